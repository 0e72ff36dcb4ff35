// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineReference } from '@ambito/subgraph';
import { indicatoreDi } from './catalogo.ts';
import { indicatoreCatalogo } from './indicatori.azioni.ts';

/** The definition of an indicator that another service names by its code. */
export const definizioneReference = defineReference({
  typename: 'DefinizioneIndicatore',
  azione: indicatoreCatalogo,
  keys: {
    codice: (_lettura, codici) =>
      Promise.resolve(
        codici.flatMap((codice) => {
          const indicatore = indicatoreDi(codice);
          return indicatore === undefined ? [] : [{ nota: null, ...indicatore }];
        }),
      ),
  },
});
