// SPDX-License-Identifier: AGPL-3.0-or-later
import { faker } from '@faker-js/faker/locale/it';
import { bisogniValidi, codiceFiscaleSintetico } from '@ambito/vocabulary';
import type { PersonaInput } from '../persone/registra-persona.ts';

/** The same invented people and cases at each installation. */
const SEED = 2_014_0625;

/** The weight of each Comune among the contatti, roughly by its residents; the smallest have one or two a year. */
const COMUNI: readonly (readonly [codiceIstat: string, peso: number])[] = [
  ['064008', 530],
  ['064002', 41],
  ['064018', 23],
  ['064025', 91],
  ['064027', 5],
  ['064039', 19],
  ['064055', 21],
  ['064071', 3],
  ['064073', 14],
  ['064074', 28],
  ['064075', 37],
  ['064078', 23],
  ['064080', 35],
  ['064083', 48],
  ['064111', 5],
  ['064113', 8],
];

const AREE: readonly (readonly [area: string, peso: number])[] = [
  ['FAM', 26],
  ['ELD', 24],
  ['POV', 22],
  ['DIS', 16],
  ['MULBEN', 6],
  ['IMMNOM', 4],
  ['ADD', 2],
];

export function restartRandom(): void {
  faker.seed(SEED);
}

export function pickWeighted<T>(voci: readonly (readonly [T, number])[]): T {
  return faker.helpers.weightedArrayElement(voci.map(([value, weight]) => ({ value, weight })));
}

export const comuneDiResidenza = (): string => pickWeighted(COMUNI);
export const area = (): string => pickWeighted(AREE);

/** One or two needs of an area, from the vocabulary in force that day. */
export function bisogniDi(areaUtenza: string, giorno: string): { codice: string }[] {
  const dellArea = bisogniValidi(giorno).filter((bisogno) => bisogno.area === areaUtenza);
  return faker.helpers.arrayElements(dellArea, { min: 1, max: 2 }).map(({ codice }) => ({ codice }));
}

export const probabile = (probabilita: number): boolean => faker.datatype.boolean({ probability: probabilita });
export const intero = (min: number, max: number): number => faker.number.int({ min, max });
export const uno = <T>(voci: readonly T[]): T => faker.helpers.arrayElement(voci);

/** Somebody who does not exist, of an age that the area makes likely. */
export function personaInventata(areaUtenza: string, comuneResidenza: string, progressivo: number): PersonaInput {
  const sesso = uno(['F', 'M'] as const);
  const nome = faker.person.firstName(sesso === 'F' ? 'female' : 'male');
  const cognome = faker.person.lastName();
  const eta = areaUtenza === 'ELD' ? intero(66, 95) : areaUtenza === 'FAM' ? intero(1, 48) : intero(18, 70);
  // The day depends on the running number, so that all invented codes differ.
  const nascita = new Date(Date.UTC(2026 - eta, 0, 1 + (progressivo % 365)));
  const dataNascita = nascita.toISOString().slice(0, 10);
  return {
    nome,
    cognome,
    sesso,
    dataNascita,
    cittadinanza: areaUtenza === 'IMMNOM' ? uno(['NON_UE', 'UE']) : 'IT',
    comuneResidenza,
    ...(probabile(0.95) ? { codiceFiscale: codiceFiscaleSintetico({ nome, cognome, dataNascita, sesso }) } : {}),
  };
}
