// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADESSO, ASSISTENTE, startCasework, type Casework } from '../testing.ts';
import { VOCABOLARI } from '@ambito/vocabulary';
import { dopo, finiDi } from './fini.testing.ts';

let adesso = ADESSO;
let casework: Casework;
let fini: ReturnType<typeof finiDi>;
let impegni: ReturnType<typeof finiDi>['impegni'];
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  fini = finiDi(casework);
  ({ impegni } = fini);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

describe('a dismissal that was written wrongly is corrected (art. 2 c. 3 d)', () => {
  test('its reason and its assessment: another one says how it was, and which one it replaces', async () => {
    const id = await impegni.percorso.inCarico();
    await fini.dimette(id);
    const { data } = await fini.rettifica(id, { motivoDimissione: 'OBIETTIVI_RAGGIUNTI' });
    expect(data).toMatchObject({
      rettificaDimissione: {
        ...{ versione: 5, stato: 'CONCLUSA', motivo: 'OBIETTIVI_RAGGIUNTI', conclusaIl: ADESSO.toISOString() },
        dimissione: { data: '2026-11-25', motivo: 'OBIETTIVI_RAGGIUNTI', valutazione: 'Percorso concluso' },
      },
    });
    expect(await fini.ultimoEvento(id)).toMatchObject({ motivoConclusione: 'OBIETTIVI_RAGGIUNTI' });
    expect(
      await casework.admin(
        `SELECT a.dati ->> 'motivo' AS motivo FROM annullamento a JOIN dimissione d ON d.id = a.sostituito_da
         WHERE d.presa_in_carico_id = $1`,
        [id],
      ),
    ).toEqual([{ motivo: 'ALTRO' }]);
    expect((await fini.annulla(id)).data).toMatchObject({ annullaDimissione: { stato: 'IN_CARICO' } });
  });

  test('what was filled by mistake is emptied; what must be there is not, and a correction changes something', async () => {
    const id = await impegni.percorso.inCarico();
    await fini.dimette(id);
    const letta = async () =>
      (
        await casework.admin(
          'SELECT valutazione, soddisfazione, prossimo_contatto AS prossimo FROM dimissione WHERE presa_in_carico_id = $1',
          [id],
        )
      )[0];
    expect((await fini.rettifica(id, { soddisfazione: 3, prossimoContatto: '2027-01-10' })).errors).toBeUndefined();
    const piena = { valutazione: 'Percorso concluso', soddisfazione: 3, prossimo: '2027-01-10' };
    expect(await letta()).toEqual(piena);
    for (const [dati, campo] of [
      [{}, []],
      [{ soddisfazione: 3, valutazione: 'Percorso concluso' }, []],
      [{ valutazione: null }, ['valutazione']],
    ] as const)
      expect((await fini.rettifica(id, dati)).errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', ...campo] }] },
      });
    expect(await letta()).toEqual(piena);
    expect((await fini.rettifica(id, { soddisfazione: null, prossimoContatto: null })).errors).toBeUndefined();
    expect(await letta()).toEqual({ ...piena, soddisfazione: null, prossimo: null });
  });

  test('its day: responsibility, project, interventi and money end on that day too, earlier or later', async () => {
    const linea = await impegni.linea(2026, '100.00');
    const quale = await impegni.attivo([linea]);
    adesso = dopo(15); // 10 December
    await fini.concluso(quale);
    adesso = dopo(20);
    expect(await impegni.impegnato(linea)).toBe('32.26');
    const { presaInCaricoId, progettoId } = quale;
    expect((await fini.rettifica(presaInCaricoId, { data: '2026-12-14' })).data).toMatchObject({
      rettificaDimissione: { conclusaIl: '2026-12-14T22:59:59.999Z', dimissione: { data: '2026-12-14' } },
    });
    expect(await impegni.impegnato(linea)).toBe('45.16');
    expect(await fini.tratti(presaInCaricoId)).toMatchObject([
      { dalle: ADESSO, alle: new Date('2026-12-14T22:59:59.999Z') },
    ]);
    expect(await fini.ultimoEvento(progettoId)).toMatchObject({
      conclusoIl: '2026-12-14',
      interventi: [{ al: '2026-12-14' }],
    });
    expect(await fini.ultimoEvento(presaInCaricoId)).toMatchObject({ conclusaIl: '2026-12-14T22:59:59.999Z' });
  });

  test('its reason was in use on the day of the end, also when only the day changes', async () => {
    const voci = [...VOCABOLARI.MOTIVI_DIMISSIONE.voci, { codice: 'EMIGRATA', nome: 'Emigrata', dal: '2026-12-01' }];
    await casework.admin(
      `INSERT INTO anagrafe_vocabolario (nome, voci, versione) VALUES ('MOTIVI_DIMISSIONE', $1, 9)`,
      [JSON.stringify(voci)],
    );
    const id = await impegni.percorso.inCarico();
    adesso = dopo(15); // 10 December
    await fini.dimette(id);
    expect((await fini.rettifica(id, { motivoDimissione: 'EMIGRATA' })).errors).toBeUndefined();
    expect((await fini.rettifica(id, { data: '2026-11-30' })).errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'data'] }] },
    });
    expect((await fini.rettifica(id, { data: '2026-12-01' })).errors).toBeUndefined();
  });

  test('the next contact is not before it, when it is written and when it is corrected, in the database too', async () => {
    const presaInCaricoId = await impegni.percorso.inCarico();
    const dimetti = (prossimoContatto: string) =>
      impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'dimetti', {
        ...{ presaInCaricoId, versione: 3, motivo: 'ALTRO', valutazione: 'Percorso concluso', prossimoContatto },
      });
    const rifiutato = { campi: [{ percorso: ['input', 'prossimoContatto'] }] };
    expect((await dimetti('2026-11-24')).errors?.[0]?.extensions).toMatchObject(rifiutato);
    expect((await dimetti('2026-11-25')).errors).toBeUndefined();
    const corretta = async (extra: object) => (await fini.rettifica(presaInCaricoId, extra)).errors?.[0]?.extensions;
    expect(await corretta({ prossimoContatto: '2020-01-01' })).toMatchObject(rifiutato);
    adesso = dopo(1);
    expect(await corretta({ data: '2026-11-26' })).toMatchObject(rifiutato);
    await expect(
      casework.admin(`UPDATE dimissione SET prossimo_contatto = '2026-11-24' WHERE presa_in_carico_id = $1`, [
        presaInCaricoId,
      ]),
    ).rejects.toMatchObject({ constraint: 'dimissione_prossimo_contatto' });
  });

  test('not to a day to come, nor before what was done for the case', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    adesso = dopo(15);
    await fini.concluso(quale);
    for (const [data, messaggio] of [
      ['2026-12-11', 'Il giorno non è ancora venuto'],
      ['2026-12-09', 'Il caso non si è concluso prima: il 10 dicembre 2026 è registrata una verifica del progetto'],
    ])
      expect((await fini.rettifica(quale.presaInCaricoId, { data })).errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        campi: [{ percorso: ['input', 'data'], messaggio: expect.stringContaining(messaggio!) }],
      });
  });
});

