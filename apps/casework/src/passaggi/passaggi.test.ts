// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent } from '@ambito/events';
import { percorsoDi } from '../percorso.testing.ts';
import * as prova from '../testing.ts';

const { A04, A_TERMINE, ADESSO, ALTRO_ASSISTENTE, ASSISTENTE, SENZA_INCARICO } = prova;

/** An assistente sociale who has asked to leave on 30 November; two who stay, one of them half time. Today is 25 November 2026. */
const [USCENTE, STABILE, META] = [randomUUID(), randomUUID(), randomUUID()];

let casework: prova.Casework;
let percorso: ReturnType<typeof percorsoDi>;
const versioni = new Map<string, number>();

const operatore = async (id: string, incarico: object, ...assenze: object[]): Promise<void> => {
  const versione = (versioni.get(id) ?? 1) + 1;
  versioni.set(id, versione);
  const incarichi = [prova.incaricoDi(incarico)];
  const evento = {
    ...{ tipo: 'OperatoreAggiornato', ambitoId: A04, aggregato: { tipo: 'Operatore', id, versione } },
    avvenutoIl: ADESSO.toISOString(),
    dati: { account: `account-${id}`, naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi, assenze },
  } as Parameters<typeof newEvent>[0];
  await casework.apply(newEvent(evento));
};

async function caso(operatoreId: string): Promise<string> {
  const presaInCaricoId = await percorso.richiesta();
  const input = { presaInCaricoId, versione: 1, operatoreId, confermaAssenza: true };
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', input);
  return presaInCaricoId;
}

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await casework.call<T>('COORDINATORE', query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data as T;
}

type Richiesto = Record<'scopertaDal' | 'finoAl' | 'motivo', string> & { presaInCarico: { id: string } };
async function richiesti(filtri = ''): Promise<Map<string, string[]>> {
  const { successoriRichiesti } = await ask<{ successoriRichiesti: { edges: { node: Richiesto }[] } }>(
    `{ successoriRichiesti(first: 50${filtri}) { edges { node { scopertaDal finoAl motivo presaInCarico { id } } } } }`,
  );
  const righe = successoriRichiesti.edges.map(({ node }) => node);
  expect(new Set(righe.map(({ presaInCarico }) => presaInCarico.id)).size).toBe(righe.length);
  expect(righe.map(({ scopertaDal }) => scopertaDal)).toEqual(righe.map(({ scopertaDal }) => scopertaDal).toSorted());
  return new Map(righe.map((riga) => [riga.presaInCarico.id, [riga.scopertaDal, riga.finoAl, riga.motivo]]));
}

type Passaggio = Record<'presaInCaricoId' | 'operatoreId' | 'dal', string> & { versione: number };
const PROPOSTI = `query ($operatoreId: UUID, $esclusi: [UUID!]) { passaggiProposti(operatoreId: $operatoreId, esclusi: $esclusi) {
  dal presaInCarico { id versione } operatore { id } } }`;
/** The handovers that the system proposes for the cases of an operator, as input of the others. */
async function proposti(operatoreId: string, esclusi: string[] = []): Promise<Passaggio[]> {
  const { passaggiProposti } = await ask<{
    passaggiProposti: { dal: string; presaInCarico: { id: string; versione: number }; operatore: { id: string } }[];
  }>(PROPOSTI, { operatoreId, esclusi });
  return passaggiProposti.map(({ dal, presaInCarico, operatore: chi }) => ({
    presaInCaricoId: presaInCarico.id,
    versione: presaInCarico.versione,
    operatoreId: chi.id,
    dal,
  }));
}
/** How many cases each operator would get. */
function perOperatore(passaggi: readonly Passaggio[]): Record<string, number> {
  const quanti: Record<string, number> = {};
  for (const { operatoreId } of passaggi) quanti[operatoreId] = (quanti[operatoreId] ?? 0) + 1;
  return quanti;
}

const PASSA = `mutation ($input: PassaCasiInput!, $chiave: ID) { passaCasi(input: $input, chiaveIdempotenza: $chiave) { id versione caseManager { id } } }`;
const passa = (passaggi: readonly object[], extra: object = {}, chiave?: string) =>
  casework.call<{ passaCasi: { id: string; versione: number; caseManager: { id: string } }[] }>('COORDINATORE', PASSA, {
    input: { passaggi, nota: 'Consegna', ...extra },
    chiave,
  });
