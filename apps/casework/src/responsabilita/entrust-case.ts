// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf, lockShared, LOCKS } from '@ambito/persistence';
import type { Evento } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { ResponsabilitaEntity } from './responsabilita.entity.ts';
import { fineServizio, type Incarico } from './servizio.ts';
import {
  adInterim,
  attendeSuccessore,
  conSuccessori,
  type Natura,
  type Nomina,
  type Servizio,
  type Tratto,
} from './tratti.ts';

/** The part that the unit of a command and the unit of a worker share. */
export interface Unita {
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  emit(evento: Evento): void;
  readonly ambitoId: string;
  readonly adesso: Date;
}

/**
 * Entrusts a locked case to an operator from an instant on, and deletes later decisions. If the end of the operator's service
 * is known, the coordinator in office answers ad interim after it.
 */
export async function entrustCase(
  unit: Unita,
  presaInCaricoId: string,
  tratto: { operatoreId: string; natura: Natura; nota?: string; dalle: Date },
): Promise<void> {
  const decisi = (await readDecisi(unit, presaInCaricoId)).filter(({ dalle }) => dalle < tratto.dalle);
  await writeTratti(unit, presaInCaricoId, [...decisi, { ...tratto, nota: tratto.nota ?? null }]);
}

/** Takes the handovers to come out of a locked case: whoever answers for it now goes on. */
export async function withdrawPassaggi(unit: Unita, presaInCaricoId: string): Promise<void> {
  const decisi = await readDecisi(unit, presaInCaricoId);
  await writeTratti(
    unit,
    presaInCaricoId,
    decisi.filter(({ dalle }) => dalle <= unit.adesso),
  );
}

/** Works out the successors in a locked case again, after a service has changed in the registry. */
export async function realign(unit: Unita, presaInCaricoId: string): Promise<void> {
  await writeTratti(unit, presaInCaricoId, await readDecisi(unit, presaInCaricoId));
}

/** Reads the present stretch, of any natura, and the later ones that somebody decided. */
async function readDecisi(unit: Unita, presaInCaricoId: string): Promise<Tratto[]> {
  return unit.query<Tratto>(
    `SELECT ${columnsOf(ResponsabilitaEntity)} FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND (periodo @> $3::timestamptz
       OR (lower(periodo) > $3 AND in_attesa_dal IS NULL)) ORDER BY periodo`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
}

async function writeTratti(unit: Unita, presaInCaricoId: string, decisi: readonly Tratto[]): Promise<void> {
  const servizi = await readServizi(unit, decisi);
  const nomine = await readNomine(unit);
  const tratti = conSuccessori(
    decisi,
    (tratto) => servizi.get(tratto),
    (da) => adInterim(nomine, da),
    unit.adesso,
  );
  const [primo] = tratti;
  if (primo === undefined) return;
  await unit.query(
    'DELETE FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) >= $3',
    [unit.ambitoId, presaInCaricoId, primo.dalle],
  );
  await unit.query(
    `INSERT INTO responsabilita (ambito_id, presa_in_carico_id, operatore_id, natura, nota, periodo, in_attesa_dal)
     SELECT $1, $2, "operatoreId", natura, nota, tstzrange(dalle, alle), "inAttesaDal"
     FROM jsonb_to_recordset($3)
       AS t ("operatoreId" uuid, natura text, nota text, dalle timestamptz, alle timestamptz, "inAttesaDal" timestamptz)`,
    [unit.ambitoId, presaInCaricoId, JSON.stringify(conAttesa(tratti))],
  );
}

/**
 * Each stretch with its end. If the case waits for a successor, also the instant since which it waits, earlier stretches
 * included.
 */
function conAttesa(tratti: readonly Tratto[]): object[] {
  let attesa: Date | null = null;
  return tratti.map((tratto, indice) => {
    attesa = attendeSuccessore(tratto.natura) ? (attesa ?? tratto.inAttesaDal ?? tratto.dalle) : null;
    return { ...tratto, alle: tratti[indice + 1]?.dalle ?? null, inAttesaDal: attesa };
  });
}

/**
 * Reads, for each stretch, the known end of the service in which it runs or begins, and the named successor, if there is one
 * and is in service.
 */
async function readServizi(unit: Unita, decisi: readonly Tratto[]): Promise<Map<Tratto, Servizio>> {
  const righe = await unit.query<{ id: string; incarichi: Incarico[]; subentranteId: string | null }>(
    `SELECT id, incarichi, subentrante_id AS "subentranteId" FROM anagrafe_operatore WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
    [unit.ambitoId, decisi.map(({ operatoreId }) => operatoreId).filter((id) => id !== null)],
  );
  const operatori = new Map(righe.map((riga) => [riga.id, riga]));
  const servizi = new Map<Tratto, Servizio>();
  for (const tratto of decisi) {
    const operatore = operatori.get(tratto.operatoreId ?? '');
    if (operatore === undefined) continue;
    const { incarichi, subentranteId } = operatore;
    const ultimo = fineServizio(incarichi, giornoRoma(tratto.dalle > unit.adesso ? tratto.dalle : unit.adesso));
    servizi.set(tratto, {
      fine: ultimo === null ? null : await inizioDelGiorno(unit, ultimo, 1),
      subentranteId: ultimo === null || subentranteId === null ? null : await findInServizio(unit, subentranteId),
    });
  }
  return servizi;
}

/** Gives back the operator if it is an assistente sociale in service today, since nobody else may take over; otherwise null. */
async function findInServizio(unit: Unita, operatoreId: string): Promise<string | null> {
  const [operatore] = await unit.query<{ incarichi: Incarico[] }>(
    `SELECT incarichi FROM anagrafe_operatore WHERE ambito_id = $1 AND id = $2 AND qualifica = 'ASSISTENTE_SOCIALE'`,
    [unit.ambitoId, operatoreId],
  );
  const oggi = giornoRoma(unit.adesso);
  const presente = operatore?.incarichi.some(({ dal, al }) => dal <= oggi && (al === undefined || oggi <= al));
  return presente === true ? operatoreId : null;
}

/**
 * The coordinators in office and their times, by the clocks of Rome. The lock makes events of the registry on coordinators
 * wait.
 */
async function readNomine(unit: Unita): Promise<Nomina[]> {
  await lockShared(unit, LOCKS.coordinatore, unit.ambitoId);
  return unit.query<Nomina>(
    `SELECT "operatoreId", dal::timestamp AT TIME ZONE 'Europe/Rome' AS dalle, (al + 1)::timestamp AT TIME ZONE 'Europe/Rome' AS alle
     FROM anagrafe_coordinatore, jsonb_to_recordset(nomine) AS n ("operatoreId" uuid, dal date, al date)
     WHERE ambito_id = $1 ORDER BY dal`,
    [unit.ambitoId],
  );
}

/** The first instant, by the clocks of Rome, of the day that is `dopo` days after another. */
export async function inizioDelGiorno(unit: Unita, giorno: string, dopo = 0): Promise<Date> {
  const [riga] = await unit.query<{ istante: Date }>(
    `SELECT ($1::date + $2::int)::timestamp AT TIME ZONE 'Europe/Rome' AS istante`,
    [giorno, dopo],
  );
  if (riga === undefined) throw new Error('A SELECT without FROM has one row');
  return riga.istante;
}
