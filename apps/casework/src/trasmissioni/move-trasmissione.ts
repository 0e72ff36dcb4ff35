// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { BadUserInput, Forbidden } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, type GraphContext } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { findOperatoreDellAttore, lockOperatoriDellAttore } from '../anagrafe/operatore-in-servizio.ts';
import { coordinaTutto, requireChiSegue } from '../responsabilita/chi-risponde.ts';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import { loadRecord, type RecordType } from '../load-record.ts';
import { segueCaso } from '../prese-in-carico/chi-puo-agire.ts';
import { requireTransizione, StatoTrasmissione, TRANSIZIONI } from './stati.ts';
import { TrasmissioneEntity, TrasmissionePassoEntity } from './trasmissione.entity.ts';
import { emitTrasmissione } from './trasmissione.evento.ts';
import type { TrasmissioneRow } from './trasmissione.ts';
import { trasmissioniVisibili } from './trasmissioni-visibili.ts';

@InputType({ description: 'Ciò che un ente ha fatto sapere di una trasmissione: lo registra un operatore.' })
export class RispostaInput {
  @Field(() => UUID, { description: 'La trasmissione.' })
  trasmissioneId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'Quando è avvenuto, dopo la trasmissione e la presa visione già registrata; adesso, se manca.',
  })
  avvenutoIl?: Date;

  @Field({ description: "Come l'ente l'ha fatto sapere, dal vocabolario dei canali in vigore: EMAIL, TELEFONO, …" })
  @Length(1, LUNGHEZZA_CODICE)
  canale!: string;

  @Field({ description: "Il riferimento dell'ente: numero di protocollo, o chi vi ha risposto." })
  @Length(2, 200)
  riferimento!: string;
}

interface Passo {
  readonly stato: StatoTrasmissione;
  readonly avvenutoIl: Date;
  readonly canale?: string;
  readonly riferimento?: string;
  readonly motivo?: string;
  readonly nota?: string;
}

interface TrasmissionePresa {
  readonly stato: StatoTrasmissione;
  readonly versione: number;
  readonly presaInCaricoId: string | null;
  readonly ultimoPassoIl: Date;
  readonly trasmessaDa: string;
}

const TRASMISSIONE: RecordType = {
  tipo: 'Trasmissione',
  nome: 'La trasmissione',
  columns: `stato, versione, presa_in_carico_id AS "presaInCaricoId", trasmessa_da AS "trasmessaDa",
            greatest(trasmessa_il, (SELECT max(avvenuto_il) FROM trasmissione_passo p
                                    WHERE p.ambito_id = t.ambito_id AND p.trasmissione_id = t.id)) AS "ultimoPassoIl"`,
  from: 'trasmissione t',
  alias: 't',
  policy: trasmissioniVisibili,
};

const SOLO_ALLO_SPORTELLO = 'La trasmissione è di un contatto: la segue chi riceve allo sportello';

/**
 * Locks a transmission, at the version that the caller read and after the actor's operator, for whoever follows it. The case manager
 * follows one of a case; once the case has ended, whoever answered for it then, and the coordinator, since the ente still answers. Any
 * operator who may see it follows one of a contatto.
 * @param admit throws for an actor who follows it and may still not do this
 * @throws NotFound, Forbidden, Conflict for another version
 */
export async function loadTrasmissione(
  unit: WriteUnit,
  { trasmissioneId, versione }: { trasmissioneId: string; versione: number },
  admit?: (trasmissione: TrasmissionePresa) => void,
): Promise<TrasmissionePresa> {
  await lockOperatoriDellAttore(unit);
  return loadRecord<TrasmissionePresa>(unit, TRASMISSIONE, { id: trasmissioneId, versione }, async (trasmissione) => {
    const { presaInCaricoId } = trasmissione;
    if (presaInCaricoId !== null) await requireChiSegue(unit, presaInCaricoId);
    else if (unit.context.autorizzazione.ruolo === 'COORDINATORE') throw new Forbidden(SOLO_ALLO_SPORTELLO);
    admit?.(trasmissione);
  });
}

