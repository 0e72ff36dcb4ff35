// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi, type Chi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { CONFORMI, MANCA } from '../sedi.testing.ts';

let registry: Registry;
const { command, attempt, apriSede } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

test('inspections are listed by what follows from them, to each reader within what it sees', async () => {
  const elenco = async (stato: string, chi: Chi = 'COORDINATORE', comune?: string) => {
    const { data } = await registry.call<{ ispezioni: { edges: { node: { id: string; stato: string } }[] } }>(
      chi,
      `{ ispezioni(stato: ${stato}, first: 100) { edges { node { id stato } } } }`,
      {},
      comune === undefined ? {} : { comune },
    );
    expect(data!.ispezioni.edges.map(({ node }) => node.stato)).toEqual(data!.ispezioni.edges.map(() => stato));
    return data!.ispezioni.edges.map(({ node }) => node.id);
  };
  const sedeId = await apriSede('064113');
  const registra = (eseguitaIl: string, rilievi: object[]) =>
    command('registraIspezione', { sedeId, eseguitaIl, rilievi });
  const conforme = await registra('2026-10-05', CONFORMI);
  const daAdempiere = await registra('2026-10-06', [...CONFORMI.slice(0, 2), MANCA]);
  expect(await elenco('CONFORME')).toContain(conforme.id);
  expect(await elenco('DA_ADEMPIERE')).toContain(daAdempiere.id);
  expect(await elenco('DA_ADEMPIERE')).not.toContain(conforme.id);
  expect(await elenco('DA_ADEMPIERE', 'COMUNE', '064113')).toEqual([daAdempiere.id]);
  expect(await elenco('DA_ADEMPIERE', 'COMUNE', '064008')).not.toContain(daAdempiere.id);
  expect(await elenco('DA_ADEMPIERE', { ruolo: 'COORDINATORE', ambito: 'altro' })).toEqual([]);
  // A later inspection finds each standard anew: the measure is due no more, until that inspection turns out to be wrong.
  const dopo = await registra('2026-11-10', CONFORMI);
  expect(await elenco('SUPERATA')).toEqual([daAdempiere.id]);
  const verifica = { standard: MANCA.standard, adempiutaIl: '2026-11-20', adempimento: 'Attivata' };
  const superata = await attempt('verificaAdempimento', { ispezioneId: daAdempiere.id, versione: 1, ...verifica });
  expect(superata.messaggio).toContain('ispezione successiva');
  await command('annullaIspezione', { ispezioneId: dopo.id, versione: 1, motivo: 'Altra sede' }, { campi: 'id' });
  expect(await elenco('DA_ADEMPIERE')).toContain(daAdempiere.id);
  const { errore } = await attempt('verificaAdempimento', { ispezioneId: daAdempiere.id, versione: 1, ...verifica });
  expect(errore).toBeUndefined();
  expect(await elenco('ADEMPIUTA')).toContain(daAdempiere.id);
  expect(await elenco('DA_ADEMPIERE')).not.toContain(daAdempiere.id);
});
