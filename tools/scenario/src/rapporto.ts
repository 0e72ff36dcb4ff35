// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Call } from './client.ts';
type Report = (passo: string, ruolo: string, risultato: object) => void;
export async function chiudiRapporto(_c: Call, _r: Report, _t: string, _d: Date) {}
export async function leggiComeRegione(_c: Call, _r: Report, _a: string, _t: string, _p: string) {}
