// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { createDataSource, type DataSource } from '@ambito/persistence';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
const A98 = '0192a04a-0000-7000-8000-00000000aa98';
const COORDINAMENTO = { chi: 'COORDINAMENTO_ISTITUZIONALE', campi: 'id' } as const;
let registry: Registry;
const { command, attempt } = operazioniDi(() => registry);
beforeEach(async () => {
  registry = await startIstituito();
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [
      { codiceIstat: '064100', nome: 'Solofra', codiceCatastale: 'I805' },
      { codiceIstat: '064101', nome: 'Serino', codiceCatastale: 'I630' },
    ].map((comune) => ({ ...comune, siglaProvincia: 'AV', regione: '15', popolazione: [] })),
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
      await command(
        'registraConvenzione',
        { versione: 1, oggetto, sottoscrittaIl: '2014-06-25', dal, al, comuni },
        { ...COORDINAMENTO, ruolo: { ambito } },
      );
});
afterEach(() => registry.stop());

const istituisciAltro = (id: string, codice: string, capofila: string) =>
  command(
    'istituisciAmbito',
    { id, codice, nome: `Ambito ${codice}`, capofila, comuni: [capofila], dal: '2014-06-25' },
    { chi: 'AMMINISTRATORE', campi: 'id' },
  );
