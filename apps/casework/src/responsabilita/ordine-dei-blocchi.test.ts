// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newEvent, type Evento } from '@ambito/events';
import { createDataSource, LOCKS } from '@ambito/persistence';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { lineaDi } from '../bilancio/bilancio.testing.ts';
import { accreditamentoDi, enteDi } from '../enti/enti.testing.ts';
import { percorsoDi, progetto } from '../percorso.testing.ts';
import { richiestaA, risposta, trasmissioniDi, type Letta } from '../trasmissioni/trasmissioni.testing.ts';
import {
  A04,
  ALTRO_ASSISTENTE,
  A_TERMINE,
  ADESSO,
  ASSISTENTE,
  COORDINATORE,
  incaricoDi,
  startCasework,
  TABELLE_PICCOLE,
  type Casework,
} from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
let terzo: ReturnType<typeof createDataSource>;
let versione = 1;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
  terzo = createDataSource({ url: casework.database.adminUrl, applicationName: 'terzo', poolSize: 1, entities: [] });
  await terzo.initialize();
});
afterAll(async () => {
  await terzo.destroy();
  await casework.stop();
});

/** Waits until so many transactions wait for a lock. */
async function waitForWaiting(quanti: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const [conto] = await casework.admin<{ n: number }>(
      `SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted
         AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
      [],
    );
    if ((conto?.n ?? 0) >= quanti) return;
    await pause(25);
  }
  throw new Error(`Fewer than ${quanti} transactions wait`);
}

/**
 * Somebody else holds a record. Transactions begin and wait one after the other; then the record is let go. If all take their locks in
 * one order, all end.
 */
async function inFilaPer(blocco: string, id: string, ...fila: (() => Promise<unknown>)[]): Promise<void> {
  const runner = terzo.createQueryRunner();
  await runner.startTransaction();
  await runner.query(blocco, [id]);
  const insieme: Promise<unknown>[] = [];
  for (const transazione of fila) {
    insieme.push(transazione());
    await waitForWaiting(insieme.length);
  }
  await runner.commitTransaction();
  await runner.release();
  await Promise.all(insieme);
}
const RIGA = (tabella: string): string => `SELECT 1 FROM ${tabella} WHERE id = $1 FOR UPDATE`;
/** An ente that others may still share. */
const ENTE = `SELECT pg_advisory_xact_lock_shared(lock_key('${LOCKS.ente}', $1))`;
const inFila = (caso: string, ...fila: (() => Promise<unknown>)[]): Promise<void> =>
  inFilaPer(RIGA('presa_in_carico'), caso, ...fila);

/** A case of somebody whose service ends with the year: the coordinator in office answers after that. */
async function casoCheFinisce(): Promise<string> {
  const presaInCaricoId = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', {
    ...{ presaInCaricoId, versione: 1, operatoreId: A_TERMINE },
  });
  return presaInCaricoId;
}
const evento = (tipo: string, aggregato: object, dati: object): Evento =>
  newEvent({ tipo, ambitoId: A04, aggregato, avvenutoIl: ADESSO.toISOString(), dati } as Parameters<
    typeof newEvent
  >[0]);
const nominato = (): Evento =>
  evento(
    'CoordinatoreAggiornato',
    { tipo: 'Coordinatore', id: A04, versione: (versione += 1) },
    { nomine: [{ operatoreId: COORDINATORE, dal: '2020-01-01', al: `20${30 + versione}-12-31` }] },
  );
const nomina = () => casework.apply(nominato());
const operatore = (id: string, extra: object = {}, dati: object = {}) =>
  casework.apply(
    evento(
      'OperatoreAggiornato',
      { tipo: 'Operatore', id, versione: (versione += 1) },
      { account: id, naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi: [incaricoDi(extra)], ...dati },
    ),
  );
const incarico = (id: string, extra: object = {}) => operatore(id, extra);
/** An assistente sociale of their own, who may have cases; the account is the id. */
async function unAssistente(extra: object = {}): Promise<string> {
  const chi = randomUUID();
  await casework.admin('UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid', [chi]);
  await incarico(chi, extra);
  return chi;
}
const passa = (presaInCaricoId: string, dal?: string) =>
  percorso.command('COORDINATORE', 'cambiaCaseManager', {
    ...{ presaInCaricoId, versione: 2, operatoreId: ASSISTENTE, nota: 'Consegna' },
    ...(dal === undefined ? {} : { dal }),
  });

test('a handover and a change of coordinator both go through', async () => {
  const caso = await casoCheFinisce();
  await inFila(caso, () => passa(caso), nomina);
});

test('a handover that is taken back and a change of coordinator both go through', async () => {
  const caso = await casoCheFinisce();
  await passa(caso, '2027-03-01');
  await inFila(
    caso,
    () => percorso.command('COORDINATORE', 'annullaPassaggio', { presaInCaricoId: caso, versione: 3 }),
    nomina,
  );
});

test('the end of a service and a change of coordinator both go through', async () => {
  const caso = await casoCheFinisce();
  await inFila(caso, () => incarico(A_TERMINE, { al: '2027-01-31' }), nomina);
});

test('a case in urgency is put in order while the service of its operator changes', async () => {
  const chi = await unAssistente();
  const caso = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
    ...{ presaInCaricoId: caso, versione: 1, operatoreId: chi },
    ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' },
  });
  await inFila(
    caso,
    () => percorso.command('COORDINATORE', 'regolarizzaUrgenza', { presaInCaricoId: caso, versione: 2 }),
    () => incarico(chi, { al: '2027-06-30' }),
  );
  expect(
    await casework.admin('SELECT natura FROM responsabilita WHERE presa_in_carico_id = $1 ORDER BY periodo', [caso]),
  ).toEqual(expect.arrayContaining([{ natura: 'ORDINARIA' }, { natura: 'AD_INTERIM' }]));
});

test('the answer of an ente is recorded while its sender turns out to be registered twice', async () => {
  const chi = await unAssistente();
  const suo = trasmissioniDi(casework, { operatoreId: chi, sub: chi });
  const presaInCaricoId = await suo.inCarico();
  const trasmissione = await suo.command<Letta>('ASSISTENTE_SOCIALE', 'trasmettiRichiesta', {
    ...{ presaInCaricoId, versione: 3, ...richiestaA(await suo.ente()) },
  });
  await inFilaPer(
    RIGA('trasmissione'),
    trasmissione.id,
    () => suo.command('ASSISTENTE_SOCIALE', 'registraEsitoTrasmissione', risposta(trasmissione, { accolta: true })),
    () => operatore(chi, {}, { account: undefined, sostituitoDaId: ALTRO_ASSISTENTE }),
  );
  expect(
    await casework.admin('SELECT operatore_id AS id FROM trasmissione_passo WHERE trasmissione_id = $1', [
      trasmissione.id,
    ]),
  ).toEqual([{ id: ALTRO_ASSISTENTE }]);
});

test('a case ends while a verifica of its project is recorded, whichever came first', async () => {
  const { presaInCaricoId, progettoId } = await percorso.conProgetto();
  await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione: 1, parole: 'Va bene' });
  const [verifica] = await casework.admin<{ id: string }>('SELECT id FROM verifica WHERE progetto_id = $1', [
    progettoId,
  ]);
  const rifiuti: unknown[] = [];
  await inFila(
    presaInCaricoId,
    () =>
      percorso.command('ASSISTENTE_SOCIALE', 'trasferisci', {
        ...{ presaInCaricoId, versione: 3, comune: '058091', relazione: 'Si trasferisce dalla figlia' },
      }),
    async () => {
      const { errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'registraVerifica', {
        ...{ progettoId, versione: 2, verificaId: verifica?.id, relazione: 'Va meglio', obiettivi: [] },
      });
      rifiuti.push(errors?.[0]?.extensions?.['code']);
    },
  );
  // The case was first, and with it its project is over.
  expect(rifiuti).toEqual(['CONFLICT']);
});

describe('enti and budget lines', () => {
  const accreditato = (id: string, versioneEnte: number): Evento =>
    enteDi(id, versioneEnte, { accreditamenti: [accreditamentoDi('2020-01-01', '2030-12-31')] });
  const affidato = (enteId: string, extra: object = {}) => ({
    ...{ prestazione: 'A2.07', costo: '31.00', dal: '2026-12-01', al: '2026-12-31', enteId, ...extra },
  });
  /** Two enti, the one with the lesser id first. */
  async function dueEnti(): Promise<[string, string]> {
    const [uno, due] = [randomUUID(), randomUUID()].sort() as [string, string];
    await casework.apply(accreditato(uno, 1), accreditato(due, 1));
    return [uno, due];
  }
  /** A draft, at version 1, of a case at version 3. */
  async function bozza(interventi: readonly object[], caso?: string): Promise<string> {
    const { id } = await percorso.command<{ id: string }>('ASSISTENTE_SOCIALE', 'redigiProgetto', {
      ...{ ...progetto(caso ?? (await percorso.inCarico()), 3), interventi },
    });
    return id;
  }
  const accetta = (progettoId: string) =>
    percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione: 1, parole: 'Va bene' });

  test('a project is accepted while its line and its ente change, whichever came first', async () => {
    const [enteId] = await dueEnti();
    const lineaId = randomUUID();
    await casework.apply(lineaDi(lineaId, 1));
    const progettoId = await bozza([affidato(enteId, { lineaIds: [lineaId] })]);
    await inFilaPer(
      RIGA('anagrafe_linea'),
      lineaId,
      () => casework.apply(lineaDi(lineaId, 2), accreditato(enteId, 2)),
      () => accetta(progettoId),
    );
  });

  test('a project is accepted while two of its enti change, whichever came first', async () => {
    const [uno, due] = await dueEnti();
    const progettoId = await bozza([affidato(uno), affidato(due)]);
    await inFilaPer(
      ENTE,
      due,
      () => casework.apply(accreditato(due, 2), accreditato(uno, 2)),
      () => accetta(progettoId),
    );
  });

  test('a project is accepted while its ente turns out to be registered twice', async () => {
    const [uno, due] = await dueEnti();
    const progettoId = await bozza([affidato(uno)]);
    await inFilaPer(
      RIGA('progetto'),
      progettoId,
      () => accetta(progettoId),
      () => casework.apply(enteDi(uno, 2, { al: '2019-12-31', sostituitoDaId: due })),
    );
    expect(
      await casework.admin('SELECT ente_id AS id, scoperto_dal FROM intervento WHERE progetto_id = $1', [progettoId]),
    ).toEqual([{ id: due, scoperto_dal: null }]);
  });

  test('a draft names two enti, in whichever order, while they change', async () => {
    const [uno, due] = await dueEnti();
    const progettoId = await bozza([]);
    await inFilaPer(
      ENTE,
      uno,
      () => casework.apply(accreditato(uno, 2), accreditato(due, 2)),
      () =>
        percorso.command('ASSISTENTE_SOCIALE', 'modificaProgetto', {
          ...{ progettoId, versione: 1, interventi: [affidato(due), affidato(uno)] },
        }),
    );
  });

  test('a case ends while its ente and the coordinator change, whichever came first', async () => {
    const chi = await unAssistente({ al: '2026-12-31' });
    const suo = percorsoDi(casework, { operatoreId: chi, sub: chi });
    const presaInCaricoId = await suo.inCarico();
    const [enteId] = await dueEnti();
    const { id: progettoId } = await suo.command<{ id: string }>('ASSISTENTE_SOCIALE', 'redigiProgetto', {
      ...{ ...progetto(presaInCaricoId, 3), interventi: [affidato(enteId)] },
    });
    await suo.command('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione: 1, parole: 'Va bene' });
    await inFilaPer(
      RIGA('progetto'),
      progettoId,
      () =>
        suo.command('ASSISTENTE_SOCIALE', 'trasferisci', {
          ...{ presaInCaricoId, versione: 3, comune: '058091', relazione: 'Si trasferisce dalla figlia' },
        }),
      () => casework.apply(accreditato(enteId, 2), nominato()),
    );
  });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
