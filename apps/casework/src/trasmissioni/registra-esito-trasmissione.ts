// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Field, InputType, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { mayMove, moveTrasmissione, RispostaInput, readRisposta } from './move-trasmissione.ts';
import { requireMotivoDelRifiuto, StatoTrasmissione } from './stati.ts';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { PermessiTrasmissione, Trasmissione, type TrasmissioneRow } from './trasmissione.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';

@InputType({ description: "L'esito di una trasmissione." })
export class RegistraEsitoTrasmissioneInput extends RispostaInput {
  @Field({ description: "Se l'ente l'ha accolta; altrimenti l'ha rifiutata." })
  accolta!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Perché è rifiutata, dal vocabolario in vigore: NON_COMPETENTE, SENZA_POSTI, SENZA_REQUISITI, GIA_SEGUITA, RINUNCIA, ALTRO.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  motivo?: string;

  @Field(() => String, { nullable: true, description: 'Che cosa ne segue.' })
  @Length(1, 2_000)
  nota?: string;
}

/** Art. 2 c. 8 e: records whether the ente accepted a request, or refused it and why. */
export async function registraEsitoTrasmissione(
  unit: WriteUnit,
  input: RegistraEsitoTrasmissioneInput,
): Promise<string> {
  const { accolta, motivo, nota } = input;
  const risposta = await readRisposta(unit, input);
  requireMotivoDelRifiuto(accolta, motivo !== undefined, 'motivo');
  if (motivo !== undefined) {
    const [motivi] = await readVocabolari(unit, 'MOTIVI_RIFIUTO');
    requireVoce(motivi, motivo, giornoRoma(risposta.avvenutoIl), ['input', 'motivo']);
  }
  return moveTrasmissione(unit, input, {
    stato: accolta ? StatoTrasmissione.ACCOLTA : StatoTrasmissione.RIFIUTATA,
    ...risposta,
    ...(motivo === undefined ? {} : { motivo }),
    ...(nota === undefined ? {} : { nota }),
  });
}

@Resolver(() => PermessiTrasmissione)
export class RegistraEsitoTrasmissione {
  @Command(() => Trasmissione, {
    description: "Registra se l'ente ha accolto o rifiutato una trasmissione.",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: trasmissioneReference,
  })
  registraEsitoTrasmissione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'esito." }) input: RegistraEsitoTrasmissioneInput,
  ): Promise<string> {
    return registraEsitoTrasmissione(unit, input);
  }
  @Permesso("Se può registrarne l'esito.")
  puoRegistrareEsito(
    @Root() trasmissione: TrasmissioneRow,
    @Admitted() chi: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return mayMove(trasmissione, StatoTrasmissione.ACCOLTA, chi, context);
  }
}
