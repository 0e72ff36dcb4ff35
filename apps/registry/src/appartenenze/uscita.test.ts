// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiEnte } from '../offerta.testing.ts';
import { operazioniDi } from '../operazioni.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
let registry: Registry;
const { fa, prova } = operazioniDi(() => registry);
beforeEach(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
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
  await fa(
    'istituisciAmbito',
    { id: A99, codice: 'A99', nome: 'Ambito A99', capofila: '064100', comuni: ['064100'], dal: '2014-06-25' },
    { chi: 'AMMINISTRATORE', campi: 'id' },
  );
});
afterEach(() => registry.stop());

const nellAltro = { ruolo: { ambito: A99 } };
const individua = async (codiceIstat: string, attivaDal = '2020-01-01', opzioni: object = {}): Promise<string> =>
  (
    await fa(
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
      prova(
        'registraRecesso',
        { versione: 1, codiceIstat: '064071', dal: '2027-01-01', atto: 'del. 3/2026' },
        { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' },
      ),
  ],
  [
    'passes to another Ambito',
    () =>
      prova(
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
    prova('organizzaPua', { codiceIstat, sedeId, distrettoId, dal }, { campi: 'dal al', ...opzioni });
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
      (await fa('registraEnte', datiEnte())).id,
      (await fa('registraEnte', datiEnte({ denominazione: 'Distretto sanitario 5' }))).id,
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
    expect((await prova('cessaSede', { sedeId, versione: 1, al: '2026-12-31' })).errore).toBeUndefined();
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

  test('the Ambito where it goes arranges its own from that day, and the one it leaves until the eve', async () => {
    const { sedeId, successivoId } = await disponi('064113');
    expect((await USCITE[1][1]()).errore).toBeUndefined();
    const nuovaSede = await individua('064100', '2020-01-01', nellAltro);
    const { id: nuovoDistretto } = await fa('registraEnte', datiEnte(), nellAltro);
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

  test('past the service too, a membership does not end before it', async () => {
    await disponi('064113');
    await expect(
      registry.admin(
        `UPDATE appartenenza SET periodo = periodo * daterange(NULL, '2027-01-01') WHERE codice_istat = '064071'`,
      ),
    ).rejects.toMatchObject({ constraint: 'pua_di_comune_associato' });
  });
});
