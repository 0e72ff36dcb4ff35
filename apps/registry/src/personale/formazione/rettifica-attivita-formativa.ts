// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, keepAnnullato, requireCorretto, writeCorretto, type WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length, Max, Min } from 'class-validator';
import { Arg, Field, Float, Int, Resolver } from 'type-graphql';
import { requireVoci } from '../../ambito/vocabolari/require-voce.ts';
import { lockAttivita } from './annulla-attivita-formativa.ts';
import { ATTIVITA_FORMATIVA, AttivitaFormativaEntity } from './attivita-formativa.entity.ts';
import { emitAttivitaFormativa, emitAttivitaFormativaAnnullata } from './attivita-formativa.evento.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiAttivitaFormativa } from './attivita-formativa.ts';
import { requireGiorni, requireQuartiDOra } from './programma-attivita-formativa.ts';

@UpdateInput(AttivitaFormativaEntity, "Un'attività formativa scritta male, e come doveva essere")
export class RettificaAttivitaFormativaInput {
  @Field(() => UUID, { description: "L'attività sbagliata." })
  attivitaId!: string;

  @Field(() => Int, { description: "Versione dell'attività che si è letta." })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => String, { nullable: true, description: 'Titolo.' })
  @Length(3, 200)
  titolo?: string;

  @Field(() => String, { nullable: true, description: 'Chi la organizza.' })
  @Length(2, 200)
  organizzatore?: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => Float, { nullable: true, description: 'Durata in ore, fino al quarto d’ora.' })
  @Min(0.25)
  @Max(500)
  ore?: number;

  @Field(() => Int, { nullable: true, description: 'Crediti formativi.' })
  @Min(0)
  @Max(500)
  crediti?: number;

  @Field(() => Int, { nullable: true, description: 'Posti.' })
  @Min(1)
  @Max(10_000)
  posti?: number | null;

  @AtMost(20)
  @Field(() => [String], {
    nullable: true,
    description: 'A quali qualifiche è aperta: voci di QUALIFICHE in uso oggi, o che aveva già.',
  })
  @ArrayNotEmpty()
  @ArrayUnique()
  apertaA?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Se è aperta anche agli operatori sociosanitari di altri enti.',
  })
  apertaAdAltriEnti?: boolean;
}

@Resolver(() => PermessiAttivitaFormativa)
export class RettificaAttivitaFormativa {
  /**
   * Art. 2 c. 5 m: an event was written wrongly, before or after its days. It is annulled, and another one takes its place with those who
   * are enrolled and their hours, which the database counts against it again (`partecipazione_ammessa`, `partecipazione_posti`,
   * `partecipazione_ore_della_attivita`). @returns the id of the new event
   */
  @Command(() => AttivitaFormativa, {
    description:
      "Rettifica un'attività formativa scritta male: quella sbagliata è annullata e un'altra la sostituisce, con gli iscritti e le loro ore (art. 2 c. 5 m, n).",
    articolo: 'art. 2 c. 5 m, n',
    ammessi: ['COORDINATORE'],
    reload: attivitaFormativaReference,
  })
  async rettificaAttivitaFormativa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'attività." }) input: RettificaAttivitaFormativaInput,
  ): Promise<string> {
    const { attivitaId, versione, motivo, dal, al, ore, ...dati } = input;
    await lockAttivita(unit, attivitaId, versione);
    const [prima] = await unit.query<AttivitaFormativaEntity>(
      `SELECT ${columnsOf(AttivitaFormativaEntity)} FROM attivita_formativa WHERE id = $1`,
      [attivitaId],
    );
    if (prima === undefined) throw new Error(`No AttivitaFormativa ${attivitaId}`);
    const giorni = { dal: dal ?? prima.dal, al: al ?? prima.al };
    requireGiorni(giorni, ['input', al === undefined ? 'dal' : 'al']);
    if (ore !== undefined) requireQuartiDOra(ore, ['input', 'ore']);
    const aggiunte = dati.apertaA?.filter((codice) => !prima.apertaA.includes(codice)) ?? [];
    await requireVoci(unit, 'QUALIFICHE', aggiunte, giornoRoma(unit.adesso), ['input', 'apertaA']);
    const nuova = uuidv7();
    await emitAttivitaFormativaAnnullata(unit, attivitaId);
    await keepAnnullato(unit, ATTIVITA_FORMATIVA, attivitaId, { motivo, sostituitoDa: nuova });
    await writeCorretto(unit, ATTIVITA_FORMATIVA, attivitaId, {
      ...{ ...dati, id: nuova, versione: 1, ore: ore?.toFixed(2), periodo: `[${giorni.dal},${giorni.al}]` },
    });
    await unit.query(
      // Who is enrolled in an event that is to come after all was enrolled in time.
      `UPDATE partecipazione AS p SET attivita_id = a.id, ore_attivita = a.ore,
         ritardo_motivo = CASE WHEN lower(a.periodo) <= $3::date THEN p.ritardo_motivo END,
         ritardo_da = CASE WHEN lower(a.periodo) <= $3::date THEN p.ritardo_da END
       FROM attivita_formativa AS a WHERE p.attivita_id = $1 AND a.id = $2`,
      [attivitaId, nuova, giornoRoma(unit.adesso)],
    );
    await unit.query('DELETE FROM attivita_formativa WHERE id = $1', [attivitaId]);
    await requireCorretto(unit, ATTIVITA_FORMATIVA, attivitaId, nuova);
    await emitAttivitaFormativa(unit, nuova);
    unit.audit('AttivitaFormativa', attivitaId);
    unit.audit('AttivitaFormativa', nuova);
    return nuova;
  }

  @Permesso('Se può rettificarla.')
  puoRettificare(): boolean {
    return true;
  }
}
