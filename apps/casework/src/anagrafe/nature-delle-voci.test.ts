// SPDX-License-Identifier: AGPL-3.0-or-later
import { natureDi } from '@ambito/vocabulary';
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { startCasework, type Casework } from '../testing.ts';
import { evento, sendAnagrafe } from './vocabolari.testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

test('an outcome, an area and a citizenship that the registry loads are taken, and judged by their natures', async () => {
  const dal = '2026-11-01';
  await sendAnagrafe(
    casework,
    evento('ESITI_CONTATTO', [
      { codice: 'ASCOLTO', nome: 'Ascolto', dal },
      { codice: 'VIDEOCOLLOQUIO', nome: 'Videocolloquio', natura: 'APPUNTAMENTO', dal },
    ]),
    evento('AREE_UTENZA', [{ codice: 'CAREGIVER', nome: 'Caregiver', natura: 'FAMIGLIA_E_MINORI', dal }]),
    evento('CITTADINANZE', [{ codice: 'XX', nome: 'Nuovo Stato', natura: 'NON_UE', dal }]),
  );
  const registra = (extra: object = {}) =>
    percorso.command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto(extra));
  const concludi = async (contattoId: string, esito: string, extra: object = {}) =>
    (await percorso.attempt('SEGRETARIATO', 'concludiContatto', { contattoId, versione: 1, esito, ...extra })).errors;
  const adesso = { rispostaIl: '2026-11-25T10:00:00Z' };
  const { id } = await registra();
  expect((await concludi(id, 'TRASMISSIONE'))?.[0]?.message).toContain('trasmettiRichiesta');
  expect((await concludi(id, 'VIDEOCOLLOQUIO', adesso))?.[0]?.message).toContain('colloquio');
  expect(await concludi(id, 'VIDEOCOLLOQUIO')).toBeUndefined();
  expect(await concludi((await registra()).id, 'ASCOLTO')).toBeUndefined();
  expect((await registra({ appuntamentoDiId: id, persona: undefined })).id).toBeDefined();

  const persona = { nome: 'Ida', cognome: 'Stato', cittadinanza: 'XX' };
  const nuovo = await registra({ persona });
  const [fatto] = await casework.admin<{ dati: object }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1`,
    [nuovo.id],
  );
  expect(fatto?.dati).toMatchObject({ gruppoCittadinanza: 'NON_UE' });
  await percorso.command('SEGRETARIATO', 'decodificaBisogni', {
    ...{ contattoId: nuovo.id, versione: 1, bisogni: [{ codice: 'ELD_SOLITUDINE' }] },
  });
  const richiedi = (area: string) =>
    percorso.attempt('SEGRETARIATO', 'richiediPresaInCarico', { contattoId: nuovo.id, versione: 2, area });
  expect((await richiedi('GATTI')).errors?.[0]?.message).toContain('CAREGIVER');
  const chiesta = await richiedi('CAREGIVER');
  expect(chiesta.errors).toBeUndefined();
  const [caso] = await casework.admin<{ dati: object }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1`,
    [chiesta.data?.['richiediPresaInCarico']],
  );
  expect(caso?.dati).toMatchObject({ area: 'CAREGIVER', naturaArea: 'FAMIGLIA_E_MINORI' });
});

test.each([
  ['groups of citizenship', 'persona_gruppo_cittadinanza_check', 'CITTADINANZE'],
  ['areas of SIUSS', 'presa_in_carico_natura_area_check', 'AREE_UTENZA'],
] as const)('the database admits the %s that the programs know, and no others', async (_quali, vincolo, elenco) => {
  const [check] = await casework.admin<{ sql: string }>(
    `SELECT pg_get_constraintdef(oid) AS sql FROM pg_constraint WHERE conname = $1`,
    [vincolo],
  );
  expect(check!.sql.match(/(?<=')[A-Z_]+(?=')/g)).toEqual(natureDi(elenco));
});
