// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent } from '@ambito/events';
import { datiEnte } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
let registry: Registry;
const { command, attempt } = operazioniDi(() => registry);
beforeEach(async () => {
  registry = await startIstituito();
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [
      {
        codiceIstat: '064100',
        nome: 'Solofra',
        codiceCatastale: 'I805',
        siglaProvincia: 'AV',
        regione: '15',
        popolazione: [],
      },
    ],
  });
  await command(
    'istituisciAmbito',
    { id: A99, codice: 'A99', nome: 'Ambito A99', capofila: '064100', comuni: ['064100'], dal: '2014-06-25' },
    { chi: 'AMMINISTRATORE', campi: 'id' },
  );
});
afterEach(() => registry.stop());

const nellAltro = { ruolo: { ambito: A99 } };
const individua = async (codiceIstat: string, attivaDal = '2020-01-01', opzioni: object = {}): Promise<string> =>
  (
    await command(
      'individuaSede',
      { codiceIstat, denominazione: `Sede ${codiceIstat}`, indirizzo: 'Via Roma 1', attivaDal },
      opzioni,
    )
  ).id;

/** How the Comune of Petruro Irpino leaves on the first of 2027. */
const USCITE = [
  [
    'withdraws',
    () =>
      attempt(
        'registraRecesso',
        { versione: 1, codiceIstat: '064071', dal: '2027-01-01', atto: 'del. 3/2026' },
        { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' },
      ),
  ],
  [
    'passes to another Ambito',
    () =>
      attempt(
        'ridisegnaAmbiti',
        {
          da: { ambitoId: A04, versione: 1 },
          a: { ambitoId: A99, versione: 1 },
          comuni: ['064071'],
          dal: '2027-01-01',
          atto: 'D.G.R. 1/2026',
        },
        { chi: 'REGIONE', campi: 'id' },
      ),
  ],
] as const;

describe('the PUA ends with the sede that exercises it and with the membership (art. 2 c. 8 e)', () => {
  const organizza = (codiceIstat: string, sedeId: string, distrettoId: string, dal: string, opzioni: object = {}) =>
    attempt('organizzaPua', { codiceIstat, sedeId, distrettoId, dal }, { campi: 'dal al', ...opzioni });
  const pua = (codiceIstat: string) =>
    registry.admin<{ ambito: string; dal: string; fine: string | null }>(
      'SELECT ambito_id AS ambito, lower(periodo) AS dal, upper(periodo) AS fine FROM pua WHERE codice_istat = $1 ORDER BY periodo',
      [codiceIstat],
    );
  const FINO_ALLA_VIGILIA = [{ ambito: A04, dal: '2026-01-01', fine: '2027-01-01' }];

  /** For Petruro Irpino and Tufo the PUA is in the sede of `presso`, and from July 2027 with another district. */
  async function disponi(presso: string): Promise<{ sedeId: string; successivoId: string }> {
    const sedeId = await individua(presso);
    const [distrettoId, successivoId] = [
      (await command('registraEnte', datiEnte())).id,
      (await command('registraEnte', datiEnte({ denominazione: 'Distretto sanitario 5' }))).id,
    ];
    for (const codiceIstat of ['064071', '064113'])
      for (const [distretto, dal] of [
        [distrettoId, '2026-01-01'],
        [successivoId, '2027-07-01'],
      ] as const)
        expect((await organizza(codiceIstat, sedeId, distretto, dal)).errore).toBeUndefined();
    return { sedeId, successivoId };
  }

  test('a sede ends, and with it the PUA of every Comune that is exercised there', async () => {
    const { sedeId } = await disponi('064071');
    const cessa = { sedeId, versione: 1, al: '2026-12-31' };
    expect((await attempt('cessaSede', cessa)).errore).toMatchObject({
      campi: [{ percorso: ['input', 'confermaPua'] }],
    });
    expect((await attempt('cessaSede', { ...cessa, confermaPua: true })).errore).toBeUndefined();
    expect(await pua('064071')).toEqual(FINO_ALLA_VIGILIA);
    expect(await pua('064113')).toEqual(FINO_ALLA_VIGILIA);
  });

  test.each(USCITE)('a Comune that has it in its own sede %s', async (_nome, esce) => {
    await disponi('064071');
    expect((await esce()).errore).toBeUndefined();
    expect(await pua('064071')).toEqual(FINO_ALLA_VIGILIA);
    expect(await pua('064113')).toEqual(FINO_ALLA_VIGILIA);
  });

  test.each(USCITE)('a Comune that has it in the sede of another %s, and the other keeps it', async (_nome, esce) => {
    await disponi('064113');
    expect((await esce()).errore).toBeUndefined();
    expect(await pua('064071')).toEqual(FINO_ALLA_VIGILIA);
    expect(await pua('064113')).toHaveLength(2);
    expect((await pua('064113')).at(-1)).toMatchObject({ fine: null });
  });

  test('the new Ambito arranges the PUA from that day, and the former one until the day before', async () => {
    const { sedeId, successivoId } = await disponi('064113');
    expect((await USCITE[1][1]()).errore).toBeUndefined();
    const nuovaSede = await individua('064100', '2020-01-01', nellAltro);
    const { id: nuovoDistretto } = await command('registraEnte', datiEnte(), nellAltro);
    expect(await organizza('064071', nuovaSede, nuovoDistretto, '2027-01-01', nellAltro)).toMatchObject({
      fatto: { dal: '2027-01-01', al: null },
    });
    expect(await organizza('064071', sedeId, successivoId, '2026-12-01')).toMatchObject({
      fatto: { dal: '2026-12-01', al: '2026-12-31' },
    });
    expect(await pua('064071')).toEqual([
      { ambito: A04, dal: '2026-01-01', fine: '2026-12-01' },
      { ambito: A04, dal: '2026-12-01', fine: '2027-01-01' },
      { ambito: A99, dal: '2027-01-01', fine: null },
    ]);
  });

  test('the database by itself refuses a membership that ends before its PUA', async () => {
    await disponi('064113');
    await expect(
      registry.admin(
        `UPDATE appartenenza SET periodo = periodo * daterange(NULL, '2027-01-01') WHERE codice_istat = '064071'`,
      ),
    ).rejects.toMatchObject({ constraint: 'pua_di_comune_associato' });
  });
});

describe('mandates and incarichi of a Comune that leaves (art. 2 c. 3, art. 8 c. 1)', () => {
  const mandato = (numero: string, dal: string, operatori: string[], extra: object = {}) =>
    attempt('registraAttoDiMandato', {
      ...{ codiceIstat: '064071', numero, data: '2026-01-01', organo: 'Giunta comunale', dal, operatori },
      ...extra,
    });
  const atti = () =>
    registry.admin<{ numero: string; fine: string | null; versione: number }>(
      'SELECT numero, upper(periodo) AS fine, versione FROM atto_di_mandato ORDER BY numero',
    );

  test.each(USCITE)('it %s: its mandates end on the day before, and future ones are withdrawn', async (_nome, esce) => {
    const operatori = [await personaleDi(registry).assistente()];
    const { fatto: inCorso } = await mandato('1', '2026-01-01', operatori);
    const { fatto: futuro } = await mandato('2', '2027-03-01', operatori);
    await mandato('3', '2026-01-01', operatori, { al: '2026-06-30' });
    await mandato('4', '2026-01-01', operatori, { codiceIstat: '064113' });
    const prima = await registry.admin<{ seq: string }>('SELECT max(seq) AS seq FROM outbox');
    expect((await esce()).errore).toBeUndefined();
    expect(await atti()).toEqual([
      { numero: '1', fine: '2027-01-01', versione: 2 },
      { numero: '3', fine: '2026-07-01', versione: 1 },
      { numero: '4', fine: null, versione: 1 },
    ]);
    const eventi = await registry.admin<{ evento: object }>(
      `SELECT evento FROM outbox WHERE seq > $1 AND evento ->> 'tipo' = 'AttoDiMandatoAggiornato' ORDER BY seq`,
      [prima[0]?.seq],
    );
    expect(eventi.every(({ evento }) => parseEvent(evento).ok)).toBe(true);
    expect(eventi.map(({ evento }) => evento)).toMatchObject([
      {
        ambitoId: A04,
        aggregato: { id: inCorso?.id, versione: 2 },
        dati: { comune: '064071', dal: '2026-01-01', al: '2026-12-31', operatori },
      },
      // The mandate never takes effect: its last day comes before its first.
      { ambitoId: A04, aggregato: { id: futuro?.id, versione: 2 }, dati: { dal: '2027-03-01', al: '2027-02-28' } },
    ]);
  });

  test('a mandate that is given once the exit is recorded lasts until the day before it at most', async () => {
    const operatori = [await personaleDi(registry).assistente()];
    expect((await USCITE[0][1]()).errore).toBeUndefined();
    expect((await mandato('1', '2026-12-01', operatori)).errore).toBeUndefined();
    expect(await atti()).toEqual([{ numero: '1', fine: '2027-01-01', versione: 1 }]);
    expect((await mandato('2', '2026-12-01', operatori, { al: '2027-06-30' })).errore).toMatchObject({
      code: 'RULE_VIOLATION',
      articolo: 'art. 2 c. 3',
    });
    await expect(registry.admin(`UPDATE atto_di_mandato SET periodo = '[2026-12-01,)'`)).rejects.toMatchObject({
      constraint: 'atto_di_mandato_di_comune_associato',
    });
  });

  test.each(USCITE)(
    'no Comune %s while an incarico for it goes on, and none is given beyond the exit',
    async (_nome, esce) => {
      const { assistente } = personaleDi(registry);
      const conferisci = async (extra: object) =>
        attempt('conferisciIncarico', {
          ...{ operatoreId: await assistente(), codiceIstat: '064071', dal: '2026-01-01', fte: 1, atto: 'det. 1/2026' },
          ...{ titolo: 'DIPENDENTE', tempoIndeterminato: true, ...extra },
        });
      expect((await conferisci({})).errore).toBeUndefined();
      expect((await conferisci({ codiceIstat: '064113' })).errore).toBeUndefined();
      expect((await esce()).errore).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 8 c. 1' });
      await registry.admin(`UPDATE incarico SET periodo = '[2026-01-01,2027-01-01)' WHERE codice_istat = '064071'`);
      expect((await esce()).errore).toBeUndefined();
      expect((await conferisci({ dal: '2026-12-01' })).errore).toMatchObject({ articolo: 'art. 8 c. 1' });
      expect((await conferisci({ dal: '2026-12-01', al: '2026-12-31' })).errore).toBeUndefined();
    },
  );
});
