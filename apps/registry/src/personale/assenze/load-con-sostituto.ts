// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { dalAl } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { loadOperatore } from '../operatori/load-operatore.ts';
import { findAssenza } from './find-assenza.ts';

/** An absence as it must be: the operator at the version that was read, the days, the substitute. */
export interface AssenzaRichiesta {
  readonly operatoreId: string;
  readonly versione: number;
  readonly dal: string;
  readonly al: string;
  readonly sostitutoId?: string | null;
  /** The first day of the substitute, if it is a later one. */
  readonly sostitutoDal?: string;
  readonly confermaSostitutoAssente: boolean;
}

/**
 * Art. 8 c. 1: locks the operator and the substitute, in the order of their ids, so that two requests with both never wait for
 * each other. An absence is a fact, and is recorded with or without a substitute. A substitute who is away as well leaves days
 * uncovered: whoever gives the command says that they know.
 * @param assenzaId the absence that changes, if it is recorded already
 * @throws NotFound, Conflict; BadUserInput for days in the wrong order or a substitute who is away and not confirmed;
 * RuleViolation for days that are recorded already, or for a substitute of an assistente sociale who is none
 */
export async function loadConSostituto(
  unit: WriteUnit,
  {
    operatoreId,
    versione,
    dal,
    al,
    sostitutoId = null,
    sostitutoDal = dal,
    confermaSostitutoAssente,
  }: AssenzaRichiesta,
  assenzaId: string | null = null,
): Promise<void> {
  if (al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      "L'assenza finisce prima di cominciare: indica un ultimo giorno dal primo in poi",
    );
  const nature = new Map<string, string>();
  for (const id of [operatoreId, ...(sostitutoId === null ? [] : [sostitutoId])].sort())
    nature.set(id, (await loadOperatore(unit, id, id === operatoreId ? versione : undefined)).natura);
  if (assenzaId !== null) await findAssenza(unit, operatoreId, assenzaId);
  const gia = await readGiorni(unit, operatoreId, { dal, al }, assenzaId);
  if (gia !== null)
    throw new RuleViolation(
      'art. 8 c. 1',
      `L'operatore è già assente ${gia}: cambia quell'assenza, o registra solo gli altri giorni`,
    );
  if (sostitutoId === null) return;
  if (nature.get(operatoreId) === 'ASSISTENTE_SOCIALE' && nature.get(sostitutoId) !== 'ASSISTENTE_SOCIALE')
    throw sostitutoNonAssistenteSociale();
  if (confermaSostitutoAssente) return;
  const assente = await readGiorni(unit, sostitutoId, { dal: sostitutoDal, al });
  if (assente === null) return;
  throw new BadUserInput(
    ['input', 'confermaSostitutoAssente'],
    `Chi sostituisce è assente a sua volta ${assente}: conferma se quei giorni restano senza sostituto, o scegli un altro`,
  );
}

/** Art. 8 c. 1: who stands in for an assistente sociale reads cases, as `assenza_sostituto_assistente_sociale` holds. */
export const sostitutoNonAssistenteSociale = (): RuleViolation =>
  new RuleViolation(
    'art. 8 c. 1',
    "Chi sostituisce non è un assistente sociale e non può seguire i casi dell'assente: scegli un assistente sociale in servizio in quei giorni",
  );

/** Reads, in words, the absences of an operator that touch some days, adjoining ones as one; null without any. @param tranne an absence to leave out */
async function readGiorni(
  unit: WriteUnit,
  operatoreId: string,
  { dal, al }: { dal: string; al: string },
  tranne: string | null = null,
): Promise<string | null> {
  const assenze = await unit.query<{ dal: string; al: string }>(
    `SELECT lower(giorni) AS dal, upper(giorni) - 1 AS al FROM unnest((
       SELECT range_agg(periodo) FROM assenza
       WHERE operatore_id = $1 AND periodo && daterange($2::date, $3::date, '[]') AND id IS DISTINCT FROM $4::uuid
     )) AS giorni`,
    [operatoreId, dal, al, tranne],
  );
  return assenze.length === 0 ? null : assenze.map((assenza) => dalAl(assenza.dal, assenza.al)).join(' e ');
}
