// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource } from '@ambito/persistence';
import { A04 } from '../../testing.ts';
import { articolo, COMUNI, rifiuto, startRegolamento } from './regolamento.testing.ts';

let harness: Awaited<ReturnType<typeof startRegolamento>>;
beforeAll(async () => {
  harness = await startRegolamento();
});
beforeEach(() => harness.daCapo());
afterAll(() => harness.registry.stop());

describe('unanimity of the Comuni (art. 11 c. 2)', () => {
  let proposta: string;
  beforeEach(async () => {
    await harness.adotta();
    proposta = await harness.apriId([articolo('2', 'Nuove funzioni')]);
  });

  test('the last vote in favour approves the proposal and makes its version', async () => {
    expect((await harness.vota(proposta, COMUNI[0])).data?.votaPropostaDiModifica.stato).toBe('APERTA');
    expect((await harness.vota(proposta, COMUNI[1])).data?.votaPropostaDiModifica.stato).toBe('APERTA');
    expect((await harness.vota(proposta, COMUNI[2])).data?.votaPropostaDiModifica).toEqual({
      stato: 'APPROVATA',
      versioneApprovata: { numero: 2, approvataIl: '2026-03-02' },
    });
  });

  test('one vote against closes the proposal', async () => {
    await harness.vota(proposta, COMUNI[0]);
    expect((await harness.vota(proposta, COMUNI[1], false)).data?.votaPropostaDiModifica.stato).toBe('RESPINTA');
    expect(rifiuto(await harness.vota(proposta, COMUNI[2]))).toMatchObject({
      code: 'RULE_VIOLATION',
      articolo: 'art. 11 c. 2',
    });
    expect(await harness.versioni()).toHaveLength(1);
  });

  test('the last two votes, given at once, make one version', async () => {
    await harness.vota(proposta, COMUNI[0]);
    const risposte = await Promise.all([harness.vota(proposta, COMUNI[1]), harness.vota(proposta, COMUNI[2])]);
    expect(risposte.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    expect(await harness.stato(proposta)).toEqual({ stato: 'APPROVATA', voti: 3 });
    expect(await harness.versioni()).toHaveLength(2);
  });

  test('of a vote against and the last one in favour at once, the first decides and the other is refused', async () => {
    for (let volta = 0; volta < 6; volta += 1) {
      const id =
        volta === 0
          ? proposta
          : await harness.apriId([articolo('10', `Volta ${volta}`)], (await harness.versioni()).length);
      const prima = (await harness.versioni()).length;
      await harness.vota(id, COMUNI[0]);
      await harness.vota(id, COMUNI[1]);
      // Only the Comune that has not voted yet can still vote.
      const risposte = await Promise.all([harness.vota(id, COMUNI[2], false), harness.vota(id, COMUNI[2], true)]);
      expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
      const { stato: esito, voti } = (await harness.stato(id))!;
      expect(voti).toBe(3);
      expect((await harness.versioni()).length - prima).toBe(esito === 'APPROVATA' ? 1 : 0);
      expect(['APPROVATA', 'RESPINTA']).toContain(esito);
    }
  });

  test('votes for and against of different Comuni at once leave one outcome', async () => {
    const risposte = await Promise.all([
      harness.vota(proposta, COMUNI[0], false),
      ...COMUNI.slice(1).map((c) => harness.vota(proposta, c)),
    ]);
    expect(risposte[0]?.errors).toBeUndefined();
    expect((await harness.stato(proposta))?.stato).toBe('RESPINTA');
    expect(await harness.versioni()).toHaveLength(1);
  });

  test('a Comune voting twenty times at once votes once', async () => {
    const risposte = await Promise.all(Array.from({ length: 20 }, () => harness.vota(proposta, COMUNI[0])));
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
      expect(rifiuto(risposta)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 11 c. 2' });
    expect((await harness.stato(proposta))?.voti).toBe(1);
  });

  test('a Comune votes for itself if it is associated on that day', async () => {
    expect(rifiuto(await harness.vota(proposta, '064025'))).toMatchObject({
      code: 'RULE_VIOLATION',
      articolo: 'art. 11 c. 2',
    });
    expect((await harness.stato(proposta))?.voti).toBe(0);
  });

  test('a Comune that joins before the vote is closed must vote as well', async () => {
    await harness.registry.call(
      'AMMINISTRATORE',
      'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }',
      {
        comuni: [
          {
            codiceIstat: '064025',
            nome: 'Cervinara',
            codiceCatastale: 'C557',
            siglaProvincia: 'AV',
            regione: '15',
            popolazione: [],
          },
        ],
      },
    );
    await harness.vota(proposta, COMUNI[0]);
    await harness.vota(proposta, COMUNI[1]);
    await harness.registry.admin(
      `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('064025', $1, '[2026-03-02,)')`,
      [A04],
    );
    expect((await harness.vota(proposta, COMUNI[2])).data?.votaPropostaDiModifica.stato).toBe('APERTA');
    expect((await harness.vota(proposta, '064025')).data?.votaPropostaDiModifica.stato).toBe('APPROVATA');
  });

  test('neither a Comune that has left nor its vote counts any more', async () => {
    await harness.vota(proposta, COMUNI[0]);
    await harness.vota(proposta, COMUNI[1]);
    expect(rifiuto(await harness.decidi('concludiVotazione', proposta))).toMatchObject({
      articolo: 'art. 11 c. 2',
      dettagli: { comuni: [COMUNI[2]] },
    });
    await harness.esce(COMUNI[2]);
    expect(rifiuto(await harness.vota(proposta, COMUNI[2]))?.['articolo']).toBe('art. 11 c. 2');
    const { data } = await harness.decidi('concludiVotazione', proposta);
    expect(data?.['concludiVotazione']).toEqual({ stato: 'APPROVATA', versioneApprovata: { numero: 2 } });
  });

  test('an Ambito without Comuni approves nothing', async () => {
    await harness.vota(proposta, COMUNI[0]);
    await harness.senzaComuni();
    expect(rifiuto(await harness.decidi('concludiVotazione', proposta))).toMatchObject({
      code: 'RULE_VIOLATION',
      articolo: 'art. 11 c. 2',
    });
    expect((await harness.stato(proposta))?.stato).toBe('APERTA');
  });

  test('a Comune does not join on a day before a vote that others have given', async () => {
    expect(
      rifiuto(
        await harness.registry.call(
          'COORDINAMENTO_ISTITUZIONALE',
          'mutation ($input: RegistraAdesioneInput!) { registraAdesione(input: $input) { versione } }',
          { input: { versione: 1, codiceIstat: '064025', dal: '2026-03-01', atto: 'del. 9/2026' } },
        ),
      ),
    ).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'dal'] }] });
  });

  test('a Comune joins at the earliest on the day after the others have approved a proposal', async () => {
    for (const comune of COMUNI) await harness.vota(proposta, comune);
    await harness.registry.admin(
      `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ('064025', 'Cervinara', 'C557', 'AV', '15') ON CONFLICT DO NOTHING`,
    );
    const [{ versione } = { versione: 0 }] = await harness.registry.admin<{ versione: number }>(
      'SELECT versione FROM ambito',
    );
    const aderisce = (dal: string) =>
      harness.registry.call(
        'COORDINAMENTO_ISTITUZIONALE',
        'mutation ($input: RegistraAdesioneInput!) { registraAdesione(input: $input) { id } }',
        { input: { versione, codiceIstat: '064025', dal, atto: 'del. 9/2026' } },
      );
    expect(rifiuto(await aderisce('2026-03-02'))).toMatchObject({ articolo: 'art. 11 c. 2' });
    expect((await aderisce('2026-03-03')).errors).toBeUndefined();
    await expect(
      harness.registry.admin(`UPDATE appartenenza SET periodo = '[2026-03-01,)' WHERE codice_istat = '064025'`),
    ).rejects.toMatchObject({ constraint: 'appartenenza_immutabile' });
  });

  test('a Comune that joins during the last vote either waits for it or must vote as well', async () => {
    await harness.vota(proposta, COMUNI[0]);
    await harness.vota(proposta, COMUNI[1]);
    const unione = createDataSource({
      url: harness.registry.database.urls.DATABASE_URL,
      applicationName: 'prova',
      poolSize: 2,
      entities: [],
    });
    await unione.initialize();
    const runner = unione.createQueryRunner();
    await runner.query(
      `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ('064025', 'Cervinara', 'C557', 'AV', '15') ON CONFLICT DO NOTHING`,
    );
    await runner.startTransaction();
    await runner.query(
      `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('064025', $1, '[2026-03-02,)')`,
      [A04],
    );
    const ultimo = harness.vota(proposta, COMUNI[2]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await harness.stato(proposta))?.voti).toBe(2);
    await runner.commitTransaction();
    await runner.release();
    await unione.destroy();
    expect((await ultimo).data?.votaPropostaDiModifica.stato).toBe('APERTA');
  });

  test('a withdrawn proposal is closed, and its articles may be proposed again', async () => {
    expect(rifiuto(await harness.open([articolo('2', 'Altro ancora')]))).toMatchObject({ articolo: 'art. 11 c. 2' });
    expect(rifiuto(await harness.decidi('ritiraPropostaDiModifica', proposta, 9))).toMatchObject({
      code: 'CONFLICT',
      versioneAttuale: 1,
    });
    expect((await harness.decidi('ritiraPropostaDiModifica', proposta)).errors).toBeUndefined();
    expect(rifiuto(await harness.vota(proposta, COMUNI[0]))?.['articolo']).toBe('art. 11 c. 2');
    expect((await harness.open([articolo('2', 'Altro ancora')])).errors).toBeUndefined();
  });

  test('two proposals at once on one article give one', async () => {
    const risposte = await Promise.all(
      Array.from({ length: 8 }, (_, n) => harness.open([articolo('1', `Testo ${n}`)])),
    );
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  });

  test('a proposal tells which Comuni have not voted, and each reader what they may do', async () => {
    await harness.vota(proposta, COMUNI[0]);
    const QUERY = `query ($id: UUID!) { propostaDiModifica(id: $id) { comuniAttesi { codiceIstat } voti { favorevole comune { nome } }
      permessi { puoVotare puoRitirare puoConcludere } } }`;
    const vista = async (ruolo: 'COMUNE' | 'COORDINAMENTO_ISTITUZIONALE', comune?: string) =>
      (
        await harness.registry.call<{
          propostaDiModifica: { permessi: object; comuniAttesi: object[]; voti: object[] };
        }>(ruolo, QUERY, { id: proposta }, comune === undefined ? {} : { comune })
      ).data!.propostaDiModifica;
    const nessuno = { puoVotare: false, puoRitirare: false, puoConcludere: false };
    expect((await vista('COMUNE', COMUNI[0])).permessi).toEqual(nessuno);
    expect((await vista('COMUNE', COMUNI[1])).permessi).toEqual({ ...nessuno, puoVotare: true });
    const propria = await vista('COORDINAMENTO_ISTITUZIONALE');
    expect(propria.permessi).toEqual({ ...nessuno, puoRitirare: true });
    expect(propria.comuniAttesi).toEqual([{ codiceIstat: COMUNI[1] }, { codiceIstat: COMUNI[2] }]);
    expect(propria.voti).toEqual([{ favorevole: true, comune: { nome: 'Avellino' } }]);
  });
});

