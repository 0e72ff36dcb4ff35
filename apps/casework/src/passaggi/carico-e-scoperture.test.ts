// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import * as prova from '../testing.ts';

const { A04, ADESSO, ALTRO_ASSISTENTE } = prova;

/** Half time, until the end of the next year; full time without an end; one who falls ill. Today is 25 November 2026. */
const [META, INTERO, MALATO] = [randomUUID(), randomUUID(), randomUUID()];

let casework: prova.Casework;
let percorso: ReturnType<typeof percorsoDi>;

const versioni = new Map<string, number>();
async function operatore(id: string, incarico: object, ...assenze: object[]): Promise<void> {
  const versione = (versioni.get(id) ?? 1) + 1;
  versioni.set(id, versione);
  const evento = {
    ...{ tipo: 'OperatoreAggiornato', ambitoId: A04, aggregato: { tipo: 'Operatore', id, versione } },
    avvenutoIl: ADESSO.toISOString(),
    dati: {
      ...{ account: `account-${id}`, naturaQualifica: 'ASSISTENTE_SOCIALE' },
      ...{ incarichi: [prova.incaricoDi(incarico)], assenze },
    },
  } as Parameters<typeof newEvent>[0];
  await casework.apply(newEvent(evento));
}

async function casi(operatoreId: string, quanti: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < quanti; n += 1) {
    const presaInCaricoId = await percorso.richiesta();
    await percorso.command('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId, versione: 1, operatoreId });
    ids.push(presaInCaricoId);
  }
  return ids;
}

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await casework.call<T>('COORDINATORE', query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data as T;
}

async function proposti(): Promise<Record<string, number>> {
  const { passaggiProposti } = await ask<{ passaggiProposti: { operatore: { id: string } }[] }>(
    'query ($operatoreId: UUID) { passaggiProposti(operatoreId: $operatoreId) { operatore { id } } }',
    { operatoreId: MALATO },
  );
  const quanti: Record<string, number> = {};
  for (const { operatore: chi } of passaggiProposti) quanti[chi.id] = (quanti[chi.id] ?? 0) + 1;
  return quanti;
}

async function programma(presaInCaricoId: string, dal: string, versione = 2): Promise<void> {
  const { errors } = await casework.call(
    'COORDINATORE',
    'mutation ($input: CambiaCaseManagerInput!) { cambiaCaseManager(input: $input) { versione } }',
    { input: { presaInCaricoId, versione, operatoreId: INTERO, dal, nota: 'Consegna' } },
  );
  expect(errors).toBeUndefined();
}

async function scoperti(): Promise<Record<string, [string, string | null, string]>> {
  const { successoriRichiesti } = await ask<{
    successoriRichiesti: {
      edges: { node: { scopertaDal: string; finoAl: string; motivo: string; presaInCarico: { id: string } } }[];
    };
  }>('{ successoriRichiesti(first: 50) { edges { node { scopertaDal finoAl motivo presaInCarico { id } } } } }');
  return Object.fromEntries(
    successoriRichiesti.edges.map(({ node }) => [node.presaInCarico.id, [node.scopertaDal, node.finoAl, node.motivo]]),
  );
}

async function avvisi(presaInCaricoId: string, dal: string, versione: number): Promise<string[]> {
  const { anteprimaPassaggi } = await ask<{ anteprimaPassaggi: { avvisi: string[] }[] }>(
    'query ($input: PassaCasiInput!) { anteprimaPassaggi(input: $input) { avvisi } }',
    { input: { passaggi: [{ presaInCaricoId, versione, operatoreId: ALTRO_ASSISTENTE, dal }], nota: 'Consegna' } },
  );
  return anteprimaPassaggi.flatMap((uno) => uno.avvisi);
}

let malati: string[] = [];
beforeAll(async () => {
  casework = await prova.startCasework();
  percorso = percorsoDi(casework);
  await casework.admin('UPDATE anagrafe_mandato SET operatori = $1::uuid[]', [
    [META, INTERO, MALATO, ALTRO_ASSISTENTE],
  ]);
  await operatore(META, { fte: 0.5, al: '2027-12-31' });
  await operatore(INTERO, {});
  await operatore(MALATO, {});
  await casi(META, 5);
  await casi(INTERO, 6);
  malati = await casi(MALATO, 4);
}, 60_000);
afterAll(() => casework.stop());

