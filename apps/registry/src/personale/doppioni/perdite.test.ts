// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { datiAttivita, statiPersonale } from '../stati.testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
const { attempt } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { command, sql, versione } = strumenti;
const { comincia, su } = statiPersonale(strumenti);
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
});
afterAll(() => registry.stop());

const annulla = async (da: string, a: string, extra: object = {}) =>
  attempt('annullaOperatore', {
    ...{ ...(await su(da)), sostituitoDaId: a, motivo: 'Registrata due volte', confermaStessaPersona: true, ...extra },
  });
const assente = async (id: string, dal: string, al: string, sostitutoId?: string) =>
  command('registraAssenza', { ...(await su(id)), dal, al, ...(sostitutoId === undefined ? {} : { sostitutoId }) });
const annullati = (di: string) =>
  sql<{ tipo: string; motivo: string; sostituito: boolean }>(
    `SELECT tipo, motivo, sostituito_da IS NOT NULL AS sostituito FROM annullamento
     WHERE proprietario_id = $1 AND tipo <> 'OPERATORE' ORDER BY tipo`,
    [di],
  );
/** A training event that is over, in which each operator attended some hours. */
async function frequentata(ore: Readonly<Record<string, number>>): Promise<void> {
  const { id } = await command('programmaAttivitaFormativa', { ...datiAttivita, titolo: 'Tutela dei minori' });
  for (const operatoreId of Object.keys(ore))
    await command('iscriviOperatore', { attivitaId: id, operatoreId }, { tipo: 'IscrizioneInput' });
  await comincia(id, '2026-01-01');
  const presenze = Object.entries(ore).map(([operatoreId, frequentate]) => ({ operatoreId, ore: frequentate }));
  await command('registraPresenze', { attivitaId: id, versione: await versione('attivita_formativa', id), presenze });
}

describe('what both operators have otherwise (art. 8)', () => {
  test('is named before it is annulled: titles, incarichi, absences, hours, account', async () => {
    const { id: altra } = await personale.inServizio(sede);
    const { id: giusta } = await personale.inServizio(sede, { fte: 0.5 });
    const { id: doppia } = await personale.inServizio(sede, { fte: 0.3, atto: 'det. 2/2020' });
    await assente(giusta, '2026-04-01', '2026-04-10');
    await assente(doppia, '2026-04-08', '2026-04-10', altra);
    await frequentata({ [giusta]: 6, [doppia]: 4 });
    await sql('UPDATE operatore SET account = id::text WHERE id IN ($1, $2)', [giusta, doppia]);
    const [nomeAltra] = await sql<{ chi: string }>(
      `SELECT nome || ' ' || cognome AS chi FROM operatore WHERE id = $1`,
      [altra],
    );

    const { errore, messaggio } = await annulla(doppia, giusta);
    expect(errore).toMatchObject({ campi: [{ percorso: ['input', 'confermaPerdite'] }] });
    for (const perdita of [
      'il titolo di servizio che comincia il 1º gennaio 2020',
      "l'incarico a Sede che comincia il 1º gennaio 2020 (0,3 a tempo pieno, det. 2/2020), e resta quello che comincia il 1º gennaio 2020 (0,5 a tempo pieno, det. 1/2020)",
      `l'assenza dall'8 aprile 2026 al 10 aprile 2026 (con ${nomeAltra?.chi} al suo posto), e resta quella dal 1º aprile 2026 al 10 aprile 2026 (senza sostituto)`,
      "le ore di «Tutela dei minori» (4), e restano quelle dell'altro (6)",
      "l'account con cui accede",
    ])
      expect(messaggio).toContain(perdita);

    expect((await annulla(doppia, giusta, { confermaPerdite: true })).errore).toBeUndefined();
    expect(await annullati(giusta)).toEqual(
      ['ASSENZA', 'INCARICO', 'PARTECIPAZIONE', 'TITOLO_DI_SERVIZIO'].map((tipo) => ({
        ...{ tipo, motivo: 'Registrata due volte', sostituito: true },
      })),
    );
    expect(
      await sql('SELECT ore::float8 AS ore FROM partecipazione WHERE operatore_id IN ($1, $2)', [giusta, doppia]),
    ).toEqual([{ ore: 6 }]);
  });

  test('and says the same needs no confirmation, and is annulled once', async () => {
    const { id: giusta } = await personale.inServizio(sede);
    const { id: doppia } = await personale.inServizio(sede);
    for (const id of [giusta, doppia]) await assente(id, '2026-04-01', '2026-04-10');
    await frequentata({ [giusta]: 6, [doppia]: 6 });
    expect((await annulla(doppia, giusta)).errore).toBeUndefined();
    expect(await annullati(giusta)).toHaveLength(4);
  });
});

test('what only the double has passes: the successor, an absence in which the other one stood in, without that substitute', async () => {
  const { id: giusta } = await personale.inServizio(sede);
  const { id: altra } = await personale.inServizio(sede);
  const { id: doppia } = await personale.inServizio(sede);
  await assente(doppia, '2026-04-08', '2026-04-10', giusta);
  await sql('UPDATE operatore SET subentrante_id = $1 WHERE id = $2', [altra, doppia]);
  expect((await annulla(doppia, giusta)).errore).toBeUndefined();
  expect(
    await sql(
      `SELECT subentrante_id = $2 AS subentra, (SELECT count(*)::int FROM assenza WHERE operatore_id = o.id AND sostituto_id IS NULL) AS assenze
       FROM operatore AS o WHERE id = $1`,
      [giusta, altra],
    ),
  ).toEqual([{ subentra: true, assenze: 1 }]);
});
