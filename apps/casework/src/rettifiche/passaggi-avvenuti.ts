// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { keepConservati, type Reader, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { PRESA_IN_CARICO } from '../prese-in-carico/presa-in-carico.entity.ts';
import { withdrawTratti } from '../responsabilita/withdraw-tratti.ts';
import { FATTI_DEL_PASSAGGIO } from '../passaggi/fatti-del-passaggio.sql.ts';

/**
 * The handovers of some cases ($2) of an Ambito ($1) that the coordinator made and that have begun by an instant ($3), each with what was
 * done first since. Each has a note; a case that came back to whoever had it (`giveBackCases`) has none.
 */
const PASSAGGI_AVVENUTI = `
  SELECT r.presa_in_carico_id AS owner, lower(r.periodo) AS dalle, fatto.cosa, fatto.istante
  FROM responsabilita r
  JOIN responsabilita prima ON prima.ambito_id = r.ambito_id AND prima.presa_in_carico_id = r.presa_in_carico_id AND prima.fine = r.inizio
  JOIN presa_in_carico p ON p.ambito_id = r.ambito_id AND p.id = r.presa_in_carico_id
  LEFT JOIN LATERAL (SELECT * FROM (${FATTI_DEL_PASSAGGIO}) AS fatti ORDER BY istante LIMIT 1) AS fatto ON true
  WHERE r.ambito_id = $1 AND r.presa_in_carico_id = ANY ($2::uuid[]) AND r.natura = 'ORDINARIA' AND r.nota IS NOT NULL
    AND r.inizio <= $3::timestamptz`;

/** A handover that has begun, with what was done first on the case since. */
export interface Avvenuto {
  /** The case. */
  readonly owner: string;
  readonly dalle: Date;
  /** Null when nothing was done. */
  readonly cosa: string | null;
  readonly istante: Date | null;
  readonly [column: string]: unknown;
}

/** Reads the handovers of some cases that have begun. */
export const readAvvenuti = (
  { query }: Reader,
  ambitoId: string | null,
  casi: readonly string[],
  adesso: Date,
): Promise<Avvenuto[]> => query<Avvenuto>(PASSAGGI_AVVENUTI, [ambitoId, casi, adesso]);

/** Loads the handovers of a case that have begun. Batched. */
export const loadAvvenuti = (presaInCaricoId: string, context: GraphContext): Promise<Avvenuto[]> =>
  context.loadMany<Avvenuto>('PresaInCarico.passaggiAvvenuti', presaInCaricoId, (lettura, ids) =>
    readAvvenuti(lettura, context.ambitoId, ids, context.adesso),
  );

/** The handover, among those of a case, that begins at an instant. */
export const findAvvenuto = (passaggi: readonly Avvenuto[], dalle: Date): Avvenuto | undefined =>
  passaggi.find((uno) => uno.dalle.getTime() === new Date(dalle).getTime());

/** Whether nothing was done on the case since a handover: the commands and what they say of themselves ask this alone. */
export const annullabile = ({ cosa }: Avvenuto): boolean => cosa === null;

/** Why a handover that has begun stays; null for one that is annulled. */
export function rifiutoDi(passaggio: Avvenuto): RuleViolation | null {
  if (annullabile(passaggio)) return null;
  const { cosa, istante } = passaggio;
  const quando = istante === null ? '' : `${ilGiorno(giornoRoma(istante))} `;
  return new RuleViolation(
    'art. 2 c. 2',
    `Chi ha ricevuto il caso ne ha risposto davvero, e il passaggio resta: ${quando}${cosa ?? ''}. Se deve andare ad altri, si passa di nuovo`,
  );
}

/** The refusal for a case that no coordinator handed over. */
export const maiPassato = (): RuleViolation =>
  new RuleViolation(
    'art. 2 c. 2',
    'Il caso non è ancora passato di mano per scelta del coordinatore. Un passaggio da venire si annulla, e se ne programma un altro',
  );

/** Why no handover is annulled at an instant at which none began. */
export const NESSUN_PASSAGGIO =
  'In quell’istante non è cominciato un passaggio disposto dal coordinatore: rileggi chi ha risposto del caso';

/**
 * Annuls handovers of locked cases, one of each: whoever received a case never had it. What the case said is kept; an urgency that the
 * handover had put in order is open again. As many statements for many as for one. The caller tells of the cases.
 */
export async function undoPassaggi(
  unit: WriteUnit,
  passaggi: readonly { readonly presaInCaricoId: string; readonly dalle: Date }[],
  motivo: string,
): Promise<void> {
  const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
  await keepConservati(unit, PRESA_IN_CARICO, ids, motivo);
  await withdrawTratti(unit, passaggi);
  await unit.query(
    `UPDATE presa_in_carico p SET versione = versione + 1, urgenza_regolarizzata_il = nullif(urgenza_regolarizzata_il, dalle)
     FROM jsonb_to_recordset($2) AS passaggio ("presaInCaricoId" uuid, dalle timestamptz)
     WHERE p.ambito_id = $1 AND p.id = "presaInCaricoId"`,
    [unit.ambitoId, JSON.stringify(passaggi)],
  );
}
