// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent, type Evento } from '@ambito/events';
import type { Reader } from '@ambito/persistence';
import { VOCABOLARI } from '@ambito/vocabulary';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { contatto, documentOf, percorsoDi, progetto } from '../percorso.testing.ts';
import { A04, startCasework, TABELLE_PICCOLE, type Casework } from '../testing.ts';
import { readVocabolari, requireVoce } from './vocabolari.ts';
import { evento, sendAnagrafe } from './vocabolari.testing.ts';

/** It is 25 November 2026. */
const OGGI = '2026-11-25';
const DOMANI = '2026-11-26';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const sendEvents = (...eventi: Evento[]): Promise<void> => sendAnagrafe(casework, ...eventi);

const decodifica = async (codice: string) => {
  const { id } = await percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto());
  const { errors } = await percorso.attempt('SEGRETARIATO', 'decodificaBisogni', {
    contattoId: id,
    versione: 1,
    bisogni: [{ codice }],
  });
  return { id, rifiuto: errors?.[0]?.extensions };
};
const redigi = async (prestazione: string) => {
  const presaInCaricoId = await percorso.inCarico();
  const { errors, data } = await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', {
    ...progetto(presaInCaricoId, 3),
    interventi: [{ prestazione, costo: '10.00', dal: OGGI }],
  });
  return { errors, data };
};

