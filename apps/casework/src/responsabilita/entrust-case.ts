// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { giornoRoma } from '@ambito/orari';
import type { AmbitoUnit } from '../ambito-unit.ts';
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

/** A case that is given to an operator from an instant on. */
export interface Affidamento {
  readonly presaInCaricoId: string;
  readonly operatoreId: string;
  readonly natura: Natura;
  readonly nota?: string;
  readonly dalle: Date;
}

/** Present and later stretches, by case. */
type TrattiDeiCasi = ReadonlyMap<string, readonly Tratto[]>;

/** The instants from which successors are worked out, by case; now, for a case that is not there. */
type InizioDeiCasi = ReadonlyMap<string, Date>;

/**
 * Entrusts a locked case to an operator from an instant on, and deletes later decisions. If the end of the operator's service
 * is known, the coordinator in office answers ad interim after it.
 */
export async function entrustCase(
  unit: AmbitoUnit,
  presaInCaricoId: string,
  tratto: Omit<Affidamento, 'presaInCaricoId'>,
): Promise<void> {
  await entrustCases(unit, [{ presaInCaricoId, ...tratto }]);
}

/** `entrustCase` for several cases, with as many statements as for one. */
export async function entrustCases(unit: AmbitoUnit, affidamenti: readonly Affidamento[]): Promise<void> {
  const decisi = await readDecisi(
    unit,
    affidamenti.map(({ presaInCaricoId }) => presaInCaricoId),
  );
  const nuovi = affidamenti.map(({ presaInCaricoId, nota = null, ...tratto }): [string, Tratto[]] => {
    const prima = (decisi.get(presaInCaricoId) ?? []).filter(({ dalle }) => dalle < tratto.dalle);
    return [presaInCaricoId, [...prima, { ...tratto, nota }]];
  });
  const passati = affidamenti.filter(({ dalle }) => dalle < unit.adesso);
  await writeTratti(
    unit,
    new Map(nuovi),
    new Map(passati.map(({ presaInCaricoId, dalle }) => [presaInCaricoId, dalle])),
  );
}

/**
 * Takes handovers to come out of locked cases: whoever answers for a case before goes on. As many statements for many as for one.
 * @param passaggi the cases, each with the instant of the only one that is taken out; all of them, if missing
 */
export async function withdrawPassaggi(
  unit: AmbitoUnit,
  passaggi: readonly { readonly presaInCaricoId: string; readonly dalle?: Date }[],
): Promise<void> {
  const decisi = await readDecisi(
    unit,
    passaggi.map(({ presaInCaricoId }) => presaInCaricoId),
  );
  const restano = passaggi.map(({ presaInCaricoId, dalle: quale }): [string, Tratto[]] => [
    presaInCaricoId,
    (decisi.get(presaInCaricoId) ?? []).filter(
      ({ dalle }) => dalle <= unit.adesso || (quale !== undefined && dalle.getTime() !== quale.getTime()),
    ),
  ]);
  await writeTratti(unit, new Map(restano));
}

/** Works out the successors in locked cases again, after a service has changed in the registry. */
export async function realign(unit: AmbitoUnit, casi: readonly string[]): Promise<void> {
  await writeTratti(unit, await readDecisi(unit, casi));
}

/** Reads the present stretch of each case, of any natura, and the later ones that somebody decided. */
export async function readDecisi(unit: AmbitoUnit, casi: readonly string[]): Promise<TrattiDeiCasi> {
  const righe = await unit.query<Tratto & { presaInCaricoId: string }>(
    `SELECT ${columnsOf(ResponsabilitaEntity)} FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) AND (periodo @> $3::timestamptz
       OR (lower(periodo) > $3 AND in_attesa_dal IS NULL)) ORDER BY periodo`,
    [unit.ambitoId, casi, unit.adesso],
  );
  const decisi = new Map<string, Tratto[]>();
  for (const riga of righe) decisi.set(riga.presaInCaricoId, [...(decisi.get(riga.presaInCaricoId) ?? []), riga]);
  return decisi;
}

/**
 * Writes the stretches of locked cases from the first that is given on, which were decided, with the successors that follow from them.
 * As many statements for many cases as for one.
 */
