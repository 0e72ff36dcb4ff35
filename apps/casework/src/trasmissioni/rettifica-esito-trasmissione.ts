// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { findOperatoreDellAttore } from '../anagrafe/operatore-in-servizio.ts';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { correctTrasmissione, findPasso, type PassoScritto } from './correct-trasmissione.ts';
import { loadTrasmissione, mayFollow, requireDopo } from './move-trasmissione.ts';
import { haEsito, requireEsito, requireMotivoDelRifiuto, StatoTrasmissione } from './stati.ts';
import { PASSO_TRASMISSIONE, TrasmissionePassoEntity } from './trasmissione.entity.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { PermessiTrasmissione, Trasmissione, type TrasmissioneRow } from './trasmissione.ts';

@UpdateInput(TrasmissionePassoEntity, "L'esito di una trasmissione registrato male, e come doveva essere", ['nota'])
export class RettificaEsitoTrasmissioneInput {
  @Field(() => UUID, { description: 'La trasmissione.' })
  trasmissioneId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => Boolean, { nullable: true, description: "Se l'ente l'ha accolta; altrimenti l'ha rifiutata." })
  accolta?: boolean;

  @Field(() => Date, { nullable: true, description: 'Quando è avvenuto, dopo la trasmissione e la presa visione.' })
  avvenutoIl?: Date;

  @Field(() => String, { nullable: true, description: "Come l'ente l'ha fatto sapere, dal vocabolario in vigore." })
  @Length(1, LUNGHEZZA_CODICE)
  canale?: string;

  @Field(() => String, { nullable: true, description: "Il riferimento dell'ente: protocollo, o chi vi ha risposto." })
  @Length(2, 200)
  riferimento?: string;

  @Field(() => String, { nullable: true, description: 'Perché è rifiutata, dal vocabolario in vigore.' })
  @Length(1, LUNGHEZZA_CODICE)
  motivoRifiuto?: string;

  @Field(() => String, { nullable: true, description: 'Che cosa ne segue.' })
  @Length(1, 2_000)
  nota?: string | null;
}

/** The outcome as it was: what the input gives, and what is written for the rest. @throws BadUserInput */
async function readEsito(unit: WriteUnit, input: RettificaEsitoTrasmissioneInput, prima: PassoScritto) {
  const { accolta = prima.stato === StatoTrasmissione.ACCOLTA, motivoRifiuto } = input;
  const avvenutoIl = input.avvenutoIl ?? prima.avvenutoIl;
  const motivo = accolta ? null : (motivoRifiuto ?? prima.motivo);
  requireMotivoDelRifiuto(accolta, accolta ? motivoRifiuto !== undefined : motivo !== null, 'motivoRifiuto');
  const [canali, motivi] = await readVocabolari(unit, 'CANALI', 'MOTIVI_RIFIUTO');
  const giorno = giornoRoma(avvenutoIl);
  if (input.canale !== undefined) requireVoce(canali, input.canale, giorno, ['input', 'canale']);
  if (motivoRifiuto !== undefined) requireVoce(motivi, motivoRifiuto, giorno, ['input', 'motivoRifiuto']);
  const { canale, riferimento, nota } = input;
  const stato = accolta ? StatoTrasmissione.ACCOLTA : StatoTrasmissione.RIFIUTATA;
  return { stato, avvenutoIl, canale, riferimento, motivo, nota };
}

@Resolver(() => PermessiTrasmissione)
export class RettificaEsitoTrasmissione {
  /**
   * Art. 2 c. 8 e: an outcome that was recorded wrongly is annulled, and another one says what the ente answered. Its contatto stays as
   * it is: it ended with the transmission, not with the answer. @returns the transmission's id
   */
  @Command(() => Trasmissione, {
    description:
      "Rettifica l'esito di una trasmissione registrato male: quello sbagliato è annullato e un altro lo sostituisce.",
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: trasmissioneReference,
  })
  async rettificaEsitoTrasmissione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'esito." }) input: RettificaEsitoTrasmissioneInput,
  ): Promise<string> {
    const { trasmissioneId, motivo } = input;
    const { stato } = await loadTrasmissione(unit, input);
    requireEsito(stato);
    const prima = await findPasso(unit, trasmissioneId, stato);
    const esito = await readEsito(unit, input, prima);
    requireDopo(unit, esito.avvenutoIl, prima.dopo);
    await rettifica(
      unit,
      PASSO_TRASMISSIONE,
      prima.id,
      {
        ...esito,
        registratoIl: unit.adesso,
        registratoDa: unit.context.attore.sub,
        operatoreId: await findOperatoreDellAttore(unit),
      },
      { motivo },
    );
    return correctTrasmissione(unit, input, esito.stato);
  }

  @Permesso("Se può rettificarne l'esito.")
  async puoRettificareEsito(
    @Root() trasmissione: TrasmissioneRow,
    @Admitted() chi: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return haEsito(trasmissione.stato) && mayFollow(trasmissione, chi, context);
  }
}
