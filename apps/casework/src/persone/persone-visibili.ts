// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, Places } from '@ambito/subgraph';
import { type Chi, soloSedi } from '../anagrafe/solo-sedi.ts';

/**
 * The one policy on persons: a role that is held for a sede reads the persons of its contatti, any other role those of the Ambito.
 * `persona` is the table, without an alias.
 */
export function personeVisibili(chi: Chi, { used }: Places): Condition {
  const { where, parameters } = soloSedi(chi, 'k.sede_id', used);
  if (parameters.length === 0) return { where, parameters };
  return {
    where: `EXISTS (SELECT FROM contatto k WHERE k.ambito_id = persona.ambito_id AND k.persona_id = persona.id AND ${where})`,
    parameters,
  };
}
