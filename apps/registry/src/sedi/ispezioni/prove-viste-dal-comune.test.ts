// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi, type Chi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

const VERBALE = 'Standard;Presente\r\nTelefono;no\r\n';

let registry: Registry;
const { command, apriSede } = operazioniDi(() => registry);
let ispezioneId: string;
/** Two files of the coordinator: one proves an inspection of the sede of Avellino, the other proves nothing. */
let prova: string;
let altro: string;
beforeAll(async () => {
  registry = await startIstituito();
  const sedeId = await apriSede('064008');
  [prova, altro] = [await upload(), await upload()];
  const rilievi = ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'].map((standard) => ({
    standard,
    conforme: true,
  }));
  const { id } = await command('registraIspezione', { sedeId, eseguitaIl: '2026-11-20', rilievi });
  await command('allegaAIspezione', { ispezioneId: id, versione: 1, allegatoIds: [prova] });
  ispezioneId = id;
});
afterAll(() => registry.stop());

const risorsa = (chi: Chi, url: string, altro: object = {}, ruolo = {}) =>
  registry.risorsa(chi, { percorso: url.replace('/risorse/registry', ''), ...altro }, ruolo);

async function upload(): Promise<string> {
  const { id, caricamento } = await command<{ id: string; caricamento: { url: string } }>(
    'preparaAllegato',
    { nome: 'verbale.csv', tipo: 'CSV', dimensione: Buffer.byteLength(VERBALE) },
    { campi: 'id caricamento { url }' },
  );
  expect((await risorsa('COORDINATORE', caricamento.url, { metodo: 'PUT', body: VERBALE })).status).toBe(204);
  return id;
}

interface Letto {
  ispezione: { allegati: { edges: { node: { id: string } }[] } } | null;
  prova: { scaricamento: { url: string } } | null;
  altro: object | null;
}
const read = async (chi: Chi, ruolo: object): Promise<Letto> =>
  (
    await registry.call<Letto>(
      chi,
      `query ($ispezione: UUID!, $prova: UUID!, $altro: UUID!) { ispezione(id: $ispezione) { allegati { edges { node { id } } } }
         prova: allegato(id: $prova) { scaricamento { url } } altro: allegato(id: $altro) { id } }`,
      { ispezione: ispezioneId, prova, altro },
      ruolo,
    )
  ).data!;

test('the Comune reads the findings on its sede and downloads the file, and sees no other file of the Ambito (art. 5 c. 2)', async () => {
  const ruolo = { comune: '064008' };
  const letto = await read('COMUNE', ruolo);
  expect(letto).toMatchObject({ ispezione: { allegati: { edges: [{ node: { id: prova } }] } }, altro: null });
  const { url } = letto.prova!.scaricamento;
  expect(await (await risorsa('COMUNE', url, {}, ruolo)).text()).toBe(VERBALE);
});

test.each<[string, Chi, object]>([
  ['another Comune', 'COMUNE', { comune: '064113' }],
  ['a Comune by that code in another Ambito', { ruolo: 'COMUNE', ambito: 'altro' }, { comune: '064008' }],
])('%s sees none of it', async (_nome, chi, ruolo) => {
  expect(await read(chi, ruolo)).toEqual({ ispezione: null, prova: null, altro: null });
});
