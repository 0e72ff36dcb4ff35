// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { CODICE_FISCALE_DIMOSTRATIVO, codiceFiscaleSintetico, verifyCodiceFiscale } from './codice-fiscale.ts';

const CONTROLLO = 'Il carattere di controllo del codice fiscale non torna';
const DATA = 'La data di nascita nel codice fiscale non esiste';
const FORMA = 'Il codice fiscale non ha la forma prevista';

const nomi = fc.stringMatching(/^[A-Za-zàèéìòù' ]{1,20}$/).filter((testo) => /[A-Za-z]/.test(testo));
const anagrafica = fc.record({
  cognome: nomi,
  nome: nomi,
  dataNascita: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((data) => data.toISOString().slice(0, 10)),
  sesso: fc.constantFrom('F' as const, 'M' as const),
});

test.each([
  'RSSMRA80A01H501U',
  'rssmra80a01h501u',
  // The code of a person when another person has the same one: the last digit, or all seven, become letters.
  'RSSMRA80A01H50MM',
  'RSSMRALLALMHRLMR',
  CODICE_FISCALE_DIMOSTRATIVO,
  // Born on 29 February: the century is not in the code.
  codiceFiscaleSintetico({ cognome: 'Verdi', nome: 'Anna', dataNascita: '2000-02-29', sesso: 'F' }),
])('%s is valid', (codice) => {
  expect(verifyCodiceFiscale(codice)).toMatchObject({ valido: true, tipo: 'CF' });
});

test('a code gives sex, birth and place, also with letters in place of digits', () => {
  expect(verifyCodiceFiscale('RSSMRA80A01H501U')).toMatchObject({
    sesso: 'M',
    nascita: { anno: 80, mese: 1, giorno: 1 },
    luogo: 'H501',
  });
  expect(verifyCodiceFiscale('RSSMRA80A01H50MM')).toMatchObject({ luogo: 'H501' });
});

test.each(['STP1234567890123', 'ENI1234567890123', 'stp1234567890123'])('%s is a code for foreigners', (codice) => {
  expect(verifyCodiceFiscale(codice)).toEqual({ valido: true, tipo: codice.slice(0, 3).toUpperCase() });
});

test.each([
  ['RSSMRA80A01H501A', CONTROLLO],
  ['RSSMRB80A01H501U', CONTROLLO],
  ['RSSMRA80A01H501', FORMA],
  ['RSSMRA80A01H501UU', FORMA],
  [' RSSMRA80A01H501U', FORMA],
  ['RSSMRA80F01H501U', FORMA],
  ['RSSMRA80A0OH501U', FORMA],
  ['', FORMA],
  ['STP123456789012', FORMA],
  ['XYZ1234567890123', FORMA],
])('%j is refused: %s', (codice, motivo) => {
  expect(verifyCodiceFiscale(codice)).toEqual({ valido: false, motivo });
});

test.each([
  ['0 January', 'RSSMRA01A00Z999I'],
  ['32 January', 'RSSMRA01A32Z999P'],
  ['30 February, of a woman', 'RSSMRA01B70Z999O'],
  ['29 February of a year that has none', 'RSSMRA01B29Z999D'],
  ['31 April', 'RSSMRA01D31Z999Q'],
  ['39 December, of a woman', 'RSSMRA01T79Z999W'],
  ['40 January, which is of neither sex', 'RSSMRA80A40Z999D'],
])('a birth on %s does not exist, whatever its control character', (_, codice) => {
  expect(verifyCodiceFiscale(codice)).toEqual({ valido: false, motivo: DATA });
});

test.each(['2001-02-30', '2001-13-01', '', 'ieri'])('%j is refused as a date of birth', (dataNascita) => {
  expect(() => codiceFiscaleSintetico({ cognome: 'Rossi', nome: 'Maria', dataNascita, sesso: 'F' })).toThrow(
    RangeError,
  );
});

test('two invented people with the same data get different codes', () => {
  const persona = { cognome: 'Rossi', nome: 'Maria', dataNascita: '1980-01-01', sesso: 'F' as const };
  const codici = Array.from({ length: 128 }, (_, progressivo) => codiceFiscaleSintetico({ ...persona, progressivo }));
  expect(new Set(codici).size).toBe(128);
  for (const codice of codici) expect(verifyCodiceFiscale(codice)).toMatchObject({ valido: true, luogo: 'Z999' });
});

test('a synthetic code is valid, belongs to nobody, and is the same each time', () => {
  fc.assert(
    fc.property(anagrafica, (persona) => {
      const codice = codiceFiscaleSintetico(persona);
      expect(verifyCodiceFiscale(codice)).toMatchObject({ valido: true, tipo: 'CF', sesso: persona.sesso });
      expect(codice.slice(11, 15)).toBe('Z999');
      expect(codiceFiscaleSintetico(persona)).toBe(codice);
    }),
  );
});

test('a single wrong digit or letter is found', () => {
  const lettere = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  fc.assert(
    fc.property(anagrafica, fc.nat({ max: 5 }), lettere, (persona, posto, lettera) => {
      const codice = codiceFiscaleSintetico(persona);
      fc.pre(codice[posto] !== lettera);
      const sbagliato = codice.slice(0, posto) + lettera + codice.slice(posto + 1);
      expect(verifyCodiceFiscale(sbagliato)).toEqual({ valido: false, motivo: CONTROLLO });
    }),
  );
});

test.each([
  ['Fo', 'Li', 'FOXLIX'],
  ['Rossi', 'Gianfranco', 'RSSGFR'],
  ['Rossi', 'Marco', 'RSSMRC'],
  ["D'Àngelo", 'Ugo', 'DNGGUO'],
  ['Aiuè', 'Io', 'AIUIOX'],
])('%s %s begins with %s', (cognome, nome, inizio) => {
  expect(codiceFiscaleSintetico({ cognome, nome, dataNascita: '1980-01-01', sesso: 'M' }).slice(0, 6)).toBe(inizio);
});