test('a verification says on which day it took place, so that the right day of the dismissal is free (art. 2 c. 3 d)', async () => {
  const { presaInCaricoId, progettoId, verificaId, obiettivoId } = await impegni.attivo([await impegni.linea()]);
  adesso = dopo(15);
  const verifica = (svoltaIl: string) =>
    impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'registraVerifica', {
      ...{ progettoId, versione: 2, verificaId, svoltaIl, relazione: 'Raggiunto' },
      obiettivi: [{ obiettivoId, esito: 'RAGGIUNTO' }],
    });
  for (const giorno of ['2026-11-24', '2026-12-11'])
    expect((await verifica(giorno)).errors?.[0]?.extensions).toMatchObject({
      campi: [{ percorso: ['input', 'svoltaIl'] }],
    });
  await expect(
    casework.admin(`UPDATE verifica SET svolta = '2026-11-24', relazione = 'x' WHERE id = $1`, [verificaId]),
  ).rejects.toMatchObject({ constraint: 'verifica_da_accettato' });
  expect((await verifica('2026-12-02')).errors).toBeUndefined();
  await fini.dimette(presaInCaricoId);
  expect((await fini.rettifica(presaInCaricoId, { data: '2026-12-01' })).errors?.[0]?.message).toContain(
    'il 2 dicembre 2026 è registrata una verifica del progetto',
  );
  expect((await fini.rettifica(presaInCaricoId, { data: '2026-12-02' })).data).toMatchObject({
    rettificaDimissione: { dimissione: { data: '2026-12-02' } },
  });
});

describe('a transfer that was a mistake (art. 2 c. 2)', () => {
  const trasferito = async (): Promise<string> => {
    const presaInCaricoId = await impegni.percorso.inCarico();
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'trasferisci', {
      ...{ presaInCaricoId, versione: 3, comune: '058091', relazione: 'Va dalla figlia' },
    });
    return presaInCaricoId;
  };

  test('is annulled: the case is open again here', async () => {
    const presaInCaricoId = await trasferito();
    const esito = await impegni.percorso.attempt('COORDINATORE', 'annullaTrasferimento', {
      ...{ presaInCaricoId, versione: 4, motivo: 'Non è partita' },
    });
    expect(esito.data).toEqual({
      annullaTrasferimento: { id: presaInCaricoId, versione: 5, stato: 'IN_CARICO', caseManager: { id: ASSISTENTE } },
    });
  });

  test('is corrected, to a Comune that is not of this Ambito', async () => {
    const presaInCaricoId = await trasferito();
    const corregge = async (extra: object) =>
      impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaTrasferimento', {
        ...{ presaInCaricoId, versione: 4, motivo: 'Scritto male', ...extra },
      });
    expect((await corregge({ comune: '064071' })).errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 2' });
    expect((await corregge({ relazione: 'Va dal figlio' })).data).toMatchObject({
      rettificaTrasferimento: {
        stato: 'TRASFERITA',
        trasferimento: { data: '2026-11-25', comune: { codiceIstat: '058091' }, relazione: 'Va dal figlio' },
      },
    });
  });

  test('its Comune existed, and was of another Ambito, on the day of the transfer, not today', async () => {
    await casework.admin(
      `INSERT INTO anagrafe_comune (codice_istat, dal, al) VALUES ('058901', '2000-01-01', '2026-11-30'), ('058902', '2000-01-01', NULL)`,
      [],
    );
    await casework.admin(
      `UPDATE anagrafe_ambito SET comuni = comuni || '[{"codiceIstat": "058902", "dal": "2026-12-01"}]'`,
      [],
    );
    const presaInCaricoId = await trasferito();
    adesso = dopo(15); // 10 December
    let versione = 4;
    const corregge = (extra: object) =>
      impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaTrasferimento', {
        ...{ presaInCaricoId, versione, motivo: 'Scritto male', ...extra },
      });
    expect((await corregge({ comune: '058901' })).errors).toBeUndefined();
    versione = 5;
    expect((await corregge({ data: '2026-12-02' })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'data'], messaggio: expect.stringContaining('non esiste più') }],
    });
    expect((await corregge({ comune: '058902' })).errors).toBeUndefined();
    versione = 6;
    expect((await corregge({ data: '2026-12-02' })).errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 2' });
    expect((await corregge({ data: '2026-11-26' })).errors).toBeUndefined();
  });
});
