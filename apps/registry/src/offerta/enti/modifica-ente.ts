// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { colonneDi, writeCompetenze } from './write-ente.ts';
import { ModificaEnteInput } from './ente-input.ts';
import { EnteEntity } from './ente.entity.ts';
import { emitEnte } from './ente.evento.ts';
import { enteReference } from './ente.reference.ts';
import { Ente, PermessiEnte, type EnteRow } from './ente.ts';
import { isOwnActive, loadEnte } from './load-ente.ts';

@Resolver(() => PermessiEnte)
export class ModificaEnte {
  /**
   * Replaces the data of an ente, which are not kept: its contacts, its competences, the Comuni where it works. Its kind and
   * its first day do not change. @returns the ente's id
   */
  @Command(() => Ente, {
    description: 'Sostituisce i dati di un ente: recapiti, competenze, territorio. Quelli di prima non restano.',
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async modificaEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I nuovi dati.' }) input: ModificaEnteInput,
  ): Promise<string> {
    const { id, versione } = input;
    await loadEnte(unit, id, versione);
    await unit.manager.update(EnteEntity, { id }, { ...colonneDi(input), versione: versione + 1 });
    await writeCompetenze(unit, id, input);
    await emitEnte(unit, id);
    unit.audit('Ente', id);
    return id;
  }

  @Permesso('Se può modificarne i dati.')
  puoModificare(@Root() ente: EnteRow, @Ctx() context: GraphContext): boolean {
    return isOwnActive(ente, context);
  }
}
