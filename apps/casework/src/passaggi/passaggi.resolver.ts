// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { AtMost, Azione, DataIso, type GraphContext, LoadField, UUID } from '@ambito/subgraph';
import { Arg, Args, ArgsType, Ctx, Field, Query, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { avvisoAssenza, inGiorni } from '../anagrafe/presenza.ts';
import { readMandatari } from '../anagrafe/mandato-in-vigore.ts';
import { readCasi } from '../prese-in-carico/load-caso.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { presaInCaricoAssegna } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { examinePassaggi, type Esame } from './examine-passaggi.ts';
import {
  type ConChiavi,
  MAX_PASSAGGI,
  PassaCasiInput,
  PassaggioEsaminato,
  PassaggioProposto,
  requirePassaggi,
} from './passaggio.ts';
import { proponiPassaggi } from './proponi-passaggi.ts';
import { type Giorni, readGiorniScoperti } from './read-giorni-scoperti.ts';
import { readOrganico } from './read-scoperture.ts';
import { readSuccessori } from './read-successori.ts';

/**
 * The open cases of operators ($2) of an Ambito ($1) at an instant ($3): those they answer for, or will by a planned handover, until
 * another handover. The known end of a service takes none away: whoever leaves in a year has them until then. The successors that are
 * worked out for that end have the case besides. No stretch follows one without end.
 */
const CASI_PER_OPERATORE = `
  SELECT operatore_id AS "operatoreId", count(*)::int AS casi FROM responsabilita r
  WHERE ambito_id = $1 AND operatore_id = ANY ($2::uuid[]) AND fine > $3::timestamptz AND NOT senza_nominato(natura)
    AND (fine = 'infinity' OR NOT EXISTS (
      SELECT FROM responsabilita poi WHERE poi.ambito_id = $1 AND poi.presa_in_carico_id = r.presa_in_carico_id
        AND poi.inizio > r.inizio AND poi.in_attesa_dal IS NULL))
  GROUP BY operatore_id`;

@ArgsType()
class PassaggiPropostiArgs {
  @Field(() => UUID, { nullable: true, description: 'Solo i casi di cui risponde adesso.' })
  operatoreId?: string;

  @Field(() => DataIso, { nullable: true, description: 'Solo i casi scoperti entro questo giorno.' })
  entro?: string;

  @Field(() => [UUID], { nullable: true, description: 'Operatori a cui non proporne.' })
  @AtMost(MAX_PASSAGGI)
  esclusi?: string[];
}

@Resolver()
export class PassaggiResolver {
  @Azione(presaInCaricoAssegna)
  @AtMost(MAX_PASSAGGI)
  @Query(() => [PassaggioProposto], {
    description: `A chi passare i casi a cui occorre un successore, i primi ${MAX_PASSAGGI} da quello scoperto prima: chi ha il mandato, resta in servizio, non è assente e ha meno casi rispetto al suo tempo. Il coordinatore può cambiarla (art. 2 c. 2, art. 7 c. 1).`,
  })
  async passaggiProposti(
    @Args() { operatoreId, entro, esclusi = [] }: PassaggiPropostiArgs,
    @Ctx() context: GraphContext,
  ): Promise<(PassaggioProposto & ConChiavi)[]> {
    const { lettura, adesso } = context;
    const ambitoId = context.ambitoId ?? '';
    const oggi = giornoRoma(adesso);
    const organico = await readOrganico(lettura, ambitoId, oggi);
    const richiesti = await readSuccessori(context, organico, { operatoreId, entro, limite: MAX_PASSAGGI });
    for (const { assenteId } of richiesti) if (assenteId !== null) context.audit('Operatore', assenteId);
    const casi = richiesti.map(({ presaInCaricoId, scopertaDal, subentranteId }) => ({
      presaInCaricoId,
      subentranteId,
      dal: scopertaDal > oggi ? scopertaDal : oggi,
    }));
    const mandati = await readMandatari(
      { query: lettura.query, ambitoId },
      casi.map(({ presaInCaricoId, dal }) => ({ presaInCaricoId, giorno: dal })),
    );
    const conti = await lettura.query<{ operatoreId: string; casi: number }>(CASI_PER_OPERATORE, [
      ambitoId,
      organico.operatori.map(({ id }) => id),
      adesso,
    ]);
    return proponiPassaggi(
      casi.map((caso) => ({ ...caso, mandatari: mandati.get(caso.presaInCaricoId)?.operatori ?? [] })),
      organico,
      new Map(conti.map((conto) => [conto.operatoreId, conto.casi])),
      esclusi,
    );
  }

  @Azione(presaInCaricoAssegna)
  @AtMost(MAX_PASSAGGI)
  @Query(() => [PassaggioEsaminato], {
    description:
      'Che cosa accadrebbe passando questi casi, uno per uno: che cosa lo impedisce e che cosa è bene sapere. Non passa nulla (art. 2 c. 2).',
  })
  async anteprimaPassaggi(
    @Arg('input', { description: 'I passaggi.' }) { passaggi }: PassaCasiInput,
    @Ctx() context: GraphContext,
  ): Promise<(PassaggioEsaminato & ConChiavi)[]> {
    requirePassaggi(passaggi, context.adesso);
    const { lettura, adesso } = context;
    const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
    const casi = await readCasi(context, lettura, ids, false);
    if (casi.size === 0) throw new NotFound('Questi casi non ci sono, o non vi hai accesso');
    for (const id of casi.keys()) context.audit('PresaInCarico', id);
    const esami = await examinePassaggi(
      { query: lettura.query, ambitoId: context.ambitoId ?? '', adesso },
      passaggi,
      casi,
    );
    for (const { assenze } of esami) for (const { operatoreId } of assenze) context.audit('Operatore', operatoreId);
    const scoperti = await readGiorniScoperti(context, [...casi.keys()]);
    return esami.map((esame) => inGrafo(esame, scoperti(esame.passaggio.presaInCaricoId, esame.giorno)));
  }
}

function inGrafo(
  { passaggio, giorno, rifiuto, assenze, fineServizio }: Esame,
  scoperti: readonly Giorni[],
): PassaggioEsaminato & ConChiavi {
  const { presaInCaricoId, operatoreId } = passaggio;
  const articolo = rifiuto instanceof RuleViolation ? rifiuto.articolo : null;
  return {
    presaInCaricoId,
    operatoreId,
    dal: giorno,
    rifiuto: rifiuto === null ? null : { codice: rifiuto.code, articolo, messaggio: rifiuto.message },
    avvisi: [
      ...(scoperti.length === 0 ? [] : [`Prima del passaggio il caso è senza case manager ${inGiorni(scoperti)}`]),
      ...(assenze.length === 0 ? [] : [avvisoAssenza(assenze)]),
      ...(fineServizio === null
        ? []
        : [`Chi riceve il caso lascia il servizio: l'ultimo giorno è ${ilGiorno(fineServizio)}`]),
    ],
  };
}

@Resolver(() => PassaggioProposto)
export class PassaggioPropostoResolver {
  @LoadField(() => PresaInCarico, presaInCaricoReference, { nullable: true, description: 'Il caso.' })
  presaInCarico(@Root() { presaInCaricoId }: ConChiavi): string {
    return presaInCaricoId;
  }

  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description: 'A chi; assente se nessuno può riceverlo.',
  })
  operatore(@Root() { operatoreId }: ConChiavi): string | null {
    return operatoreId;
  }
}

@Resolver(() => PassaggioEsaminato)
export class PassaggioEsaminatoResolver {
  @LoadField(() => PresaInCarico, presaInCaricoReference, {
    nullable: true,
    description: 'Il caso, con chi ne risponde.',
  })
  presaInCarico(@Root() { presaInCaricoId }: ConChiavi): string {
    return presaInCaricoId;
  }

  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: 'Chi lo riceverebbe.' })
  operatore(@Root() { operatoreId }: ConChiavi): string | null {
    return operatoreId;
  }
}
