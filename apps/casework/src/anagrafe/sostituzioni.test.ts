// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import {
  A04,
  ADESSO,
  ALTRO_ASSISTENTE,
  ASSISTENTE,
  incaricoDi,
  startCasework,
  TABELLE_PICCOLE,
  type Casework,
} from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeEach(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterEach(() => casework.stop());

/** Today is 25 November 2026. */
const OGGI = { dal: '2026-11-20', al: '2026-11-30' };
let versione = 1;
/** The registry tells the days on which the case manager is away, and the substitute. */
const assente = (operatoreId: string, ...sostituzioni: { sostitutoId: string; dal: string; al: string }[]) =>
  casework.apply(
    newEvent({
      tipo: 'OperatoreAggiornato',
      ambitoId: A04,
      aggregato: { tipo: 'Operatore', id: operatoreId, versione: (versione += 1) },
      avvenutoIl: ADESSO.toISOString(),
      dati: {
        account: operatoreId === ASSISTENTE ? 'prova-ASSISTENTE_SOCIALE' : 'altra',
        naturaQualifica: 'ASSISTENTE_SOCIALE',
        incarichi: [incaricoDi()],
        assenze: sostituzioni,
      },
    }),
  );
const sostituito = (giorni: { dal: string; al: string }) =>
  assente(ASSISTENTE, { sostitutoId: ALTRO_ASSISTENTE, ...giorni });

const LEGGI = `query ($id: UUID!) { presaInCarico(id: $id) { inSostituzione permessi { puoPrendereInCarico puoDimettere }
  cartella { id persona { cognome } } } preseInCarico(stato: IN_VALUTAZIONE) { edges { node { id } } } }`;
interface Letto {
  presaInCarico: { inSostituzione: boolean; permessi: object } | null;
  preseInCarico: { edges: object[] };
}
const read = async (id: string, sub = 'altra') =>
  (await casework.call<Letto>('ASSISTENTE_SOCIALE', LEGGI, { id }, sub)).data!;
const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['articolo'] ?? errors?.[0]?.extensions['code'];
const audit = (record: string, sub: string) =>
  casework.admin<{ azione: string; motivo: string | null }>(
    `SELECT azione, motivo FROM audit WHERE record_id = $1 AND attore = $2 AND motivo IS NOT NULL ORDER BY quando, azione`,
    [record, sub],
  );

test.each([
  ['that is over', { dal: '2026-11-01', al: '2026-11-24' }],
  ['that is to come', { dal: '2026-11-26', al: '2026-11-30' }],
])('on an absence %s the substitute neither sees nor acts', async (_nome, giorni) => {
  const id = await percorso.assegnata();
  await sostituito(giorni);
  expect(await read(id)).toEqual({ presaInCarico: null, preseInCarico: { edges: [] } });
  const input = { presaInCaricoId: id, versione: 2 };
  expect(rifiuto(await percorso.attempt('ASSISTENTE_SOCIALE', 'prendiInCarico', input, 'altra'))).toBe('NOT_FOUND');
});

test.each([
  ['on a day', OGGI],
  ['on the first day', { dal: '2026-11-25', al: '2026-11-30' }],
  ['on the last day', { dal: '2026-11-20', al: '2026-11-25' }],
])('%s of the absence the substitute sees and acts, and the audit says so', async (_nome, giorni) => {
  const id = await percorso.assegnata();
  await sostituito(giorni);
  expect(await read(id)).toMatchObject({
    presaInCarico: {
      inSostituzione: true,
      permessi: { puoPrendereInCarico: true, puoDimettere: false },
      cartella: { persona: { cognome: 'Rossi' } },
    },
    preseInCarico: { edges: [{ node: { id } }] },
  });
  const input = { presaInCaricoId: id, versione: 2 };
  expect(rifiuto(await percorso.attempt('ASSISTENTE_SOCIALE', 'prendiInCarico', input, 'altra'))).toBeUndefined();
  const motivi = await audit(id, 'altra');
  expect(new Set(motivi.map(({ motivo }) => motivo))).toEqual(new Set(['in sostituzione']));
  expect(new Set(motivi.map(({ azione }) => azione))).toEqual(new Set(['presa-in-carico.leggi', 'prendiInCarico']));
  // The case manager still answers for the case, and reads it as before.
  expect((await read(id, 'prova-ASSISTENTE_SOCIALE')).presaInCarico).toMatchObject({ inSostituzione: false });
  expect(await audit(id, 'prova-ASSISTENTE_SOCIALE')).toEqual([]);
  expect(
    await casework.admin('SELECT operatore_id AS chi FROM responsabilita WHERE presa_in_carico_id = $1', [id]),
  ).toEqual([{ chi: ASSISTENTE }]);
});

test('a substitute may take a case to its end, and still reads it afterwards', async () => {
  const { presaInCaricoId, progettoId, obiettivoId, verificaId } = await percorso.conProgetto();
  await sostituito(OGGI);
  const command = async (mutazione: Parameters<typeof percorso.attempt>[1], input: object) =>
    expect((await percorso.attempt('ASSISTENTE_SOCIALE', mutazione, input, 'altra')).errors).toBeUndefined();
  await command('accettaProgetto', { progettoId, versione: 1, parole: 'sì, va bene' });
  await command('registraVerifica', {
    progettoId,
    verificaId,
    versione: 2,
    relazione: 'Visita svolta',
    obiettivi: [{ obiettivoId, esito: 'RAGGIUNTO' }],
  });
  await command('dimetti', { presaInCaricoId, versione: 3, motivo: 'RINUNCIA', valutazione: 'percorso concluso' });
  expect((await read(presaInCaricoId)).presaInCarico).toMatchObject({ inSostituzione: true });
  const azioni = (await audit(presaInCaricoId, 'altra')).map(({ azione }) => azione);
  for (const azione of ['accettaProgetto', 'registraVerifica', 'dimetti']) expect(azioni).toContain(azione);
});

test('a substitution gives access to no other case and to no other operator, and the latest event of the registry counts', async () => {
  const id = await percorso.assegnata();
  await sostituito(OGGI);
  expect((await read(id, 'senza')).presaInCarico).toBeNull();
  const altrui = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', {
    presaInCaricoId: altrui,
    versione: 1,
    operatoreId: ALTRO_ASSISTENTE,
  });
  // The case manager does not stand in for the substitute.
  expect((await read(altrui, 'prova-ASSISTENTE_SOCIALE')).presaInCarico).toBeNull();
  // Before and after the absence the substitute sees nothing.
  await sostituito({ dal: '2026-11-26', al: '2026-11-30' });
  expect((await read(id)).presaInCarico).toBeNull();
  // An older event that comes late has no effect, nor has one that comes twice.
  versione -= 2;
  await sostituito(OGGI);
  versione += 1;
  expect((await read(id)).presaInCarico).toBeNull();
  await sostituito(OGGI);
  versione -= 1;
  await sostituito(OGGI);
  expect((await read(id)).presaInCarico).not.toBeNull();
  await assente(ASSISTENTE);
  expect((await read(id)).presaInCarico).toBeNull();
});

test('a substitute needs an incarico and a mandate of their own, like anybody who takes charge (art. 8, art. 2 c. 3)', async () => {
  const id = await percorso.assegnata();
  await sostituito(OGGI);
  const prende = async () =>
    rifiuto(
      await percorso.attempt('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 }, 'altra'),
    );
  await casework.admin('UPDATE anagrafe_mandato SET operatori = array_remove(operatori, $1)', [ALTRO_ASSISTENTE]);
  expect(await prende()).toBe('art. 2 c. 3');
  await casework.admin(`UPDATE anagrafe_operatore SET incarichi = '[]' WHERE id = $1`, [ALTRO_ASSISTENTE]);
  expect(await prende()).toBe('art. 8 c. 1');
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
