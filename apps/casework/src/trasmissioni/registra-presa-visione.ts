// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import type { WriteUnit } from '@ambito/persistence';
import { InputType, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { mayMove, moveTrasmissione, RispostaInput, readRisposta } from './move-trasmissione.ts';
import { StatoTrasmissione } from './stati.ts';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { PermessiTrasmissione, Trasmissione, type TrasmissioneRow } from './trasmissione.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';

@InputType({ description: "La presa visione di una trasmissione da parte dell'ente." })
export class RegistraPresaVisioneInput extends RispostaInput {}

/** Art. 2 c. 8 e: records that the ente has acknowledged the request. */
export async function registraPresaVisione(unit: WriteUnit, input: RegistraPresaVisioneInput): Promise<string> {
  const risposta = await readRisposta(unit, input);
  return moveTrasmissione(unit, input, { stato: StatoTrasmissione.PRESA_VISIONE, ...risposta });
}

@Resolver(() => PermessiTrasmissione)
export class RegistraPresaVisione {
  @Command(() => Trasmissione, {
    description: "Registra che l'ente ha preso visione di una trasmissione.",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: trasmissioneReference,
  })
  registraPresaVisione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa visione.' }) input: RegistraPresaVisioneInput,
  ): Promise<string> {
    return registraPresaVisione(unit, input);
  }
  @Permesso("Se può registrare che l'ente ne ha preso visione.")
  puoRegistrarePresaVisione(
    @Root() trasmissione: TrasmissioneRow,
    @Admitted() chi: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return mayMove(trasmissione, StatoTrasmissione.PRESA_VISIONE, chi, context);
  }
}
