// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import type { Ruolo } from '@ambito/access';
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

interface Riservato {
  readonly incarichi: { readonly fineMotivo: string | null; readonly fineRichiesta: object | null }[];
}

let registry: Registry;
const ids: Record<string, string> = {};
beforeAll(async () => {
  registry = await startIstituito();
  const personale = personaleDi(registry);
  const sede = await personale.sede('064008');
  await personale.inServizio(sede);
  // One operator for each role that asks: every role has an account.
  for (const ruolo of ['ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE', 'ALTRO']) {
    const { id, incaricoId } = await personale.inServizio(sede);
    await registry.admin('UPDATE operatore SET account = $2 WHERE id = $1', [id, `prova-${ruolo}`]);
    await personale.command('registraAssenza', { operatoreId: id, versione: 2, dal: '2026-12-01', al: '2026-12-10' });
    await personale.command('richiediFineIncarico', {
      operatoreId: id,
      versione: 3,
      incaricoId,
      al: '2026-12-31',
      motivo: 'SOSPENSIONE',
      confermaSottoMinimo: true,
    });
    ids[ruolo] = id;
  }
});
afterAll(() => registry.stop());

async function legge(ruolo: Ruolo, diChi: string): Promise<Riservato | undefined> {
  const { data, errors } = await registry.call(
    ruolo,
    '{ operatori(first: 50) { edges { node { id incarichi { edges { node { fineMotivo fineRichiesta { al motivo } } } } } } } }',
  );
  expect(errors).toBeUndefined();
  return asLists<{ operatori: (Riservato & { id: string })[] }>(data).operatori.find(({ id }) => id === ids[diChi]);
}
const TUTTO = {
  incarichi: [{ fineMotivo: 'SOSPENSIONE', fineRichiesta: { al: '2026-12-31', motivo: 'SOSPENSIONE' } }],
};
const NIENTE = { incarichi: [{ fineMotivo: null, fineRichiesta: null }] };

test.each<[Ruolo, string, object]>([
  ['COORDINATORE', 'ALTRO', TUTTO],
  ['ASSISTENTE_SOCIALE', 'ALTRO', NIENTE],
  ['ASSISTENTE_SOCIALE', 'ASSISTENTE_SOCIALE', TUTTO],
  ['SEGRETARIATO', 'ALTRO', NIENTE],
  ['SEGRETARIATO', 'SEGRETARIATO', TUTTO],
  ['COORDINAMENTO_ISTITUZIONALE', 'ALTRO', NIENTE],
  ['COMUNE', 'ALTRO', NIENTE],
  // With this role even the operator of the account does not read it.
  ['COMUNE', 'COMUNE', NIENTE],
])('of why a service ends, %s reads of the operator %s: %j', async (ruolo, diChi, atteso) => {
  expect(await legge(ruolo, diChi)).toMatchObject(atteso);
});

test.each<[Ruolo, boolean]>([
  ['COORDINATORE', true],
  ['ASSISTENTE_SOCIALE', true],
  ['SEGRETARIATO', true],
  ['COORDINAMENTO_ISTITUZIONALE', false],
  ['COMUNE', false],
])('the days on which a colleague is away: %s reads them: %j, never as none', async (ruolo, legge) => {
  await registry.admin('DELETE FROM audit');
  const { data, errors } = await registry.call(
    ruolo,
    'query ($id: UUID!) { operatore(id: $id) { id assenze { edges { node { dal al } } } } }',
    { id: ids['ALTRO'] },
  );
  const giorni = { edges: [{ node: { dal: '2026-12-01', al: '2026-12-10' } }] };
  expect(data).toEqual({ operatore: { id: ids['ALTRO'], assenze: legge ? giorni : null } });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(legge ? undefined : ['FORBIDDEN']);
  expect(
    await registry.admin('SELECT record_id AS id FROM audit WHERE azione = $1', ['operatore.leggi-assenze']),
  ).toEqual(legge ? [{ id: ids['ALTRO'] }] : []);
});

