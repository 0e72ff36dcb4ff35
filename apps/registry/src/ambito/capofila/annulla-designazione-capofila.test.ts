// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const OPZIONI = {
  chi: 'COORDINAMENTO_ISTITUZIONALE',
  campi: 'capofilaNelTempo { edges { node { id dal al comune { codiceIstat } } } }',
} as const;
interface Letto {
  capofilaNelTempo: { id: string; dal: string; al: string | null; comune: { codiceIstat: string } }[];
}
const versione = async (): Promise<number> =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM ambito WHERE id = $1', [A04]))[0]!.versione;
const designa = async (dal: string): Promise<Letto['capofilaNelTempo']> => {
  const input = { versione: await versione(), codiceIstat: '064071', dal, atto: 'del. 4/2026' };
  return (await command<Letto>('designaCapofila', input, OPZIONI)).capofilaNelTempo;
};
const annulla = async (capofilaId: string) =>
  attempt<Letto>(
    'annullaDesignazioneCapofila',
    { versione: await versione(), capofilaId, motivo: 'Un altro Comune' },
    OPZIONI,
  );

describe('the designation of a capofila that was a mistake (art. 1)', () => {
  test('is annulled before it begins: whoever led goes on, and another day can be chosen', async () => {
    const [prima, sbagliata] = await designa('2030-01-01');
    expect(prima).toMatchObject({ al: '2029-12-31' });
    const input = { versione: await versione(), codiceIstat: '064113', dal: '2027-01-01', atto: 'del. 5/2026' };
    expect((await attempt('designaCapofila', input, OPZIONI)).messaggio).toContain('si annulla');
    const { fatto, errore } = await annulla(sbagliata!.id);
    expect(errore).toBeUndefined();
    expect(fatto!.capofilaNelTempo).toEqual([{ ...prima, al: null }]);
    const [detto] = await registry.admin<{ tipo: string; dati: object }>(
      'SELECT tipo, dati FROM annullamento WHERE id = $1',
      [sbagliata!.id],
    );
    expect(detto).toMatchObject({ tipo: 'CAPOFILA', dati: { codice_istat: '064071', atto: 'del. 4/2026' } });
    expect(await designa('2027-01-01')).toHaveLength(2);
  });

  test('stays when another one follows it, or when it has begun; in the database too', async () => {
    const [prima, seconda] = await designa('2028-01-01');
    expect((await annulla(seconda!.id)).errore).toMatchObject({ articolo: 'art. 1 c. 1' });
    expect((await annulla(prima!.id)).messaggio).toContain('se ne designa un altro');
    await expect(
      registry.admin(`DO $$ BEGIN
        INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
          SELECT id, ambito_id, 'CAPOFILA', ambito_id, to_jsonb(c), 'prova', 'x', 'REGIONE', now() FROM capofila AS c WHERE id = '${prima!.id}';
        DELETE FROM capofila WHERE id = '${prima!.id}'; END $$`),
    ).rejects.toMatchObject({ constraint: 'capofila_immutabile' });
  });
});
