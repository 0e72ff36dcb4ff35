// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import { codiceFiscaleSintetico } from '@ambito/vocabulary';

const COGNOMI = [
  'Barone',
  'Colella',
  'Di Lauro',
  'Esposito',
  'Fierro',
  'Galasso',
  'Lombardi',
  'Matarazzo',
  'Nigro',
  'Oliviero',
];
const NOMI = [
  'Alba',
  'Brigida',
  'Cinzia',
  'Diletta',
  'Ersilia',
  'Fiorenza',
  'Giacinta',
  'Iolanda',
  'Loredana',
  'Marcella',
];

/** A person who does not exist, another at each run: the fiscal code's place of birth is nowhere. */
export function personaInventata(comuneResidenza: string) {
  const cognome = COGNOMI[randomInt(COGNOMI.length)] ?? '';
  const nome = NOMI[randomInt(NOMI.length)] ?? '';
  const dataNascita = new Date(Date.UTC(1950, 0, 1 + randomInt(18_000))).toISOString().slice(0, 10);
  return {
    cognome,
    nome,
    dataNascita,
    sesso: 'F',
    cittadinanza: 'IT',
    comuneResidenza,
    codiceFiscale: codiceFiscaleSintetico({ cognome, nome, dataNascita, sesso: 'F' }),
  };
}
