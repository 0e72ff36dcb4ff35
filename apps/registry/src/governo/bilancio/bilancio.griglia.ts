// SPDX-License-Identifier: AGPL-3.0-or-later
import { pianoNoto } from '../piano-di-zona/piano-di-zona.griglia.ts';
import type { ParteGriglia } from '../../testing.ts';

const STANZIA = 'mutation ($input: StanziaLineaInput!) { stanziaLinea(input: $input) { id } }';
const APPROVA = 'mutation ($input: ApprovaPianoInput!) { approvaPiano(input: $input) { id } }';
const stanziata = (versione: number) => ({
  input: {
    pianoId: pianoNoto.id,
    versione,
    anno: 2026,
    codice: 'L1',
    denominazione: 'Linea',
    fondo: 'FNPS',
    importo: '1000.00',
  },
});

/** A line of the known plan, there once `prepara` has run. */
const lineaNota = { id: '' };

export const bilancioGriglia: ParteGriglia = {
  async prepara({ call }) {
    const { data } = await call<{ stanziaLinea: typeof lineaNota }>('COORDINATORE', STANZIA, stanziata(2));
    Object.assign(lineaNota, data?.stanziaLinea);
    // From here on the plan is everybody's to read.
    await call('COORDINAMENTO_ISTITUZIONALE', APPROVA, {
      input: { pianoId: pianoNoto.id, versione: 3, approvatoIl: '2025-01-01', atto: 'atto' },
    });
  },
  chiavi: { LineaDiBilancio: () => ({ id: lineaNota.id }) },
  esempi: {
    'Mutation.stanziaLinea': () => ({ query: STANZIA, variables: stanziata(999) }),
    'Mutation.aumentaLinea': () => ({
      query: 'mutation ($input: AumentaLineaInput!) { aumentaLinea(input: $input) { id } }',
      variables: { input: { lineaId: lineaNota.id, versione: 999, importo: '2000.00' } },
    }),
    'Mutation.riduciLinea': () => ({
      query: 'mutation ($input: RiduciLineaInput!) { riduciLinea(input: $input) { id } }',
      variables: { input: { lineaId: lineaNota.id, versione: 999, motivo: 'motivo' } },
    }),
    'Mutation.ritiraRiduzione': () => ({
      query: 'mutation ($input: RitiraRiduzioneInput!) { ritiraRiduzione(input: $input) { id } }',
      variables: { input: { lineaId: lineaNota.id, versione: 999 } },
    }),
  },
};
