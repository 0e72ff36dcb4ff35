// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../operazioni.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
const A98 = '0192a04a-0000-7000-8000-00000000aa98';
const COORDINAMENTO = { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' } as const;
let registry: Registry;
const { fa, prova } = operazioniDi(() => registry);
beforeEach(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [
      { codiceIstat: '064100', nome: 'Solofra' },
      { codiceIstat: '064101', nome: 'Serino' },
    ].map((comune) => ({ ...comune, codiceCatastale: 'X999', siglaProvincia: 'AV', regione: '15', popolazione: [] })),
  });
  await istituisciAltro(A99, 'A99', '064100');
  for (const [ambito, comuni] of [
    [A04, ['064008', '064071', '064113']],
    [A99, ['064100']],
  ] as const)
    for (const [oggetto, dal, al] of [
      ['Finita', '2014-06-25', '2026-12-31'],
      ['In vigore', '2027-01-01', '2029-12-31'],
      ['Futura', '2030-01-01', '2032-12-31'],
    ])
      await fa(
        'registraConvenzione',
        { versione: 1, oggetto, sottoscrittaIl: '2014-06-25', dal, al, comuni },
        { ...COORDINAMENTO, ruolo: { ambito } },
      );
});
afterEach(() => registry.stop());

const istituisciAltro = (id: string, codice: string, capofila: string) =>
  fa(
    'istituisciAmbito',
    { id, codice, nome: `Ambito ${codice}`, capofila, comuni: [capofila], dal: '2014-06-25' },
    { chi: 'AMMINISTRATORE', campi: 'id' },
  );
const firme = (codiceIstat: string, ambitoId: string) =>
  registry.admin<{ oggetto: string; il: string }>(
    `SELECT oggetto, f.sottoscritta_il AS il FROM convenzione_comune f JOIN convenzione c ON c.id = convenzione_id
     WHERE codice_istat = $1 AND ambito_id = $2 ORDER BY periodo`,
    [codiceIstat, ambitoId],
  );
const passa = (versioni: { da: number; a: number }, a = A99, dal = '2027-01-01') =>
  prova(
    'ridisegnaAmbiti',
    {
      da: { ambitoId: A04, versione: versioni.da },
      a: { ambitoId: a, versione: versioni.a },
      ...{ comuni: ['064071'], dal, atto: 'D.G.R. 1/2026' },
    },
    { chi: 'REGIONE', campi: 'id' },
  );
const DAL_GIORNO = [
  { oggetto: 'In vigore', il: '2027-01-01' },
  { oggetto: 'Futura', il: '2027-01-01' },
];

describe('a Comune that enters signs the Convenzione in force and those to come, and none that is over (art. 1)', () => {
  test('when it joins', async () => {
    const adesione = { versione: 1, codiceIstat: '064101', dal: '2027-01-01', atto: 'del. 9/2026' };
    expect((await prova('registraAdesione', adesione, COORDINAMENTO)).errore).toBeUndefined();
    expect(await firme('064101', A04)).toEqual(DAL_GIORNO);
  });

  test('when it comes from another Ambito', async () => {
    expect((await passa({ da: 1, a: 1 })).errore).toBeUndefined();
    expect(await firme('064071', A99)).toEqual(DAL_GIORNO);
  });

  test('and none that begins after it is out again', async () => {
    await istituisciAltro(A98, 'A98', '064101');
    expect((await passa({ da: 1, a: 1 }, A98, '2029-07-01')).errore).toBeUndefined();
    expect((await passa({ da: 2, a: 1 }, A99, '2028-07-01')).errore).toBeUndefined();
    expect(await firme('064071', A99)).toEqual([{ oggetto: 'In vigore', il: '2028-07-01' }]);
  });
});
