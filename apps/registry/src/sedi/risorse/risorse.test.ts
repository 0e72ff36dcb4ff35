// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { personaleDi } from '../../personale.testing.ts';
import { rifiuto } from '../../governo/piano-di-zona/piano.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let sedeId: string;
beforeAll(async () => {
  registry = await startIstituito();
  sedeId = await personaleDi(registry).sede('064071');
});
afterAll(() => registry.stop());

const RISORSE =
  'risorse { edges { node { id categoria descrizione quantita dal al versione permessi { puoRitirare } } } }';
interface ConRisorse {
  risorse: { id: string; al: string | null; versione: number }[];
}
const assegna = (extra: object = {}) =>
  registry.call<{ assegnaRisorsa: ConRisorse }>(
    'COORDINATORE',
    `mutation ($input: AssegnaRisorsaInput!) { assegnaRisorsa(input: $input) { ${RISORSE} } }`,
    {
      input: {
        sedeId,
        categoria: 'INFORMATICA',
        descrizione: 'PC con stampante',
        quantita: 1,
        dal: '2026-01-01',
        ...extra,
      },
    },
  );
const ritira = (risorsaId: string, versione: number, al: string) =>
  registry.call<{ ritiraRisorsa: ConRisorse }>(
    'COORDINATORE',
    `mutation ($input: RitiraRisorsaInput!) { ritiraRisorsa(input: $input) { ${RISORSE} } }`,
    { input: { risorsaId, versione, al } },
  );

test.each<[string, object, object]>([
  ['before the sede is active', { dal: '2019-12-31' }, { code: 'NOT_FOUND' }],
  ['in a quantity of 0', { quantita: 0 }, { code: 'BAD_USER_INPUT' }],
])('a sede is not given resources: %s', async (_nome, extra, errore) => {
  expect(rifiuto(await assegna(extra))).toMatchObject(errore);
});

test('a resource of a sede is shown in its Ambito only, with its last day once it is withdrawn (art. 6 c. 1)', async () => {
  const { data } = await assegna();
  const [risorsa] = asLists<ConRisorse>(data!.assegnaRisorsa).risorse;
  expect(risorsa).toMatchObject({ al: null, versione: 1, permessi: { puoRitirare: true } });
  expect(rifiuto(await ritira(risorsa!.id, 9, '2026-06-30'))).toMatchObject({ code: 'CONFLICT' });
  expect(rifiuto(await ritira(risorsa!.id, 1, '2025-06-30'))).toMatchObject({ articolo: 'art. 6 c. 1' });
  expect(asLists((await ritira(risorsa!.id, 1, '2026-06-30')).data!.ritiraRisorsa.risorse)).toMatchObject([
    { al: '2026-06-30', versione: 2 },
  ]);
  const altrove = await registry.call<{ sede: ConRisorse }>(
    { ruolo: 'COORDINATORE', ambito: 'altro' },
    'query ($id: UUID!) { sede(id: $id) { risorse { edges { node { id } } } } }',
    { id: sedeId },
  );
  expect(asLists(altrove.data!.sede.risorse)).toEqual([]);
});

test('the database refuses a resource of a sede that has ended', async () => {
  await assegna();
  await expect(
    registry.admin(`UPDATE sede SET periodo = '[2020-01-01,2026-02-01)' WHERE id = $1`, [sedeId]),
  ).rejects.toMatchObject({ constraint: 'risorsa_in_sede_attiva' });
});