test('a need that the registry loads is decoded from its first day on, and events carry its area', async () => {
  expect((await decodifica('ELD_TRUFFE')).rifiuto).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'bisogni', '0', 'codice'] }],
  });
  await sendEvents(
    evento('BISOGNI', [
      { codice: 'ELD_TRUFFE', nome: 'Truffe agli anziani', area: 'ELD', dal: OGGI },
      { codice: 'POV_ENERGIA', nome: 'Povertà energetica', area: 'POV', dal: DOMANI },
    ]),
  );
  const { id, rifiuto } = await decodifica('ELD_TRUFFE');
  expect(rifiuto).toBeUndefined();
  const { data } = await casework.call(
    'SEGRETARIATO',
    'query ($id: UUID!) { contatto(id: $id) { bisogni { codice nome area } } }',
    { id },
  );
  expect(data).toEqual({
    contatto: { bisogni: [{ codice: 'ELD_TRUFFE', nome: 'Truffe agli anziani', area: 'ELD' }] },
  });
  const [fatto] = await casework.admin<{ bisogni: object[] }>(
    `SELECT evento -> 'dati' -> 'bisogni' AS bisogni FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
    [id],
  );
  expect(fatto?.bisogni).toEqual([{ codice: 'ELD_TRUFFE', area: 'ELD' }]);
  expect((await decodifica('POV_ENERGIA')).rifiuto?.['code']).toBe('BAD_USER_INPUT');
});

test('a prestazione that the registry loads may be in a project from its first day on; one that has ended may not, and keeps its name', async () => {
  const prima = await redigi('A2.14');
  expect((await redigi('B2.01')).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  const senza = VOCABOLARI.PRESTAZIONI.voci.filter(({ codice }) => codice !== 'A2.14');
  await sendEvents({
    ...evento('PRESTAZIONI', []),
    dati: {
      nome: 'PRESTAZIONI',
      voci: [
        ...senza,
        { codice: 'A2.14', nome: 'Trasporto sociale', dal: '2015-03-10', al: '2026-11-24' },
        { codice: 'B2.01', nome: 'Custode sociale', dal: OGGI },
      ],
    },
  } as Evento);
  const nuovo = await redigi('B2.01');
  expect(nuovo.errors).toBeUndefined();
  expect((await redigi('A2.14')).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  const nomi = async (id: unknown) =>
    (
      await casework.call(
        'ASSISTENTE_SOCIALE',
        'query ($id: UUID!) { progetto(id: $id) { interventi { nomePrestazione } } }',
        { id },
      )
    ).data;
  const idDi = ({ data }: typeof nuovo) => (data as { redigiProgetto: { id: string } }).redigiProgetto.id;
  expect(await nomi(idDi(nuovo))).toEqual({ progetto: { interventi: [{ nomePrestazione: 'Custode sociale' }] } });
  expect(await nomi(idDi(prima))).toEqual({ progetto: { interventi: [{ nomePrestazione: 'Trasporto sociale' }] } });
});

test('a prestazione that has ended may be in an intervento of an earlier day, and in none of a later day', async () => {
  const nuovo = await percorso.inCarico();
  const redige = async (prestazione: string, dal: string) => {
    const { errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', {
      ...progetto(nuovo, 3),
      interventi: [{ prestazione, costo: '10.00', dal, al: dal }],
    });
    return errors?.[0]?.extensions;
  };
  expect(await redige('A7.01', '2024-01-01')).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'interventi', '0', 'prestazione'] }],
  });
  expect(await redige('A7.01', '2023-12-31')).toBeUndefined();
});

test('a legal basis that the registry loads brings with it what the registry says', async () => {
  const { id } = await decodifica('ELD_SOLITUDINE');
  const trasmette = async (baseGiuridica: string) => {
    const { errors } = await percorso.attempt('SEGRETARIATO', 'trasmettiRichiesta', {
      contattoId: id,
      versione: 2,
      enteId: '00000000-0000-7000-8000-00000000ffff',
      tipo: 'SANITARIA',
      area: 'ELD',
      testo: 'Valutazione geriatrica',
      voci: ['NOME'],
      baseGiuridica,
    });
    return errors?.[0]?.extensions;
  };
  expect(await trasmette('CONSENSO_AL_TUTORE')).toMatchObject({ campi: [{ percorso: ['input', 'baseGiuridica'] }] });
  const voce = { codice: 'CONSENSO_AL_TUTORE', nome: 'Consenso del tutore', dal: OGGI, natura: 'CONSENSO' };
  await sendEvents(evento('BASI_GIURIDICHE', [voce]));
  expect(await trasmette('CONSENSO_AL_TUTORE')).toMatchObject({ articolo: 'art. 2 c. 8 e' });
});

test('a channel must be on the list of the day of the contatto', async () => {
  await sendEvents(evento('CANALI', [{ codice: 'CHAT', nome: 'Chat', dal: OGGI }]));
  const attempt = (avvenutoIl: string) =>
    percorso.attempt('SEGRETARIATO', 'registraContatto', contatto({ canale: 'CHAT', avvenutoIl }));
  expect((await attempt('2026-11-24T09:00:00Z')).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'canale'] }],
  });
  expect((await attempt('2026-11-25T09:00:00Z')).errors).toBeUndefined();
});

test('a reason that the registry loads closes a case', async () => {
  const presaInCaricoId = await percorso.inCarico();
  const dimetti = () =>
    casework.call('ASSISTENTE_SOCIALE', documentOf('dimetti'), {
      input: { presaInCaricoId, versione: 3, motivo: 'PASSAGGIO_AD_ALTRO_ENTE', valutazione: 'Percorso concluso' },
    });
  expect((await dimetti()).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  await sendEvents(
    evento('MOTIVI_DIMISSIONE', [{ codice: 'PASSAGGIO_AD_ALTRO_ENTE', nome: 'Passaggio ad altro ente', dal: OGGI }]),
  );
  expect((await dimetti()).errors).toBeUndefined();
});

test('somebody resides in a Comune that exists on the day of the contatto; the refusal names the successor', async () => {
  const comuneDi = (id: string, versione: number, dati: object): Evento =>
    newEvent({
      tipo: 'ComuneAggiornato',
      ambitoId: null,
      aggregato: { tipo: 'Comune', id, versione },
      avvenutoIl: '2026-11-25T10:00:00.000Z',
      dati: { codiceIstat: id, residenti: [], ...dati },
    });
  await sendEvents(
    comuneDi('024044', 1, { nome: 'Gambugliano', al: '2026-11-24', successore: '024128' }),
    comuneDi('024128', 1, { nome: 'Sovizzo', dal: '2026-11-25' }),
  );
  const residente = async (comuneResidenza: string, avvenutoIl: string) => {
    const { errors } = await percorso.attempt(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ canale: 'TELEFONO', comuneResidenza, avvenutoIl }),
    );
    return errors?.[0]?.extensions['campi'];
  };
  const [ieri, oggi] = ['2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z'];
  const conPersona = async (persona: object, avvenutoIl: string) => {
    const { data, errors } = await percorso.attempt(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ canale: 'TELEFONO', persona, avvenutoIl }),
    );
    return {
      id: (data?.registraContatto as { persona: { id: string } } | undefined)?.persona.id,
      campi: errors?.[0]?.extensions['campi'],
    };
  };
  expect(await residente('024044', oggi)).toEqual([
    {
      percorso: ['input', 'comuneResidenza'],
      messaggio:
        'Il Comune di Gambugliano non esiste più, il suo ultimo giorno è stato il 24 novembre 2026: indica quello di Sovizzo',
    },
  ]);
  expect(await residente('024044', ieri)).toBeUndefined();
  expect(await residente('024128', ieri)).toMatchObject([{ percorso: ['input', 'comuneResidenza'] }]);
  expect(await residente('024128', oggi)).toBeUndefined();
  // One rule for the residence within the person: the day of the contatto, and what was recorded earlier.
  const nuova = { nome: 'Ida', cognome: 'Vento', comuneResidenza: '024044' };
  expect((await conPersona(nuova, oggi)).campi).toMatchObject([
    { percorso: ['input', 'persona', 'comuneResidenza'], messaggio: expect.stringContaining('Sovizzo') as unknown },
  ]);
  const { id, campi } = await conPersona(nuova, ieri);
  expect(campi).toBeUndefined();
  expect((await conPersona({ id }, ieri)).campi).toBeUndefined();
  expect((await conPersona({ id }, oggi)).campi).toMatchObject([{ percorso: ['input', 'comuneResidenza'] }]);
  // An older state that comes late does not bring the Comune back.
  await sendEvents(comuneDi('024044', 3, { nome: 'Gambugliano', al: '2026-11-24' }));
  await sendEvents(comuneDi('024044', 2, { nome: 'Gambugliano' }));
  expect(await residente('024044', oggi)).toMatchObject([{ percorso: ['input', 'comuneResidenza'] }]);
});

test('an older state than the one held has no effect', async () => {
  await sendEvents(evento('RICHIEDENTI', [{ codice: 'MEDICO', nome: 'Medico', dal: OGGI }], 5));
  await sendEvents(evento('RICHIEDENTI', [], 4));
  const { errors } = await percorso.attempt(
    'SEGRETARIATO',
    'registraContatto',
    contatto({ richiedente: 'MEDICO', avvenutoIl: '2026-11-25T09:00:00Z', canale: 'TELEFONO' }),
  );
  expect(errors).toBeUndefined();
});

test('a channel that the registry loads is judged by its nature: who is heard may have the answer at once, who comes finds the hours of the sede', async () => {
  const nuovo = (codice: string, natura?: string) => ({ codice, nome: codice, dal: '2026-11-01', natura });
  const nuovi = [nuovo('VIDEOCHIAMATA', 'A_VOCE'), nuovo('SPORTELLO_MOBILE', 'IN_SEDE'), nuovo('MESSAGGIO')];
  await sendEvents(evento('CANALI', nuovi, 3));
  const registra = async (canale: string, extra: object = {}) => {
    const input = contatto({ canale, ...extra });
    const { id } = await percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', input);
    return id;
  };
  const concludi = async (canale: string) => {
    const esito = { contattoId: await registra(canale), versione: 1, esito: 'INFORMAZIONE' };
    return (await percorso.attempt('SEGRETARIATO', 'concludiContatto', esito)).errors?.[0]?.extensions['code'];
  };
  const aSedeChiusa = async (canale: string) => {
    const id = await registra(canale, { avvenutoIl: '2026-11-22T09:00:00Z' });
    const { data } = await casework.call('SEGRETARIATO', 'query ($id: UUID!) { contatto(id: $id) { aSedeChiusa } }', {
      id,
    });
    return data;
  };
  expect(await concludi('VIDEOCHIAMATA')).toBeUndefined();
  expect(await concludi('MESSAGGIO')).toBe('BAD_USER_INPUT');
  expect(await aSedeChiusa('SPORTELLO_MOBILE')).toEqual({ contatto: { aSedeChiusa: true } });
  expect(await aSedeChiusa('VIDEOCHIAMATA')).toEqual({ contatto: { aSedeChiusa: false } });
});

test('a code that is not in force is refused with those that are, or with where a long list is read', async () => {
  const [canali, bisogni] = await readVocabolari(
    { query: () => Promise.resolve([]) } as unknown as Reader,
    'CANALI',
    'BISOGNI',
  );
  const rifiuto = (...[lista, codice]: [Parameters<typeof requireVoce>[0], string]): unknown => {
    try {
      return requireVoce(lista, codice, OGGI, ['input', 'codice']);
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(rifiuto(canali, 'PICCIONE')).toMatch(
    /^Non è fra le voci in uso il 25 novembre 2026 nell’elenco «canali»: sono [A-Z_]+(, [A-Z_]+)+$/,
  );
  expect(rifiuto(bisogni, 'PICCIONE')).toBe(
    'Non è fra le voci in uso il 25 novembre 2026 nell’elenco «bisogni»: si leggono con vociInUso(vocabolario: BISOGNI)',
  );
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
