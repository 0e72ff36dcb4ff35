// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { loadMandatari } from '../anagrafe/mandato-in-vigore.ts';
import { inServizio, type Servizio } from '../anagrafe/operatore-in-servizio.ts';
import {
  CASI_FINITI,
  CHI_AGISCE,
  senzaTitolo,
  ULTIMO_RESPONSABILE,
  type ChiAgisce,
  type UltimoResponsabile,
} from '../responsabilita/chi-risponde.ts';
import type { PresaInCaricoRow } from './presa-in-carico.ts';
import { casoFinito, haResponsabile } from './stati.ts';

/** Loads the case manager of a case and, if the case manager is away, the substitute. Batched. */
function loadChiAgisce(presaInCaricoId: string, context: GraphContext): Promise<ChiAgisce[]> {
  return context.loadMany<ChiAgisce>('PresaInCarico.chiAgisce', presaInCaricoId, ({ query, ambitoId, adesso }, ids) =>
    query(CHI_AGISCE, [ambitoId, ids, adesso, giornoRoma(adesso)]),
  );
}

/** Loads whether the reader acts on a case as case manager or as substitute; undefined for any other reader. Batched. */
async function loadAttore(presaInCaricoId: string, context: GraphContext): Promise<ChiAgisce | undefined> {
  return (await loadChiAgisce(presaInCaricoId, context)).find(({ account }) => account === context.attore.sub);
}

/**
 * Whether the reader may act on a case today, as case manager or as substitute. `requireCaseManager` asks the same of commands.
 * Batched.
 */
export async function agisce(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await loadAttore(presaInCaricoId, context);
  return chi !== undefined && (senzaTitolo(chi) || inServizio(chi, giornoRoma(context.adesso)));
}

/**
 * Whether the reader acts on a case that has been assigned and has not ended, as the commands of the case manager require.
 * Batched.
 */
export async function agisceSuCasoAperto({ id, stato }: PresaInCaricoRow, context: GraphContext): Promise<boolean> {
  return haResponsabile(stato) && agisce(id, context);
}

/**
 * Whether the operator responsible for a case has the title and the mandate for it today. In a case opened in urgency they are
 * missing until it is in order. Batched.
 */
export async function inRegola(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = (await loadChiAgisce(presaInCaricoId, context)).find(({ inSostituzione }) => !inSostituzione);
  if (chi === undefined || !inServizio(chi, giornoRoma(context.adesso))) return false;
  return (await loadMandatari(presaInCaricoId, context)).includes(chi.operatoreId);
}

/**
 * Whether the reader acts on a case and may take charge of it: by the mandate of the Comune, which an urgent case does not need.
 * `prendiInCarico` asks the same. Batched.
 */
export async function mayTakeCharge(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const chi = await loadAttore(presaInCaricoId, context);
  if (chi === undefined) return false;
  return chi.inUrgenza || (await loadMandatari(presaInCaricoId, context)).includes(chi.operatoreId);
}

/** Whether a case may be assigned today: some operator has the title and the mandate. Batched. */
export async function assegnabile(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const [operatori, conMandatoIds] = await Promise.all([
    context.loadMany<Servizio & { owner: string; id: string; [column: string]: unknown }>(
      'Ambito.assistentiSociali',
      context.ambitoId ?? '',
      ({ query }, ambiti) =>
        query(
          `SELECT ambito_id AS owner, id, natura_qualifica AS "naturaQualifica", incarichi FROM anagrafe_operatore
           WHERE ambito_id = ANY ($1::uuid[]) AND natura_qualifica = 'ASSISTENTE_SOCIALE'`,
          [ambiti],
        ),
    ),
    loadMandatari(presaInCaricoId, context),
  ]);
  const oggi = giornoRoma(context.adesso);
  return operatori.some((operatore) => conMandatoIds.includes(operatore.id) && inServizio(operatore, oggi));
}

/** Whether no other case of the person has somebody who answers for it; `presa_in_carico_una_aperta` holds it. Batched. */
export async function unicoCaso(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const altri = await context.loadMany('PresaInCarico.altroCaso', presaInCaricoId, ({ query, ambitoId }, ids) =>
    query<{ owner: string }>(
      `SELECT p.id AS owner FROM presa_in_carico p
       JOIN presa_in_carico altro ON altro.ambito_id = p.ambito_id AND altro.cartella_id = p.cartella_id AND altro.id <> p.id
       WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND caso_con_responsabile(altro.stato)`,
      [ambitoId, ids],
    ),
  );
  return altri.length === 0;
}

/** Whether the reader answered for a case until its end and may act today. `requireUltimoResponsabile` asks the same. Batched. */
export async function rispondevaAllaFine(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const ultimi = await context.loadMany<UltimoResponsabile>(
    'PresaInCarico.ultimoResponsabile',
    presaInCaricoId,
    ({ query, ambitoId }, ids) => query(ULTIMO_RESPONSABILE, [ambitoId, ids]),
  );
  const oggi = giornoRoma(context.adesso);
  return ultimi.some((ultimo) => ultimo.account === context.attore.sub && inServizio(ultimo, oggi));
}

/** Whether the reader answers for a case, or answered for it when it ended, as `loadCasoDiChiRisponde` requires. Batched. */
export async function risponde({ id, stato }: PresaInCaricoRow, context: GraphContext): Promise<boolean> {
  return casoFinito(stato) ? rispondevaAllaFine(id, context) : agisce(id, context);
}

/**
 * Whether the reader follows what a case still awaits from others. `requireChiSegue` asks the same. Batched.
 * @param coordina whether the reader reads as coordinator
 */
export async function segueCaso(
  presaInCaricoId: string,
  { coordina }: { coordina: boolean },
  context: GraphContext,
): Promise<boolean> {
  const finiti = await context.loadMany<{ owner: string }>(
    'PresaInCarico.finiti',
    presaInCaricoId,
    ({ query, ambitoId }, ids) => query(CASI_FINITI, [ambitoId, ids]),
  );
  if (finiti.length === 0) return !coordina && agisce(presaInCaricoId, context);
  return coordina || rispondevaAllaFine(presaInCaricoId, context);
}
