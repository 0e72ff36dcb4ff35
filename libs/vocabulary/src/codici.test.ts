// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  areeUtenza,
  codiceBenFormato,
  CON_NATURA,
  bisogni,
  bisogniValidi,
  canali,
  cittadinanze,
  esitiContatto,
  esitiObiettivo,
  ELENCHI,
  fasceEta,
  lingue,
  motiviDimissione,
  natureDi,
  NOMI_ELENCHI,
  prestazioni,
  richiedenti,
  sessi,
  soglia,
  valoreAl,
  type NomeSoglia,
  type Vocabolario,
} from './index.ts';
import type { VoceConNatura } from './nature.ts';

const OGGI = '2026-11-24';

describe('the lists', () => {
  test.each<[string, Vocabolario, number]>([
    ['areeUtenza', areeUtenza, 7],
    ['canali', canali, 6],
    ['richiedenti', richiedenti, 6],
    ['esitiContatto', esitiContatto, 6],
    ['esitiObiettivo', esitiObiettivo, 3],
    ['motiviDimissione', motiviDimissione, 11],
    ['sessi', sessi, 3],
    ['cittadinanze', cittadinanze, 201],
    ['fasceEta', fasceEta, 8],
    ['bisogni', bisogni, 35],
    ['lingue', lingue, 183],
  ])('%s: each code with its Italian name, from a day on, from a source', (_nome, lista, quante) => {
    expect(lista.codici).toHaveLength(quante);
    expect(lista.valide(OGGI)).toHaveLength(quante);
    expect(lista.valide('1999-12-31')).toEqual([]);
    expect(lista.fonte).not.toBe('');
    for (const { nome, dal } of lista.valide(OGGI)) {
      expect(nome.trim()).not.toBe('');
      expect(dal).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('each area of users has its area of SIUSS; multiutenza is of all', () => {
    expect(Object.fromEntries(areeUtenza.valide(OGGI).map(({ codice, natura }) => [codice, natura]))).toEqual({
      FAM: 'FAMIGLIA_E_MINORI',
      DIS: 'DISABILITA_E_NON_AUTOSUFFICIENZA',
      ELD: 'DISABILITA_E_NON_AUTOSUFFICIENZA',
      ADD: 'POVERTA_ED_ESCLUSIONE',
      IMMNOM: 'POVERTA_ED_ESCLUSIONE',
      POV: 'POVERTA_ED_ESCLUSIONE',
      MULBEN: 'MULTIUTENZA',
    });
  });

  test('citizenships are the States and the groups, each in its group on the day', () => {
    const gruppo = (codice: string, giorno: string) => cittadinanze.voce(codice, giorno)?.natura;
    expect(cittadinanze.valide(OGGI).filter(({ natura }) => natura === 'UE')).toHaveLength(27); // 26 States and the group
    expect([gruppo('GB', '2020-01-31'), gruppo('GB', '2020-02-01')]).toEqual(['UE', 'NON_UE']);
    expect([gruppo('IT', OGGI), gruppo('RO', OGGI), gruppo('UA', OGGI)]).toEqual(['ITALIANA', 'UE', 'NON_UE']);
    expect(cittadinanze.voce('MK', '2019-02-12')?.nome).toBe('Macedonia del Nord');
  });

  test.each(NOMI_ELENCHI)('%s: an entry has one of the natures of its list, or none if it may', (nome) => {
    const voci: readonly VoceConNatura[] = ELENCHI[nome].voci;
    for (const { codice, natura } of voci)
      expect([codice, natura === undefined ? !CON_NATURA.includes(nome) : natureDi(nome).includes(natura)]).toEqual([
        codice,
        true,
      ]);
  });

  test('every area has needs, and every need has an area', () => {
    expect(new Set(bisogniValidi(OGGI).map(({ area }) => area))).toEqual(new Set(areeUtenza.codici));
    expect(bisogni.voce('ELD_SOLITUDINE')).toMatchObject({ area: 'ELD', nome: 'Solitudine e isolamento' });
  });

  test('SIUSS has 105 codes; those of a measure that has ended keep their name and are no longer in use', () => {
    expect(prestazioni.codici).toHaveLength(105);
    expect(
      Object.fromEntries(prestazioni.voci.flatMap(({ codice, al }) => (al === undefined ? [] : [[codice, al]]))),
    ).toEqual({
      'A1.01': '2022-02-28',
      'A1.04.01': '2019-03-31',
      'A1.04.02': '2021-09-30',
      'A1.06.01': '2022-12-31',
      'A7.01': '2023-12-31',
      'A7.02': '2023-12-31',
    });
    expect(prestazioni.voce('A7.01', '2024-01-01')).toBeUndefined();
    expect(prestazioni.voce('A7.01')?.nome).toBe('Reddito di cittadinanza');
    expect(prestazioni.voce('A7.01', '2019-03-31')).toBeUndefined();
    expect(prestazioni.voce('A1.01')?.fonte).toContain('D.Lgs. 230/2021 art. 10');
  });

  test.each([
    ['2018-06-01', ['ASSEGNO_NUCLEO_COMUNI', 'REI']],
    ['2019-03-31', ['ASSEGNO_NUCLEO_COMUNI', 'REI']],
    ['2019-04-01', ['ASSEGNO_NUCLEO_COMUNI', 'RDC', 'PDC']],
    ['2021-03-01', ['ASSEGNO_NUCLEO_COMUNI', 'RDC', 'PDC', 'BUONI_SPESA_COVID', 'REM']],
    ['2023-12-31', ['RDC', 'PDC', 'ASSEGNO_UNICO', 'SFL']],
    [OGGI, ['ASSEGNO_UNICO', 'SFL', 'ADI']],
  ])('on %s the measures in force are, beside those without an end, %j', (giorno, attese) => {
    const sempre = new Set(['ASSEGNO_MATERNITA_COMUNI', 'CARTA_ACQUISTI']);
    const inVigore = ELENCHI.MISURE_NAZIONALI.valide(giorno).map(({ codice }) => codice);
    expect(inVigore.filter((codice) => !sempre.has(codice))).toEqual(attese);
  });

  test('each national measure names the law that sets its days', () => {
    expect(ELENCHI.MISURE_NAZIONALI.voci.filter(({ fonte }) => !/\d+\/\d{4} art\. \d/.test(fonte ?? ''))).toEqual([]);
  });

  test.each([
    ['A2.07', 'Assistenza domiciliare socio-assistenziale'],
    ['A2.28', 'Interventi di sostegno alla genitorialità'],
    ['A3.02', 'Strutture residenziali'],
  ])('the prestazione %s is %s', (codice, nome) => {
    expect(prestazioni.voce(codice, OGGI)?.nome).toBe(nome);
  });
});

describe('the lists that grow by data', () => {
  test.each(NOMI_ELENCHI)('%s has codes that events may carry', (nome) => {
    const codici: readonly string[] = ELENCHI[nome].codici;
    expect(codici.filter((codice) => !codiceBenFormato(nome, codice))).toEqual([]);
  });

  test.each([
    ['BISOGNI', 'RSSMRA80A01H501U'],
    ['CANALI', 'chat'],
    ['CANALI', 'CHAT_'],
    ['CANALI', 'A'.repeat(41)],
    ['CANALI', 'A2.07'],
    ['PRESTAZIONI', 'A2'],
    ['PRESTAZIONI', 'A2.07.01.02'],
    ['PRESTAZIONI', 'TRASPORTO'],
    ['LINGUE', 'IT'],
  ] as const)('%s: %s is not one', (nome, codice) => {
    expect(codiceBenFormato(nome, codice)).toBe(false);
  });
});

describe('thresholds', () => {
  test('each day has the latest value that has begun', () => {
    const valori = [
      { valore: 4, dal: '2014-06-25' },
      { valore: 6, dal: '2027-01-01' },
    ];
    expect(valoreAl(valori, 'ORE_SETTIMANALI_SEDE', '2026-12-31')).toBe(4);
    expect(valoreAl(valori, 'ORE_SETTIMANALI_SEDE', '2027-01-01')).toBe(6);
  });

  test.each<[NomeSoglia, string, number]>([
    ['RESIDENTI_PER_OPERATORE', '2007-10-23', 10_000],
    ['ORE_SETTIMANALI_SEDE', OGGI, 4],
    ['LEPS_MINIMO', '2021-01-01', 6_500],
    ['LEPS_OBIETTIVO', OGGI, 5_000],
    ['LEPS_MASSIMO', OGGI, 4_000],
    ['PERSONE_PER_CELLA', OGGI, 3],
  ])('%s on %s is %d', (nome, giorno, valore) => {
    expect(soglia(nome, giorno)).toBe(valore);
  });

  test('a threshold has no value before the provision that sets it', () => {
    expect(() => soglia('RESIDENTI_PER_OPERATORE', '2007-10-22')).toThrow();
    expect(() => soglia('LEPS_OBIETTIVO', '2020-12-31')).toThrow();
  });
});