export async function writeTratti(
  unit: AmbitoUnit,
  decisi: TrattiDeiCasi,
  da: InizioDeiCasi = new Map(),
): Promise<void> {
  const tutti = await workOutSuccessori(unit, decisi, da);
  const righe = [...tutti].flatMap(([presaInCaricoId, delCaso]) =>
    conAttesa(delCaso).map((tratto, indice) => ({ ...tratto, presaInCaricoId, primo: indice === 0 })),
  );
  if (righe.length === 0) return;
  await unit.query(
    `DELETE FROM responsabilita r
     USING jsonb_to_recordset($2) AS t ("presaInCaricoId" uuid, dalle timestamptz, primo boolean)
     WHERE r.ambito_id = $1 AND r.presa_in_carico_id = t."presaInCaricoId" AND t.primo AND lower(r.periodo) >= t.dalle`,
    [unit.ambitoId, JSON.stringify(righe)],
  );
  await insertTratti(unit, righe);
}

/** The stretches of each case, with the successors from an instant on. */
export async function workOutSuccessori(
  unit: AmbitoUnit,
  decisi: TrattiDeiCasi,
  da: InizioDeiCasi,
): Promise<TrattiDeiCasi> {
  const servizi = await readServizi(unit, decisi, da);
  const nomine = await readNomine(unit);
  return new Map(
    [...decisi].map(([presaInCaricoId, delCaso]) => [
      presaInCaricoId,
      conSuccessori(
        delCaso,
        (tratto) => servizi.get(tratto),
        (istante) => adInterim(nomine, istante),
        da.get(presaInCaricoId) ?? unit.adesso,
      ),
    ]),
  );
}

/** A stretch as it is written: with its case, its end, and the instant since which the case waits for a successor. */
export interface TrattoScritto extends Tratto {
  readonly presaInCaricoId: string;
  /** As text, an instant that no Date holds. */
  readonly alle: Date | string | null;
}

export async function insertTratti(unit: AmbitoUnit, righe: readonly TrattoScritto[]): Promise<void> {
  await unit.query(
    `INSERT INTO responsabilita (ambito_id, presa_in_carico_id, operatore_id, natura, nota, periodo, in_attesa_dal, da_rivedere,
       rivisto_il, rivisto_da)
     SELECT $1, "presaInCaricoId", "operatoreId", natura, nota, tstzrange(dalle, alle), "inAttesaDal", coalesce("daRivedere", false),
       "rivistoIl", "rivistoDa"
     FROM jsonb_to_recordset($2)
       AS t ("presaInCaricoId" uuid, "operatoreId" uuid, natura text, nota text, dalle timestamptz, alle timestamptz, "inAttesaDal" timestamptz,
            "daRivedere" boolean, "rivistoIl" timestamptz, "rivistoDa" uuid)`,
    [unit.ambitoId, JSON.stringify(righe)],
  );
}

/**
 * Each stretch with its end. If the case waits for a successor, also the instant since which it waits, earlier stretches
 * included.
 */
export function conAttesa(tratti: readonly Tratto[]): (Tratto & { readonly alle: Date | null })[] {
  let attesa: Date | null = null;
  return tratti.map((tratto, indice) => {
    attesa = attendeSuccessore(tratto.natura) ? (attesa ?? tratto.inAttesaDal ?? tratto.dalle) : null;
    return { ...tratto, alle: tratti[indice + 1]?.dalle ?? null, inAttesaDal: attesa };
  });
}

/**
 * Reads, for each stretch, the known end of the service in which it runs at an instant or begins later, and the named successor, if there
 * is one and is in service then.
 */
