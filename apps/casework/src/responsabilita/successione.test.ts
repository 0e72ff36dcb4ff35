// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent, parseEvent } from '@ambito/events';
import { percorsoDi } from '../percorso.testing.ts';
import { A04, ADESSO, ALTRO_ASSISTENTE, COORDINATORE, incaricoDi, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const versioni = new Map<string, number>();
/** The registry tells an operator's service. */
async function sendOperatore(id: string, incarichi: object[], extra: object = {}): Promise<void> {
  const versione = (versioni.get(id) ?? 0) + 1;
  versioni.set(id, versione);
  const evento = newEvent({
    tipo: 'OperatoreAggiornato',
    ambitoId: A04,
    aggregato: { tipo: 'Operatore', id, versione },
    avvenutoIl: ADESSO.toISOString(),
    dati: { account: `account-${id}`, naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi, ...extra },
  });
  await casework.apply(evento);
  // The event comes twice, to no further effect.
  await casework.apply(evento);
}

/** An assistente sociale with a mandate and an open-ended incarico. */
async function assistente(): Promise<{ id: string; incarico: ReturnType<typeof incaricoDi> }> {
  const id = randomUUID();
  const incarico = incaricoDi();
  await casework.admin(`UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid`, [id]);
  await sendOperatore(id, [incarico]);
  return { id, incarico };
}
async function caso(operatoreId: string): Promise<string> {
  const id = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId: id, versione: 1, operatoreId });
  return id;
}
const responsabili = (id: string) =>
  casework.admin<{ chi: string; natura: string; dalle: Date }>(
    'SELECT operatore_id AS chi, natura, lower(periodo) AS dalle FROM responsabilita WHERE presa_in_carico_id = $1 ORDER BY periodo',
    [id],
  );
const confermate = async (incaricoId: string) =>
  (
    await casework.admin<{
      evento: { aggregato: { versione: number }; dati: { al: string; senzaSuccessore: number } };
    }>(
      `SELECT evento FROM outbox WHERE evento ->> 'tipo' = 'SuccessioneConfermata' AND evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq`,
      [incaricoId],
    )
  ).map(({ evento }) => {
    expect(parseEvent(evento).ok).toBe(true);
    return [evento.aggregato.versione, evento.dati.al, evento.dati.senzaSuccessore];
  });

test('an end that is asked for waits until every open case has a successor by then (art. 2 c. 2)', async () => {
  const { id, incarico } = await assistente();
  const [primo, secondo] = [await caso(id), await caso(id)];
  await sendOperatore(id, [{ ...incarico, fineRichiesta: '2026-12-31' }]);
  expect(await confermate(incarico.id)).toEqual([[1, '2026-12-31', 2]]);
  // The case has not changed hands: the end has no effect yet.
  expect(await responsabili(primo)).toMatchObject([{ chi: id, natura: 'ORDINARIA' }]);
  const passa = (presaInCaricoId: string, dal: string) =>
    percorso.command('COORDINATORE', 'cambiaCaseManager', {
      presaInCaricoId,
      versione: 2,
      operatoreId: ALTRO_ASSISTENTE,
      dal,
      nota: 'Consegna del caso',
    });
  // A successor from a later day does not count for that end. The two concurrent handovers are counted one after the other.
  await Promise.all([passa(primo, '2027-01-01'), passa(secondo, '2027-01-01')]);
  expect((await confermate(incarico.id)).at(-1)).toEqual([3, '2026-12-31', 0]);
  expect(await responsabili(primo)).toMatchObject([
    { chi: id },
    { chi: ALTRO_ASSISTENTE, dalle: new Date('2026-12-31T23:00:00Z') },
  ]);
  // The registry lets the end take effect, and nothing else changes.
  await sendOperatore(id, [{ ...incarico, al: '2026-12-31' }]);
  expect(await responsabili(secondo)).toMatchObject([{ chi: id }, { chi: ALTRO_ASSISTENTE }]);
});

test('a handover that comes after the end leaves the case without a successor in between', async () => {
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  await sendOperatore(id, [{ ...incarico, fineRichiesta: '2026-12-31' }]);
  await percorso.command('COORDINATORE', 'cambiaCaseManager', {
    presaInCaricoId,
    versione: 2,
    operatoreId: ALTRO_ASSISTENTE,
    dal: '2027-02-01',
    nota: 'Consegna del caso',
  });
  expect((await confermate(incarico.id)).at(-1)).toEqual([1, '2026-12-31', 1]);
});

test('an end that is withdrawn and asked for again is answered again, even when its day has passed', async () => {
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  await sendOperatore(id, [{ ...incarico, fineRichiesta: '2026-11-24' }]);
  await sendOperatore(id, [incarico]);
  await sendOperatore(id, [{ ...incarico, fineRichiesta: '2026-11-24' }]);
  expect(await confermate(incarico.id)).toEqual([
    [1, '2026-11-24', 1],
    [2, '2026-11-24', 1],
  ]);
  await percorso.command('COORDINATORE', 'cambiaCaseManager', {
    presaInCaricoId,
    versione: 2,
    operatoreId: ALTRO_ASSISTENTE,
    nota: 'Consegna del caso',
  });
  expect((await confermate(incarico.id)).at(-1)).toEqual([3, '2026-11-24', 0]);
});

