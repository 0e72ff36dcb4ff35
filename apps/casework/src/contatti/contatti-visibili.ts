// SPDX-License-Identifier: AGPL-3.0-or-later
import { sediDelRuolo } from '@ambito/access';
import type { UnitContext } from '@ambito/persistence';
import type { Condition, Places } from '@ambito/subgraph';

type Chi = Pick<UnitContext, 'attore' | 'autorizzazione'>;

/**
 * The one policy on contatti: a role that is held for a sede reads those of that sede, any other role those of the Ambito.
 * @param contatto the table, or its alias in the statement
 */
export function contattiVisibili(
  { attore, autorizzazione }: Chi,
  { used }: Pick<Places, 'used'>,
  contatto = 'contatto',
): Condition {
  const sedi = sediDelRuolo(attore, autorizzazione);
  return sedi === null
    ? { where: 'true', parameters: [] }
    : { where: `${contatto}.sede_id = ANY ($${used + 1}::uuid[])`, parameters: [sedi] };
}

/** The policy on persons: who reads the contatti of some sedi reads the persons that came there. `persona` is the table, without an alias. */
export function personeVisibili(chi: Chi, { used }: Places): Condition {
  const { where, parameters } = contattiVisibili(chi, { used }, 'k');
  return parameters.length === 0
    ? { where, parameters }
    : {
        where: `EXISTS (SELECT FROM contatto k WHERE k.ambito_id = persona.ambito_id AND k.persona_id = persona.id AND ${where})`,
        parameters,
      };
}
