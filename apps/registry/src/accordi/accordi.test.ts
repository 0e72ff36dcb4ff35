// SPDX-License-Identifier: AGPL-3.0-or-later
import { rifiuto } from '../piano-di-zona/piano.testing.ts';
import { vociDiTipo } from '../scrivania/scrivania.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
});
afterAll(() => registry.stop());

const registra = (extra: object = {}) =>
  registry.call<{ registraAccordo: { id: string } }>(
    'COORDINATORE',
    'mutation ($input: RegistraAccordoInput!) { registraAccordo(input: $input) { id } }',
    {
      input: {
        tipo: 'PROTOCOLLO_DI_INTESA',
        oggetto: 'Rete antiviolenza',
        finalita: 'Presa in carico congiunta',
        parti: ['Prefettura', 'ASL'],
        sottoscrittoIl: '2024-02-28',
        dal: '2024-03-01',
        al: '2027-01-31',
        ...extra,
      },
    },
  );
const termine = (accordoId: string, versione: number, al: string, nonSiRinnova = false) =>
  registry.call(
    'COORDINATORE',
    'mutation ($input: StabilisciTermineAccordoInput!) { stabilisciTermineAccordo(input: $input) { al versione } }',
    { input: { accordoId, versione, al, atto: 'det. 7/2026', nonSiRinnova } },
  );

test.each<[string, object]>([
  ['with nobody', { parti: [] }],
  ['ended before it begins', { al: '2024-02-01' }],
  ['without a purpose', { finalita: '' }],
])('an agreement is not %s', async (_nome, extra) => {
  expect(rifiuto(await registra(extra))).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('is on the desk three months before its end and after it, until it is made longer or left to end (art. 2 c. 5 f, o)', async () => {
  await registra({ oggetto: 'Lontano', al: '2028-12-31' });
  const { id } = (await registra()).data!.registraAccordo;
  const { id: passato } = (await registra({ oggetto: 'Passato', al: '2026-06-30' })).data!.registraAccordo;
  const voci = () => vociDiTipo(registry, 'ACCORDO_IN_SCADENZA');
  expect(await voci()).toEqual(['Passato 2026-06-30', 'Rete antiviolenza 2027-01-31']);
  expect(rifiuto(await termine(id, 7, '2030-01-31'))).toMatchObject({ code: 'CONFLICT', versioneAttuale: 1 });
  expect(rifiuto(await termine(id, 1, '2024-02-29'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect((await termine(id, 1, '2030-01-31')).data).toEqual({
    stabilisciTermineAccordo: { al: '2030-01-31', versione: 2 },
  });
  await termine(passato, 1, '2026-06-30', true);
  expect(await voci()).toEqual([]);
});

test('everybody reads them, and nobody but the coordinator of that Ambito changes them', async () => {
  const leggi = async (chi: Parameters<Registry['call']>[0]) =>
    (
      await registry.call<{
        accordi: { edges: { node: { parti: string[]; permessi: { puoStabilireTermine: boolean } } }[] };
      }>(
        chi,
        `{ accordi(ambitoId: "${A04}", first: 1) { edges { node { oggetto parti dal al permessi { puoStabilireTermine } ambito { codice } } } } }`,
      )
    ).data!.accordi.edges[0]!.node.permessi.puoStabilireTermine;
  expect(await leggi(null)).toBe(false);
  expect(await leggi({ ruolo: 'COORDINATORE', ambito: 'altro' })).toBe(false);
  expect(await leggi('COORDINATORE')).toBe(true);
});