const anteprima = async (passaggi: readonly object[]) =>
  (
    await ask<{ anteprimaPassaggi: { dal: string; avvisi: string[]; rifiuto: Record<string, string> | null }[] }>(
      `query ($input: PassaCasiInput!) { anteprimaPassaggi(input: $input) { dal avvisi rifiuto { codice articolo messaggio } } }`,
      { input: { passaggi, nota: 'Consegna' } },
    )
  ).anteprimaPassaggi;

let malata: string[];
let uscente: string[];
beforeAll(async () => {
  casework = await prova.startCasework();
  percorso = percorsoDi(casework);
  await casework.admin('UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid[]', [[USCENTE, STABILE, META]]);
  await operatore(STABILE, {});
  await operatore(META, { fte: 0.5 });
  await operatore(USCENTE, {});
  malata = [];
  for (let n = 0; n < 12; n += 1) malata.push(await caso(ASSISTENTE));
  uscente = [await caso(USCENTE), await caso(USCENTE)];
}, 60_000);
afterAll(() => casework.stop());

test('an illness, an end that is asked for and one that is known want successors, each case once from its first day (art. 2 c. 2)', async () => {
  expect([...(await richiesti()).keys()]).toEqual([]);
  const aTermine = await caso(A_TERMINE);
  await operatore(ASSISTENTE, {}, { dal: '2026-11-25', al: '2026-12-15' });
  await operatore(ALTRO_ASSISTENTE, {}, { dal: '2026-12-07', al: '2026-12-18' });
  await operatore(USCENTE, { fineRichiesta: '2026-11-30' });
  expect(await richiesti()).toEqual(
    new Map<string, unknown>([
      ...malata.map((id) => [id, ['2026-11-25', '2026-12-15', 'ASSENZA']] as const),
      ...uscente.map((id) => [id, ['2026-12-01', null, 'FINE_RICHIESTA']] as const),
      [aTermine, ['2027-01-01', null, 'FINE_SERVIZIO']],
    ]),
  );
  expect((await richiesti(', entro: "2026-11-30"')).size).toBe(12);
  expect([...(await richiesti(`, operatoreId: "${USCENTE}"`)).keys()]).toEqual(uscente.toSorted());
  // The operator is away before the end of the service too: the same cases are listed once, from the earlier day.
  await operatore(USCENTE, { fineRichiesta: '2026-11-30' }, { dal: '2026-11-27', al: '2026-11-28' });
  expect([...(await richiesti(`, operatoreId: "${USCENTE}"`)).values()]).toEqual([
    ['2026-11-27', '2026-11-28', 'ASSENZA'],
    ['2026-11-27', '2026-11-28', 'ASSENZA'],
  ]);
});

test('the days with a substitute want no successor, those on which the substitute is away as well do', async () => {
  await operatore(ASSISTENTE, {}, { dal: '2026-11-25', al: '2026-12-15', sostitutoId: ALTRO_ASSISTENTE });
  const attesi = malata.map((id) => [id, ['2026-12-07', '2026-12-15', 'ASSENZA']] as const);
  expect(await richiesti(`, operatoreId: "${ASSISTENTE}"`)).toEqual(new Map<string, unknown>(attesi));
  await operatore(ASSISTENTE, {}, { dal: '2026-11-25', al: '2026-12-15' });
});

test('cases are proposed by load for each full time, to nobody who is away, leaves or is left out (art. 7 c. 1)', async () => {
  const proposta = await proposti(ASSISTENTE);
  expect(perOperatore(proposta)).toEqual({ [STABILE]: 8, [META]: 4 });
  expect(new Set(proposta.map(({ dal }) => dal))).toEqual(new Set(['2026-11-25']));
  expect(perOperatore(await proposti(ASSISTENTE, [META]))).toEqual({ [STABILE]: 12 });
  const { passaggiProposti } = await ask<{ passaggiProposti: { operatore: object | null }[] }>(PROPOSTI, {
    operatoreId: ASSISTENTE,
    esclusi: [META, STABILE],
  });
  expect(passaggiProposti.every(({ operatore: chi }) => chi === null)).toBe(true);
});

