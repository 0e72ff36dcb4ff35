// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Strumenti } from '../permessi/verita.testing.ts';

/** Days that are over, and days without an end. */
export const PASSATO = '[2020-01-01,2026-06-01)';
const SENZA_TERMINE = '[2020-01-01,)';

/** An incarico in the Comune of the capofila, with a title of its own. */
export const datiIncarico = {
  ...{ codiceIstat: '064008', dal: '2020-01-01', fte: 1 },
  ...{ titolo: 'DIPENDENTE', tempoIndeterminato: true, atto: 'atto' },
};
export const datiTitolo = {
  ...{ tipo: 'DIPENDENTE', ente: 'Comune', datore: 'COMUNE', atto: 'atto', tempoIndeterminato: false },
  ...{ dal: '2026-01-01', al: '2026-12-31' },
};
export const datiAttivita = {
  ...{ titolo: 'Corso', organizzatore: 'Ambito', dal: '2099-03-01', al: '2099-03-02', ore: 8, posti: 10 },
  ...{ apertaA: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'], apertaAdAltriEnti: false },
};
let iscritti = 1_000;
/** A number of the albo that no slip makes another one of these: the same figures twice. */
export const numeroDiAlbo = (): string => String((iscritti += 1)).repeat(2);

/** A new assistente sociale, who has accepted the professional code. */
export const datiOperatore = (extra: object = {}) => ({
  ...{ nome: 'Anna', cognome: 'Rossi', qualifica: 'ASSISTENTE_SOCIALE', codiceDeontologicoAccettatoIl: '2018-01-01' },
  ...{ alboSezione: 'A', alboNumero: numeroDiAlbo(), ...extra },
});
export const datiMandato = (codiceIstat: string, operatori: readonly string[]) => ({
  ...{ codiceIstat, numero: randomUUID(), data: '2020-01-01', organo: 'Giunta', dal: '2020-01-01' },
  operatori,
});

/** The input of a command on an operator: the id, and the version that the caller read. */
type SuOperatore = { readonly operatoreId: string; readonly versione: number };

/**
 * Makes records on staff, each in a state that admits some command, and answers the part of the input that names the record.
 */
export function statiPersonale({ command, sql, versione }: Pick<Strumenti, 'command' | 'sql' | 'versione'>) {
  const operatore = async (extra: object = {}): Promise<string> =>
    (await command('registraOperatore', datiOperatore(extra))).id;
  const su = async (operatoreId: string): Promise<SuOperatore> => ({
    operatoreId,
    versione: await versione('operatore', operatoreId),
  });

  /** An operator who has the account of the calling role. The operator who had that account before has none. */
  async function conAccount(ruolo: 'ASSISTENTE_SOCIALE' | 'SEGRETARIATO'): Promise<string> {
    const account = `prova-${ruolo}`;
    await sql('UPDATE operatore SET account = NULL WHERE account = $1', [account]);
    return operatore({ account, qualifica: ruolo });
  }

  /** An operator in service for the Comune of the capofila, for a period. */
  async function inServizio(periodo = SENZA_TERMINE): Promise<SuOperatore & { incaricoId: string }> {
    const id = await operatore();
    await command('conferisciIncarico', { operatoreId: id, ...datiIncarico });
    // An end that takes the Ambito below the minimum is confirmed.
    await sql(
      `UPDATE incarico SET periodo = $2::daterange, sotto_minimo = true, sotto_minimo_confermato_da = 'prova',
         sotto_minimo_confermato_il = '2026-11-24' WHERE operatore_id = $1`,
      [id, periodo],
    );
    return { ...(await su(id)), incaricoId: await figlioDi('incarico', id) };
  }

  /** An incarico whose end has been requested; it had no end before. */
  async function conFineChiesta(): Promise<SuOperatore & { incaricoId: string }> {
    const incarico = await inServizio();
    await sql(`UPDATE incarico SET fine_richiesta = '2099-12-31', fine_motivo = 'ALTRO' WHERE id = $1`, [
      incarico.incaricoId,
    ]);
    return incarico;
  }

  /** An operator with a title and one incarico under that title, for a period. */
  async function conTitolo(periodo?: string): Promise<SuOperatore & { titoloId: string }> {
    const { operatoreId } = await inServizio(periodo);
    return { ...(await su(operatoreId)), titoloId: await figlioDi('titolo_di_servizio', operatoreId) };
  }

  /** An operator with a title that no incarico needs. */
  async function conSoloTitolo(): Promise<SuOperatore & { titoloId: string }> {
    const id = await operatore();
    await command('registraTitolo', { ...(await su(id)), ...datiTitolo });
    return { ...(await su(id)), titoloId: await figlioDi('titolo_di_servizio', id) };
  }

  async function conDisciplinare(): Promise<SuOperatore & { titoloId: string }> {
    const titolo = await conTitolo(PASSATO);
    await sql(
      `UPDATE titolo_di_servizio SET tipo = 'DISCIPLINARE_INCARICO', sottoscritto_il = '2020-01-01',
         tempo_indeterminato = false, periodo = periodo * daterange(NULL, '2030-01-01') WHERE id = $1`,
      [titolo.titoloId],
    );
    return titolo;
  }

  async function conAssenza(): Promise<SuOperatore & { assenzaId: string }> {
    const id = await operatore();
    await command('registraAssenza', { ...(await su(id)), dal: '2026-03-01', al: '2026-03-10' });
    return { ...(await su(id)), assenzaId: await figlioDi('assenza', id) };
  }

  async function mandato(codiceIstat: string): Promise<{ attoId: string; versione: number }> {
    const atto = await command('registraAttoDiMandato', datiMandato(codiceIstat, [await operatore()]));
    return { attoId: atto.id, versione: atto.versione };
  }

  /** A shift in some hours, of an operator in service. */
  async function turno<O extends { dalle: string; alle: string }>(ore: O) {
    const { operatoreId } = await inServizio();
    const { id } = await command(
      'organizzaTurnoReperibilita',
      { ...ore, operatoreId },
      { tipo: 'OrganizzaTurnoInput' },
    );
    return { turnoId: id, versione: 1, operatoreId, ...ore };
  }

  /** An event to come, and an operator who has the account of a role that calls: enrolled, or yet to be. */
  async function attivita({
    iscritto = false,
    ruolo = 'ASSISTENTE_SOCIALE',
  }: { iscritto?: boolean; ruolo?: Parameters<typeof conAccount>[0] } = {}): Promise<{
    attivitaId: string;
    operatoreId: string;
  }> {
    const operatoreId = await conAccount(ruolo);
    const { id } = await command('programmaAttivitaFormativa', datiAttivita);
    const iscrizione = { attivitaId: id, operatoreId };
    if (iscritto) await command('iscriviOperatore', iscrizione, { tipo: 'IscrizioneInput' });
    return iscrizione;
  }

  /** Makes an event begin on another day. */
  const comincia = (attivitaId: string, giorno: string) =>
    sql('UPDATE attivita_formativa SET periodo = daterange($2::date, $2::date + 2) WHERE id = $1', [
      attivitaId,
      giorno,
    ]);

  /** The input that records an operator whom nobody enrolled in an event that has begun. */
  async function dimenticato(giorno: string) {
    const iscrizione = await attivita();
    await comincia(iscrizione.attivitaId, giorno);
    return {
      ...iscrizione,
      versione: await versione('attivita_formativa', iscrizione.attivitaId),
      motivo: 'Nessuno l’aveva iscritto',
    };
  }

  /** The input that records the hours of an enrolled operator in an event that has begun. */
  async function daPresenze(giorno: string) {
    const { attivitaId, operatoreId } = await attivita({ iscritto: true });
    await comincia(attivitaId, giorno);
    return {
      attivitaId,
      versione: await versione('attivita_formativa', attivitaId),
      presenze: [{ operatoreId, ore: 4 }],
    };
  }

  /** An event that has begun, and an operator whose hours in it are recorded, or not yet. */
  async function conPresenze(registrate = true) {
    const { attivitaId, versione: letta, presenze } = await daPresenze('2026-01-01');
    const operatoreId = presenze[0]?.operatoreId ?? '';
    if (registrate) await command('registraPresenze', { attivitaId, versione: letta, presenze });
    return { attivitaId, operatoreId, versione: await versione('attivita_formativa', attivitaId) };
  }

  /** The one incarico, title or absence of an operator. */
  async function figlioDi(tabella: string, operatoreId: string): Promise<string> {
    const [riga] = await sql<{ id: string }>(`SELECT id FROM ${tabella} WHERE operatore_id = $1`, [operatoreId]);
    return riga?.id ?? '';
  }

  return {
    ...{
      attivita,
      comincia,
      conAssenza,
      conDisciplinare,
      conFineChiesta,
      conPresenze,
      conSoloTitolo,
      conTitolo,
      dimenticato,
      daPresenze,
      inServizio,
      mandato,
    },
    ...{ operatore, su, turno },
  };
}