test.each([
  ['votes', '{ proposteDiModifica { edges { node { titolo articoli { numero } voti { comune { nome } } } } } }'],
  [
    'the Comuni that have not voted',
    '{ proposteDiModifica { edges { node { comuniAttesi { nome } versioneApprovata { numero } permessi { puoVotare } } } } }',
  ],
  ['versions', '{ ambito(codice: "A04") { versioniRegolamento { edges { node { numero articoli { testo } } } } } }'],
])('%s of a page cost the same statements for two and for five', async (_nome, query) => {
  const costo = async (): Promise<number> => {
    const prima = await harness.registry.statements();
    const { errors } = await harness.registry.call('COORDINATORE', query);
    expect(errors).toBeUndefined();
    return (await harness.registry.statements()) - prima;
  };
  const approva = async (numero: string, testo: string, versione: number): Promise<void> => {
    const id = await harness.apriId([articolo(numero, testo)], versione);
    for (const comune of COMUNI) await harness.vota(id, comune);
  };
  await harness.adotta();
  await approva('2', 'Primo', 1);
  await harness.vota(await harness.apriId([articolo('1', 'Secondo')], 2), COMUNI[0]);
  const due = await costo();
  for (const [indice, numero] of ['2', '10', '12'].entries()) await approva(numero, `Altro ${numero}`, 2 + indice);
  expect(await costo()).toBe(due);
});
