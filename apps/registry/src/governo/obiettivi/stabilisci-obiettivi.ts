// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import {
  AtMost,
  Command,
  DataIso,
  Decimali,
  defineForma,
  type GraphContext,
  Permesso,
  Unit,
  UUID,
} from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Ctx, Field, Float, InputType, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { advancePiano, loadPiano } from '../piano-di-zona/load-piano.ts';
import { pianoDiZonaReference } from '../piano-di-zona/piano-di-zona.reference.ts';
import { PermessiPiano, PianoDiZona, type PianoRow } from '../piano-di-zona/piano-di-zona.ts';

const CodiceIndicatore = defineForma({
  pattern: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
  attesa: 'Il codice di un indicatore, lettere maiuscole, cifre e trattini bassi',
  esempio: 'CONTATTI_PER_SEDE',
});

@InputType({ description: 'Un obiettivo del Piano di Zona.' })
export class ObiettivoDiPianoInput {
  @Field(() => UUID, { nullable: true, description: "L'obiettivo, se c'è già." })
  id?: string;

  @Field({ description: 'Che cosa si vuole ottenere.' })
  @Length(3, 1_000)
  descrizione!: string;

  @Field(() => String, { nullable: true, description: "Codice dell'indicatore, dal catalogo del Sistema Informativo." })
  @CodiceIndicatore()
  @Length(2, 60)
  codiceIndicatore?: string;

  @Field(() => Float, { nullable: true, description: "Valore atteso dell'indicatore." })
  @Decimali(4, { fino: 9_999_999_999 })
  valoreAtteso?: number;

  @Field(() => DataIso, { description: 'Entro quando: un giorno del periodo del Piano.' })
  entro!: string;
}

@InputType({ description: 'Tutti gli obiettivi di un Piano di Zona, in ordine.' })
export class StabilisciObiettiviInput {
  @Field(() => UUID, { description: 'Il Piano.' })
  pianoId!: string;

  @Field(() => Int, { description: 'Versione del Piano che si è letta.' })
  versione!: number;

  @Field(() => [ObiettivoDiPianoInput], {
    description: 'Gli obiettivi: quelli che ci sono già e non sono qui si tolgono.',
  })
  @ArrayNotEmpty()
  @AtMost(100)
  obiettivi!: ObiettivoDiPianoInput[];
}

/**
 * Art. 7 c. 2: the coordinator sets the objectives of the plan. An objective may have an indicator that measures it. An
 * objective with a reported progress, or to which a contribution has led, cannot be removed. @returns the plan's id
 */
export async function stabilisciObiettivi(
  unit: WriteUnit,
  { pianoId, versione, obiettivi }: StabilisciObiettiviInput,
): Promise<string> {
  await requireCoordinatoreInCarica(unit);
  const { dal, al } = await loadPiano(unit, pianoId, versione);
  for (const [indice, { codiceIndicatore, valoreAtteso, entro }] of obiettivi.entries()) {
    const percorso = ['input', 'obiettivi', String(indice)];
    if (entro < dal || entro > al)
      throw new BadUserInput([...percorso, 'entro'], "L'obiettivo si raggiunge nel periodo del Piano");
    if (valoreAtteso !== undefined && codiceIndicatore === undefined)
      throw new BadUserInput([...percorso, 'valoreAtteso'], 'Manca l’indicatore del valore atteso: indica quale');
  }
  const noti = obiettivi.map(({ id }) => id?.toLowerCase());
  requireNessuno(
    noti.findIndex((id, indice) => id !== undefined && noti.indexOf(id) < indice),
    "L'obiettivo è indicato due volte",
  );
  await unit.query('DELETE FROM obiettivo_di_piano WHERE piano_id = $1 AND NOT id = ANY ($2::uuid[])', [
    pianoId,
    noti.filter((id) => id !== undefined),
  ]);
  const scritti = await unit.query<{ id: string }>(
    `INSERT INTO obiettivo_di_piano AS o (id, piano_id, ordine, descrizione, codice_indicatore, valore_atteso, entro)
     SELECT id, $1, ordine, descrizione, "codiceIndicatore", "valoreAtteso", entro
     FROM jsonb_to_recordset($2) AS n (id uuid, ordine smallint, descrizione text, "codiceIndicatore" text, "valoreAtteso" numeric, entro date)
     ON CONFLICT (id) DO UPDATE SET ordine = excluded.ordine, descrizione = excluded.descrizione, codice_indicatore = excluded.codice_indicatore,
       valore_atteso = excluded.valore_atteso, entro = excluded.entro
     WHERE o.piano_id = excluded.piano_id
     RETURNING id`,
    [pianoId, JSON.stringify(obiettivi.map((obiettivo, ordine) => ({ id: uuidv7(), ...obiettivo, ordine })))],
  );
  requireNessuno(
    noti.findIndex((noto) => noto !== undefined && !scritti.some(({ id }) => id === noto)),
    "L'obiettivo non è di questo Piano",
  );
  await advancePiano(unit, pianoId);
  return pianoId;
}

/** @param indice the place in the input of the first wrong objective; -1 for none @throws BadUserInput */
function requireNessuno(indice: number, messaggio: string): void {
  if (indice >= 0) throw new BadUserInput(['input', 'obiettivi', String(indice), 'id'], messaggio);
}

@Resolver(() => PermessiPiano)
export class StabilisciObiettivi {
  @Command(() => PianoDiZona, {
    description: 'Stabilisce gli obiettivi del Piano di Zona, tutti insieme (art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: pianoDiZonaReference,
  })
  stabilisciObiettivi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Gli obiettivi.' }) input: StabilisciObiettiviInput,
  ): Promise<string> {
    return stabilisciObiettivi(unit, input);
  }

  // This `puo…` is for `stanziaLinea` too: the same person sets the objectives and the budget of a plan.
  @Permesso('Se può cambiarne obiettivi e linee di bilancio.')
  async puoModificare(@Root() { ambitoId }: PianoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return ambitoId === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
