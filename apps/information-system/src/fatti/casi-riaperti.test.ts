// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Evento } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { A04, eventi, startInformationSystem, TABELLE_DEL_LAVORATORE, type InformationSystem } from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
});
afterAll(() => sistema.stop());

const [caso, trasmissione] = [randomUUID(), randomUUID()];
const PRESA = {
  richiestaIl: '2026-07-02T08:00:00.000Z',
  assegnataIl: '2026-07-05T08:00:00.000Z',
  attivataIl: '2026-07-10T08:00:00.000Z',
};
async function figureDopo(fatti: readonly Evento[], indicatore: string): Promise<Record<string, number>> {
  await sistema.apply(fatti);
  await sistema.update();
  const celle = await sistema.admin<{ periodo: string; valore: string }>(
    `SELECT periodo, valore FROM cella WHERE periodo IN ('2026-M08', '2026-M09') AND dimensione = 'TOTALE' AND indicatore = '${indicatore}'`,
  );
  return Object.fromEntries(celle.map(({ periodo, valore }) => [periodo, Number(valore)]));
}
const conclusa = (versione: number, giorno: string): Evento =>
  eventi.presa(
    caso,
    versione,
    1,
    'CONCLUSA',
    { ...PRESA, conclusaIl: `${giorno}T08:00:00.000Z` },
    { motivoConclusione: 'ALTRO' },
  );

test('a case that was closed on the wrong day, or by mistake, counts as it was at once', async () => {
  await sistema.apply([eventi.ambito(), eventi.sede()]);
  expect(await figureDopo([conclusa(1, '2026-09-20')], 'PRESE_IN_CARICO_CONCLUSE')).toEqual({
    ...{ '2026-M08': 0, '2026-M09': 1 },
  });
  expect(await figureDopo([conclusa(2, '2026-08-20')], 'PRESE_IN_CARICO_CONCLUSE')).toEqual({
    ...{ '2026-M08': 1, '2026-M09': 0 },
  });
  const riaperta = eventi.presa(caso, 3, 1, 'IN_CARICO', PRESA);
  expect(await figureDopo([riaperta], 'PRESE_IN_CARICO_CONCLUSE')).toEqual({ '2026-M08': 0, '2026-M09': 0 });
  // An event that comes late changes nothing.
  expect(await figureDopo([conclusa(2, '2026-08-20')], 'PRESE_IN_CARICO_ATTIVE')).toMatchObject({ '2026-M09': 1 });
});

test('an outcome that was annulled is awaited again in the figures', async () => {
  const esito = { esitoIl: '2026-08-11T10:00:00.000Z' };
  await sistema.apply([
    eventi.trasmissione(trasmissione, 1, 1, 'TRASMESSA'),
    eventi.trasmissione(trasmissione, 2, 1, 'ACCOLTA', esito),
  ]);
  const stato = async () =>
    sistema.admin('SELECT stato, esito IS NULL AS "inAttesa" FROM fatto_trasmissione WHERE id = $1', [trasmissione]);
  expect(await stato()).toEqual([{ stato: 'ACCOLTA', inAttesa: false }]);
  await sistema.apply([eventi.trasmissione(trasmissione, 3, 1, 'TRASMESSA')]);
  expect(await stato()).toEqual([{ stato: 'TRASMESSA', inAttesa: true }]);
});

test('an acceptance that was a mistake counts no more in the periods before, nor does a draft that was annulled', async () => {
  const id = randomUUID();
  const accettato = { attivoDal: '2026-08-10', verifiche: [{ id: randomUUID(), prevista: '2026-09-10' }] };
  expect(await figureDopo([eventi.progetto(id, 1, 1, 'ATTIVO', accettato)], 'PROGETTI_ATTIVI')).toEqual({
    ...{ '2026-M08': 1, '2026-M09': 1 },
  });
  const bozza = eventi.progetto(id, 2, 1, 'BOZZA', { condiviso: false, verifiche: accettato.verifiche });
  expect(await figureDopo([bozza], 'PROGETTI_ATTIVI')).toEqual({ '2026-M08': 0, '2026-M09': 0 });
  await sistema.apply([eventi.progetto(id, 3, 1, 'ANNULLATO', { condiviso: false })]);
  expect(
    await sistema.admin(
      `SELECT stato, (SELECT count(*)::int FROM fatto_verifica WHERE progetto_id = g.id) AS verifiche FROM fatto_progetto g WHERE id = $1`,
      [id],
    ),
  ).toEqual([{ stato: 'ANNULLATO', verifiche: 0 }]);
});

test('a sede whose first day was wrong counts from the right one, also in the periods before', async () => {
  expect(await figureDopo([eventi.sede({}, 2)], 'SEDI_ATTIVE')).toEqual({ '2026-M08': 1, '2026-M09': 1 });
  expect(await figureDopo([eventi.sede({ attivaDal: '2026-09-15' }, 3)], 'SEDI_ATTIVE')).toEqual({
    ...{ '2026-M08': 0, '2026-M09': 1 },
  });
  expect(await figureDopo([eventi.sede({}, 4)], 'SEDI_ATTIVE')).toEqual({ '2026-M08': 1, '2026-M09': 1 });
  // A sede that was annulled ends the day before it begins.
  const annullata = eventi.sede({ attivaDal: '2026-06-01', attivaAl: '2026-05-31', orari: [] }, 5);
  expect(await figureDopo([annullata], 'SEDI_ATTIVE')).toEqual({ '2026-M08': 0, '2026-M09': 0 });
});

describeWorkerPlans('information_system', A04, TABELLE_DEL_LAVORATORE);
