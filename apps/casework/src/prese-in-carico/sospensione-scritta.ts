// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { agisceSuCasoAperto } from './chi-puo-agire.ts';
import { loadCasoProprio, type Caso } from './load-caso.ts';
import type { PresaInCaricoRow } from './presa-in-carico.ts';
import { casoInParole, haResponsabile } from './stati.ts';

/** A suspension as it is written, with the instant from which its case has been in charge. */
export interface SospensioneScritta {
  readonly dalle: Date;
  readonly alle: Date | null;
  readonly attivataIl: Date;
  readonly previstaFinoAl: string | null;
}

/** A suspension that an input names, with its case. */
interface SospensioneIndicata {
  readonly presaInCaricoId: string;
  readonly versione: number;
  readonly sospensioneId: string;
}

/**
 * Locks an open case for its case manager, and finds a suspension of it that was a mistake.
 * @param siFa what is done only with an open case, as in "si rettifica"
 * @throws NotFound, Forbidden, Conflict; RuleViolation for a case that has ended; BadUserInput for a suspension of another case
 */
export async function loadSospensione(
  unit: WriteUnit,
  indicata: SospensioneIndicata,
  siFa: string,
): Promise<{ caso: Caso; sospensione: SospensioneScritta }> {
  const caso = await loadCasoProprio(unit, indicata);
  if (!haResponsabile(caso.stato))
    throw new RuleViolation('art. 2 c. 3', `${casoInParole(caso.stato)}: ${siFa} una sospensione di un caso aperto`);
  const [sospensione] = await unit.query<SospensioneScritta & { [column: string]: unknown }>(
    `SELECT lower(periodo) AS dalle, upper(periodo) AS alle, attivata_il AS "attivataIl",
            prevista_fino_al AS "previstaFinoAl"
     FROM sospensione s JOIN presa_in_carico p ON p.ambito_id = s.ambito_id AND p.id = s.presa_in_carico_id
     WHERE s.ambito_id = $1 AND p.id = $2 AND s.id = $3`,
    [unit.ambitoId, caso.id, indicata.sospensioneId],
  );
  if (sospensione === undefined)
    throw new BadUserInput(['input', 'sospensioneId'], 'Non è una sospensione di questa presa in carico');
  return { caso, sospensione };
}

/** Whether the reader may put a suspension of a case right: they act on it, it is open, and was suspended once. Batched. */
export async function correggeSospensioni(presa: PresaInCaricoRow, context: GraphContext): Promise<boolean> {
  if (!(await agisceSuCasoAperto(presa, context))) return false;
  const sospese = await context.loadMany<{ owner: string }>(
    'PresaInCarico.sospesaMai',
    presa.id,
    ({ query, ambitoId }, ids) =>
      query(
        `SELECT DISTINCT presa_in_carico_id AS owner FROM sospensione
         WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])`,
        [ambitoId, ids],
      ),
  );
  return sospese.length > 0;
}
