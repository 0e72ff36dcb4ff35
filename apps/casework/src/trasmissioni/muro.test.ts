// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { createDataSource } from '@ambito/persistence';
import type { DataSource } from 'typeorm';
import { A04, startCasework, type Casework } from '../testing.ts';
import { trasmissioniDi } from './trasmissioni.testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof trasmissioniDi>;
const connessioni: Partial<Record<Chi, DataSource>> = {};
type Chi = 'service' | 'owner';
beforeAll(async () => {
  casework = await startCasework();
  percorso = trasmissioniDi(casework);
  const { DATABASE_URL, MIGRATION_DATABASE_URL } = casework.database.urls;
  for (const [chi, url] of [
    ['service', DATABASE_URL],
    ['owner', MIGRATION_DATABASE_URL],
  ] as const)
    connessioni[chi] = await createDataSource({
      url,
      applicationName: 'prova',
      poolSize: 1,
      entities: [],
    }).initialize();
});
afterAll(async () => {
  await Promise.all(Object.values(connessioni).map((connessione) => connessione.destroy()));
  await casework.stop();
});

/** Statements of one transaction, in the Ambito, as the service or as the table's owner. */
const scrive = (chi: Chi, ...comandi: string[]) =>
  connessioni[chi]!.transaction(async (manager) => {
    await manager.query(`SELECT set_config('ambito.ambito_id', '${A04}', true)`);
    for (const comando of comandi) await manager.query(comando);
  });
const ORA = '2026-11-25T12:00:00Z';
const passo = (id: string, stato: string, avvenutoIl = ORA, extra: object = {}) => {
  const riga = {
    ...{
      ambito_id: A04,
      id: randomUUID(),
      trasmissione_id: id,
      stato,
      avvenuto_il: avvenutoIl,
      canale: 'EMAIL',
      riferimento: 'prova',
    },
    ...{ registrato_il: '2026-11-26T12:00:00Z', registrato_da: 'prova', ...extra },
  };
  return `INSERT INTO trasmissione_passo
          SELECT (jsonb_populate_record(null::trasmissione_passo, '${JSON.stringify(riga)}')).*`;
};
const diventa = (id: string, stato: string) =>
  `UPDATE trasmissione SET stato = '${stato}', versione = versione + 1 WHERE id = '${id}'`;

describe.each<[Chi]>([['service'], ['owner']])('past the service, to its %s the database', (chi) => {
  test.each<[string, (id: string) => string[], string | undefined]>([
    ['takes a step with its state', (id) => [passo(id, 'ACCOLTA'), diventa(id, 'ACCOLTA')], undefined],
    ['refuses a step that changes no state', (id) => [passo(id, 'ACCOLTA')], 'trasmissione_passo_del_suo_stato'],
    [
      'refuses a step of another state than the new one',
      (id) => [passo(id, 'ACCOLTA'), passo(id, 'PRESA_VISIONE'), diventa(id, 'ACCOLTA')],
      'trasmissione_passo_del_suo_stato',
    ],
    ['refuses a state without its step', (id) => [diventa(id, 'ACCOLTA')], 'trasmissione_passaggi'],
    ['refuses a step of 1999', (id) => [passo(id, 'ACCOLTA', '1999-01-01T00:00:00Z')], 'trasmissione_passo_in_ordine'],
    [
      'refuses a step after its record',
      (id) => [passo(id, 'ACCOLTA', '2026-11-26T12:00:01Z')],
      'trasmissione_passo_in_ordine',
    ],
    [
      'refuses a step that nobody has received',
      (id) => [passo(id, 'ACCOLTA', ORA, { canale: null })],
      'trasmissione_passo_riferito',
    ],
    ['refuses a refusal without a reason', (id) => [passo(id, 'RIFIUTATA')], 'trasmissione_passo_motivato'],
    [
      'refuses a new version without a step',
      (id) => [`UPDATE trasmissione SET versione = 9 WHERE id = '${id}'`],
      'trasmissione_immutabile',
    ],
  ])('%s', async (_nome, comandi, constraint) => {
    const { id } = await percorso.trasmessa();
    const scritta = scrive(chi, ...comandi(id));
    if (constraint === undefined) await expect(scritta).resolves.toBeUndefined();
    else await expect(scritta).rejects.toMatchObject({ constraint });
  });

  test('refuses an outcome before the acknowledgement, and any step after the outcome', async () => {
    const { id } = await percorso.trasmessa();
    await scrive(chi, passo(id, 'PRESA_VISIONE', '2026-11-26T10:00:00Z'), diventa(id, 'PRESA_VISIONE'));
    await expect(
      scrive(chi, passo(id, 'ACCOLTA', '2026-11-26T09:59:59Z'), diventa(id, 'ACCOLTA')),
    ).rejects.toMatchObject({ constraint: 'trasmissione_passo_in_ordine' });
    await scrive(chi, passo(id, 'ACCOLTA', '2026-11-26T10:00:00Z'), diventa(id, 'ACCOLTA'));
    const revocata = { canale: null, riferimento: null, nota: 'prova' };
    const revoca = passo(id, 'REVOCATA', '2026-11-26T11:00:00Z', revocata);
    await expect(scrive(chi, revoca)).rejects.toMatchObject({ constraint: 'trasmissione_passo_del_suo_stato' });
    await expect(scrive(chi, revoca, diventa(id, 'REVOCATA'))).rejects.toMatchObject({
      constraint: 'trasmissione_passaggi',
    });
  });

  test('refuses to change the transmitted data and the recorded steps', async () => {
    const { id } = await percorso.trasmessa();
    await scrive(chi, passo(id, 'PRESA_VISIONE'), diventa(id, 'PRESA_VISIONE'));
    const atteso = chi === 'service' ? { code: '42501' } : { constraint: 'trasmissione_immutabile' };
    for (const comando of [
      `UPDATE trasmissione SET testo = 'altro' WHERE id = '${id}'`,
      `UPDATE trasmissione SET entro = '2030-01-01' WHERE id = '${id}'`,
      `DELETE FROM trasmissione WHERE id = '${id}'`,
      `UPDATE trasmissione_passo SET nota = 'altro' WHERE trasmissione_id = '${id}'`,
    ])
      await expect(scrive(chi, comando)).rejects.toMatchObject(atteso);
    await expect(scrive(chi, `DELETE FROM trasmissione_passo WHERE trasmissione_id = '${id}'`)).rejects.toMatchObject({
      constraint: 'solo_annullato',
    });
  });
});
