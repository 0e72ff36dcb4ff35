// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { type GraphContext, azioneOfCommand } from '@ambito/subgraph';
import { requireProprioComune } from '../sede/sede-di-chi.ts';
import { RichiediApertura } from './richiedi-apertura.ts';

/** Operators ask for the sede where they work; the coordinator for any, a Comune for its own. */
const OPERATORI: readonly string[] = ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'];

/** The sedi ($1 uuid[]) where whoever has an account ($2) works on a day ($3). */
const DOVE_LAVORA = `
  SELECT sede_id AS owner FROM incarico JOIN operatore ON operatore.id = operatore_id
  WHERE sede_id = ANY ($1::uuid[]) AND account = $2 AND periodo @> $3::date`;

/** Whether whoever reads may ask for an opening of a sede, among the roles that `apertura.richiedi` admits. Batched. */
export async function puoRichiedereApertura({ id }: { id: string }, context: GraphContext): Promise<boolean> {
  if (!OPERATORI.includes(context.bind(azioneOfCommand(RichiediApertura)).autorizzazione.ruolo)) return true;
  const propria = await context.loadMany<{ owner: string }>('Sede.doveLavora', id, ({ query, attore }, ids) =>
    query(DOVE_LAVORA, [ids, attore.sub, giornoRoma(context.adesso)]),
  );
  return propria.length > 0;
}

/** @throws Forbidden for an operator who does not work at the sede, and for a Comune whose sede it is not */
export async function requireChiRichiede(unit: WriteUnit, sedeId: string, codiceIstat: string): Promise<void> {
  const { autorizzazione, attore } = unit.context;
  requireProprioComune(unit.context, codiceIstat);
  if (!OPERATORI.includes(autorizzazione.ruolo)) return;
  const [propria] = await unit.query(DOVE_LAVORA, [[sedeId], attore.sub, giornoRoma(unit.adesso)]);
  if (propria === undefined) throw new Forbidden("Chiede l'apertura straordinaria di una sede chi vi lavora");
}
