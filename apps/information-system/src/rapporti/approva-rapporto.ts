// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Resolver, Root } from 'type-graphql';
import { DecidiRapportoInput, loadRapporto } from './load-rapporto.ts';
import { RapportoEntity } from './rapporto.entity.ts';
import { rapportoReference } from './rapporto.reference.ts';
import { PermessiRapporto, Rapporto, type RapportoRow } from './rapporto.ts';
import { puoPassare, StatoRapporto } from './stati.ts';

@Resolver(() => PermessiRapporto)
export class ApprovaRapporto {
  /** Art. 7 c. 1: an approved report does not change, and has the whole period in it. The database ensures both too. */
  @Command(() => Rapporto, {
    description: 'Il coordinatore approva un rapporto di un periodo finito: da qui non cambia più.',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    reload: rapportoReference,
  })
  async approvaRapporto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il rapporto.' }) input: DecidiRapportoInput,
  ): Promise<string> {
    await loadRapporto(unit, input, StatoRapporto.APPROVATO);
    await unit.manager.update(
      RapportoEntity,
      { id: input.rapportoId },
      {
        stato: StatoRapporto.APPROVATO,
        approvatoIl: unit.adesso,
        approvatoDa: unit.context.attore.sub,
        aggiornatoIl: unit.adesso,
        versione: () => 'versione + 1',
      },
    );
    unit.audit('Rapporto', input.rapportoId);
    return input.rapportoId;
  }

  @Permesso('Se può approvarlo: è pronto, e il periodo era finito quando è stato chiesto.')
  puoApprovare(@Root() { stato, provvisorio }: RapportoRow): boolean {
    return puoPassare(stato, StatoRapporto.APPROVATO) && !provvisorio;
  }
}
