// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { concludiModifica } from '../operatori/load-operatore.ts';
import { loadConSostituto } from './registra-assenza.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';

@InputType({ description: "Un'assenza da correggere: giorni e sostituto, come devono essere." })
export class ModificaAssenzaInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'assenza." })
  assenzaId!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => UUID, { nullable: true, description: 'Chi lo sostituisce; nessuno, se manca.' })
  sostitutoId?: string;
}

@InputType({ description: "Un'assenza che non c'è stata, o non ci sarà." })
export class AnnullaAssenzaInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'assenza." })
  assenzaId!: string;
}

/** Art. 8: an absence gets longer or shorter, or another substitute, under the same rules as a new one. */
export async function modificaAssenza(unit: WriteUnit, input: ModificaAssenzaInput): Promise<string> {
  const { operatoreId, versione, assenzaId, dal, al, sostitutoId = null } = input;
  if (al < dal) throw new BadUserInput(['input', 'al'], "L'assenza finisce dopo il suo inizio");
  await loadConSostituto(unit, operatoreId, versione, sostitutoId);
  const cambiate = await unit.query(
    `UPDATE assenza SET periodo = daterange($3::date, $4::date, '[]'), sostituto_id = $5
     WHERE id = $1 AND operatore_id = $2 RETURNING 1`,
    [assenzaId, operatoreId, dal, al, sostitutoId],
  );
  if (cambiate.length === 0) throw new NotFound('Assenza non trovata');
  return concludiModifica(unit, operatoreId);
}

/** Art. 8: takes an absence away; the register of accesses remembers who did. */
export async function annullaAssenza(
  unit: WriteUnit,
  { operatoreId, versione, assenzaId }: AnnullaAssenzaInput,
): Promise<string> {
  await loadConSostituto(unit, operatoreId, versione, null);
  const tolte = await unit.query('DELETE FROM assenza WHERE id = $1 AND operatore_id = $2 RETURNING 1', [
    assenzaId,
    operatoreId,
  ]);
  if (tolte.length === 0) throw new NotFound('Assenza non trovata');
  return concludiModifica(unit, operatoreId);
}

@Resolver()
export class ModificaAssenza {
  @Command(() => Operatore, {
    description: "Cambia i giorni o il sostituto di un'assenza (art. 8).",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  modificaAssenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assenza, come deve essere." }) input: ModificaAssenzaInput,
  ): Promise<string> {
    return modificaAssenza(unit, input);
  }
}

@Resolver()
export class AnnullaAssenza {
  @Command(() => Operatore, {
    description: "Toglie un'assenza che non c'è.",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  annullaAssenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assenza." }) input: AnnullaAssenzaInput,
  ): Promise<string> {
    return annullaAssenza(unit, input);
  }
}
