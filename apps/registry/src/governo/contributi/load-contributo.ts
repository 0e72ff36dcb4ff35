// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { obiettivoIgnoto } from '../obiettivi/rileva-andamento.ts';
import { ContributoEntity } from './contributo.entity.ts';

/** Locks a contribution of the Ambito. @throws NotFound, Conflict for another version */
export function loadContributo(
  unit: WriteUnit,
  { contributoId, versione }: { readonly contributoId: string; readonly versione: number },
): Promise<ContributoEntity> {
  return loadForUpdate<ContributoEntity>(
    unit,
    { tipo: 'Contributo', nome: 'Il contributo', id: contributoId },
    versione,
    `SELECT ${columnsOf(ContributoEntity)} FROM contributo WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [contributoId, unit.ambitoId],
  );
}

/** A contribution that was answered. */
type Risposto = ContributoEntity & { readonly esito: string };

/** Whether a contribution was answered: the commands that put its answer right and what they say of themselves ask this alone. */
const risposto = (contributo: ContributoEntity): contributo is Risposto => contributo.esito !== null;

/** `loadContributo` of one that was answered. @throws RuleViolation for another one */
export async function loadRisposto(
  unit: WriteUnit,
  indicato: { readonly contributoId: string; readonly versione: number },
): Promise<Risposto> {
  const contributo = await loadContributo(unit, indicato);
  if (!risposto(contributo)) throw new RuleViolation('art. 2 c. 5 c', 'Al contributo non si è ancora risposto');
  return contributo;
}

/** Whether the reader may put the answer to a contribution right: it has one, and the reader is the coordinator in office. */
export const puoCorreggereRisposta = async (contributo: ContributoEntity, context: GraphContext): Promise<boolean> =>
  risposto(contributo) && (await puoDaCoordinatoreInCarica(context));

/** Requires that an answer names an objective of the Ambito, or none if it refuses. @throws RuleViolation, BadUserInput */
export async function requireObiettivo(unit: WriteUnit, esito: string, obiettivoId: string | null): Promise<void> {
  if (obiettivoId === null) return;
  if (esito === 'NON_ACCOLTO')
    throw new RuleViolation(
      'art. 2 c. 5 c',
      'Il contributo non è accolto, ma ha un obiettivo: toglilo, o accogli il contributo',
    );
  const [obiettivo] = await unit.query(
    `SELECT 1 FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
     WHERE o.id = $1 AND p.ambito_id = $2 FOR SHARE OF o`,
    [obiettivoId, unit.ambitoId],
  );
  if (obiettivo === undefined) throw obiettivoIgnoto();
}
