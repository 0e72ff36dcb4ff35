// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso } from '@ambito/subgraph';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { esigiCoordinatoreInCarica } from '../coordinatore/coordinatore-in-carica.ts';
import { TipoAccordo } from './accordo.ts';

@InputType({ description: 'Un accordo sottoscritto.' })
export class RegistraAccordoInput {
  @Field(() => TipoAccordo, { description: 'Forma.' })
  tipo!: TipoAccordo;

  @Field({ description: 'Oggetto.' })
  @Length(3, 300)
  oggetto!: string;

  @Field({ description: 'Per che cosa.' })
  @Length(3, 4_000)
  finalita!: string;

  @Field(() => [String], { description: "Con chi, oltre all'Ambito." })
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Length(2, 200, { each: true })
  parti!: string[];

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione.' })
  sottoscrittoIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

/** Art. 2 c. 5 f and o: an agreement with its parties, its purpose and its term. @returns the agreement's id */
export async function registraAccordo(unit: WriteUnit, input: RegistraAccordoInput): Promise<string> {
  const { tipo, oggetto, finalita, parti, sottoscrittoIl, dal, al } = input;
  if (al < dal) throw new BadUserInput(['input', 'al'], "L'accordo finisce dopo il suo inizio");
  await esigiCoordinatoreInCarica(unit);
  const id = uuidv7();
  await unit.query(
    `INSERT INTO accordo (id, ambito_id, tipo, oggetto, finalita, parti, sottoscritto_il, periodo)
     VALUES ($1, $2, $3, $4, $5, $6, $7, daterange($8, $9, '[]'))`,
    [id, unit.ambitoId, tipo, oggetto, finalita, parti, sottoscrittoIl, dal, al],
  );
  unit.audit('Accordo', id);
  return id;
}
