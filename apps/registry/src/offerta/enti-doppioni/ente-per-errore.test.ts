// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { datiAccreditamento, statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt } = operazioniDi(() => registry);
const { command, sql, versione, inCarica } = strumentiDi(() => registry);
const { ente, bozza } = statiOfferta({ command });
beforeAll(async () => {
  registry = await startIstituito();
  await inCarica('chi chiama');
});
afterAll(() => registry.stop());

const MOTIVO = 'Registrato per errore';
const annulla = async (id: string) =>
  attempt('annullaEnte', { id, versione: await versione('ente', id), motivo: MOTIVO });
const accredita = async (id: string, extra: object = {}) =>
  command('accreditaEnte', datiAccreditamento({ id, versione: await versione('ente', id) }, extra));

describe('an ente that was registered by mistake', () => {
  const nuovo = async (extra: object = {}) => (await ente(extra)).id;

  test('is annulled by itself, and is there on no day', async () => {
    const id = await nuovo();
    const { fatto, errore } = await annulla(id);
    expect([fatto, errore]).toEqual([undefined, undefined]);
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { ente(id: $id) { id } annullamento(id: $id) { tipo motivo sostituitoDa } }',
      { id },
    );
    expect(data).toEqual({ ente: null, annullamento: { tipo: 'ENTE', motivo: MOTIVO, sostituitoDa: null } });
    const [riga] = await sql<{ dati: object }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(riga!.dati).toMatchObject({ al: '2019-12-31' });
    expect(riga!.dati).not.toHaveProperty('sostituitoDaId');
  });

  test('is annulled with its competences before its first day: no request has named it', async () => {
    const id = await nuovo({ dal: '2027-01-01', competenze: [{ tipo: 'SANITARIA' }], comuni: ['064008'] });
    expect((await annulla(id)).errore).toBeUndefined();
  });

  test('is annulled with its doubles: their ids find nothing any more', async () => {
    const [doppio, id] = [await ente(), await nuovo()];
    await command('annullaEnte', { ...doppio, sostituitoDaId: id, motivo: MOTIVO, confermaStessoEnte: true });
    expect((await annulla(id)).errore).toBeUndefined();
    const { data } = await registry.call(null, 'query ($id: UUID!) { ente(id: $id) { id } }', { id: doppio.id });
    expect(data).toEqual({ ente: null });
  });

  test.each<[string, () => Promise<string>, string, string]>([
    [
      'has an accreditation',
      async () => {
        const id = await nuovo();
        await accredita(id);
        return id;
      },
      'art. 2 c. 5 f',
      "L'ente ha già: accreditamenti.",
    ],
    [
      'answers for a draft of the catalogue',
      async () => {
        const id = await nuovo();
        await bozza(id);
        return id;
      },
      'art. 2 c. 5 f',
      "L'ente ha già: prestazioni.",
    ],
    [
      'had competences, now taken away',
      async () => {
        const scritto = await ente({ competenze: [{ tipo: 'SANITARIA' }] });
        await command('modificaEnte', { ...scritto, denominazione: randomUUID(), telefono: '0825 000000' });
        return scritto.id;
      },
      'art. 2 c. 8 e',
      'può aver ricevuto richieste',
    ],
    [
      'had begun by a first day that was put right',
      async () => {
        const scritto = await ente({ competenze: [{ tipo: 'SANITARIA' }] });
        await command('rettificaInizioEnte', { ...scritto, dal: '2027-01-01', motivo: 'Anno' });
        return scritto.id;
      },
      'art. 2 c. 8 e',
      'può aver ricevuto richieste',
    ],
    [
      'had an accreditation, now annulled',
      async () => {
        const id = await nuovo({ dal: '2026-12-01' });
        await accredita(id, { dal: '2026-12-01' });
        const [{ accreditamentoId } = {}] = await sql<{ accreditamentoId: string }>(
          'SELECT id AS "accreditamentoId" FROM accreditamento WHERE ente_id = $1',
          [id],
        );
        await command('annullaAccreditamento', { enteId: id, versione: 2, accreditamentoId, motivo: 'Mai dato' });
        return id;
      },
      'art. 2 c. 8 e',
      'può aver ricevuto richieste',
    ],
    ['is a judicial authority', () => nuovo({ natura: 'AUTORITA_GIUDIZIARIA' }), 'art. 2 c. 8 e', 'può aver ricevuto'],
  ])('stays when it %s: another one takes its place, or it ceases', async (_nome, prepara, articolo, parole) => {
    const id = await prepara();
    const { errore, messaggio } = await annulla(id);
    expect(errore).toMatchObject({ articolo });
    expect(messaggio).toContain(parole);
  });
});