test('the preview says of each case what refuses it and what is good to know, and changes nothing', async () => {
  const [primo, secondo, terzo, quarto, quinto] = await proposti(ASSISTENTE);
  const prima = await casework.count(['responsabilita', 'outbox']);
  const esaminati = await anteprima([
    primo!,
    { ...secondo!, versione: 99 },
    { ...terzo!, operatoreId: SENZA_INCARICO },
    { ...quarto!, operatoreId: ASSISTENTE },
    { ...quinto!, operatoreId: ALTRO_ASSISTENTE },
    { presaInCaricoId: randomUUID(), versione: 1, operatoreId: STABILE },
  ]);
  expect(esaminati.map(({ rifiuto }) => rifiuto?.['articolo'] ?? rifiuto?.['codice'] ?? null)).toEqual([
    null,
    'CONFLICT',
    'art. 8 c. 1',
    'art. 2 c. 2',
    null,
    'NOT_FOUND',
  ]);
  expect(esaminati[4]?.avvisi).toEqual(['Chi riceve il caso è assente dal 7 dicembre 2026 al 18 dicembre 2026']);
  expect(await anteprima([{ ...primo!, operatoreId: A_TERMINE }])).toMatchObject([
    { avvisi: ["Chi riceve il caso lascia il servizio: l'ultimo giorno è il 31 dicembre 2026"] },
  ]);
  expect(await casework.count(['responsabilita', 'outbox'])).toEqual(prima);
});

test('all cases are handed over or none: the refusal names those that cannot be', async () => {
  const [primo, secondo, terzo] = await proposti(ASSISTENTE);
  const prima = await casework.count(['responsabilita', 'outbox']);
  const rifiuto = async (...passaggi: object[]) => (await passa(passaggi)).errors?.[0];
  expect(await rifiuto(primo!, { ...secondo!, versione: 99 })).toMatchObject({
    message: "Nessun caso è passato. Il caso 2 dell'elenco ha avuto modifiche nel frattempo: rileggi e riprova",
    extensions: {
      code: 'CONFLICT',
      dettagli: { casi: [{ numero: 2, presaInCaricoId: secondo!.presaInCaricoId, versioneAttuale: 2 }] },
    },
  });
  expect(
    await rifiuto(primo!, { ...secondo!, operatoreId: SENZA_INCARICO }, { ...terzo!, operatoreId: ASSISTENTE }),
  ).toMatchObject({
    message: expect.stringContaining(
      "I casi 2 e 3 dell'elenco non possono passare, il primo per questo: manca un",
    ) as unknown,
    extensions: {
      code: 'RULE_VIOLATION',
      articolo: 'art. 8 c. 1',
      dettagli: {
        casi: [
          { numero: 2, presaInCaricoId: secondo!.presaInCaricoId, articolo: 'art. 8 c. 1' },
          { numero: 3, presaInCaricoId: terzo!.presaInCaricoId, articolo: 'art. 2 c. 2' },
        ],
      },
    },
  });
  const cambiati = await rifiuto(...(await proposti(ASSISTENTE)).slice(0, 5).map((uno) => ({ ...uno, versione: 99 })));
  expect(cambiati?.message).toContain("I casi 1, 2, 3 e altri 2 dell'elenco hanno avuto modifiche");
  expect((cambiati?.extensions['dettagli'] as { casi: object[] }).casi).toHaveLength(5);
  expect((await rifiuto(primo!, { ...secondo!, presaInCaricoId: randomUUID() }))?.extensions['code']).toBe('NOT_FOUND');
  expect(await rifiuto(primo!, primo!, { ...secondo!, dal: '2026-11-24' })).toMatchObject({
    extensions: {
      campi: [
        { percorso: ['input', 'passaggi', '1', 'presaInCaricoId'] },
        { percorso: ['input', 'passaggi', '2', 'dal'] },
      ],
    },
  });
  expect(await rifiuto(primo!, { ...secondo!, operatoreId: ALTRO_ASSISTENTE })).toMatchObject({
    extensions: {
      campi: [
        { percorso: ['input', 'confermaAssenza'] },
        {
          percorso: ['input', 'passaggi', '1', 'operatoreId'],
          messaggio: "Chi riceve il caso 2 dell'elenco è assente dal 7 dicembre 2026 al 18 dicembre 2026",
        },
      ],
    },
  });
  expect(await casework.count(['responsabilita', 'outbox'])).toEqual(prima);
});

