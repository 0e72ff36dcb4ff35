// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { readVocabolari } from '../anagrafe/vocabolari.ts';
import { InterventoEntity } from './intervento.entity.ts';

/** A prestazione that is entrusted to an ente, and the days on which the ente must be accredited for it. */
interface Affidamento {
  readonly enteId: string;
  readonly prestazione: string;
  readonly dal: string;
  readonly al: string;
}

/** The `dettagli` of the refusal: the days that are not covered, and the enti that are accredited on the first of them. */
interface AffidamentoScoperto extends Affidamento {
  readonly accreditati: readonly { enteId: string; denominazione: string }[];
}

interface ConEnte {
  readonly enteId?: string;
  readonly prestazione: string;
  readonly dal: string;
  readonly al?: string;
}

/**
 * Art. 2 c. 5 o, when a project is drafted: an intervento goes to an ente of the Ambito that is accredited for its prestazione
 * on its first day, and has a last day, as every accreditation has.
 * @throws BadUserInput for an unknown ente or a missing last day; RuleViolation for an ente that is not accredited
 */
export async function requireAffidamenti(unit: WriteUnit, interventi: readonly ConEnte[]): Promise<void> {
  const affidati = interventi.flatMap(({ enteId, prestazione, dal, al }, indice) =>
    enteId === undefined ? [] : [{ enteId, prestazione, dal, al, percorso: ['input', 'interventi', String(indice)] }],
  );
  if (affidati.length === 0) return;
  const noti = await unit.query<{ id: string }>(
    'SELECT id FROM anagrafe_ente WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND NOT isempty(periodo)',
    [unit.ambitoId, affidati.map(({ enteId }) => enteId)],
  );
  for (const { enteId, al, percorso } of affidati) {
    if (!noti.some(({ id }) => id === enteId.toLowerCase())) throw enteIgnoto([...percorso, 'enteId']);
    if (al === undefined)
      throw new BadUserInput(
        [...percorso, 'al'],
        'Manca l’ultimo giorno: l’intervento è affidato a un ente, il cui accreditamento è a termine',
      );
  }
  await requireCoperti(
    unit,
    affidati.map(({ enteId, prestazione, dal }) => ({ enteId, prestazione, dal, al: dal })),
  );
}

/**
 * Art. 2 c. 5 o, when a project is accepted: the ente must be accredited on every day of the period.
 * @throws RuleViolation naming the first days that are not covered
 */
export async function requireAffidamentiCoperti(unit: WriteUnit, progettoId: string): Promise<void> {
  await requireCoperti(
    unit,
    await unit.query<Affidamento>(
      `SELECT ${columnsOf(InterventoEntity)} FROM intervento
       WHERE ambito_id = $1 AND progetto_id = $2 AND ente_id IS NOT NULL ORDER BY periodo, id`,
      [unit.ambitoId, progettoId],
    ),
  );
}

async function requireCoperti(unit: WriteUnit, affidamenti: readonly Affidamento[]): Promise<void> {
  if (affidamenti.length === 0) return;
  const [scoperto] = await unit.query<Affidamento & { denominazione: string }>(
    `SELECT e.id AS "enteId", denominazione, prestazione, lower(giorni) AS dal, upper(giorni) - 1 AS al
     FROM ROWS FROM (jsonb_to_recordset($2) AS ("enteId" uuid, prestazione text, dal date, al date))
       WITH ORDINALITY AS a ("enteId", prestazione, dal, al, ordine)
     JOIN anagrafe_ente e ON e.ambito_id = $1 AND e.id = a."enteId"
     CROSS JOIN LATERAL unnest(giorni_scoperti($1, e.id, prestazione, daterange(a.dal, a.al, '[]'))) AS giorni
     ORDER BY ordine, giorni LIMIT 1`,
    [unit.ambitoId, JSON.stringify(affidamenti)],
  );
  if (scoperto !== undefined) throw await nonAccreditato(unit, scoperto);
}

async function nonAccreditato(
  unit: WriteUnit,
  { denominazione, ...scoperto }: Affidamento & { denominazione: string },
): Promise<RuleViolation> {
  const { prestazione, dal, al } = scoperto;
  const [prestazioni] = await readVocabolari(unit, 'PRESTAZIONI');
  const accreditati = await unit.query<AffidamentoScoperto['accreditati'][number]>(
    `SELECT DISTINCT e.id AS "enteId", denominazione FROM anagrafe_accreditamento a
     JOIN anagrafe_ente e ON e.ambito_id = a.ambito_id AND e.id = a.ente_id
     WHERE a.ambito_id = $1 AND a.prestazione = $2 AND a.periodo @> $3::date ORDER BY denominazione, e.id`,
    [unit.ambitoId, prestazione, dal],
  );
  const nome = prestazioni.voce(prestazione)?.nome ?? prestazione;
  const giorni = dal === al ? ilGiorno(dal) : `fra ${ilGiorno(dal)} e ${ilGiorno(al)}`;
  const altri = accreditati.map((ente) => `«${ente.denominazione}»`).join(', ');
  return new RuleViolation(
    'art. 2 c. 5 o',
    `«${denominazione}» non è accreditato per ${prestazione} ${nome} ${giorni}. ${
      altri === '' ? 'Nessun ente lo è il primo di quei giorni' : `Lo sono il primo di quei giorni: ${altri}`
    }`,
    { ...scoperto, accreditati } satisfies AffidamentoScoperto,
  );
}

export const enteIgnoto = (percorso: readonly string[]): BadUserInput =>
  new BadUserInput(percorso, "L'ente non è fra quelli dell'Ambito");