const firmatari = async (oggetto: string, campo = 'firmatari') => {
  const { data } = await registry.call(
    null,
    `{ ambito(codice: "A04") { convenzioni { edges { node { oggetto ${campo} { dal al comune { codiceIstat } } } } } } }`,
  );
  const { ambito } = asLists<{
    ambito: { convenzioni: Record<string, { dal: string; al: string; comune: { codiceIstat: string } }[]>[] };
  }>(data);
  const convenzione = ambito.convenzioni.find((una) => (una['oggetto'] as unknown) === oggetto);
  return convenzione![campo.replace(/\(.*/, '')]!.map(({ dal, al, comune }) => [comune.codiceIstat, dal, al]);
};
const recede = (codiceIstat: string, dal: string, versione = 1) =>
  attempt('registraRecesso', { versione, codiceIstat, dal, atto: 'del. 1/2027' }, COORDINAMENTO);
const aderisce = (codiceIstat: string, dal: string, versione: number) =>
  attempt('registraAdesione', { versione, codiceIstat, dal, atto: 'del. 2/2027' }, COORDINAMENTO);
const firme = (codiceIstat: string, ambitoId: string) =>
  registry.admin<{ oggetto: string; il: string }>(
    `SELECT oggetto, f.sottoscritta_il AS il FROM convenzione_comune f JOIN convenzione c ON c.id = convenzione_id
     WHERE codice_istat = $1 AND ambito_id = $2 ORDER BY periodo`,
    [codiceIstat, ambitoId],
  );
const passa = (versioni: { da: number; a: number }, a = A99, dal = '2027-01-01') =>
  attempt(
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

describe('a Comune that enters signs the present and future Convenzioni, and no past one (art. 1)', () => {
  test('when it joins', async () => {
    const adesione = { versione: 1, codiceIstat: '064101', dal: '2027-01-01', atto: 'del. 9/2026' };
    expect((await attempt('registraAdesione', adesione, COORDINAMENTO)).errore).toBeUndefined();
    expect(await firme('064101', A04)).toEqual(DAL_GIORNO);
  });

  test('when it comes from another Ambito', async () => {
    expect((await passa({ da: 1, a: 1 })).errore).toBeUndefined();
    expect(await firme('064071', A99)).toEqual(DAL_GIORNO);
  });

  test('but no Convenzione that begins after the Comune has left again', async () => {
    await istituisciAltro(A98, 'A98', '064101');
    expect((await passa({ da: 1, a: 1 }, A98, '2029-07-01')).errore).toBeUndefined();
    expect((await passa({ da: 2, a: 1 }, A99, '2028-07-01')).errore).toBeUndefined();
    expect(await firme('064071', A99)).toEqual([{ oggetto: 'In vigore', il: '2028-07-01' }]);
  });
});

describe('a Comune that leaves (art. 1)', () => {
  test('is a signatory until its last day, and of no later Convenzione; its signature stays', async () => {
    expect((await recede('064071', '2028-07-01')).errore).toBeUndefined();
    expect(await firmatari('In vigore')).toEqual([
      ['064008', '2027-01-01', '2029-12-31'],
      ['064071', '2027-01-01', '2028-06-30'],
      ['064113', '2027-01-01', '2029-12-31'],
    ]);
    expect(await firmatari('Futura')).toEqual([
      ['064008', '2030-01-01', '2032-12-31'],
      ['064113', '2030-01-01', '2032-12-31'],
    ]);
    expect(await firmatari('Futura', 'sottoscrizioniDecadute')).toEqual([['064071', null, null]]);
    expect(await firmatari('In vigore', 'firmatari(al: "2028-07-01")')).toHaveLength(2);
    expect(await firmatari('In vigore', 'firmatari(al: "2028-06-30")')).toHaveLength(3);
  });

  test('and comes back is a signatory on the days of its memberships', async () => {
    await recede('064071', '2028-07-01');
    expect((await aderisce('064071', '2029-07-01', 2)).errore).toBeUndefined();
    expect((await firmatari('In vigore')).filter(([comune]) => comune === '064071')).toEqual([
      ['064071', '2027-01-01', '2028-06-30'],
      ['064071', '2029-07-01', '2029-12-31'],
    ]);
    expect((await firmatari('Futura')).filter(([comune]) => comune === '064071')).toEqual([
      ['064071', '2030-01-01', '2032-12-31'],
    ]);
    expect(await firmatari('Futura', 'sottoscrizioniDecadute')).toEqual([]);
  });
});

test('a Comune that is known to enter later signs, on that day, a Convenzione that is recorded before', async () => {
  await aderisce('064101', '2034-01-01', 1);
  const input = { oggetto: 'Poi', sottoscrittaIl: '2026-11-24', dal: '2033-01-01', al: '2035-12-31' };
  const tutti = ['064008', '064071', '064113'];
  expect((await attempt('registraConvenzione', { versione: 2, ...input, comuni: tutti }, COORDINAMENTO)).errore).toBe(
    undefined,
  );
  expect((await firmatari('Poi')).filter(([comune]) => comune === '064101')).toEqual([
    ['064101', '2034-01-01', '2035-12-31'],
  ]);
  expect(await firme('064101', A04)).toEqual([{ oggetto: 'Poi', il: '2034-01-01' }]);
});

describe('in the database, without the service (art. 1)', () => {
  let servizio: DataSource;
  beforeEach(async () => {
    const url = registry.database.urls.DATABASE_URL;
    servizio = createDataSource({ url, applicationName: 'prova', poolSize: 2, entities: [] });
    await servizio.initialize();
  });
  afterEach(() => servizio.destroy());

  const CONVENZIONE = `INSERT INTO convenzione (id, ambito_id, oggetto, sottoscritta_il, periodo)
    VALUES ('0192a04a-0000-7000-8000-00000000c0c0', $1, 'x', '2026-01-01', '[2040-01-01,2041-01-01)')`;
  const FIRMA = `INSERT INTO convenzione_comune (convenzione_id, codice_istat, sottoscritta_il)
    SELECT id, $2, '2026-01-01' FROM convenzione WHERE ambito_id = $1`;
  const ENTRA = `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ($2, $1, '[2027-01-01,)')`;
  const parametri = (sql: string) => (sql.includes('$2') ? [A04, '064101'] : [A04]);

  test.each([
    ['a Convenzione that not every member signs', CONVENZIONE, 'convenzione_di_tutti_gli_associati'],
    ['a member that has not signed', ENTRA, 'convenzione_di_tutti_gli_associati'],
    ['a signature of a Comune that is not associated', `${FIRMA} LIMIT 1`, 'firma_di_comune_associato'],
  ])('there is not %s', async (_nome, sql, constraint) => {
    await expect(servizio.query(sql, parametri(sql))).rejects.toMatchObject({ constraint });
  });

  test.each([
    ['a Convenzione', `UPDATE convenzione SET oggetto = 'altro'`, 'convenzione_immutabile'],
    ['a Convenzione taken away', 'DELETE FROM convenzione', 'convenzione_immutabile'],
    ['a signature', `UPDATE convenzione_comune SET sottoscritta_il = '2020-01-01'`, 'firma_immutabile'],
    ['a signature taken away', 'DELETE FROM convenzione_comune', 'firma_immutabile'],
  ])('%s does not change, for the service nor for the owner', async (_nome, sql, constraint) => {
    await expect(servizio.query(sql)).rejects.toMatchObject({ code: '42501' });
    await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
  });

  test('if a Comune enters while a Convenzione is recorded without it, one of the two is refused', async () => {
    const [entra, registra] = [servizio.createQueryRunner(), servizio.createQueryRunner()];
    await entra.startTransaction();
    await registra.startTransaction();
    await entra.query(ENTRA, [A04, '064101']);
    await entra.query(`${FIRMA} AND upper(periodo) > '2027-01-01'`, [A04, '064101']);
    await registra.query(CONVENZIONE, [A04]);
    await registra.query(
      `INSERT INTO convenzione_comune (convenzione_id, codice_istat, sottoscritta_il)
       SELECT '0192a04a-0000-7000-8000-00000000c0c0', codice_istat, '2026-01-01' FROM appartenenza WHERE ambito_id = $1`,
      [A04],
    );
    const esiti = await Promise.allSettled([entra.commitTransaction(), registra.commitTransaction()]);
    expect(esiti.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(esiti.find((esito) => esito.status === 'rejected')?.reason).toMatchObject({
      constraint: 'convenzione_di_tutti_gli_associati',
    });
    await Promise.all([entra.release(), registra.release()]);
  });
});
