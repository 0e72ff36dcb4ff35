// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { comuneCompetente } from './comune-competente.sql.ts';

/**
 * For some cases ($2) of an Ambito ($1), each on a day ($3): the Comune whose mandate each needs, and the operators to whom that
 * Comune has given one in force.
 */
const MANDATI = `
  SELECT p.id AS owner, comune, ARRAY(
    SELECT unnest(m.operatori)::text FROM anagrafe_mandato m WHERE m.ambito_id = $1 AND m.codice_istat = comune
      AND m.dal <= giorno AND (m.al IS NULL OR m.al >= giorno)) AS operatori
  FROM unnest($2::uuid[], $3::date[]) AS richiesta (caso, giorno)
  JOIN presa_in_carico p ON p.ambito_id = $1 AND p.id = caso
  JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
  JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
  CROSS JOIN LATERAL (SELECT ${comuneCompetente('s.comune_residenza', 'p.sede_id', 'giorno')} AS comune) AS dove`;

interface Mandati {
  readonly owner: string;
  readonly comune: string;
  readonly operatori: readonly string[];
  readonly [column: string]: unknown;
}

/** Loads the ids of the operators who have, today, the mandate that a case needs. Batched. */
export async function loadMandatari(presaInCaricoId: string, context: GraphContext): Promise<readonly string[]> {
  const [mandati] = await context.loadMany<Mandati>(
    'PresaInCarico.mandati',
    presaInCaricoId,
    ({ query, ambitoId, adesso }, ids) => query(MANDATI, [ambitoId, ids, ids.map(() => giornoRoma(adesso))]),
  );
  return mandati?.operatori ?? [];
}

/** A case on a day, once each. */
interface CasoInGiorno {
  readonly presaInCaricoId: string;
  readonly giorno: string;
}

/** Reads, for each of some cases on a day, the Comune to which it falls and the operators with its mandate; by case. */
export async function readMandatari(
  { query, ambitoId }: Pick<WriteUnit, 'query' | 'ambitoId'>,
  casi: readonly CasoInGiorno[],
): Promise<ReadonlyMap<string, Mandati>> {
  const righe = await query<Mandati>(MANDATI, [
    ambitoId,
    casi.map(({ presaInCaricoId }) => presaInCaricoId),
    casi.map(({ giorno }) => giorno),
  ]);
  return new Map(righe.map((riga) => [riga.owner, riga]));
}

/**
 * Art. 2 c. 3: why operators may not take charge of cases on a day: the Comune to which the case falls has given them no mandate in an
 * act in force. The refusal names the last one that ended. @returns the refusals by case; a case without one is not among them
 */
export async function findMandatiMancanti(
  unit: Pick<WriteUnit, 'query' | 'ambitoId'>,
  richieste: readonly (CasoInGiorno & { readonly operatoreId: string })[],
): Promise<ReadonlyMap<string, RuleViolation>> {
  const mandati = await readMandatari(unit, richieste);
  const mancanti = richieste.flatMap(({ presaInCaricoId, operatoreId, giorno }) => {
    const mandato = mandati.get(presaInCaricoId);
    if (mandato === undefined) throw new Error(`No PresaInCarico ${presaInCaricoId}`);
    const { comune, operatori } = mandato;
    return operatori.includes(operatoreId) ? [] : [{ presaInCaricoId, operatoreId, giorno, comune }];
  });
  if (mancanti.length === 0) return new Map();
  const finiti = await unit.query<{ presaInCaricoId: string; al: string | null }>(
    `SELECT "presaInCaricoId", (SELECT max(m.al) FROM anagrafe_mandato m
       WHERE m.ambito_id = $1 AND m.codice_istat = r.comune AND r."operatoreId" = ANY (m.operatori) AND m.al < r.giorno) AS al
     FROM jsonb_to_recordset($2) AS r ("presaInCaricoId" uuid, "operatoreId" uuid, giorno date, comune text)`,
    [unit.ambitoId, JSON.stringify(mancanti)],
  );
  const finitoIl = new Map(finiti.map(({ presaInCaricoId, al }) => [presaInCaricoId, al]));
  return new Map(
    mancanti.map(({ presaInCaricoId, operatoreId, giorno, comune }) => {
      const finito = finitoIl.get(presaInCaricoId) ?? null;
      const precedente = finito === null ? '' : `: l'ultimo è finito ${ilGiorno(finito)}`;
      const messaggio = `Manca un atto in vigore ${ilGiorno(giorno)} con cui il Comune del caso dà mandato a questo assistente sociale${precedente}. Se è urgente, il coordinatore può assegnare in urgenza`;
      return [presaInCaricoId, new RuleViolation('art. 2 c. 3', messaggio, { comune, operatoreId, giorno })];
    }),
  );
}

/** @throws RuleViolation naming the Comune whose act is missing, as `findMandatiMancanti` finds it */
export async function requireMandato(
  unit: WriteUnit,
  presaInCaricoId: string,
  operatoreId: string,
  giorno: string,
): Promise<void> {
  const [violazione] = (await findMandatiMancanti(unit, [{ presaInCaricoId, operatoreId, giorno }])).values();
  if (violazione !== undefined) throw violazione;
}