test('the cases of whoever has a known end weigh until then: 5 at half time are more than 6 at full time (art. 7 c. 1)', async () => {
  await operatore(MALATO, {}, { dal: '2026-11-25', al: '2026-12-15' });
  // The other assistente sociale is away, so that the two are compared.
  await operatore(ALTRO_ASSISTENTE, {}, { dal: '2026-11-25', al: '2026-11-26' });
  expect(await proposti()).toEqual({ [INTERO]: 4 });
  await operatore(ALTRO_ASSISTENTE, {});
});

test('a planned handover takes a case to the one who gets it, and away from the one who has it', async () => {
  const [suo] = await casi(INTERO, 1);
  const { errors } = await casework.call(
    'COORDINATORE',
    'mutation ($input: CambiaCaseManagerInput!) { cambiaCaseManager(input: $input) { versione } }',
    {
      input: { presaInCaricoId: suo, versione: 2, operatoreId: ALTRO_ASSISTENTE, dal: '2027-03-01', nota: 'Consegna' },
    },
  );
  expect(errors).toBeUndefined();
  // One has none but the planned one, the other six: 4 cases go to the first.
  expect(await proposti()).toEqual({ [ALTRO_ASSISTENTE]: 4 });
});

test('the audit keeps whose absence is the reason, of cases that are listed and of those that are proposed', async () => {
  for (const legge of [scoperti, proposti]) {
    await casework.admin('DELETE FROM audit', []);
    await legge();
    expect(await casework.admin(`SELECT DISTINCT record_id AS chi FROM audit WHERE tipo = 'Operatore'`, [])).toEqual([
      { chi: MALATO },
    ]);
  }
});

test('a case is uncovered until the day before a planned handover (art. 2 c. 2)', async () => {
  const [primo, secondo, terzo] = malati;
  expect((await scoperti())[primo!]).toEqual(['2026-11-25', '2026-12-15', 'ASSENZA']);
  await programma(primo!, '2026-12-05');
  await programma(secondo!, '2026-12-20');
  expect(await scoperti()).toMatchObject({
    [primo!]: ['2026-11-25', '2026-12-04', 'ASSENZA'],
    [secondo!]: ['2026-11-25', '2026-12-15', 'ASSENZA'],
    [terzo!]: ['2026-11-25', '2026-12-15', 'ASSENZA'],
  });
  await operatore(MALATO, { fineRichiesta: '2026-11-30' });
  expect(await scoperti()).toMatchObject({
    [primo!]: ['2026-12-01', '2026-12-04', 'FINE_RICHIESTA'],
    [terzo!]: ['2026-12-01', null, 'FINE_RICHIESTA'],
  });
});

test('where nobody is named after an absence, the case is uncovered until a handover that comes later', async () => {
  const [primo, secondo, terzo] = malati;
  await operatore(MALATO, { al: '2026-12-10' }, { dal: '2026-12-01', al: '2026-12-10' });
  expect(await scoperti()).toMatchObject({
    [primo!]: ['2026-12-01', '2026-12-04', 'ASSENZA'],
    [secondo!]: ['2026-12-01', '2026-12-19', 'ASSENZA'],
    [terzo!]: ['2026-12-01', null, 'ASSENZA'],
  });
});

test('the preview tells the days without a case manager before a later handover', async () => {
  const [primo, , , quarto] = malati;
  const versione = async (id: string) =>
    (
      await ask<{ presaInCarico: { versione: number } }>('query ($id: UUID!) { presaInCarico(id: $id) { versione } }', {
        id,
      })
    ).presaInCarico.versione;
  expect(await avvisi(quarto!, '2026-12-01', await versione(quarto!))).toEqual([]);
  expect(await avvisi(quarto!, '2026-12-08', await versione(quarto!))).toEqual([
    'Prima del passaggio il caso è senza case manager dal 1º dicembre 2026 al 7 dicembre 2026',
  ]);
  // The end of the service and the days ad interim after it are one with the absence.
  expect(await avvisi(quarto!, '2026-12-21', await versione(quarto!))).toEqual([
    'Prima del passaggio il caso è senza case manager dal 1º dicembre 2026 al 20 dicembre 2026',
  ]);
  // From the planned handover on there is one.
  expect(await avvisi(primo!, '2026-12-21', await versione(primo!))).toEqual([
    'Prima del passaggio il caso è senza case manager dal 1º dicembre 2026 al 4 dicembre 2026',
  ]);
});

describeWorkerPlans('casework', A04, prova.TABELLE_PICCOLE);
