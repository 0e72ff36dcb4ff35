// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { ArrayMaxSize, ArrayNotEmpty, IsNumber, Length, Matches } from 'class-validator';
import { Field, Float, InputType, Int, Resolver, Arg } from 'type-graphql';
import { requireCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { loadPiano, rivediPiano } from '../piano-di-zona/load-piano.ts';
import { PianoDiZona } from '../piano-di-zona/piano-di-zona.ts';
import { pianoDiZonaReference } from '../piano-di-zona/piano-di-zona.reference.ts';

@InputType({ description: 'Un obiettivo del Piano di Zona.' })
export class ObiettivoDiPianoInput {
  @Field(() => UUID, { nullable: true, description: "L'obiettivo, se c'è già." })
  id?: string;

  @Field({ description: 'Che cosa si vuole ottenere.' })
  @Length(3, 1_000)
  descrizione!: string;

  @Field(() => String, { nullable: true, description: "Codice dell'indicatore, dal catalogo del Sistema Informativo." })
  @Matches(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
  @Length(2, 60)
  codiceIndicatore?: string;

  @Field(() => Float, { nullable: true, description: "Valore atteso dell'indicatore." })
  @IsNumber({ allowInfinity: false, allowNaN: false, maxDecimalPlaces: 4 })
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
  @ArrayMaxSize(100)
  obiettivi!: ObiettivoDiPianoInput[];
}

/**
 * Art. 7 c. 2: the coordinator sets the objectives of the plan, each with the indicator by which it is seen or, for now,
 * without. One whose course has been told, or to which a contribution is linked, stays. @returns the plan's id
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
      throw new BadUserInput([...percorso, 'valoreAtteso'], 'Un valore atteso è di un indicatore: indica quale');
  }
  const noti = obiettivi.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (new Set(noti).size !== noti.length)
    throw new BadUserInput(['input', 'obiettivi'], 'Un obiettivo è indicato due volte');
  await unit.query('DELETE FROM obiettivo_di_piano WHERE piano_id = $1 AND NOT id = ANY ($2::uuid[])', [pianoId, noti]);
  const scritti = await unit.query(
    `INSERT INTO obiettivo_di_piano AS o (id, piano_id, ordine, descrizione, indicatore, valore_atteso, entro)
     SELECT id, $1, ordine, descrizione, "codiceIndicatore", "valoreAtteso", entro
     FROM jsonb_to_recordset($2) AS n (id uuid, ordine smallint, descrizione text, "codiceIndicatore" text, "valoreAtteso" numeric, entro date)
     ON CONFLICT (id) DO UPDATE SET ordine = excluded.ordine, descrizione = excluded.descrizione, indicatore = excluded.indicatore,
       valore_atteso = excluded.valore_atteso, entro = excluded.entro
     WHERE o.piano_id = excluded.piano_id
     RETURNING 1`,
    [pianoId, JSON.stringify(obiettivi.map((obiettivo, ordine) => ({ id: uuidv7(), ...obiettivo, ordine })))],
  );
  if (scritti.length !== obiettivi.length)
    throw new BadUserInput(['input', 'obiettivi'], 'Uno degli obiettivi non è di questo Piano');
  await rivediPiano(unit, pianoId);
  return pianoId;
}

@Resolver()
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
}
