// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso } from '@ambito/subgraph';
import { Length, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { AccessoInput } from './accesso-input.ts';
import { esigiEntroDieciAnni } from './entro-dieci-anni.ts';
import { esigiProprioComune } from './sede-di-chi.ts';
import { SedeEntity } from './sede.entity.ts';
import { emettiSede } from './sede.evento.ts';

@InputType({ description: 'La sede che un Comune mette a disposizione.' })
export class IndividuaSedeInput extends AccessoInput {
  @Field({ description: 'Codice ISTAT del Comune.' })
  @Matches(/^\d{6}$/)
  codiceIstat!: string;

  @Field({ description: 'Denominazione.' })
  @Length(3, 200)
  denominazione!: string;

  @Field({ description: 'Indirizzo.' })
  @Length(3, 300)
  indirizzo!: string;

  @Field(() => DataIso, { description: 'Da quando è attiva.' })
  attivaDal!: string;
}

/**
 * Art. 5 c. 1 and 2: a Comune of the Ambito designates its sede, one at most; a Comune does so for itself only.
 * That it is one is held by the constraint `sede_una_per_comune`, under concurrency too. @returns the sede's id
 */
export async function individuaSede(unit: WriteUnit, input: IndividuaSedeInput): Promise<string> {
  esigiProprioComune(unit.context, input.codiceIstat);
  esigiEntroDieciAnni(unit, 'attivaDal', input.attivaDal);
  const [membro] = await unit.query(
    'SELECT 1 FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date',
    [input.codiceIstat, unit.ambitoId, input.attivaDal],
  );
  if (membro === undefined)
    throw new RuleViolation(
      'art. 5 c. 1',
      'Le sedi sono messe a disposizione dai Comuni associati: questo non lo è a quella data',
    );
  const id = uuidv7();
  const { attivaDal, ...dati } = input;
  await unit.manager.insert(SedeEntity, {
    id,
    ambitoId: unit.ambitoId,
    ...dati,
    periodo: `[${attivaDal},)`,
    versione: 1,
  });
  await emettiSede(unit, id);
  unit.audit('Sede', id);
  return id;
}
