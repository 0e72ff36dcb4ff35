// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { lock, LOCKS, type WorkUnit } from '@ambito/persistence';
import type { Consumer } from '@ambito/subgraph';
import { keepLinea } from '../bilancio/keep-linea.ts';
import { keepEnte } from '../enti/keep-ente.ts';
import { handOverCases, handOverCasesAdInterim } from '../responsabilita/hand-over-cases.ts';

/**
 * Keeps what casework needs of the registry: the Comuni there are, those of the Ambito, sedi with all that decides when they are
 * open, operators with their incarichi, mandates, enti with competence and accreditations, budget lines, lists that grow by data. An older state than the one held has no effect, so
 * that events may come twice, late and out of order. What an operator's service makes of the open cases follows in the same
 * transaction. What is not needed is let by.
 */
export const anagrafeConsumer = (clock: () => Date = () => new Date()): Consumer => ({
  queue: 'casework.registry',
  async apply(unit, events) {
    await keepComuni(
      unit,
      events.filter(({ tipo }) => tipo === 'PopolazioneAggiornata').map(({ aggregato }) => aggregato.id),
    );
    for (const event of events) {
      if (event.tipo === 'AmbitoAggiornato') await keepAmbito(unit, event);
      if (event.tipo === 'SedeAggiornata') await keepSede(unit, event);
      if (event.tipo === 'VocabolarioAggiornato') await keepVocabolario(unit, event);
      if (event.tipo === 'LineaDiBilancioAggiornata') await keepLinea(unit, event, clock());
      if (event.tipo === 'EnteAggiornato') await keepEnte(unit, event);
      if (event.tipo === 'AttoDiMandatoAggiornato') await keepMandato(unit, event);
      if (event.tipo === 'OperatoreAggiornato' && (await keepOperatore(unit, event))) {
        auditPassati(
          unit,
          await handOverCases({ ...unit, ambitoId: event.ambitoId, adesso: clock() }, event.aggregato.id),
        );
      }
      if (event.tipo === 'CoordinatoreAggiornato' && (await keepCoordinatore(unit, event))) {
        auditPassati(unit, await handOverCasesAdInterim({ ...unit, ambitoId: event.ambitoId, adesso: clock() }));
      }
    }
  },
});

function auditPassati(unit: WorkUnit, casi: readonly string[]): void {
  for (const id of casi) unit.audit('presa-in-carico.passa', 'PresaInCarico', id);
}

/** All of a batch at once: Comuni come by the thousand, when those of Italy are imported. */
async function keepComuni(unit: WorkUnit, codici: readonly string[]): Promise<void> {
  if (codici.length === 0) return;
  await unit.query('INSERT INTO anagrafe_comune SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING', [codici]);
}

async function keepAmbito(unit: WorkUnit, { aggregato, dati }: EventoDi<'AmbitoAggiornato'>): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_ambito (id, comuni, versione) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET comuni = excluded.comuni, versione = excluded.versione
     WHERE anagrafe_ambito.versione < excluded.versione`,
    [aggregato.id, JSON.stringify(dati.comuni), aggregato.versione],
  );
}

async function keepSede(unit: WorkUnit, { ambitoId, aggregato, dati }: EventoDi<'SedeAggiornata'>): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_sede (id, ambito_id, codice_istat, attiva_dal, attiva_al, orari, variazioni, straordinarie, patrono, versione)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET codice_istat = excluded.codice_istat, attiva_dal = excluded.attiva_dal, attiva_al = excluded.attiva_al,
       orari = excluded.orari, variazioni = excluded.variazioni, straordinarie = excluded.straordinarie, patrono = excluded.patrono,
       versione = excluded.versione
     WHERE anagrafe_sede.versione < excluded.versione`,
    [
      aggregato.id,
      ambitoId,
      dati.comune,
      dati.attivaDal,
      dati.attivaAl ?? null,
      JSON.stringify(dati.orari),
      JSON.stringify(dati.variazioni ?? []),
      JSON.stringify(dati.straordinarie ?? []),
      dati.patrono ?? null,
      aggregato.versione,
    ],
  );
}

async function keepMandato(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'AttoDiMandatoAggiornato'>,
): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_mandato (id, ambito_id, codice_istat, dal, al, operatori, versione) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET dal = excluded.dal, al = excluded.al, operatori = excluded.operatori, versione = excluded.versione
     WHERE anagrafe_mandato.versione < excluded.versione`,
    [aggregato.id, ambitoId, dati.comune, dati.dal, dati.al ?? null, dati.operatori, aggregato.versione],
  );
}

async function keepVocabolario(unit: WorkUnit, { aggregato, dati }: EventoDi<'VocabolarioAggiornato'>): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_vocabolario (nome, voci, versione) VALUES ($1, $2, $3)
     ON CONFLICT (nome) DO UPDATE SET voci = excluded.voci, versione = excluded.versione
     WHERE anagrafe_vocabolario.versione < excluded.versione`,
    [dati.nome, JSON.stringify(dati.voci), aggregato.versione],
  );
}

/** @returns whether it was news */
async function keepOperatore(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'OperatoreAggiornato'>,
): Promise<boolean> {
  // Who is assigning a case to this operator is let finish, or waits for this.
  await lock(unit, LOCKS.operatore, aggregato.id);
  const cambiati = await unit.query(
    `INSERT INTO anagrafe_operatore (id, ambito_id, account, qualifica, incarichi, subentrante_id, versione) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET account = excluded.account, qualifica = excluded.qualifica, incarichi = excluded.incarichi,
       subentrante_id = excluded.subentrante_id, versione = excluded.versione
     WHERE anagrafe_operatore.versione < excluded.versione RETURNING 1`,
    [
      aggregato.id,
      ambitoId,
      dati.account ?? null,
      dati.qualifica,
      JSON.stringify(dati.incarichi),
      dati.subentranteId ?? null,
      aggregato.versione,
    ],
  );
  if (cambiati.length === 0) return false;
  await unit.query('DELETE FROM anagrafe_sostituzione WHERE ambito_id = $1 AND assente_id = $2', [
    ambitoId,
    aggregato.id,
  ]);
  await unit.query(
    `INSERT INTO anagrafe_sostituzione (ambito_id, assente_id, sostituto_id, periodo)
     SELECT $1, $2, "sostitutoId", daterange(dal, al, '[]') FROM jsonb_to_recordset($3) AS s ("sostitutoId" uuid, dal date, al date)`,
    [ambitoId, aggregato.id, JSON.stringify(dati.sostituzioni ?? [])],
  );
  return true;
}

/** @returns whether it was news */
async function keepCoordinatore(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'CoordinatoreAggiornato'>,
): Promise<boolean> {
  // Who is working out who answers ad interim is let finish, or waits for this.
  await lock(unit, LOCKS.coordinatore, ambitoId);
  const cambiati = await unit.query(
    `INSERT INTO anagrafe_coordinatore (ambito_id, nomine, versione) VALUES ($1, $2, $3)
     ON CONFLICT (ambito_id) DO UPDATE SET nomine = excluded.nomine, versione = excluded.versione
     WHERE anagrafe_coordinatore.versione < excluded.versione RETURNING 1`,
    [ambitoId, JSON.stringify(dati.nomine), aggregato.versione],
  );
  return cambiati.length > 0;
}
