// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import { A04, ADESSO, COORDINATORE, incaricoDi, startCasework, TABELLE_PICCOLE, type Casework } from '../testing.ts';

interface Nomina {
  operatoreId: string;
  dal: string;
  al?: string;
}

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeEach(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterEach(() => casework.stop());

const ALTRO_CAPO = randomUUID();
const nomine = (versione: number, ...dati: Nomina[]) =>
  casework.apply(
    newEvent({
      tipo: 'CoordinatoreAggiornato',
      ambitoId: A04,
      aggregato: { tipo: 'Coordinatore', id: A04, versione },
      avvenutoIl: ADESSO.toISOString(),
      dati: { nomine: dati },
    }),
  );
const operatore = (id: string, versione: number, incarichi: object[]) =>
  casework.apply(
    newEvent({
      tipo: 'OperatoreAggiornato',
      ambitoId: A04,
      aggregato: { tipo: 'Operatore', id, versione },
      avvenutoIl: ADESSO.toISOString(),
      dati: { account: `account-${id}`, naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi },
    }),
  );
/** A case of somebody whose service ends with the year. */
async function casoCheFinisce(): Promise<string> {
  const id = randomUUID();
  await casework.admin('UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid', [id]);
  await operatore(id, 1, [incaricoDi({ al: '2026-12-31' })]);
  const presaInCaricoId = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId, versione: 1, operatoreId: id });
  return presaInCaricoId;
}
/** The person who answers after the operator in service, and the first day. */
const seguono = async (presaInCaricoId: string) =>
  (
    await casework.admin<{ chi: string | null; natura: string; dal: string; attesa: string | null }>(
      `SELECT operatore_id AS chi, natura, (lower(periodo) AT TIME ZONE 'Europe/Rome')::date::text AS dal,
              (in_attesa_dal AT TIME ZONE 'Europe/Rome')::date::text AS attesa
       FROM responsabilita WHERE presa_in_carico_id = $1 ORDER BY periodo`,
      [presaInCaricoId],
    )
  )
    .slice(1)
    .map(({ chi, natura, dal, attesa }) => [chi, natura, dal, attesa]);

test('the coordinator in office on each day answers ad interim, and no other of the same qualification (art. 2 c. 2)', async () => {
  // An older operator, with the qualification and in service, but not in office.
  await casework.admin(
    `INSERT INTO anagrafe_operatore SELECT '00000000-0000-4000-8000-000000000001', ambito_id, 'vecchio', natura_qualifica, incarichi, 1, NULL
     FROM anagrafe_operatore WHERE id = $1`,
    [COORDINATORE],
  );
  const id = await casoCheFinisce();
  expect(await seguono(id)).toEqual([[COORDINATORE, 'AD_INTERIM', '2027-01-01', '2027-01-01']]);
  await nomine(
    2,
    { operatoreId: COORDINATORE, dal: '2020-01-01', al: '2027-01-31' },
    { operatoreId: ALTRO_CAPO, dal: '2027-03-01', al: '2027-12-31' },
  );
  expect(await seguono(id)).toEqual([
    [COORDINATORE, 'AD_INTERIM', '2027-01-01', '2027-01-01'],
    [null, 'SCOPERTA', '2027-02-01', '2027-01-01'],
    [ALTRO_CAPO, 'AD_INTERIM', '2027-03-01', '2027-01-01'],
    [null, 'SCOPERTA', '2028-01-01', '2027-01-01'],
  ]);
});