test('of two handovers of the same cases at once one goes through, and the other is told of the change', async () => {
  const passaggi = (await proposti(ASSISTENTE)).slice(0, 3);
  const risposte = await Promise.all([passa(passaggi), passa(passaggi.toReversed())]);
  expect(risposte.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual(
    expect.arrayContaining([undefined, 'CONFLICT']),
  );
  malata = malata.filter((id) => !passaggi.some(({ presaInCaricoId }) => presaInCaricoId === id));
  expect([...(await richiesti(`, operatoreId: "${ASSISTENTE}"`)).keys()]).toEqual(malata.toSorted());
});

test('the proposal is handed over by one command, once for a key, with one event and one audit row a case', async () => {
  const [primo, ...altri] = await proposti(ASSISTENTE);
  const passaggi = [{ ...primo!, operatoreId: ALTRO_ASSISTENTE }, ...altri];
  const chiave = randomUUID();
  const { data, errors } = await passa(passaggi, { confermaAssenza: true }, chiave);
  expect(errors).toBeUndefined();
  expect(data!.passaCasi.map(({ id, versione, caseManager }) => [id, versione, caseManager.id])).toEqual(
    passaggi.map(({ presaInCaricoId, versione, operatoreId }) => [presaInCaricoId, versione + 1, operatoreId]),
  );
  expect((await passa(passaggi, { confermaAssenza: true }, chiave)).data).toEqual(data);
  const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
  const eventi = await casework.admin<{ id: string; chi: string }>(
    `SELECT evento -> 'aggregato' ->> 'id' AS id, evento -> 'dati' ->> 'caseManagerId' AS chi FROM outbox
     WHERE evento ->> 'tipo' = 'PresaInCaricoAggiornata' AND (evento -> 'aggregato' ->> 'id')::uuid = ANY ($1::uuid[])
       AND (evento -> 'aggregato' ->> 'versione')::int = 3`,
    [ids],
  );
  expect(new Map(eventi.map(({ id, chi }) => [id, chi]))).toEqual(
    new Map(passaggi.map(({ presaInCaricoId, operatoreId }) => [presaInCaricoId, operatoreId])),
  );
  expect(eventi).toHaveLength(ids.length);
  expect(
    await casework.admin("SELECT 1 FROM audit WHERE azione = 'passaCasi' AND record_id = ANY ($1) AND motivo IS NULL", [
      ids,
    ]),
  ).toHaveLength(ids.length);
  // The one who got a case and will be away without a substitute wants a successor for those days.
  expect(await richiesti(', entro: "2026-12-31"')).toEqual(
    new Map<string, unknown>([
      ...uscente.map((id) => [id, ['2026-11-27', '2026-11-28', 'ASSENZA']] as const),
      [primo!.presaInCaricoId, ['2026-12-07', '2026-12-18', 'ASSENZA']],
    ]),
  );
});

test('the cases of an operator who leaves pass on the day after, and the registry is told that none is left', async () => {
  await operatore(USCENTE, { id: randomUUID(), fineRichiesta: '2026-11-30' });
  const passaggi = await proposti(USCENTE);
  expect(passaggi.map(({ dal }) => dal)).toEqual(['2026-12-01', '2026-12-01']);
  const { data, errors } = await passa(passaggi);
  expect(errors).toBeUndefined();
  // Until then the one who leaves answers.
  expect(data!.passaCasi.map(({ caseManager }) => caseManager.id)).toEqual([USCENTE, USCENTE]);
  const [ultima] = await casework.admin<{ dati: object }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento ->> 'tipo' = 'SuccessioneConfermata'
       AND evento -> 'dati' ->> 'operatoreId' = $1 ORDER BY seq DESC LIMIT 1`,
    [USCENTE],
  );
  expect(ultima?.dati).toMatchObject({ al: '2026-11-30', senzaSuccessore: 0 });
  expect((await richiesti(`, operatoreId: "${USCENTE}"`)).size).toBe(0);
});

test('many cases are handed over with as many statements as two', async () => {
  const count = async (casi: string[]): Promise<number> => {
    const prima = await casework.statements();
    const { errors } = await passa(
      casi.map((presaInCaricoId) => ({ presaInCaricoId, versione: 2, operatoreId: META })),
    );
    expect(errors).toBeUndefined();
    return (await casework.statements()) - prima;
  };
  const casi: string[] = [];
  for (let n = 0; n < 9; n += 1) casi.push(await caso(STABILE));
  const diDue = await count(casi.slice(0, 2));
  expect(await count(casi.slice(2))).toBeLessThanOrEqual(diDue);
});
