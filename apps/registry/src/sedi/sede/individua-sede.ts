// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, Command, Unit, azioneOfCommand } from '@ambito/subgraph';
import { Length, Matches } from 'class-validator';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { ASSOCIATI_SQL } from '../../ambito/appartenenze/associati.sql.ts';
import { AccessoInput } from './accesso-input.ts';
import { requireEntroDieciAnni } from './entro-dieci-anni.ts';
import { ammettePer, requireProprioComune } from './sede-di-chi.ts';
import { SedeEntity } from './sede.entity.ts';
import { emitSede } from './sede.evento.ts';
import { Sede } from './sede.ts';
import { sedeReference } from './sede.reference.ts';

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

/** Of some Comuni ($1), those that stay in an Ambito ($2) and have no sede that stays: a new one has no end when it begins. */
const SENZA_SEDE = `
  SELECT codice_istat AS owner FROM appartenenza AS a
  WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2 AND upper_inf(periodo)
    AND NOT EXISTS (SELECT FROM sede AS s WHERE s.codice_istat = a.codice_istat AND upper_inf(s.periodo))`;

/** Whether whoever reads may designate the sede of a Comune: the constraints that hold it leave room for one. Batched. */
export async function puoIndividuareSede(codiceIstat: string, context: GraphContext): Promise<boolean> {
  if (!ammettePer(azioneOfCommand(IndividuaSede), codiceIstat, context)) return false;
  const senza = await context.loadMany<{ owner: string }>('Comune.senzaSede', codiceIstat, (lettura, codici) =>
    lettura.query(SENZA_SEDE, [codici, lettura.ambitoId]),
  );
  return senza.length > 0;
}

/**
 * Art. 5 c. 1 and 2: a Comune of the Ambito designates its sede, one at most; a Comune does so for itself only.
 * That it is one is held by the constraint `sede_una_per_comune`, under concurrency too. @returns the sede's id
 */
export async function individuaSede(unit: WriteUnit, input: IndividuaSedeInput): Promise<string> {
  requireProprioComune(unit.context, input.codiceIstat);
  requireEntroDieciAnni(unit, 'attivaDal', input.attivaDal);
  const [membro] = await unit.query(ASSOCIATI_SQL, [[input.codiceIstat], unit.ambitoId, input.attivaDal]);
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
  await emitSede(unit, id);
  unit.audit('Sede', id);
  return id;
}

@Resolver()
export class IndividuaSede {
  @Command(() => Sede, {
    description: 'Il Comune individua la propria sede, una sola (art. 5 c. 1 e 2).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  individuaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La sede.' }) input: IndividuaSedeInput,
  ): Promise<string> {
    return individuaSede(unit, input);
  }
}
