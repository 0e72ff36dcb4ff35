// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { operatoreReference } from './operatore.reference.ts';
import { operatoreLeggiProprio, operatoreLeggiRiservato } from './operatori.azioni.ts';

/**
 * Art. 8: when somebody is away, and why a service ends (a suspension, a death), is for the coordinator and for the
 * operator it is of, by account. Others get an empty answer and no error, so that a page on staff is one query for all.
 */
export async function vedeRiservato(context: GraphContext, operatoreId: string): Promise<boolean> {
  if (context.ammette(operatoreLeggiRiservato)) return true;
  if (!context.ammette(operatoreLeggiProprio)) return false;
  const operatore = await context.load(operatoreReference, 'id', operatoreId);
  return operatore?.['account'] === context.attore.sub;
}