test('a planned handover is taken back: the case stays where it is, and the end lacks a successor again', async () => {
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  await sendOperatore(id, [{ ...incarico, fineRichiesta: '2026-12-31' }]);
  const passaggio = { presaInCaricoId, operatoreId: ALTRO_ASSISTENTE, dal: '2027-01-01', nota: 'Consegna' };
  await percorso.command('COORDINATORE', 'cambiaCaseManager', { ...passaggio, versione: 2 });
  expect((await confermate(incarico.id)).at(-1)).toEqual([2, '2026-12-31', 0]);
  await percorso.command('COORDINATORE', 'annullaPassaggio', { presaInCaricoId, versione: 3 });
  expect(await responsabili(presaInCaricoId)).toMatchObject([{ chi: id, natura: 'ORDINARIA' }]);
  expect((await confermate(incarico.id)).at(-1)).toEqual([3, '2026-12-31', 1]);
  const ancora = await percorso.attempt('COORDINATORE', 'annullaPassaggio', { presaInCaricoId, versione: 4 });
  expect(ancora.errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 2' });
  await percorso.command('COORDINATORE', 'cambiaCaseManager', { ...passaggio, versione: 4, dal: '2026-12-15' });
});

test('an end needs no successor while another incarico of the operator goes on', async () => {
  const { id, incarico } = await assistente();
  await caso(id);
  await sendOperatore(id, [{ ...incarico, fineRichiesta: '2026-12-31' }, incaricoDi()]);
  expect(await confermate(incarico.id)).toEqual([[1, '2026-12-31', 0]]);
});

test('the cases of an operator who was registered twice are those of the other one, past stretches included', async () => {
  const { id: doppia, incarico } = await assistente();
  const { id: giusta } = await assistente();
  const presaInCaricoId = await caso(doppia);
  await sendOperatore(doppia, [], { sostituitoDaId: giusta });
  await sendOperatore(giusta, [{ ...incarico, id: randomUUID() }]);
  expect(await responsabili(presaInCaricoId)).toMatchObject([{ chi: giusta, natura: 'ORDINARIA' }]);
  const [evento] = await casework.admin<{ caseManager: string; versione: number }>(
    `SELECT evento -> 'dati' ->> 'caseManagerId' AS "caseManager", (evento -> 'aggregato' ->> 'versione')::int AS versione
     FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
    [presaInCaricoId],
  );
  expect(evento).toEqual({ caseManager: giusta, versione: 3 });
});

test('the two events of an operator who was registered twice do the same in either order (art. 8)', async () => {
  const esiti: unknown[] = [];
  for (const inverso of [false, true]) {
    const { id: doppia, incarico } = await assistente();
    const { id: giusta, incarico: proprio } = await assistente();
    const casi = [await caso(doppia), await caso(doppia)];
    const fine = { ...incarico, id: randomUUID(), al: '2026-12-31' };
    const eventi = [
      () => sendOperatore(doppia, [], { sostituitoDaId: giusta }),
      () => sendOperatore(giusta, [{ ...proprio, al: '2026-12-31' }, fine]),
    ];
    for (const send of inverso ? eventi.toReversed() : eventi) await send();
    const chi = (id: string | null) => (id === giusta ? 'giusta' : id);
    const versioni = casework.admin('SELECT versione FROM presa_in_carico WHERE id = ANY ($1::uuid[])', [casi]);
    const tratti = (await Promise.all(casi.map(responsabili))).flat();
    esiti.push([
      tratti.map(({ natura, ...tratto }) => [chi(tratto.chi), natura]),
      (await confermate(fine.id)).at(-1)?.slice(1),
      await versioni,
    ]);
  }
  expect(esiti[0]).toEqual([
    [
      ['giusta', 'ORDINARIA'],
      [COORDINATORE, 'AD_INTERIM'],
      ['giusta', 'ORDINARIA'],
      [COORDINATORE, 'AD_INTERIM'],
    ],
    ['2026-12-31', 2],
    [{ versione: 4 }, { versione: 4 }],
  ]);
  expect(esiti[1]).toEqual(esiti[0]);
});

test('a case that has ended needs no successor', async () => {
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  await sendOperatore(id, [{ ...incarico, al: '2026-12-31' }]);
  expect(await confermate(incarico.id)).toEqual([[1, '2026-12-31', 1]]);
  await percorso.command('COORDINATORE', 'nonAccogliPresaInCarico', {
    presaInCaricoId,
    versione: 3,
    motivo: 'Seguita altrove',
  });
  expect((await confermate(incarico.id)).at(-1)).toEqual([2, '2026-12-31', 0]);
  expect(await responsabili(presaInCaricoId)).toHaveLength(1);
});

test('the coordinator follows ad interim on a fixed end, and no longer once the service is extended', async () => {
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  await sendOperatore(id, [{ ...incarico, al: '2026-12-31' }]);
  expect(await responsabili(presaInCaricoId)).toMatchObject([
    { chi: id, natura: 'ORDINARIA' },
    { chi: COORDINATORE, natura: 'AD_INTERIM', dalle: new Date('2026-12-31T23:00:00Z') },
  ]);
  await sendOperatore(id, [incarico]);
  expect(await responsabili(presaInCaricoId)).toMatchObject([{ chi: id, natura: 'ORDINARIA' }]);
});

test('in a gap of the service the coordinator answers ad interim, unless somebody else was named', async () => {
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  const ripresa = incaricoDi({ dal: '2027-03-01' });
  await sendOperatore(id, [{ ...incarico, al: '2026-12-31' }, ripresa]);
  const interim = { chi: COORDINATORE, natura: 'AD_INTERIM', dalle: new Date('2026-12-31T23:00:00Z') };
  expect(await responsabili(presaInCaricoId)).toMatchObject([{ chi: id, natura: 'ORDINARIA' }, interim]);
  expect(await confermate(incarico.id)).toEqual([[1, '2026-12-31', 1]]);
  // An operator who is back in service may get the case again.
  await percorso.command('COORDINATORE', 'cambiaCaseManager', {
    presaInCaricoId,
    versione: 3,
    operatoreId: id,
    dal: '2027-03-01',
    nota: 'Ripresa del caso',
  });
  expect(await responsabili(presaInCaricoId)).toMatchObject([
    { chi: id, natura: 'ORDINARIA' },
    interim,
    { chi: id, natura: 'ORDINARIA', dalle: new Date('2027-02-28T23:00:00Z') },
  ]);
});

test.each([
  ['the coordinator ad interim', undefined, () => COORDINATORE, 'AD_INTERIM'],
  ['the named successor', ALTRO_ASSISTENTE, () => ALTRO_ASSISTENTE, 'SUBENTRO'],
])(
  'a service that is over hands each open case to %s in the same transaction, and is audited',
  async (_nome, subentranteId, chi, natura) => {
    const { id, incarico } = await assistente();
    const presaInCaricoId = await caso(id);
    await sendOperatore(id, [{ ...incarico, al: '2026-11-24' }], subentranteId === undefined ? {} : { subentranteId });
    expect(await responsabili(presaInCaricoId)).toMatchObject([{ chi: chi(), natura }]);
    const [ultimo] = await casework.admin<{ chi: string }>(
      `SELECT evento -> 'dati' ->> 'caseManagerId' AS chi FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [presaInCaricoId],
    );
    expect(ultimo?.chi).toBe(chi());
    expect(
      await casework.admin(`SELECT ruolo FROM audit WHERE record_id = $1 AND azione = 'presa-in-carico.passa'`, [
        presaInCaricoId,
      ]),
    ).toEqual([{ ruolo: 'SISTEMA' }]);
  },
);

test('a case never passes to somebody who is no assistente sociale, even if the registry names them (art. 2 c. 2)', async () => {
  const segretario = randomUUID();
  await sendOperatore(segretario, [incaricoDi()], { naturaQualifica: 'ALTRA' });
  const { id, incarico } = await assistente();
  const presaInCaricoId = await caso(id);
  await sendOperatore(id, [{ ...incarico, al: '2026-11-24' }], { subentranteId: segretario });
  expect(await responsabili(presaInCaricoId)).toMatchObject([{ chi: COORDINATORE, natura: 'AD_INTERIM' }]);
});

test('a case assigned while the service ends falls to the operator or to the coordinator, never to somebody who has left', async () => {
  for (let volta = 0; volta < 5; volta += 1) {
    const { id, incarico } = await assistente();
    const presaInCaricoId = await percorso.richiesta();
    const [risposta] = await Promise.all([
      percorso.attempt('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId, versione: 1, operatoreId: id }),
      sendOperatore(id, [{ ...incarico, al: '2026-11-24' }]),
    ]);
    if (risposta.errors === undefined) expect((await responsabili(presaInCaricoId)).at(-1)?.chi).toBe(COORDINATORE);
    else expect(risposta.errors[0]?.extensions['articolo']).toBe('art. 8 c. 1');
  }
});

test('the database refuses a gap between two stretches of responsibility', async () => {
  const { id } = await assistente();
  const presaInCaricoId = await caso(id);
  await expect(
    casework.admin(
      `WITH finito AS (UPDATE responsabilita SET periodo = tstzrange(lower(periodo), '2026-12-01') WHERE presa_in_carico_id = $1 RETURNING *)
       INSERT INTO responsabilita (ambito_id, presa_in_carico_id, operatore_id, periodo)
       SELECT ambito_id, presa_in_carico_id, operatore_id, '[2026-12-02,)' FROM finito`,
      [presaInCaricoId],
    ),
  ).rejects.toThrow('gap between the persons responsible');
});