async function readServizi(unit: AmbitoUnit, casi: TrattiDeiCasi, da: InizioDeiCasi): Promise<Map<Tratto, Servizio>> {
  const decisi = [...casi].flatMap(([presaInCaricoId, tratti]) =>
    tratti.map((tratto) => ({ tratto, inizio: da.get(presaInCaricoId) ?? unit.adesso })),
  );
  const operatori = await readIncarichi(
    unit,
    decisi.flatMap(({ tratto }) => tratto.operatoreId ?? []),
  );
  const fini = new Map<Tratto, { ultimo: string | null; subentranteId: string | null; giorno: string }>();
  for (const { tratto, inizio } of decisi) {
    const operatore = operatori.get(tratto.operatoreId ?? '');
    if (operatore === undefined) continue;
    const { incarichi, subentranteId } = operatore;
    const ultimo = fineServizio(incarichi, giornoRoma(tratto.dalle > inizio ? tratto.dalle : inizio));
    fini.set(tratto, { ultimo, subentranteId: ultimo === null ? null : subentranteId, giorno: giornoRoma(inizio) });
  }
  const noti = [...fini.values()];
  const dopo = await inizioDeiGiorni(
    unit,
    noti.flatMap(({ ultimo }) => ultimo ?? []),
    1,
  );
  const subentrano = await readIncarichi(
    unit,
    noti.flatMap(({ subentranteId }) => subentranteId ?? []),
  );
  return new Map(
    [...fini].map(([tratto, { ultimo, subentranteId, giorno }]) => {
      // Nobody but an assistente sociale in service on that day may take over.
      const scelto = subentrano.get(subentranteId ?? '');
      const presente =
        scelto?.naturaQualifica === 'ASSISTENTE_SOCIALE' &&
        scelto.incarichi.some(({ dal, al }) => dal <= giorno && (al === undefined || giorno <= al));
      return [
        tratto,
        {
          fine: ultimo === null ? null : (dopo.get(ultimo) ?? null),
          subentranteId: presente ? subentranteId : null,
        },
      ];
    }),
  );
}

interface Operatore {
  readonly id: string;
  readonly naturaQualifica: string;
  readonly incarichi: Incarico[];
  readonly subentranteId: string | null;
}

async function readIncarichi(unit: AmbitoUnit, operatori: readonly string[]): Promise<ReadonlyMap<string, Operatore>> {
  if (operatori.length === 0) return new Map();
  const righe = await unit.query<Operatore>(
    `SELECT id, natura_qualifica AS "naturaQualifica", incarichi, subentrante_id AS "subentranteId" FROM anagrafe_operatore WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
    [unit.ambitoId, [...new Set(operatori)]],
  );
  return new Map(righe.map((riga) => [riga.id, riga]));
}

/** The coordinators in office and their times, by the clocks of Rome. The caller holds their office locked (`lockAffidamento`). */
function readNomine(unit: AmbitoUnit): Promise<Nomina[]> {
  return unit.query<Nomina>(
    `SELECT "operatoreId", dal::timestamp AT TIME ZONE 'Europe/Rome' AS dalle, (al + 1)::timestamp AT TIME ZONE 'Europe/Rome' AS alle
     FROM anagrafe_coordinatore, jsonb_to_recordset(nomine) AS n ("operatoreId" uuid, dal date, al date)
     WHERE ambito_id = $1 ORDER BY dal`,
    [unit.ambitoId],
  );
}

/** The first instant, by the clocks of Rome, of the day that is `dopo` days after another. */
export async function inizioDelGiorno(unit: Pick<AmbitoUnit, 'query'>, giorno: string, dopo = 0): Promise<Date> {
  const istante = (await inizioDeiGiorni(unit, [giorno], dopo)).get(giorno);
  if (istante === undefined) throw new Error(`No beginning of ${giorno}`);
  return istante;
}

/** `inizioDelGiorno` of several days, by day. */
export async function inizioDeiGiorni(
  { query }: Pick<AmbitoUnit, 'query'>,
  giorni: readonly string[],
  dopo = 0,
): Promise<ReadonlyMap<string, Date>> {
  if (giorni.length === 0) return new Map();
  const righe = await query<{ giorno: string; istante: Date }>(
    `SELECT giorno::text AS giorno, (giorno + $2::int)::timestamp AT TIME ZONE 'Europe/Rome' AS istante
     FROM unnest($1::date[]) AS giorno`,
    [[...new Set(giorni)], dopo],
  );
  return new Map(righe.map(({ giorno, istante }) => [giorno, istante]));
}