export const FUORI_ORDINE = 'Verrebbe prima della trasmissione o di quanto già registrato, o non è ancora avvenuto';

/** @throws BadUserInput for what happened before another instant, or has not happened yet */
export function requireDopo(unit: WriteUnit, avvenutoIl: Date, dopo: Date): void {
  if (avvenutoIl < dopo || avvenutoIl > unit.adesso) throw new BadUserInput(['input', 'avvenutoIl'], FUORI_ORDINE);
}

/**
 * Takes a transmission from one state to another, at the version that the caller read, and records the channel and the
 * reference of the answer. Of a contatto, only the sender revokes it.
 * @throws NotFound, Forbidden, Conflict for another version, RuleViolation for a step that is not possible
 */
export async function moveTrasmissione(
  unit: WriteUnit,
  indicata: { trasmissioneId: string; versione: number },
  passo: Passo,
): Promise<string> {
  const { trasmissioneId, versione } = indicata;
  const { attore } = unit.context;
  const { stato, ultimoPassoIl } = await loadTrasmissione(unit, indicata, ({ presaInCaricoId, trasmessaDa }) => {
    if (presaInCaricoId === null && passo.stato === StatoTrasmissione.REVOCATA && trasmessaDa !== attore.sub)
      throw new Forbidden("L'ha trasmessa un altro account: la revoca chi l'ha trasmessa");
  });
  requireTransizione(stato, passo.stato);
  requireDopo(unit, passo.avvenutoIl, ultimoPassoIl);
  await unit.manager.insert(TrasmissionePassoEntity, {
    ambitoId: unit.ambitoId,
    id: uuidv7(),
    trasmissioneId,
    ...passo,
    registratoIl: unit.adesso,
    registratoDa: attore.sub,
    operatoreId: await findOperatoreDellAttore(unit),
  });
  await unit.manager.update(
    TrasmissioneEntity,
    { ambitoId: unit.ambitoId, id: trasmissioneId },
    { stato: passo.stato, versione: versione + 1 },
  );
  await emitTrasmissione(unit, trasmissioneId);
  unit.audit('Trasmissione', trasmissioneId);
  return trasmissioneId;
}

/** Whether the reader follows a transmission, as `loadTrasmissione` requires of commands. Batched. */
export async function mayFollow(
  { presaInCaricoId }: TrasmissioneRow,
  autorizzazione: Autorizzazione,
  context: GraphContext,
): Promise<boolean> {
  const coordina = coordinaTutto(autorizzazione);
  if (autorizzazione.ruolo === 'COORDINATORE' && (presaInCaricoId === null || !coordina)) return false;
  return presaInCaricoId === null || segueCaso(presaInCaricoId, { coordina }, context);
}

/** Whether the reader may take a transmission to a state, as `moveTrasmissione` requires of commands. Batched. */
export async function mayMove(
  trasmissione: TrasmissioneRow,
  verso: StatoTrasmissione,
  chi: Autorizzazione,
  context: GraphContext,
): Promise<boolean> {
  const { stato, presaInCaricoId, trasmessaDa } = trasmissione;
  if (!TRANSIZIONI[stato].includes(verso)) return false;
  if (presaInCaricoId === null && verso === StatoTrasmissione.REVOCATA && trasmessaDa !== context.attore.sub)
    return false;
  return mayFollow(trasmissione, chi, context);
}

/**
 * Reads when, by what channel and with which reference an ente answered. @throws BadUserInput for a channel that is not in use
 * on that day
 */
export async function readRisposta(
  unit: WriteUnit,
  { avvenutoIl = unit.adesso, canale, riferimento }: RispostaInput,
): Promise<{ avvenutoIl: Date; canale: string; riferimento: string }> {
  const [canali] = await readVocabolari(unit, 'CANALI');
  requireVoce(canali, canale, giornoRoma(avvenutoIl), ['input', 'canale']);
  return { avvenutoIl, canale, riferimento };
}
