// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito, PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { emitCoordinatore } from './coordinatore.evento.ts';
import { NominaCoordinatoreEntity } from './nomina.entity.ts';

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
 * Art. 4 c. 2 b and art. 7: the Ambito has one coordinator at a time, an operator of that qualification, who acts by an
 * account. Under concurrency too, the constraints `coordinatore_uno_per_volta`, `coordinatore_qualificato` and
 * `coordinatore_con_account` hold it. @returns the Ambito's id
 */
export async function nominaCoordinatore(unit: WriteUnit, input: NominaCoordinatoreInput): Promise<string> {
  const { operatoreId, dal, al, atto } = input;
  if (al !== undefined && al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      "L'incarico di coordinatore finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
    );
  // The lock keeps the account as it is until the commit.
  const [operatore] = await unit.query<{ natura: string; account: string | null }>(
    'SELECT natura, account FROM operatore WHERE id = $1 AND ambito_id = $2 FOR SHARE',
    [operatoreId, unit.ambitoId],
  );
  if (operatore === undefined) throw new NotFound('Operatore non trovato');
  if (operatore.natura !== 'COORDINATORE') throw nonQualificato();
  if (operatore.account === null) throw senzaAccount();
  const id = uuidv7();
  await unit.manager.insert(NominaCoordinatoreEntity, {
    id,
    ambitoId: unit.ambitoId,
    operatoreId,
    periodo: al === undefined ? `[${dal},)` : `[${dal},${al}]`,
    atto,
  });
  await emitCoordinatore(unit);
  unit.audit('NominaCoordinatore', id);
  return unit.ambitoId;
}

export const senzaAccount = (): RuleViolation =>
  new RuleViolation('art. 7', "Il coordinatore agisce con il proprio account: prima si registra quello dell'operatore");

export const nonQualificato = (): RuleViolation =>
  new RuleViolation('art. 4 c. 2 b', "L'operatore non ha la qualifica di coordinatore, o non è dell'Ambito");

@Resolver(() => PermessiAmbito)
export class NominaIlCoordinatore {
  @Command(() => Ambito, {
    description: "Nomina il coordinatore dell'Ufficio di Piano (art. 4 c. 2 b, art. 7).",
    articolo: 'art. 7',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  nominaCoordinatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La nomina.' }) input: NominaCoordinatoreInput,
  ): Promise<string> {
    return nominaCoordinatore(unit, input);
  }

  @Permesso('Se può nominare il coordinatore.')
  puoNominareCoordinatore(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
