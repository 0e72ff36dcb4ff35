// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { emitCoordinatore } from './coordinatore.evento.ts';

@InputType({ description: "La nomina del coordinatore dell'Ufficio di Piano." })
export class NominaCoordinatoreInput {
  @Field(() => UUID, { description: "L'operatore, con qualifica di coordinatore." })
  operatoreId!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

/**
 * Art. 4 c. 2 b and art. 7: the Ambito has one coordinator at a time, an operator of that qualification and with an
 * account, by which it is known in office: the constraints `coordinatore_uno_per_volta`, `coordinatore_qualificato` and
 * `coordinatore_con_account` hold it under concurrency. @returns the nomination's id
 */
export async function nominaCoordinatore(unit: WriteUnit, input: NominaCoordinatoreInput): Promise<string> {
  const { operatoreId, dal, al, atto } = input;
  if (al !== undefined && al < dal)
    throw new BadUserInput(['input', 'al'], "L'incarico di coordinatore finisce dopo il suo inizio");
  // Locked: the account does not change between here and the commit.
  const [operatore] = await unit.query<{ qualifica: string; account: string | null }>(
    'SELECT qualifica, account FROM operatore WHERE id = $1 AND ambito_id = $2 FOR SHARE',
    [operatoreId, unit.ambitoId],
  );
  if (operatore === undefined) throw new NotFound('Operatore non trovato');
  if (operatore.qualifica !== 'COORDINATORE') throw nonQualificato();
  if (operatore.account === null) throw senzaAccount();
  const id = uuidv7();
  await unit.query(
    `INSERT INTO nomina_coordinatore (id, ambito_id, operatore_id, periodo, atto) VALUES ($1, $2, $3, daterange($4, $5, '[]'), $6)`,
    [id, unit.ambitoId, operatoreId, dal, al ?? null, atto],
  );
  await emitCoordinatore(unit);
  unit.audit('NominaCoordinatore', id);
  return id;
}

export const senzaAccount = (): RuleViolation =>
  new RuleViolation('art. 7', "Il coordinatore agisce con il proprio account: prima si registra quello dell'operatore");

export const nonQualificato = (): RuleViolation =>
  new RuleViolation('art. 4 c. 2 b', "Si nomina coordinatore un operatore dell'Ambito che ne ha la qualifica");
