// SPDX-License-Identifier: AGPL-3.0-or-later
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { datiAttivita, datiMandato, statiPersonale } from '../stati.testing.ts';

let registry: Registry;
const { attempt } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { command, sql } = strumenti;
const { operatore, su, inServizio, conSoloTitolo } = statiPersonale(strumenti);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const MOTIVO = 'Lavora in un altro Ambito';
const annulla = async (id: string) => attempt('annullaOperatore', { ...(await su(id)), motivo: MOTIVO });

describe('an operator who was registered by mistake (art. 8 c. 1)', () => {
  test('is annulled alone: who and why stay, and the other services hear that there is no service', async () => {
    const id = await operatore({ account: 'per-errore' });
    const { fatto, errore } = await annulla(id);
    expect([fatto, errore]).toEqual([undefined, undefined]);
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { operatore(id: $id) { id } annullamento(id: $id) { tipo motivo sostituitoDa } }',
      { id },
    );
    expect(data).toEqual({ operatore: null, annullamento: { tipo: 'OPERATORE', motivo: MOTIVO, sostituitoDa: null } });
    const [evento] = await sql<{ dati: object }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(evento!.dati).toEqual({ naturaQualifica: 'ASSISTENTE_SOCIALE', incarichi: [] });
    // The account is free again.
    await operatore({ account: 'per-errore' });
  });

  test.each<[string, () => Promise<string>, string]>([
    ['a title', async () => (await conSoloTitolo()).operatoreId, 'titoli di servizio'],
    ['an incarico', async () => (await inServizio()).operatoreId, 'incarichi, titoli di servizio'],
    [
      'a mandate',
      async () => {
        const id = await operatore();
        await command('registraAttoDiMandato', datiMandato('064008', [id]));
        return id;
      },
      'atti di mandato',
    ],
    [
      'an enrolment',
      async () => {
        const id = await operatore();
        const { id: attivitaId } = await command('programmaAttivitaFormativa', datiAttivita);
        await command('iscriviOperatore', { attivitaId, operatoreId: id }, { tipo: 'IscrizioneInput' });
        return id;
      },
      'iscrizioni ad attività formative',
    ],
    [
      'a predecessor',
      async () => {
        const id = await operatore();
        await sql('UPDATE operatore SET subentrante_id = $1 WHERE id = $2', [id, await operatore()]);
        return id;
      },
      'subentri ad altri operatori',
    ],
  ])('and has %s is not annulled alone: the refusal names it', async (_, crea, che) => {
    const { errore, messaggio } = await annulla(await crea());
    expect(errore).toMatchObject({ articolo: 'art. 8 c. 1' });
    expect(messaggio).toContain(`L'operatore ha già: ${che}.`);
  });

  test('and had an incarico that began may have cases: another one takes the place, in the database too', async () => {
    const { operatoreId, versione, incaricoId } = await inServizio();
    await command('annullaIncarico', { operatoreId, versione, incaricoId, motivo: MOTIVO, confermaSottoMinimo: true });
    const [{ id: titoloId } = { id: '' }] = await sql<{ id: string }>(
      'SELECT id FROM titolo_di_servizio WHERE operatore_id = $1',
      [operatoreId],
    );
    await command('annullaTitolo', { ...(await su(operatoreId)), titoloId, motivo: MOTIVO });
    expect((await annulla(operatoreId)).messaggio).toContain('può aver seguito casi');
    await expect(
      sql(`DO $$ BEGIN
        INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
          SELECT id, ambito_id, 'OPERATORE', id, to_jsonb(o), 'prova', 'x', 'COORDINATORE', now()
          FROM operatore AS o WHERE id = '${operatoreId}';
        DELETE FROM operatore WHERE id = '${operatoreId}'; END $$`),
    ).rejects.toMatchObject({ constraint: 'operatore_senza_sostituto' });
    const altro = await operatore();
    const giusto = { sostituitoDaId: altro, confermaStessaPersona: true, motivo: MOTIVO };
    expect((await attempt('annullaOperatore', { ...(await su(operatoreId)), ...giusto })).errore).toBeUndefined();
  });
});
