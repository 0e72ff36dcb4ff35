// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { recordStatements } from '@ambito/persistence/testing';
import type { Chi } from '@ambito/subgraph/testing';
import { asLists } from '@ambito/testing';
import { percorsoDi } from '../percorso.testing.ts';
import { A04, A_TERMINE, ALTRO_ASSISTENTE, ASSISTENTE, SEDE, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
/** Cases by what they are for the test. */
const casi = {} as Record<'richiesta' | 'altrove' | 'urgente' | 'sospesa' | 'progetto' | 'altrui' | 'conclusa', string>;
beforeAll(async () => {
  casework = await startCasework();
  const { command, richiesta, assegnata, inCarico, conProgetto } = percorsoDi(casework);
  const persona = (comuneResidenza: string) => ({ nome: 'Ada', cognome: 'Neri', sesso: 'F', comuneResidenza });
  casi.richiesta = await richiesta();
  casi.altrove = await assegnata(persona('064008'));
  casi.urgente = await richiesta();
  await command('COORDINATORE', 'assegnaInUrgenza', {
    presaInCaricoId: casi.urgente,
    versione: 1,
    operatoreId: ALTRO_ASSISTENTE,
    motivoUrgenza: 'Minore solo in casa',
    daRegolarizzareEntro: '2026-12-01',
  });
  casi.sospesa = await inCarico();
  await command('ASSISTENTE_SOCIALE', 'sospendi', {
    presaInCaricoId: casi.sospesa,
    versione: 3,
    motivo: 'Ricovero',
    previstaFinoAl: '2026-12-20',
  });
  const { presaInCaricoId, progettoId } = await conProgetto();
  casi.progetto = presaInCaricoId;
  await command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
    progettoId,
    versione: 1,
    accettatoDa: 'PERSONA',
    parole: 'Va bene',
  });
  casi.altrui = await richiesta();
  await command('COORDINATORE', 'assegnaPresaInCarico', {
    presaInCaricoId: casi.altrui,
    versione: 1,
    operatoreId: A_TERMINE,
  });
  casi.conclusa = await inCarico();
  await command('ASSISTENTE_SOCIALE', 'dimetti', {
    presaInCaricoId: casi.conclusa,
    versione: 3,
    motivo: 'OBIETTIVI_RAGGIUNTI',
    valutazione: 'Bene',
  });
});
afterAll(() => casework.stop());

