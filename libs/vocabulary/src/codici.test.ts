// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  areeUtenza,
  codiceBenFormato,
  NOMI_VOCABOLARI,
  bisogni,
  bisogniValidi,
  canali,
  cittadinanze,
  esitiContatto,
  esitiObiettivo,
  fasceEta,
  motiviDimissione,
  prestazioni,
  richiedenti,
  sessi,
  soglia,
  valoreAl,
  VOCABOLARI,
  type NomeSoglia,
  type Vocabolario,
} from './index.ts';

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
    ['cittadinanze', cittadinanze, 5],
    ['fasceEta', fasceEta, 8],
    ['bisogni', bisogni, 32],
    ['prestazioni', prestazioni, 105],
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

  test('each area of users has its area of SIUSS; multiutenza has none', () => {
    expect(Object.fromEntries(areeUtenza.valide(OGGI).map(({ codice, siuss }) => [codice, siuss]))).toEqual({
      FAM: 1,
      DIS: 2,
      ELD: 2,
      ADD: 3,
      IMMNOM: 3,
      POV: 3,
      MULBEN: null,
    });
  });

  test('every area has needs, and every need has an area', () => {
    expect(new Set(bisogniValidi(OGGI).map(({ area }) => area))).toEqual(new Set(areeUtenza.codici));
    expect(bisogni.voce('ELD_SOLITUDINE')).toMatchObject({ area: 'ELD', nome: 'Solitudine e isolamento' });
  });

  test.each([
    ['A1.04.01', 'Reddito di Inclusione'],
    ['A2.07', 'Assistenza domiciliare socio-assistenziale'],
    ['A2.28', 'Interventi di sostegno alla genitorialità'],
    ['A3.02', 'Strutture residenziali'],
  ])('the prestazione %s is %s', (codice, nome) => {
    expect(prestazioni.voce(codice, OGGI)?.nome).toBe(nome);
  });
});

describe('the lists that grow by data', () => {
  test.each(NOMI_VOCABOLARI)('%s has codes that events may carry', (nome) => {
    expect(VOCABOLARI[nome].codici.filter((codice) => !codiceBenFormato(nome, codice))).toEqual([]);
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
