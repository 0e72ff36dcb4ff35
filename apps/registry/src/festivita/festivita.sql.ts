// SPDX-License-Identifier: AGPL-3.0-or-later
import { festivitaNazionali } from '@ambito/orari';

const [PRIMO_ANNO, ULTIMO_ANNO] = [2014, 2100];

/** The national holidays as a date[], for what is computed in the database. */
export const FESTIVITA_SQL = `'{${Array.from({ length: ULTIMO_ANNO - PRIMO_ANNO + 1 }, (_, indice) =>
  festivitaNazionali(PRIMO_ANNO + indice).map(({ giorno }) => giorno),
)
  .flat()
  .join()}}'::date[]`;