test('while no coordinator is in office a case has nobody, and the event says so', async () => {
  await nomine(2);
  const id = randomUUID();
  await casework.admin('UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid', [id]);
  const incarico = incaricoDi();
  await operatore(id, 1, [incarico]);
  const presaInCaricoId = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId, versione: 1, operatoreId: id });
  await operatore(id, 2, [{ ...incarico, al: '2026-11-24' }]);
  const read = async () =>
    (
      await casework.call<{
        presaInCarico: { caseManager: object | null; responsabilita: object };
        successoriRichiesti: { edges: { node: object }[] };
      }>(
        'COORDINATORE',
        `query ($id: UUID!) { presaInCarico(id: $id) { caseManager { id } responsabilita { edges { node { natura operatore { id } } } } }
           successoriRichiesti { edges { node { scopertaDal motivo presaInCarico { id } } } } }`,
        { id: presaInCaricoId },
      )
    ).data!;
  expect(await read()).toEqual({
    presaInCarico: {
      caseManager: null,
      responsabilita: { edges: [{ node: { natura: 'SCOPERTA', operatore: null } }] },
    },
    successoriRichiesti: {
      edges: [{ node: { scopertaDal: '2026-11-25', motivo: 'IN_ATTESA', presaInCarico: { id: presaInCaricoId } } }],
    },
  });
  const [evento] = await casework.admin<{ dati: object }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
    [presaInCaricoId],
  );
  expect(evento?.dati).not.toHaveProperty('caseManagerId');
  await nomine(3, { operatoreId: ALTRO_CAPO, dal: '2026-01-01' });
  expect((await read()).presaInCarico.caseManager).toEqual({ id: ALTRO_CAPO });
  expect(
    await casework.admin(
      `SELECT ruolo FROM audit WHERE record_id = $1 AND azione = 'presa-in-carico.passa' ORDER BY quando`,
      [presaInCaricoId],
    ),
  ).toEqual([{ ruolo: 'SISTEMA' }, { ruolo: 'SISTEMA' }]);
});

test('events of the office that come twice, late or out of order leave what the newest tells', async () => {
  const id = await casoCheFinisce();
  const poi: Nomina[] = [
    { operatoreId: COORDINATORE, dal: '2020-01-01', al: '2026-12-31' },
    { operatoreId: ALTRO_CAPO, dal: '2027-01-01' },
  ];
  await nomine(3, ...poi);
  const atteso = [[ALTRO_CAPO, 'AD_INTERIM', '2027-01-01', '2027-01-01']];
  expect(await seguono(id)).toEqual(atteso);
  const versione = async () =>
    (await casework.admin<{ versione: number }>('SELECT versione FROM presa_in_carico WHERE id = $1', [id]))[0]
      ?.versione;
  const prima = await versione();
  await nomine(3, ...poi);
  await nomine(2, { operatoreId: COORDINATORE, dal: '2020-01-01' });
  expect(await seguono(id)).toEqual(atteso);
  expect(await versione()).toBe(prima);
  // Rebuilt from nothing by all past events, in any order.
  await casework.admin('DELETE FROM anagrafe_coordinatore', []);
  await nomine(3, ...poi);
  await nomine(1, { operatoreId: COORDINATORE, dal: '2020-01-01' });
  expect(await seguono(id)).toEqual(atteso);
});

test('a case assigned while another coordinator takes office falls to the one in office', async () => {
  for (let volta = 0; volta < 5; volta += 1) {
    const capo = randomUUID();
    const [id] = await Promise.all([casoCheFinisce(), nomine(2 + volta, { operatoreId: capo, dal: '2020-01-01' })]);
    expect(await seguono(id)).toEqual([[capo, 'AD_INTERIM', '2027-01-01', '2027-01-01']]);
  }
});

test('the database refuses a stretch without a person unless it is SCOPERTA, and a waiting one without a first day', async () => {
  const id = await casoCheFinisce();
  for (const [come, constraint] of [
    [`operatore_id = NULL`, 'responsabilita_scoperta'],
    [`natura = 'SCOPERTA'`, 'responsabilita_scoperta'],
    [`in_attesa_dal = NULL`, 'responsabilita_in_attesa'],
  ])
    await expect(
      casework.admin(`UPDATE responsabilita SET ${come} WHERE presa_in_carico_id = $1 AND natura = 'AD_INTERIM'`, [id]),
    ).rejects.toMatchObject({ constraint });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