const QUERY = `query ($stato: StatoPresaInCarico, $filtri: FiltriPreseInCaricoInput, $first: Int!, $after: String) {
  preseInCarico(stato: $stato, filtri: $filtri, first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
type Elenco = {
  preseInCarico: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
};

async function trovati(variables: object, chi: Chi = { ruolo: 'COORDINATORE', ambito: 'proprio' }): Promise<string[]> {
  const visti: string[] = [];
  let after: string | undefined;
  do {
    const { data, errors }: { data?: Elenco | null; errors?: unknown } = await casework.call<Elenco>(chi, QUERY, {
      first: 2,
      ...variables,
      after,
    });
    expect(errors).toBeUndefined();
    visti.push(...data!.preseInCarico.edges.map(({ node }) => node.id));
    after = data!.preseInCarico.pageInfo.hasNextPage ? data!.preseInCarico.pageInfo.endCursor : undefined;
  } while (after !== undefined);
  const nomi = Object.entries(casi);
  return visti.map((id) => nomi.find(([, caso]) => caso === id)?.[0] ?? id);
}
const filtri = (chiesti: object) => ({ filtri: chiesti });
const TUTTI = ['richiesta', 'altrove', 'urgente', 'sospesa', 'progetto', 'altrui', 'conclusa'];

test.each<[string, object, string[]]>([
  ['no filter', {}, TUTTI],
  ['one state', { stato: 'RICHIESTA' }, ['richiesta']],
  ['several states', filtri({ stati: ['RICHIESTA', 'SOSPESA', 'CONCLUSA'] }), ['richiesta', 'sospesa', 'conclusa']],
  ['a state outside the others', { stato: 'SOSPESA', ...filtri({ stati: ['CONCLUSA'] }) }, []],
  ['no state at all', filtri({ stati: [] }), []],
  ['a case manager', filtri({ operatoreId: ASSISTENTE }), ['altrove', 'sospesa', 'progetto']],
  ['a case manager and a state', filtri({ operatoreId: ASSISTENTE, stati: ['SOSPESA', 'CONCLUSA'] }), ['sospesa']],
  ['a case manager whom nobody knows', filtri({ operatoreId: randomUUID() }), []],
  ['a sede', filtri({ sedeId: SEDE }), TUTTI],
  ['another sede', filtri({ sedeId: randomUUID() }), []],
  ['an area', filtri({ area: 'ELD', stati: ['RICHIESTA'] }), ['richiesta']],
  ['another area', filtri({ area: 'POV' }), []],
  ['a Comune', filtri({ comune: '064008' }), ['altrove']],
  ['a term by the day of the nearest', filtri({ termineEntro: '2026-12-01' }), ['urgente', 'progetto']],
  ['a term by the day before', filtri({ termineEntro: '2026-11-30' }), []],
  ['a later term', filtri({ termineEntro: '2026-12-20' }), ['urgente', 'progetto', 'sospesa']],
  [
    'a case manager and a term',
    filtri({ operatoreId: ASSISTENTE, termineEntro: '2026-12-20' }),
    ['progetto', 'sospesa'],
  ],
  [
    'a case manager, a term and a state',
    filtri({ operatoreId: ASSISTENTE, stati: ['SOSPESA'], termineEntro: '2026-12-20' }),
    ['sospesa'],
  ],
  [
    'all filters together',
    filtri({ operatoreId: ALTRO_ASSISTENTE, sedeId: SEDE, area: 'ELD', comune: '064071', termineEntro: '2026-12-31' }),
    ['urgente'],
  ],
])(
  'with %s the cases are found, by the nearest term or the oldest first, each once',
  async (_nome, variables, attesi) => {
    expect(await trovati(variables)).toEqual(attesi);
  },
);

test('lists of one request that filter by area read the areas once', async () => {
  const lista = (nome: string, area: string): string =>
    `${nome}: preseInCarico(filtri: { area: "${area}" }, first: 2) { edges { node { id } } }`;
  const recorder = recordStatements();
  await casework.call('COORDINATORE', `{ ${lista('uno', 'ELD')} ${lista('altro', 'POV')} }`);
  const lette = recorder.take().filter(({ text }) => text.includes('FROM anagrafe_vocabolario'));
  recorder.stop();
  expect(lette).toHaveLength(1);
});

test('no filter tells of a case that the reader may not see', async () => {
  const assistente: Chi = { ruolo: 'ASSISTENTE_SOCIALE', ambito: 'proprio' };
  expect(await trovati({}, assistente)).toEqual(['altrove', 'sospesa', 'progetto', 'conclusa']);
  expect(await trovati(filtri({ operatoreId: A_TERMINE }), assistente)).toEqual([]);
  expect(await trovati(filtri({ termineEntro: '2026-12-31' }), assistente)).toEqual(['progetto', 'sospesa']);
  expect(await trovati(filtri({ stati: ['RICHIESTA', 'IN_VALUTAZIONE'] }), assistente)).toEqual(['altrove']);
  expect(await trovati(filtri({ comune: '064008' }), { ruolo: 'COORDINATORE', ambito: 'altro' })).toEqual([]);
});

test('the Comune of a case is the one where its person lives, also after the person has moved', async () => {
  const sposta = (comune: string) =>
    casework.admin(
      `UPDATE persona SET comune_residenza = $3 FROM cartella c JOIN presa_in_carico p ON p.ambito_id = c.ambito_id AND p.cartella_id = c.id
       WHERE persona.ambito_id = $1 AND persona.id = c.persona_id AND p.id = $2`,
      [A04, casi.altrove, comune],
    );
  await sposta('064113');
  expect(await trovati(filtri({ comune: '064008' }))).toEqual([]);
  expect(await trovati(filtri({ comune: '064113' }))).toEqual(['altrove']);
  await casework.admin(`UPDATE presa_in_carico SET residenza = '064071' WHERE id = $1`, [casi.altrove]);
  expect(await trovati(filtri({ comune: '064113' }))).toEqual(['altrove']);
  const { data } = await casework.call(
    'COORDINATORE',
    '{ _entities(representations: [{ __typename: "Comune", codiceIstat: "064113" }]) { ... on Comune { cartelleAperte } } }',
  );
  expect(asLists(data)).toEqual({ _entities: [{ cartelleAperte: 1 }] });
  await sposta('064008');
});

test('a filter that no case can have is refused by its name', async () => {
  const { errors } = await casework.call('COORDINATORE', QUERY, { first: 1, ...filtri({ comune: 'Avellino' }) });
  expect(errors?.[0]?.extensions).toMatchObject({ campi: [{ percorso: ['filtri', 'comune'] }] });
});
