// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { newEvent } from '@ambito/events';
import { createDataSource, LOCKS } from '@ambito/persistence';
import { percorsoDi } from '../percorso.testing.ts';
import { A04, ADESSO, ALTRO_ASSISTENTE, incaricoDi, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
  const evento = newEvent({
    tipo: 'OperatoreAggiornato',
    ambitoId: A04,
    aggregato: { tipo: 'Operatore', id: ALTRO_ASSISTENTE, versione: 2 },
    avvenutoIl: ADESSO.toISOString(),
    dati: {
      account: 'altra',
      naturaQualifica: 'ASSISTENTE_SOCIALE',
      incarichi: [incaricoDi()],
      assenze: [{ dal: '2026-12-07', al: '2026-12-18' }],
    },
  });
  await casework.apply(evento);
});
afterAll(() => casework.stop());

/** The commands that give a case to an operator, each with a case in the state that it needs. */
const comandi = {
  assegnaPresaInCarico: async () => ({ presaInCaricoId: await percorso.richiesta(), versione: 1 }),
  assegnaInUrgenza: async () => ({
    presaInCaricoId: await percorso.richiesta(),
    versione: 1,
    motivoUrgenza: 'Minore solo in casa',
    daRegolarizzareEntro: '2026-12-01',
  }),
  cambiaCaseManager: async () => ({
    presaInCaricoId: await percorso.assegnata(),
    versione: 2,
    nota: 'Cambio di zona',
  }),
} as const;

test.each(Object.keys(comandi) as (keyof typeof comandi)[])(
  '%s gives no case to somebody who will be away, unless that is confirmed (art. 8 c. 1)',
  async (comando) => {
    const input = { ...(await comandi[comando]()), operatoreId: ALTRO_ASSISTENTE };
    const { errors } = await percorso.attempt('COORDINATORE', comando, input);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [
        { percorso: ['input', 'confermaAssenza'] },
        {
          percorso: ['input', 'operatoreId'],
          messaggio: expect.stringContaining('dal 7 dicembre 2026 al 18 dicembre 2026') as unknown,
        },
      ],
    });
    // The refusal tells the days on which somebody is away: the audit keeps it.
    expect(
      await casework.admin("SELECT 1 FROM audit WHERE azione = $1 AND tipo = 'Operatore' AND record_id = $2", [
        comando,
        ALTRO_ASSISTENTE,
      ]),
    ).toHaveLength(1);
    const confermato = await percorso.attempt('COORDINATORE', comando, { ...input, confermaAssenza: true });
    expect(confermato.errors).toBeUndefined();
  },
);

test('a case that opens again does not go back to somebody who will be away, unless that is confirmed (art. 8 c. 1)', async () => {
  const dellAltra = percorsoDi(casework, { operatoreId: ALTRO_ASSISTENTE, sub: 'altra' });
  const presaInCaricoId = await percorso.assegnata();
  await percorso.command('COORDINATORE', 'cambiaCaseManager', {
    ...{ presaInCaricoId, versione: 2, operatoreId: ALTRO_ASSISTENTE, nota: 'Cambio di zona', confermaAssenza: true },
  });
  await dellAltra.command('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId, versione: 3 });
  await dellAltra.command('ASSISTENTE_SOCIALE', 'dimetti', {
    ...{ presaInCaricoId, versione: 4, motivo: 'ALTRO', valutazione: 'Percorso concluso' },
  });
  const input = { presaInCaricoId, versione: 5, motivo: 'Caso sbagliato' };
  const { errors } = await percorso.attempt('COORDINATORE', 'annullaDimissione', input);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'confermaAssenza'] }, { percorso: ['input', 'presaInCaricoId'] }],
  });
  const confermato = { ...input, confermaAssenza: true };
  expect((await percorso.attempt('COORDINATORE', 'annullaDimissione', confermato)).errors).toBeUndefined();
});

test.each(Object.keys(comandi) as (keyof typeof comandi)[])(
  '%s locks the receiver before the case, as the events of the registry do (ADR 0034)',
  async (comando) => {
    const input = { ...(await comandi[comando]()), operatoreId: ALTRO_ASSISTENTE, confermaAssenza: true };
    const altra = createDataSource({
      url: casework.database.adminUrl,
      applicationName: 'prova',
      poolSize: 1,
      entities: [],
    });
    await altra.initialize();
    try {
      const risposta = await altra.transaction(async (evento) => {
        await evento.query('SELECT pg_advisory_xact_lock(lock_key($1, $2))', [LOCKS.operatore, ALTRO_ASSISTENTE]);
        const attesa = { risposta: percorso.attempt('COORDINATORE', comando, input) };
        const inAttesa = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
          WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;
        while ((await casework.admin(inAttesa, [])).length === 0) await setTimeout(20);
        await evento.query('SELECT 1 FROM presa_in_carico WHERE id = $1 FOR UPDATE NOWAIT', [input.presaInCaricoId]);
        return attesa;
      });
      expect((await risposta.risposta).errors).toBeUndefined();
    } finally {
      await altra.destroy();
    }
  },
);

test('a handover after the absence wants no confirmation', async () => {
  const input = { ...(await comandi.cambiaCaseManager()), operatoreId: ALTRO_ASSISTENTE, dal: '2026-12-19' };
  expect((await percorso.attempt('COORDINATORE', 'cambiaCaseManager', input)).errors).toBeUndefined();
});

test('the absences of another Ambito are neither seen nor written', async () => {
  const altrove = randomUUID();
  await casework.admin(
    `INSERT INTO anagrafe_assenza (ambito_id, assente_id, periodo) VALUES ($1, $2, '[2026-12-01,2026-12-10)')`,
    [altrove, ALTRO_ASSISTENTE],
  );
  expect(await casework.servizio('SELECT * FROM anagrafe_assenza')).toEqual([]);
});
