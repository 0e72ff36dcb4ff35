// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Natura, VoceConNatura } from './nature.ts';
import { vocabolarioDi } from './vocabolario.ts';

const VOCI: readonly (readonly [codice: string, nome: string, natura: Natura])[] = [
  ['ASSISTENTE_SOCIALE', "Assistente sociale iscritto all'albo", 'ASSISTENTE_SOCIALE'],
  ['SEGRETARIATO', 'Operatore del Segretariato Sociale', 'ALTRA'],
  ['COORDINATORE', "Coordinatore dell'Ufficio di Piano", 'COORDINATORE'],
];

/** The qualifications of those who work in the service (art. 4, art. 8). What one may do goes by the nature of the entry. */
export const qualifiche = vocabolarioDi<VoceConNatura>(
  'Regolamento, art. 4 e 8',
  VOCI.map(([codice, nome, natura]) => ({ codice, nome, natura, dal: '2014-06-25' })),
);
