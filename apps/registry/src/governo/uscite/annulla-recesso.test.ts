// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const ISTITUZIONALE = { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' } as const;
const versione = async (id = A04): Promise<number> =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM ambito WHERE id = $1', [id]))[0]!.versione;
const recede = async (codiceIstat: string, dal: string) =>
  attempt('registraRecesso', { versione: await versione(), codiceIstat, dal, atto: 'del. 3/2026' }, ISTITUZIONALE);
const periodi = (codiceIstat: string) =>
  registry.admin<{ id: string; periodo: string }>(
    'SELECT id, periodo::text FROM appartenenza WHERE codice_istat = $1 ORDER BY periodo',
    [codiceIstat],
  );
const annulla = async (codiceIstat: string) => {
  const [{ id = '' } = {}] = await periodi(codiceIstat);
  const input = { versione: await versione(), appartenenzaId: id, motivo: 'Era di un altro Comune' };
  return attempt('annullaRecesso', input, ISTITUZIONALE);
};

describe('a withdrawal that was a mistake (art. 1)', () => {
  test('is taken back; what it said is kept, the others are told, and the right one can be registered', async () => {
    expect((await recede('064071', '2027-01-01')).errore).toBeUndefined();
    expect((await recede('064071', '2027-06-01')).messaggio).toContain('si annulla');
    expect((await recede('064071', '2026-12-20')).messaggio).toContain('si annulla');
    expect((await annulla('064071')).errore).toBeUndefined();
    expect(await periodi('064071')).toMatchObject([{ periodo: '[2014-06-25,)' }]);
    const [evento] = await registry.admin<{ comuni: object[] }>(
      `SELECT evento -> 'dati' -> 'comuni' AS comuni FROM outbox WHERE evento ->> 'tipo' = 'AmbitoAggiornato' ORDER BY seq DESC LIMIT 1`,
    );
    expect(evento?.comuni).toContainEqual({ codiceIstat: '064071', dal: '2014-06-25' });
    const [detto] = await registry.admin<{ dati: object; motivo: string }>(
      `SELECT dati, motivo FROM annullamento WHERE tipo = 'APPARTENENZA'`,
    );
    const dati = { periodo: '[2014-06-25,2027-01-01)', atto_uscita: 'del. 3/2026' };
    expect(detto).toMatchObject({ motivo: 'Era di un altro Comune', dati });
    expect((await annulla('064071')).errore).toMatchObject({ code: 'RULE_VIOLATION' });
    expect((await recede('064071', '2027-06-01')).errore).toBeUndefined();
  });

  test('stays when the Comune has entered another Ambito since', async () => {
    const solofra = {
      codiceIstat: '064100',
      nome: 'Solofra',
      codiceCatastale: 'I805',
      siglaProvincia: 'AV',
      regione: '15',
    };
    await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
      comuni: [{ ...solofra, popolazione: [] }],
    });
    const altro = {
      id: A99,
      codice: 'A99',
      nome: 'Ambito A99',
      capofila: '064100',
      comuni: ['064100'],
      dal: '2014-06-25',
    };
    await command('istituisciAmbito', altro, { chi: 'AMMINISTRATORE', campi: 'id' });
    const [da, a] = [
      { ambitoId: A04, versione: await versione() },
      { ambitoId: A99, versione: await versione(A99) },
    ];
    const passaggio = { da, a, comuni: ['064113'], dal: '2027-01-01', atto: 'D.G.R. 1/2026' };
    await command('ridisegnaAmbiti', passaggio, { chi: 'AMMINISTRATORE', campi: 'id' });
    expect((await annulla('064113')).errore).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' });
    expect(await periodi('064113')).toHaveLength(2);
  });

  test('is refused by the database where nobody keeps what it was', async () => {
    await expect(
      registry.admin(`UPDATE appartenenza SET periodo = '[2014-06-25,)' WHERE codice_istat = '064071'`),
    ).rejects.toMatchObject({ constraint: 'appartenenza_immutabile' });
  });
});
