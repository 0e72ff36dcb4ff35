// SPDX-License-Identifier: AGPL-3.0-or-later
import { readText } from '@ambito/subgraph';
import { areeUtenza, prestazioni } from '@ambito/vocabulary';
import fc from 'fast-check';
import { TipoCompetenza } from '../enti/natura-ente.ts';
import { daHsds } from './da-hsds.ts';
import { inHsds } from './in-hsds.ts';
import { uuidNominale } from './uuid-nominale.ts';
import type { VoceHsds } from './voce-hsds.ts';

const OGGI = '2026-11-24';
const testo = (min: number, max: number) =>
  fc
    .string({ minLength: min, maxLength: max, unit: 'grapheme' })
    .filter((t) => t.length <= max && t === readText(t) && !/[\u2028\u2029]/.test(t));
const facoltativo = <T>(valore: fc.Arbitrary<T>) => fc.option(valore, { nil: undefined });
const giorno = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((data) => data.toISOString().slice(0, 10));
const due = (n: number): string => String(n).padStart(2, '0');
const ora = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${due(h)}:${due(m)}`);
const importo = fc.bigInt({ min: 0n, max: 99_999_999_999_999n }).map((centesimi) => {
  const cifre = centesimi.toString().padStart(3, '0');
  return `${cifre.slice(0, -2)}.${cifre.slice(-2)}`;
});
const unici = <T>(valore: fc.Arbitrary<T>) => fc.uniqueArray(valore, { maxLength: 4 });
const comune = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));

const contenuto = fc.record({
  nome: testo(3, 60),
  paroleChiave: unici(testo(2, 20)),
  descrizione: facoltativo(testo(10, 80)),
  competenza: fc.constantFrom(...Object.values(TipoCompetenza)),
  codiceSiuss: facoltativo(fc.constantFrom(...prestazioni.codici)),
  senzaCodicePerche: facoltativo(testo(5, 40)),
  aree: unici(fc.constantFrom(...areeUtenza.codici)),
  etaMinima: facoltativo(fc.integer({ min: 0, max: 120 })),
  etaMassima: facoltativo(fc.integer({ min: 0, max: 120 })),
  comuni: unici(comune),
  requisiti: facoltativo(testo(5, 80)),
  documenti: facoltativo(fc.array(fc.record({ nome: testo(2, 40), sito: facoltativo(fc.webUrl()) }), { maxLength: 3 })),
  costo: facoltativo(testo(3, 40)),
  costi: fc.array(
    fc.record({ condizione: testo(2, 40), importo: facoltativo(importo), unita: facoltativo(testo(2, 20)) }),
    {
      maxLength: 3,
    },
  ),
  accessibilita: facoltativo(testo(3, 40)),
  lingue: unici(fc.constantFrom('it', 'en', 'ar', 'uk', 'zh')),
  comeChiedere: facoltativo(testo(5, 80)),
  tempoRisposta: facoltativo(testo(2, 20)),
  orari: fc.array(
    fc.record({ giorno: fc.integer({ min: 1, max: 7 }), dalle: ora, alle: fc.oneof(ora, fc.constant('24:00')) }),
    {
      maxLength: 3,
    },
  ),
  orariNote: facoltativo(testo(3, 40)),
  telefono: facoltativo(fc.constant('+39 0825 000000')),
  email: facoltativo(fc.constant('servizi@example.org')),
  sito: facoltativo(fc.constant('https://example.org/servizi?a=1&b=2')),
  avviso: facoltativo(testo(3, 40)),
  titolareId: fc.uuid(),
  erogatoriIds: unici(fc.uuid()),
  sediIds: unici(fc.uuid()),
  responsabile: facoltativo(testo(3, 40)),
  responsabileEmail: facoltativo(fc.constant('segretariato@example.org')),
});
const voce = fc.record({
  id: fc.uuid(),
  verificatoIl: giorno,
  verificaScadeIl: giorno,
  contenuto,
}) as fc.Arbitrary<VoceHsds>;

const esporta = (data: VoceHsds): object =>
  inHsds(data, {
    titolare: {
      id: data.contenuto.titolareId ?? '',
      denominazione: 'Ente',
      descrizione: null,
      email: null,
      sito: null,
    },
    sedi: data.contenuto.sediIds.map((id) => ({
      id,
      denominazione: 'Sede',
      indirizzo: 'Via Roma 1',
      comeArrivare: null,
      comune: 'Avellino',
      provincia: 'AV',
    })),
    nomeSiuss: null,
    nomiAree: {},
    comuni: {},
  });

/** An entry as JSON has it: without classes and without undefined fields. */
const piano = (valore: unknown): unknown => JSON.parse(JSON.stringify(valore));

test('an entry that is exported and imported is the same, and so is its next export', () => {
  fc.assert(
    fc.property(voce, (data) => {
      const uscita = piano(esporta(data));
      const tornata = daHsds(uscita, OGGI).voce;
      expect(piano(tornata)).toEqual(piano(data));
      expect(piano(esporta(tornata as VoceHsds))).toEqual(uscita);
    }),
    { numRuns: 200 },
  );
});

test('an optional text that is empty is the same as none', () => {
  fc.assert(
    fc.property(voce, (prima) => {
      const dopo = daHsds({ ...(piano(esporta(prima)) as object), alert: '', email: ' ', wait_time: '' }, OGGI).voce;
      const { contenuto } = dopo as VoceHsds;
      expect([contenuto.avviso, contenuto.email, contenuto.tempoRisposta]).toEqual([undefined, undefined, undefined]);
    }),
  );
});

test('every object of an export has an identifier of its own', () => {
  fc.assert(
    fc.property(voce, (data) => {
      const ids: string[] = [];
      JSON.stringify(esporta(data), (chiave, valore: unknown) => {
        if (chiave === 'id' && typeof valore === 'string') ids.push(valore);
        return valore;
      });
      // The ente and the terms of the taxonomies are named more than once.
      const propri = ids.filter((id) => id !== data.contenuto.titolareId);
      const termini = new Set(
        (esporta(data) as { attributes: { taxonomy_term_id: string }[] }).attributes.map(
          ({ taxonomy_term_id: id }) => id,
        ),
      );
      const senzaTermini = propri.filter((id) => !termini.has(id));
      expect(new Set(senzaTermini).size).toBe(senzaTermini.length);
    }),
    { numRuns: 50 },
  );
});

test('a name in a namespace gives the UUID of the example of RFC 9562', () => {
  // Appendix A.4.
  expect(uuidNominale('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});
