// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { RuleViolation } from '@ambito/errors';
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { correctTrasmissione, findPasso } from './correct-trasmissione.ts';
import { loadTrasmissione, mayFollow } from './move-trasmissione.ts';
import { requireRisposta, riferita, StatoTrasmissione } from './stati.ts';
import { PASSO_TRASMISSIONE } from './trasmissione.entity.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { PermessiTrasmissione, Trasmissione, type TrasmissioneRow } from './trasmissione.ts';

@InputType({ description: "Ciò che per errore si è registrato di una trasmissione, senza che l'ente l'avesse fatto." })
export class AnnullaPassoTrasmissioneInput {
  @Field(() => UUID, { description: 'La trasmissione.' })
  trasmissioneId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

/** Among transmissions ($2) of an Ambito ($1), those whose request waits elsewhere: with their answer annulled, it would wait twice. */
const ATTESE_ALTROVE = `
  SELECT id AS owner FROM trasmissione t
  WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND NOT trasmissione_in_attesa(stato) AND richiesta_in_attesa(t)`;

@Resolver(() => PermessiTrasmissione)
export class AnnullaPassoTrasmissione {
  /**
   * Art. 2 c. 8 e: the ente did not answer this request: what was recorded last is annulled, and the answer is awaited again, within the
   * term that it had. @returns the transmission's id
   */
  @Command(() => Trasmissione, {
    description:
      "Annulla l'esito o la presa visione registrati per ultimi: erano di un'altra trasmissione, e la risposta si attende ancora.",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: trasmissioneReference,
  })
  async annullaPassoTrasmissione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La trasmissione.' }) input: AnnullaPassoTrasmissioneInput,
  ): Promise<string> {
    const { trasmissioneId, motivo } = input;
    const { stato } = await loadTrasmissione(unit, input);
    requireRisposta(stato);
    const [attesa] = await unit.query(ATTESE_ALTROVE, [unit.ambitoId, [trasmissioneId]]);
    if (attesa !== undefined)
      throw new RuleViolation(
        'art. 2 c. 8 e',
        "La stessa richiesta attende già la risposta di questo ente: se ne registra prima l'esito, o la si revoca",
      );
    const { id, restaStato } = await findPasso(unit, trasmissioneId, stato);
    await annulla(unit, PASSO_TRASMISSIONE, id, { motivo });
    return correctTrasmissione(unit, input, restaStato ?? StatoTrasmissione.TRASMESSA);
  }

  @Permesso('Se può annullare ciò che se ne è registrato per ultimo.')
  async puoAnnullarePasso(
    @Root() trasmissione: TrasmissioneRow,
    @Admitted() chi: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!riferita(trasmissione.stato) || !(await mayFollow(trasmissione, chi, context))) return false;
    const attese = await context.loadMany<{ owner: string }>(
      'Trasmissione.attesaAltrove',
      trasmissione.id,
      ({ query, ambitoId }, ids) => query(ATTESE_ALTROVE, [ambitoId, ids]),
    );
    return attese.length === 0;
  }
}
