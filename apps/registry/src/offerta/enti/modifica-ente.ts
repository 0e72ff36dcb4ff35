// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { colonneDi, writeCompetenze } from './dati-ente.ts';
import { EnteEntity } from './ente.entity.ts';
import { emitEnte } from './ente.evento.ts';
import { ModificaEnteInput } from './ente-input.ts';
import { loadEnte } from './load-ente.ts';
import { Command, Unit } from '@ambito/subgraph';
import { Resolver, Arg } from 'type-graphql';
import { Ente } from './ente.ts';
import { enteReference } from './ente.reference.ts';

/** Puts the data of an ente in place of the earlier ones. What it is and since when do not change. Its data, with what it
 * is competent for and the Comuni where it works, are those of the present: earlier ones are not kept. @returns the ente's id */
export async function modificaEnte(unit: WriteUnit, input: ModificaEnteInput): Promise<string> {
  const { id, versione } = input;
  await loadEnte(unit, id, versione);
  await unit.manager.update(EnteEntity, { id }, { ...colonneDi(input), versione: versione + 1 });
  await writeCompetenze(unit, id, input);
  await emitEnte(unit, id);
  unit.audit('Ente', id);
  return id;
}

@Resolver()
export class ModificaEnte {
  @Command(() => Ente, {
    description: 'Sostituisce i dati di un ente: recapiti, competenze, territorio. Quelli di prima non restano.',
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  modificaEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I nuovi dati.' }) input: ModificaEnteInput,
  ): Promise<string> {
    return modificaEnte(unit, input);
  }
}
