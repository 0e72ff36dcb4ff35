// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { InputType, Resolver, Arg } from 'type-graphql';
import { moveTrasmissione, RispostaInput, rispostaDi } from './move-trasmissione.ts';
import { StatoTrasmissione } from './stati.ts';
import { Command, Unit } from '@ambito/subgraph';
import { Trasmissione } from './trasmissione.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';

@InputType({ description: "La presa visione di una trasmissione da parte dell'ente." })
export class RegistraPresaVisioneInput extends RispostaInput {}

/** Art. 2 c. 8 e: the ente has let know that it has the request. */
export async function registraPresaVisione(unit: WriteUnit, input: RegistraPresaVisioneInput): Promise<string> {
  const risposta = await rispostaDi(unit, input);
  return moveTrasmissione(unit, input, { stato: StatoTrasmissione.PRESA_VISIONE, ...risposta });
}

@Resolver()
export class RegistraPresaVisione {
  @Command(() => Trasmissione, {
    description: "Registra che l'ente ha preso visione di una trasmissione.",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    reload: trasmissioneReference,
  })
  registraPresaVisione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa visione.' }) input: RegistraPresaVisioneInput,
  ): Promise<string> {
    return registraPresaVisione(unit, input);
  }
}
