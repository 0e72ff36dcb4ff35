// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { colonneDi, writeCompetenze } from './write-ente.ts';
import { RegistraEnteInput } from './ente-input.ts';
import { EnteEntity } from './ente.entity.ts';
import { emitEnte } from './ente.evento.ts';
import { enteReference } from './ente.reference.ts';
import { Ente } from './ente.ts';

/** Art. 2 c. 5 f and o: an ente with which the Ambito works, with what it is competent for. @returns the ente's id */
export async function registraEnte(unit: WriteUnit, input: RegistraEnteInput): Promise<string> {
  const id = uuidv7();
  await unit.manager.insert(EnteEntity, {
    id,
    ambitoId: unit.ambitoId,
    natura: input.natura,
    ...colonneDi(input),
    periodo: `[${input.dal},)`,
    versione: 1,
  });
  await writeCompetenze(unit, id, input);
  await emitEnte(unit, id);
  unit.audit('Ente', id);
  return id;
}

@Resolver(() => PermessiAmbito)
export class RegistraEnte {
  @Command(() => Ente, {
    description: "Registra un ente con cui l'Ambito collabora (art. 2 c. 5 f e o).",
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  registraEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "I dati dell'ente." }) input: RegistraEnteInput,
  ): Promise<string> {
    return registraEnte(unit, input);
  }

  @Permesso('Se può registrare un ente.')
  puoRegistrareEnte(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
