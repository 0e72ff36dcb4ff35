// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { IsIn, Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { istanteCorretto, vicinoDi } from '../responsabilita/giorno-corretto.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { PROGETTO, ProgettoEntity } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { inCorso, requireInCorso } from './stati.ts';

@UpdateInput(ProgettoEntity, 'L’accettazione di un progetto registrata male, e come doveva essere', [])
export class RettificaAccettazioneInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, {
    nullable: true,
    description:
      'Il giorno in cui è stato accettato: da quello in cui è redatto o modificato per ultimo, non dopo la prima verifica.',
  })
  accettatoIl?: string;

  @Field(() => String, { nullable: true, description: 'Chi l’ha accettato: PERSONA o TUTORE.' })
  @IsIn(['PERSONA', 'TUTORE'])
  accettatoDa?: string;

  @Field(() => String, { nullable: true, description: "L'accettazione con le parole di chi l'ha data." })
  @Length(3, 4_000)
  parole?: string;
}

/** An acceptance as it is written, between the text that was accepted and the first verification. */
interface Scritta {
  readonly accettatoIl: Date;
  readonly accettatoConAccesso: boolean;
  readonly redattoIl: Date;
  readonly modificatoIl: Date | null;
  readonly verificatoIl: Date | null;
}

/** A project ($2). A verification has a day and no time: it stands at noon. */
const SCRITTA = `
  SELECT accettato_il AS "accettatoIl", accettato_con_accesso AS "accettatoConAccesso", redatto_il AS "redattoIl",
    modifiche[cardinality(modifiche)] AS "modificatoIl",
    (SELECT (min(svolta) + time '12:00') AT TIME ZONE 'Europe/Rome' FROM verifica v
     WHERE v.ambito_id = g.ambito_id AND v.progetto_id = g.id) AS "verificatoIl"
  FROM progetto g WHERE ambito_id = $1 AND id = $2`;

/**
 * The instant of an acceptance on another day: the beginning of the day, or of the text that was accepted on that day.
 * @throws BadUserInput for a day before that text was written, after a verification, or to come
 */
const readIstante = (
  unit: WriteUnit,
  giorno: string,
  { accettatoIl, redattoIl, modificatoIl, verificatoIl }: Scritta,
): Promise<Date> =>
  istanteCorretto(unit, {
    ...{ campo: 'accettatoIl', giorno, scritto: accettatoIl },
    precede:
      modificatoIl === null
        ? { istante: redattoIl, rifiuto: 'Il progetto è stato redatto dopo,' }
        : { istante: modificatoIl, rifiuto: 'Il progetto è stato modificato dopo,' },
    segue: vicinoDi({ istante: verificatoIl, cosa: 'è registrata una verifica' }, 'Il progetto era già accettato:'),
  });

@Resolver(() => PermessiProgetto)
export class RettificaAccettazione {
  /**
   * Art. 2 c. 5 a: the case manager recorded the acceptance that the person or the guardian gave wrongly. What the person wrote, signed
   * in, is theirs: nobody else corrects it. @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager rettifica un’accettazione che ha registrato: chi l’ha data, quando, con quali parole. Quella data dalla persona con il proprio accesso non si rettifica (art. 2 c. 5 a).',
    articolo: 'art. 2 c. 5 a',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  async rettificaAccettazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accettazione." }) input: RettificaAccettazioneInput,
  ): Promise<string> {
    const { progettoId, motivo, accettatoDa, parole } = input;
    const { stato } = await loadProgetto(unit, input);
    requireInCorso(stato, "si rettifica l'accettazione di");
    const [scritta] = await unit.query<Scritta>(SCRITTA, [unit.ambitoId, progettoId]);
    if (scritta === undefined) throw new Error(`No Progetto ${progettoId}`);
    if (scritta.accettatoConAccesso)
      throw new RuleViolation(
        'art. 2 c. 5 a',
        'La persona ha accettato con il proprio accesso: le sue parole restano. Se è stato un errore si annulla l’accettazione, e la persona accetta di nuovo',
      );
    const accettatoIl = input.accettatoIl === undefined ? null : await readIstante(unit, input.accettatoIl, scritta);
    await rettificaSulPosto(unit, PROGETTO, progettoId, { motivo }, () =>
      unit.query(
        `UPDATE progetto SET accettato_il = coalesce($3, accettato_il), accettato_da = coalesce($4, accettato_da),
           parole = coalesce($5, parole)
         WHERE ambito_id = $1 AND id = $2`,
        [unit.ambitoId, progettoId, accettatoIl, accettatoDa ?? null, parole ?? null],
      ),
    );
    return finishProgetto(unit, input, motivo);
  }

  @Permesso('Se può rettificarne l’accettazione che ha registrato.')
  async puoRettificareAccettazione(
    @Root() { stato, presaInCaricoId, accettatoConAccesso }: ProgettoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return inCorso(stato) && !accettatoConAccesso && agisce(presaInCaricoId, context);
  }
}
