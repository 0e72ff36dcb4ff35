// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione } from '@ambito/access';
import type { GraphContext } from '@ambito/subgraph';
import { operatoreReference } from './operatore.reference.ts';
import { operatoreLeggiProprio, operatoreLeggiRiservato } from './operatori.azioni.ts';

/**
 * Art. 8: only the coordinator and the operator concerned, by account, read why a service ends (a suspension, a death), and who is away
 * in a forecast of the ratio. Others get an empty answer and no error, so that all roles use the same query for a page on staff. The audit
 * keeps whose were read.
 */
export async function vedeRiservato(context: GraphContext, operatoreId: string): Promise<boolean> {
  if (context.ammette(operatoreLeggiRiservato)) return auditRiservato(context, operatoreLeggiRiservato, operatoreId);
  if (!context.ammette(operatoreLeggiProprio)) return false;
  const operatore = await context.load(operatoreReference, 'id', operatoreId);
  return operatore?.['account'] === context.attore.sub && auditRiservato(context, operatoreLeggiProprio, operatoreId);
}

function auditRiservato(context: GraphContext, azione: Azione, operatoreId: string): true {
  context.bind(azione).audit('Operatore', operatoreId);
  return true;
}
