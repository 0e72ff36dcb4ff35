// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Strumenti } from '../permessi/verita.testing.ts';
import { A04 } from '../testing.ts';

/** Petruro Irpino, the Comune of the role COMUNE. */
export const COMUNE = '064071';
export const FASCE = [1, 4].map((giorno) => ({ giorno, dalle: '09:00', alle: '11:00' }));
export const CHIUSURA = { dal: '2026-12-28', al: '2026-12-31', fasce: [], motivo: 'ferie' };
export const CONFORMI = ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'].map((standard) => ({
  standard,
  conforme: true,
}));
/** The findings of an inspection at a sede without a telephone. */
export const MANCA = {
  ...{ standard: 'RETE_TELEFONICA', conforme: false, descrizione: 'Non c’è' },
  ...{ misura: 'Attivarla', entro: '2026-12-31' },
};

export const RISORSA = { categoria: 'INFORMATICA', descrizione: 'Computer', quantita: 1, dal: '2026-01-01' };

/** Makes sedi and the records of a sede, in the states in which commands are tried. Each record has a sede of its own. */
export function statiSedi({ command, sql, versione }: Pick<Strumenti, 'command' | 'sql' | 'versione'>) {
  /**
   * Leaves a Comune without a sede. The one that it has becomes the sede of a new Comune of no Ambito, which only the database
   * without its constraints allows: no other state of the Ambito changes by it.
   */
  async function senzaSede(codiceIstat: string): Promise<void> {
    for (const { id } of await sql<{ id: string }>('SELECT id FROM sede WHERE codice_istat = $1', [codiceIstat]))
      await sql(`DO $$
        DECLARE numero text := (SELECT lpad(count(*)::text, 3, '0') FROM comune WHERE codice_istat LIKE '066%');
        BEGIN
          INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione)
          VALUES ('066' || numero, 'Comune ' || numero, 'Y' || numero, 'AV', '15');
          PERFORM set_config('session_replication_role', 'replica', true);
          UPDATE sede SET codice_istat = '066' || numero WHERE id = '${id}';
        END $$`);
  }

  /** The one sede of a Comune, new, without hours. */
  async function sede(codiceIstat = COMUNE): Promise<string> {
    await senzaSede(codiceIstat);
    const dati = { denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' };
    const { id } = await command('individuaSede', { codiceIstat, ...dati });
    return id;
  }

  /** A new sede with hours from a day on. */
  async function conOrari(validoDal: string): Promise<string> {
    const sedeId = await sede();
    await command('impostaOrari', { sedeId, versione: 1, validoDal, fasce: FASCE });
    return sedeId;
  }

  /** The one sede of a Comune, which is not there yet. */
  async function futura(): Promise<string> {
    await senzaSede(COMUNE);
    const dati = { denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2027-01-01' };
    const { id } = await command('individuaSede', { codiceIstat: COMUNE, ...dati });
    return id;
  }

  async function variazione(giorni = CHIUSURA) {
    const sedeId = await sede();
    await command('disponiVariazione', { sedeId, versione: 1, ...giorni });
    const [{ variazioneId = '' } = {}] = await sql<{ variazioneId: string }>(
      'SELECT id AS "variazioneId" FROM variazione_oraria WHERE sede_id = $1',
      [sedeId],
    );
    return { sedeId, versione: 2, variazioneId };
  }

  /** A resource of a sede for a period. */
  async function risorsa(periodo: string) {
    const sedeId = await sede();
    await command('assegnaRisorsa', { sedeId, ...RISORSA });
    await sql('UPDATE risorsa_strumentale SET periodo = $2::daterange WHERE sede_id = $1', [sedeId, periodo]);
    const [{ risorsaId = '' } = {}] = await sql<{ risorsaId: string }>(
      'SELECT id AS "risorsaId" FROM risorsa_strumentale WHERE sede_id = $1',
      [sedeId],
    );
    return { sedeId, risorsaId };
  }

  async function ispezione(rilievi: readonly object[] = CONFORMI): Promise<string> {
    const { id } = await command('registraIspezione', { sedeId: await sede(), eseguitaIl: '2026-11-01', rilievi });
    return id;
  }

  /** A file that has been uploaded. */
  async function allegato(): Promise<string> {
    const id = randomUUID();
    await sql(
      `INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
       VALUES ($1, $2, 'foto.png', 'PNG', 1, 'CARICATO', $3, 'prova', '2026-11-24T09:00Z', repeat('a', 64), '2026-11-24T09:00Z')`,
      [id, A04, id],
    );
    return id;
  }

  /** An opening in a given state, on a given day, requested by a given account. Answers the input of a decision on it. */
  async function apertura(stato: string, giorno: string, richiestaDa: string) {
    const [aperturaId, sedeId] = [randomUUID(), await sede()];
    await sql(
      `INSERT INTO apertura_straordinaria (id, ambito_id, sede_id, giorno, fascia, motivo, stato, richiesta_da, richiesta_il)
       VALUES ($1, $2, $3, $4, '[900,960)', 'motivo', 'RICHIESTA', $5, '2026-11-01')`,
      [aperturaId, A04, sedeId, giorno, richiestaDa],
    );
    if (stato !== 'RICHIESTA')
      await sql(
        `UPDATE apertura_straordinaria SET stato = $2, decisa_da = 'prova', decisa_il = '2026-11-02T09:00Z', versione = versione + 1
         WHERE id = $1`,
        [aperturaId, stato],
      );
    return { aperturaId, versione: await versione('apertura_straordinaria', aperturaId), motivo: 'motivo' };
  }

  return { senzaSede, sede, conOrari, futura, variazione, risorsa, ispezione, allegato, apertura };
}