describe('the database, whatever the service does,', () => {
  /** The SQL that annuls an ente, up to the one that takes its place. */
  const ANNULLATO = `
    INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il, sostituito_da)
    SELECT id, ambito_id, 'ENTE', id, to_jsonb(ente), 'Prova', 'prova', 'COORDINATORE', now(),`;

  test('deletes no ente that nobody annulled', async () => {
    const { id } = await ente();
    await expect(sql('DELETE FROM ente WHERE id = $1', [id])).rejects.toMatchObject({ constraint: 'solo_annullato' });
    await expect(sql(`${ANNULLATO} NULL FROM ente WHERE id = $1`, [id])).rejects.toMatchObject({
      constraint: 'annullamento_compiuto',
    });
  });

  test('lets what was annulled of an ente pass to no other one, unless the ente is annulled too in favour of that one', async () => {
    const [uno, altro] = [await ente({ dal: '2026-02-01' }), await ente()];
    await command('rettificaInizioEnte', { ...uno, dal: '2026-01-01', motivo: 'Giorno sbagliato' });
    const passa = `UPDATE annullamento SET proprietario_id = '${altro.id}' WHERE proprietario_id = '${uno.id}'`;
    await expect(sql(passa)).rejects.toMatchObject({ constraint: 'annullamento_segue' });
    const annullato = `${ANNULLATO} '${altro.id}' FROM ente WHERE id = '${uno.id}'`;
    await expect(sql(`${annullato}; ${passa}`)).rejects.toMatchObject({ constraint: 'annullamento_segue' });
    expect(await sql('SELECT 1 FROM annullamento WHERE proprietario_id = $1', [uno.id])).toHaveLength(1);
  });

  test('lets an ente go that requests may name only for another one', async () => {
    const { id } = await ente({ natura: 'AUTORITA_GIUDIZIARIA' });
    const togli = (sostituitoDa: string) =>
      sql(`${ANNULLATO} ${sostituitoDa} FROM ente WHERE id = '${id}'; DELETE FROM ente WHERE id = '${id}'`);
    await expect(togli('NULL')).rejects.toMatchObject({ constraint: 'ente_senza_sostituto' });
    await togli(`'${(await ente()).id}'`);
    expect(await sql('SELECT 1 FROM ente WHERE id = $1', [id])).toEqual([]);
  });

  test('makes an id that of a double, or of none any more, only when the ente is annulled', async () => {
    const [uno, altro, terzo] = [await ente(), await ente(), await ente()];
    const rifiutata = (istruzione: string) =>
      expect(sql(istruzione)).rejects.toMatchObject({ constraint: 'ente_doppione_unito' });
    await rifiutata(`INSERT INTO ente_doppione (id, ente_id) VALUES ('${randomUUID()}', '${altro.id}')`);
    await rifiutata(`INSERT INTO ente_doppione (id, ente_id) VALUES ('${uno.id}', '${altro.id}')`);
    const resta = { sostituitoDaId: altro.id, motivo: MOTIVO, confermaStessoEnte: true };
    await command('annullaEnte', { ...uno, ...resta });
    await rifiutata(`UPDATE ente_doppione SET ente_id = '${terzo.id}' WHERE id = '${uno.id}'`);
    await rifiutata(`UPDATE ente_doppione SET id = '${randomUUID()}' WHERE id = '${uno.id}'`);
    await rifiutata(`DELETE FROM ente_doppione WHERE id = '${uno.id}'`);
  });

  test('never forgets that an ente was competent, so that it does not go alone', async () => {
    const { id } = await ente({ competenze: [{ tipo: 'SANITARIA' }] });
    await expect(
      sql(
        `DELETE FROM ente_competenza WHERE ente_id = '${id}'; UPDATE ente SET ha_avuto_competenze = false WHERE id = '${id}'`,
      ),
    ).rejects.toMatchObject({ constraint: 'ente_competenze_avute' });
  });

  test('lets a party of an agreement, and who answers for a withdrawn entry, be another ente for no other reason', async () => {
    const [uno, altro] = [(await ente()).id, (await ente()).id];
    await command('registraAccordo', {
      ...{ tipo: 'PROTOCOLLO_DI_INTESA', oggetto: 'Rete', finalita: 'Presa in carico congiunta', enti: [uno] },
      ...{ sottoscrittoIl: '2026-02-28', dal: '2026-03-01', al: '2027-01-31' },
    });
    for (const a of [altro, null])
      await expect(sql('UPDATE accordo_parte SET ente_id = $2 WHERE ente_id = $1', [uno, a])).rejects.toMatchObject({
        constraint: 'accordo_immutabile',
      });
    await command('ritiraPrestazione', await bozza(uno));
    await expect(
      sql('UPDATE prestazione SET titolare_id = $2 WHERE titolare_id = $1', [uno, altro]),
    ).rejects.toMatchObject({ constraint: 'prestazione_stati' });
  });
});
