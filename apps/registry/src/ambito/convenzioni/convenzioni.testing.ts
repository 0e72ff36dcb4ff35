// SPDX-License-Identifier: AGPL-3.0-or-later
import type { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04 } from '../../testing.ts';

/** Convenzioni of the Ambito in the states that commands ask for, each of a year of its own. */
export function statiConvenzioni({ command, sql, versione }: ReturnType<typeof strumentiDi>) {
  let anno = 2100;
  /** A Convenzione of a year of its own, signed by the Comuni that are associated then. */
  async function convenzione() {
    const dal = `${(anno += 1)}-01-01`;
    const associati = await sql<{ codice: string }>(
      'SELECT codice_istat AS codice FROM appartenenza WHERE ambito_id = $1 AND periodo @> $2::date',
      [A04, dal],
    );
    const comuni = associati.map(({ codice }) => codice);
    return {
      ...{ versione: await versione('ambito', A04), oggetto: 'Gestione associata', sottoscrittaIl: '2026-01-01' },
      ...{ dal, al: `${anno}-12-31`, comuni },
    };
  }
  /** The cessation of a Convenzione half a year before its term. */
  async function daCessare() {
    const { dal, ...registrata } = await convenzione();
    await command('registraConvenzione', { dal, ...registrata }, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    const [{ id = '' } = {}] = await sql<{ id: string }>(
      'SELECT id FROM convenzione WHERE ambito_id = $1 AND periodo @> $2::date',
      [A04, dal],
    );
    const al = dal.replace('-01-01', '-06-30');
    return { versione: registrata.versione, convenzioneId: id, al, atto: 'del. 1' };
  }
  /** One that has ceased so by mistake. */
  async function cessata() {
    const cessa = await daCessare();
    await command('cessaConvenzione', cessa, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    const { versione: letta, convenzioneId } = cessa;
    return { versione: letta, convenzioneId, motivo: 'Era un’altra Convenzione' };
  }
  return { convenzione, daCessare, cessata };
}