test('the audit keeps of whom it was read why a service ends, by whom, and nothing of what was not shown', async () => {
  const audit = async (ruolo: Ruolo) => {
    await registry.admin('DELETE FROM audit');
    await legge(ruolo, 'ALTRO');
    return registry.admin<{ azione: string; recordId: string }>(
      `SELECT azione, record_id AS "recordId" FROM audit WHERE tipo = 'Operatore' AND ruolo = $1`,
      [ruolo],
    );
  };
  expect(await audit('COMUNE')).toEqual([]);
  expect(await audit('ASSISTENTE_SOCIALE')).toEqual([
    { azione: 'operatore.leggi-proprio', recordId: ids['ASSISTENTE_SOCIALE'] },
  ]);
  const letti = await audit('COORDINATORE');
  expect(new Set(letti.map(({ azione }) => azione))).toEqual(new Set(['operatore.leggi-riservato']));
  expect(letti.map(({ recordId }) => recordId)).toEqual(expect.arrayContaining(Object.values(ids)));
});

test('the audit keeps whose absences the desk told, for the items that were shown and no others', async () => {
  const mostrati = async (selezione: string): Promise<string[]> => {
    await registry.admin('DELETE FROM audit');
    const { errors } = await registry.call('COORDINATORE', `{ ambito(codice: "A04") { ${selezione} } }`);
    expect(errors).toBeUndefined();
    const letti = await registry.admin<{ recordId: string }>(
      `SELECT record_id AS "recordId" FROM audit WHERE azione = 'scrivania.leggi' AND tipo = 'Operatore'`,
    );
    return letti.map(({ recordId }) => recordId).toSorted();
  };
  const voci = (quante: number) => `scrivaniaRegistro(first: ${quante}) { edges { node { tipo titolo } } }`;
  expect(await mostrati(voci(100))).toEqual(Object.values(ids).toSorted());
  expect(await mostrati(voci(1))).toEqual([]);
  expect(await mostrati('conteggiScrivaniaRegistro { tipo totale }')).toEqual([]);
});

test('the forecast of the ratio names an absent operator only to the coordinator and to that operator', async () => {
  await registry.admin('UPDATE popolazione SET residenti = 20000');
  const previsioni = async (ruolo: Ruolo) => {
    const { data, errors } = await registry.call<{
      ambito: { previsioniRapportoNumerico: { data: string; operatori: { id: string }[] }[] };
    }>(ruolo, '{ ambito(codice: "A04") { previsioniRapportoNumerico { data operatori { id } } } }');
    expect(errors).toBeUndefined();
    return data!.ambito.previsioniRapportoNumerico.map(({ data, operatori }) => [data, operatori.map(({ id }) => id)]);
  };
  const tutti = (await previsioni('COORDINATORE')) as [string, string[]][];
  expect(tutti.map(([giorno]) => giorno)).toEqual(['2026-12-01', '2027-01-01']);
  for (const [, chi] of tutti) expect(chi.toSorted()).toEqual(Object.values(ids).toSorted());
  expect(await previsioni('COMUNE')).toEqual([
    ['2026-12-01', []],
    ['2027-01-01', []],
  ]);
  expect(await previsioni('ASSISTENTE_SOCIALE')).toEqual([
    ['2026-12-01', [ids['ASSISTENTE_SOCIALE']]],
    ['2027-01-01', [ids['ASSISTENTE_SOCIALE']]],
  ]);
});

test('absences and reasons of many operators are read with as many statements as those of one', async () => {
  const count = async (ruolo: Ruolo, n: number): Promise<number> => {
    const prima = await registry.statements();
    await registry.call(
      ruolo,
      `{ operatori(first: ${n}) { edges { node { assenze { edges { node { dal } } } incarichi { edges { node { fineMotivo fineRichiesta { al } } } } } } } }`,
    );
    return (await registry.statements()) - prima;
  };
  // The absences of the one whose account it is are asked for only if the page has that one.
  // So is their audit: the four statements of its transaction.
  expect(await count('ASSISTENTE_SOCIALE', 50)).toBeLessThanOrEqual((await count('ASSISTENTE_SOCIALE', 1)) + 1 + 4);
  expect(await count('COORDINATORE', 50)).toBeLessThanOrEqual(await count('COORDINATORE', 1));
});
