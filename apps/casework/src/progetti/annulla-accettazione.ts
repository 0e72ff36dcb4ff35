// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { keepAnnullato, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { adjustImpegni } from '../bilancio/adjust-impegni.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { PROGETTO } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { inCorso, requireInCorso, StatoProgetto } from './stati.ts';

@InputType({ description: 'Un progetto che per errore risulta accettato.' })
export class AnnullaAccettazioneInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

/** Of some projects ($2), what was recorded since the acceptance and is put right before it. */
const FATTI = `
  SELECT progetto_id AS owner, 'una verifica' AS cosa FROM verifica
    WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) AND svolta IS NOT NULL
  UNION ALL SELECT progetto_id, 'la conclusione di un intervento' FROM intervento
    WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) AND concluso_al IS NOT NULL`;

interface Fatto {
  readonly owner: string;
  readonly cosa: string;
  readonly [column: string]: unknown;
}

@Resolver(() => PermessiProgetto)
export class AnnullaAccettazione {
  /**
   * Art. 2 c. 5 a: nobody accepted this project. It is a draft again and commits nothing; what the acceptance said is kept.
   * @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager annulla un’accettazione registrata per errore: il progetto è di nuovo in bozza e non impegna niente (art. 2 c. 5 a).',
    articolo: 'art. 2 c. 5 a',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  async annullaAccettazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il progetto.' }) input: AnnullaAccettazioneInput,
  ): Promise<string> {
    const { progettoId, motivo } = input;
    const { stato } = await loadProgetto(unit, input);
    requireInCorso(stato, "si annulla l'accettazione di");
    const [fatto] = await unit.query<Fatto>(FATTI, [unit.ambitoId, [progettoId]]);
    if (fatto !== undefined)
      throw new RuleViolation(
        'art. 2 c. 5 a',
        `Del progetto accettato è già registrata ${fatto.cosa}: se è un errore, si annulla prima`,
      );
    await keepAnnullato(unit, PROGETTO, progettoId, { motivo, conservatoCome: uuidv7() });
    await unit.query(
      `UPDATE progetto SET stato = $3, accettato_il = NULL, accettato_da = NULL, parole = NULL, accettato_con_accesso = false
       WHERE ambito_id = $1 AND id = $2`,
      [unit.ambitoId, progettoId, StatoProgetto.BOZZA],
    );
    await adjustImpegni(unit, progettoId);
    return finishProgetto(unit, input, motivo);
  }

  @Permesso('Se può annullarne l’accettazione.')
  async puoAnnullareAccettazione(
    @Root() { id, stato, presaInCaricoId }: ProgettoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!inCorso(stato)) return false;
    const fatti = await context.loadMany<Fatto>('Progetto.fatti', id, ({ query, ambitoId }, ids) =>
      query(FATTI, [ambitoId, ids]),
    );
    return fatti.length === 0 && agisce(presaInCaricoId, context);
  }
}
