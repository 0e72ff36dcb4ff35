// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { proponiPassaggi } from './proponi-passaggi.ts';
import type { Organico } from './read-scoperture.ts';

const incarico = (fte: number, extra: object = {}) => ({ id: 'i', dal: '2020-01-01', fte, ...extra });
const operatore = (id: string, fte: number, extra: object = {}) => ({
  id,
  naturaQualifica: 'ASSISTENTE_SOCIALE',
  incarichi: [incarico(fte, extra)],
});
const organico = (...operatori: Organico['operatori']): Organico => ({ operatori, assenze: [] });
const casi = (quanti: number, mandatari: string[], subentranteId: string | null = null) =>
  Array.from({ length: quanti }, (_, n) => ({
    presaInCaricoId: String(n),
    dal: '2026-12-01',
    subentranteId,
    mandatari,
  }));

test('the loads for each full time end as even as one case more or less allows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ fte: fc.constantFrom(0.25, 0.5, 0.75, 1), casi: fc.nat(3) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.nat(60),
      (chi, quanti) => {
        const operatori = chi.map(({ fte }, n) => operatore(`o${n}`, fte));
        const carico = new Map(chi.map((uno, n) => [`o${n}`, uno.casi]));
        const ids = operatori.map(({ id }) => id);
        for (const { operatoreId } of proponiPassaggi(casi(quanti, ids), organico(...operatori), carico, []))
          carico.set(operatoreId!, carico.get(operatoreId!)! + 1);
        // Who got a case had, with it, no more than anybody else would have had with it.
        const finale = chi.map(({ fte, casi: prima }, n) => ({ fte, prima, dopo: carico.get(`o${n}`)! }));
        for (const uno of finale.filter(({ prima, dopo }) => dopo > prima))
          for (const altro of finale)
            expect(uno.dopo / uno.fte).toBeLessThanOrEqual((altro.dopo + 1) / altro.fte + 1e-9);
      },
    ),
  );
});

test.each([
  ['leaves soon', operatore('altro', 1, { al: '2027-02-27' }), []],
  ['has asked to leave soon', operatore('altro', 1, { fineRichiesta: '2026-12-20' }), []],
  ['has asked to leave before', operatore('altro', 1, { fineRichiesta: '2026-11-30' }), []],
  ['is not yet in service', operatore('altro', 1, { dal: '2027-01-01' }), []],
  ['is away in the month after', operatore('altro', 1), [{ dal: '2026-12-30', al: '2027-01-06' }]],
] as const)('nobody is proposed who %s', (_nome, altro, assenze) => {
  const chi = {
    operatori: [operatore('io', 0.25), altro],
    assenze: assenze.map((giorni) => ({ ...giorni, operatoreId: 'altro', sostitutoId: null })),
  };
  const proposte = proponiPassaggi(casi(4, ['io', 'altro']), chi, new Map(), []);
  expect(new Set(proposte.map(({ operatoreId }) => operatoreId))).toEqual(new Set(['io']));
});

test('a case that somebody took over already is proposed to that one; without a mandate nobody is proposed', () => {
  const chi = organico(operatore('io', 1), operatore('subentrato', 0.25));
  const carico = new Map([['subentrato', 9]]);
  expect(proponiPassaggi(casi(1, ['io', 'subentrato'], 'subentrato'), chi, carico, [])[0]?.operatoreId).toBe(
    'subentrato',
  );
  expect(proponiPassaggi(casi(1, []), chi, carico, [])[0]?.operatoreId).toBeNull();
});
