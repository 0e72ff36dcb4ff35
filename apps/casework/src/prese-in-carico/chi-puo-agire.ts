// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { mandatari } from '../anagrafe/mandato-in-vigore.ts';
import { inServizio, RESPONSABILI, type Responsabile, type Servizio } from '../anagrafe/operatore-in-servizio.ts';

async function responsabile(presaInCaricoId: string, context: GraphContext): Promise<Responsabile | undefined> {
  const [trovato] = await context.loadMany<Responsabile>(
    'PresaInCarico.responsabile',
    presaInCaricoId,
    ({ query, ambitoId, adesso }, ids) => query(RESPONSABILI, [ambitoId, ids, adesso]),
  );
  return trovato;
}

/** Whether whoever reads is the case manager who may act on a case today, as `esigiCaseManager` asks of commands. Batched. */
export async function agisce(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await responsabile(presaInCaricoId, context);
  if (chi?.account !== context.attore.sub) return false;
  return chi.inUrgenza || inServizio(chi, giornoRoma(context.adesso));
}

/** Whether whoever answers for a case has title and mandate for it, today: what an urgent one lacks until it is in order. Batched. */
export async function inRegola(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await responsabile(presaInCaricoId, context);
  if (chi === undefined || !inServizio(chi, giornoRoma(context.adesso))) return false;
  return (await mandatari(presaInCaricoId, context)).includes(chi.operatoreId);
}

/** Whether the case manager takes charge with a mandate, or in urgency without. Batched. */
export async function conMandato(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await responsabile(presaInCaricoId, context);
  if (chi === undefined) return false;
  return chi.inUrgenza || (await mandatari(presaInCaricoId, context)).includes(chi.operatoreId);
}

/** Whether there is somebody to whom a case may be assigned today, with title and mandate. Batched. */
export async function assegnabile(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const [operatori, conMandatoIds] = await Promise.all([
    context.loadMany<Servizio & { owner: string; id: string; [column: string]: unknown }>(
      'Ambito.assistentiSociali',
      context.ambitoId ?? '',
      ({ query }, ambiti) =>
        query(
          `SELECT ambito_id AS owner, id, qualifica, incarichi FROM anagrafe_operatore
           WHERE ambito_id = ANY ($1::uuid[]) AND qualifica = 'ASSISTENTE_SOCIALE'`,
          [ambiti],
        ),
    ),
    mandatari(presaInCaricoId, context),
  ]);
  const oggi = giornoRoma(context.adesso);
  return operatori.some((operatore) => conMandatoIds.includes(operatore.id) && inServizio(operatore, oggi));
}
