// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { mandatari } from '../anagrafe/mandato-in-vigore.ts';
import {
  CHI_AGISCE,
  inServizio,
  senzaTitolo,
  type ChiAgisce,
  type Servizio,
} from '../anagrafe/operatore-in-servizio.ts';

/** Who answers for a case and, if away, who stands in. Batched. */
function chiAgisce(presaInCaricoId: string, context: GraphContext): Promise<ChiAgisce[]> {
  return context.loadMany<ChiAgisce>('PresaInCarico.chiAgisce', presaInCaricoId, ({ query, ambitoId, adesso }, ids) =>
    query(CHI_AGISCE, [ambitoId, ids, adesso, giornoRoma(adesso)]),
  );
}

/** Whoever reads, if that is who acts on a case. Batched. */
async function attoreDi(presaInCaricoId: string, context: GraphContext): Promise<ChiAgisce | undefined> {
  return (await chiAgisce(presaInCaricoId, context)).find(({ account }) => account === context.attore.sub);
}

/**
 * Whether whoever reads is the case manager who may act on a case today, or stands in, as `requireCaseManager` asks of commands.
 * Batched.
 */
export async function agisce(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await attoreDi(presaInCaricoId, context);
  return chi !== undefined && (senzaTitolo(chi) || inServizio(chi, giornoRoma(context.adesso)));
}

/** Whether whoever answers for a case has title and mandate for it, today: what an urgent one lacks until it is in order. Batched. */
export async function inRegola(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = (await chiAgisce(presaInCaricoId, context)).find(({ inSostituzione }) => !inSostituzione);
  if (chi === undefined || !inServizio(chi, giornoRoma(context.adesso))) return false;
  return (await mandatari(presaInCaricoId, context)).includes(chi.operatoreId);
}

/** Whether whoever reads, who acts on a case, takes charge of it with a mandate, or in urgency without. Batched. */
export async function conMandato(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await attoreDi(presaInCaricoId, context);
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
