// SPDX-License-Identifier: AGPL-3.0-or-later
import { candidatiPer, type EnteDiCompetenza } from './competenza.ts';

const ente = (id: string, extra: Partial<EnteDiCompetenza> = {}): EnteDiCompetenza => ({
  id,
  denominazione: id,
  aree: [],
  prestazioni: [],
  comuni: [],
  ...extra,
});
const RICHIESTA = { area: 'ELD', prestazione: 'A2.07', comune: '064008' };
const FUORI = 'Non opera nel Comune';
const AREA = "Non è competente per l'area";
const ALTRE = 'È competente solo per altre prestazioni';

describe('an ente for a kind of requests', () => {
  test.each<[string, Partial<EnteDiCompetenza>, object, string[]]>([
    ['that limits itself in nothing is competent', {}, {}, []],
    ['is, for all that it names', { aree: ['ELD'], prestazioni: ['A2.07'], comuni: ['064008'] }, {}, []],
    ['is not elsewhere', { comuni: ['064071'] }, {}, [FUORI]],
    ['is not for other areas', { aree: ['FAM'] }, {}, [AREA]],
    ['is not for other prestazioni', { prestazioni: ['A2.08'] }, {}, [ALTRE]],
    [
      'that is for some prestazioni is not for a request that names none',
      { prestazioni: ['A2.07'] },
      { prestazione: undefined },
      [ALTRE],
    ],
    [
      'is not, for every reason',
      { aree: ['FAM'], prestazioni: ['A2.08'], comuni: ['064071'] },
      {},
      [FUORI, AREA, ALTRE],
    ],
  ])('%s', (_nome, extra, richiesta, perche) => {
    expect(candidatiPer([ente('e', extra)], { ...RICHIESTA, ...richiesta })).toEqual([
      { ente: ente('e', extra), perche },
    ]);
  });
});

test('competent enti come first, those with a particular competence before the general ones, then by name', () => {
  const enti = [
    ente('altrove', { prestazioni: ['A2.07'], comuni: ['064071'] }),
    ente('z generico'),
    ente('è generico'),
    ente('per Comune', { comuni: ['064008'] }),
    ente('per area', { aree: ['ELD'] }),
    ente('per prestazione', { prestazioni: ['A2.07'] }),
  ];
  const nomi = candidatiPer(enti, RICHIESTA).map((candidato) => candidato.ente.id);
  expect(nomi).toEqual(['per prestazione', 'per area', 'per Comune', 'è generico', 'z generico', 'altrove']);
  expect(candidatiPer([...enti].reverse(), RICHIESTA).map((candidato) => candidato.ente.id)).toEqual(nomi);
});

test('without enti the list of candidates is empty', () => {
  expect(candidatiPer([], RICHIESTA)).toEqual([]);
});
