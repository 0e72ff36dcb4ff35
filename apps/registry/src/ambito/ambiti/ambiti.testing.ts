// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Registry } from '../../testing.ts';
import { ALTRO } from '../../testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';

/** The Ambito of callers with a role in another Ambito, of the same Regione. It is made at the first call. */
export async function altroAmbito(registry: Registry): Promise<string> {
  const { command, sql, comuneNuovo } = strumentiDi(() => registry);
  const [noto] = await sql('SELECT FROM ambito WHERE id = $1', [ALTRO]);
  if (noto !== undefined) return ALTRO;
  const capofila = await comuneNuovo();
  const ambito = { id: ALTRO, codice: 'A05', nome: 'Ambito A05', capofila, comuni: [capofila], dal: '2014-06-25' };
  await command('istituisciAmbito', ambito, { chi: 'AMMINISTRATORE', campi: 'id' });
  return ALTRO;
}
