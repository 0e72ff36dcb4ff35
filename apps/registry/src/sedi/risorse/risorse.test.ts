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

describe('a resource that was written wrongly (art. 6 c. 1)', () => {
  const LETTE = 'risorse { edges { node { id descrizione quantita dal al versione corregge { id motivo } } } }';
  const prova = (comando: string, tipo: string, input: object) =>
    registry.call<Record<string, ConRisorse>>(
      'COORDINATORE',
      `mutation ($input: ${tipo}!) { ${comando}(input: $input) { ${LETTE} } }`,
      { input: { versione: 1, motivo: 'Scritta male', ...input } },
    );
  /** A new resource, among those of the sede. */
  async function nuova(descrizione: string): Promise<string> {
    const { data } = await assegna({ descrizione });
    const risorse = asLists<{ risorse: { id: string; descrizione: string }[] }>(data!.assegnaRisorsa).risorse;
    return risorse.find((una) => una.descrizione === descrizione)!.id;
  }

  test('is annulled: the sede never had it, and it stays written', async () => {
    const risorsaId = await nuova('Fotocopiatrice');
    expect(rifiuto(await prova('annullaRisorsa', 'AnnullaRisorsaInput', { risorsaId, versione: 9 }))).toMatchObject({
      code: 'CONFLICT',
    });
    const { data } = await prova('annullaRisorsa', 'AnnullaRisorsaInput', { risorsaId });
    expect(asLists<ConRisorse>(data!['annullaRisorsa']).risorse.map(({ id }) => id)).not.toContain(risorsaId);
    const { data: letto } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { annullamento(id: $id) { tipo motivo dati { campo valore } } }',
      { id: risorsaId },
    );
    expect(letto).toMatchObject({ annullamento: { tipo: 'RISORSA_STRUMENTALE', motivo: 'Scritta male' } });
    expect((letto as { annullamento: { dati: object[] } }).annullamento.dati).toContainEqual({
      ...{ campo: 'descrizione', valore: 'Fotocopiatrice' },
    });
  });

  test('is put right: another one takes its place, until the same last day', async () => {
    const risorsaId = await nuova('Centralino');
    await ritira(risorsaId, 1, '2026-06-30');
    const giusta = { risorsaId, versione: 2, quantita: 3, dal: '2025-06-01' };
    const { data } = await prova('rettificaRisorsa', 'RettificaRisorsaInput', giusta);
    const risorse = asLists<{ risorse: { id: string; descrizione: string }[] }>(data!['rettificaRisorsa']).risorse;
    expect(risorse.filter(({ descrizione }) => descrizione === 'Centralino')).toMatchObject([
      { quantita: 3, dal: '2025-06-01', al: '2026-06-30', versione: 1, corregge: { id: risorsaId } },
    ]);
  });

  test.each<[string, object, object]>([
    ['before the sede is active', { dal: '2019-12-31' }, { articolo: 'art. 6 c. 1' }],
    ['after its last day', { dal: '2026-07-01' }, { campi: [{ percorso: ['input', 'dal'] }] }],
    ['in a quantity of 0', { quantita: 0 }, { code: 'BAD_USER_INPUT' }],
  ])('is not put right %s', async (nome, extra, atteso) => {
    const risorsaId = await nuova(`Scrivania ${nome}`);
    await ritira(risorsaId, 1, '2026-06-30');
    const input = { risorsaId, versione: 2, ...extra };
    expect(rifiuto(await prova('rettificaRisorsa', 'RettificaRisorsaInput', input))).toMatchObject(atteso);
  });

  test('is deleted by nobody without an annulment, in the database too', async () => {
    await nuova('Armadio');
    await expect(registry.admin('DELETE FROM risorsa_strumentale')).rejects.toMatchObject({
      constraint: 'solo_annullato',
    });
  });
});
