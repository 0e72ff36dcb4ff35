// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, Places } from '@ambito/subgraph';
import { type Chi, soloSedi } from '../anagrafe/solo-sedi.ts';

/**
 * The one policy on contatti: a role that is held for a sede reads those of that sede, any other role those of the Ambito.
 * `contatto` is the table, without an alias.
 */
export const contattiVisibili = (chi: Chi, { used }: Places): Condition => soloSedi(chi, 'contatto.sede_id', used);
