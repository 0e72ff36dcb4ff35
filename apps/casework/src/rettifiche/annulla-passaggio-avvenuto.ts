// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { keepAnnullato, type WriteUnit } from '@ambito/persistence';
import { Azione, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Field, FieldResolver, InputType, Resolver, Root } from 'type-graphql';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { withdrawTratto } from '../responsabilita/withdraw-tratto.ts';
import { loadCasoDiTutti } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO } from '../prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import {
  PermessiPresaInCarico,
  PresaInCarico,
  type PresaInCaricoRow,
  Responsabilita,
  type ResponsabilitaRow,
} from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoAssegna, presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { FATTI_DEL_PASSAGGIO } from './fatti-del-passaggio.sql.ts';
import { finishRitorno, TornaIndietroInput } from './torna-indietro.ts';

@InputType({ description: 'Un passaggio già cominciato, fatto per errore: il caso è andato a chi non doveva averlo.' })
export class AnnullaPassaggioAvvenutoInput extends TornaIndietroInput {
  @Field(() => Date, { description: 'Da quando ne risponde, o ne rispondeva, chi lo ha ricevuto per errore.' })
  dalle!: Date;
}

/** The handovers of some cases ($2) of an Ambito ($1) that the coordinator made and that have begun by an instant ($3), each with what was done first since. */
const PASSAGGI_AVVENUTI = `
  SELECT r.presa_in_carico_id AS owner, lower(r.periodo) AS dalle, fatto.cosa, fatto.istante
  FROM responsabilita r
  JOIN responsabilita prima ON prima.ambito_id = r.ambito_id AND prima.presa_in_carico_id = r.presa_in_carico_id AND prima.fine = r.inizio
  JOIN presa_in_carico p ON p.ambito_id = r.ambito_id AND p.id = r.presa_in_carico_id
  LEFT JOIN LATERAL (SELECT * FROM (${FATTI_DEL_PASSAGGIO}) AS fatti ORDER BY istante LIMIT 1) AS fatto ON true
  WHERE r.ambito_id = $1 AND r.presa_in_carico_id = ANY ($2::uuid[]) AND r.natura = 'ORDINARIA' AND r.inizio <= $3::timestamptz`;

interface Avvenuto {
  readonly owner: string;
  readonly dalle: Date;
  readonly cosa: string | null;
  readonly istante: Date | null;
  readonly [column: string]: unknown;
}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaPassaggioAvvenuto {
  /**
   * Art. 2 c. 2, art. 7 c. 1: the case was handed over to the wrong person, who has done nothing on it. It was never theirs: they do not
   * see it any more, and whoever answered before has answered all the time. What the case said is kept. An urgency that the handover had
   * put in order is open again. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla un passaggio già cominciato, fatto per errore: chi aveva il caso prima ne risponde senza interruzione, e chi lo aveva ricevuto non lo vede più (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaPassaggioAvvenuto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il passaggio.' }) input: AnnullaPassaggioAvvenutoInput,
  ): Promise<string> {
    const { presaInCaricoId, dalle, motivo } = input;
    const { operatori } = await loadCasoDiTutti(unit, input);
    requireAnnullabile(
      await unit.query<Avvenuto>(PASSAGGI_AVVENUTI, [unit.ambitoId, [presaInCaricoId], unit.adesso]),
      dalle,
    );
    await keepAnnullato(unit, PRESA_IN_CARICO, presaInCaricoId, { motivo, conservatoCome: uuidv7() });
    await withdrawTratto(unit, presaInCaricoId, dalle);
    await unit.query(
      `UPDATE presa_in_carico SET versione = versione + 1, urgenza_regolarizzata_il = nullif(urgenza_regolarizzata_il, $3::timestamptz)
       WHERE ambito_id = $1 AND id = $2`,
      [unit.ambitoId, presaInCaricoId, dalle],
    );
    await emitSuccessioni(unit, operatori);
    return finishRitorno(unit, input);
  }

  @Permesso('Se può annullarne un passaggio già cominciato: quale, lo dice Responsabilita.passaggioAnnullabile.')
  async puoAnnullarePassaggioAvvenuto(
    @Root() { id }: PresaInCaricoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return (await loadAvvenuti(id, context)).some(annullabile);
  }
}

@Resolver(() => Responsabilita)
export class PassaggioAnnullabileResolver {
  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => Boolean, {
    description:
      'Se comincia con un passaggio che chi legge può annullare (annullaPassaggioAvvenuto): disposto dal coordinatore, e senza che si sia fatto nulla per il caso.',
  })
  async passaggioAnnullabile(
    @Root() { presaInCaricoId, dalle }: ResponsabilitaRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!context.ammette(presaInCaricoAssegna)) return false;
    const passaggio = (await loadAvvenuti(presaInCaricoId, context)).find((uno) => comincia(uno, dalle));
    return passaggio !== undefined && annullabile(passaggio);
  }
}

/** Loads the handovers of a case that have begun. Batched. */
const loadAvvenuti = (presaInCaricoId: string, context: GraphContext): Promise<Avvenuto[]> =>
  context.loadMany<Avvenuto>('PresaInCarico.passaggiAvvenuti', presaInCaricoId, ({ query }, ids) =>
    query(PASSAGGI_AVVENUTI, [context.ambitoId, ids, context.adesso]),
  );

/** Whether nothing was done on the case since a handover: the command and what it says of itself ask this alone. */
const annullabile = ({ cosa }: Avvenuto): boolean => cosa === null;

const comincia = (passaggio: Avvenuto, dalle: Date): boolean => passaggio.dalle.getTime() === new Date(dalle).getTime();

/**
 * @throws RuleViolation for a case that was never handed over, or on which something was done since; BadUserInput for an instant at which
 *   no handover began
 */
function requireAnnullabile(passaggi: readonly Avvenuto[], dalle: Date): void {
  if (passaggi.length === 0)
    throw new RuleViolation(
      'art. 2 c. 2',
      'Il caso non è passato di mano per scelta del coordinatore: non c’è un passaggio da annullare',
    );
  const passaggio = passaggi.find((uno) => comincia(uno, dalle));
  if (passaggio === undefined)
    throw new BadUserInput(
      ['input', 'dalle'],
      'In quell’istante non è cominciato un passaggio disposto dal coordinatore: rileggi chi ha risposto del caso',
    );
  if (annullabile(passaggio)) return;
  const { cosa, istante } = passaggio;
  const quando = istante === null ? '' : `${ilGiorno(giornoRoma(istante))} `;
  throw new RuleViolation(
    'art. 2 c. 2',
    `Chi ha ricevuto il caso ne ha risposto davvero, e il passaggio resta: ${quando}${cosa ?? ''}. Se deve andare ad altri, si passa di nuovo`,
  );
}
