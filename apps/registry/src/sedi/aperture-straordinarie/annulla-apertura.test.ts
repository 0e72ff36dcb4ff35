// SPDX-License-Identifier: AGPL-3.0-or-later
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { statiSedi } from '../sedi.testing.ts';

let registry: Registry;
const { attempt } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { apertura } = statiSedi(strumenti);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const annulla = (aperturaId: string, versione: number) =>
  attempt<{ id: string; aperta: boolean }>(
    'annullaApertura',
    { aperturaId, versione, motivo: 'Neve' },
    { campi: 'id aperta: apertaAlle(istante: "2026-11-10T14:30:00Z")' },
  );

test('an authorised opening that is over and did not take place is annulled: the sede was closed (art. 5 c. 5)', async () => {
  const { aperturaId, versione } = await apertura('AUTORIZZATA', '2026-11-10', 'prova');
  expect((await annulla(aperturaId, 9)).errore).toMatchObject({ code: 'CONFLICT' });
  const { fatto, errore } = await annulla(aperturaId, versione);
  expect(errore).toBeUndefined();
  expect(fatto).toMatchObject({ aperta: false });
  const { data } = await registry.call<{ annullamento: { dati: object[] } }>(
    'COORDINATORE',
    'query ($id: UUID!) { aperturaStraordinaria(id: $id) { id } annullamento(id: $id) { tipo motivo dati { campo valore } } }',
    { id: aperturaId },
  );
  expect(data).toMatchObject({
    aperturaStraordinaria: null,
    annullamento: { tipo: 'APERTURA_STRAORDINARIA', motivo: 'Neve' },
  });
  expect(data!.annullamento.dati).toContainEqual({ campo: 'fascia', valore: '15:00-16:00' });
  const [evento] = await registry.admin<{ straordinarie: object[] }>(
    `SELECT evento -> 'dati' -> 'straordinarie' AS straordinarie FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
    [fatto!.id],
  );
  expect(evento).toEqual({ straordinarie: [] });
});

test.each([
  ['is still to come', 'AUTORIZZATA', '2026-12-30', 'si ritira'],
  ['was not authorised', 'RICHIESTA', '2026-11-10', 'non è stata autorizzata'],
])('one that %s is not annulled', async (_nome, stato, giorno, parole) => {
  const { aperturaId, versione } = await apertura(stato, giorno, 'prova');
  const { errore, messaggio } = await annulla(aperturaId, versione);
  expect(errore).toMatchObject({ articolo: 'art. 5 c. 5' });
  expect(messaggio).toContain(parole);
});
