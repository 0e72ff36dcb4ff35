// SPDX-License-Identifier: AGPL-3.0-or-later
import { TipoCaricamento } from './caricamento.ts';
import type { Tracciato } from './tracciato.ts';
import { tracciatoOperatori } from './tracciato-operatori.ts';
import { tracciatoOrari } from './tracciato-orari.ts';
import { tracciatoSedi } from './tracciato-sedi.ts';

/** The layout of each kind of table. The type of the values is known only inside a layout. */
export const TRACCIATI = {
  [TipoCaricamento.SEDI]: tracciatoSedi,
  [TipoCaricamento.ORARI]: tracciatoOrari,
  [TipoCaricamento.OPERATORI]: tracciatoOperatori,
} as unknown as Readonly<Record<TipoCaricamento, Tracciato>>;
