// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Consumer } from '@ambito/subgraph';
import { applyEsitoRiduzione } from './governo/bilancio/esito-riduzione.ts';
import { applySuccessione } from './personale/incarichi/apply-successione.ts';

/** Applies casework's answers to requests of the registry. Other events of casework are ignored. */
export const caseworkConsumer = (clock: () => Date = () => new Date()): Consumer => ({
  queue: 'registry.casework',
  async apply(unit, events) {
    for (const event of events) {
      if (event.tipo === 'SuccessioneConfermata') await applySuccessione(unit.causedBy(event), event, clock());
      if (event.tipo === 'RiduzioneLineaEsaminata') await applyEsitoRiduzione(unit.causedBy(event), event, clock());
    }
  },
});
