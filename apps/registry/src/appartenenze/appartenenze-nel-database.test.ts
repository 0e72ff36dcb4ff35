// SPDX-License-Identifier: AGPL-3.0-or-later
import { A04, istituisci, startRegistry, type Registry } from '../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
});
afterAll(() => registry.stop());

describe('held by the database, past the service', () => {
  test.each([
    [
      'a sede of a Comune that is not associated on each day',
      `INSERT INTO sede (id, ambito_id, codice_istat, denominazione, indirizzo, periodo) VALUES (gen_random_uuid(), '${A04}', '064071', 'Sede', 'Via', '[2000-01-01,2001-01-01)')`,
      'sede_di_comune_associato',
    ],
    [
      'a membership twice on a day',
      `INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('064071', '${A04}', '[2026-01-01,2026-01-02)')`,
      'appartenenza_un_ambito_per_volta',
    ],
    [
      'two that lead on a day',
      `INSERT INTO capofila (ambito_id, codice_istat, periodo) VALUES ('${A04}', '064071', '[2026-01-01,2026-01-02)')`,
      'capofila_uno_per_volta',
    ],
    [
      'one that leads before it is in it',
      `UPDATE capofila SET periodo = '[2000-01-01,)' WHERE ambito_id = '${A04}'`,
      'capofila_associato',
    ],
  ])('%s', async (_nome, sql, constraint) => {
    await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
  });
});

describe('memberships of many Comuni', () => {
  test('cost as many statements as of one', async () => {
    const costo = async (codici: string): Promise<number> => {
      const prima = await registry.statements();
      const { errors } = await registry.call(null, `{ ${codici} }`);
      expect(errors).toBeUndefined();
      return (await registry.statements()) - prima;
    };
    const chiede = (codice: string): string =>
      `c${codice}: comune(codiceIstat: "${codice}") { appartenenze { edges { node { dal ambito { codice convenzioni { edges { node { id } } } capofilaNelTempo { edges { node { dal } } } } } } } }`;
    const uno = await costo(chiede('064008'));
    expect(await costo(['064008', '064071', '064113'].map(chiede).join(' '))).toBe(uno);
  });
});
