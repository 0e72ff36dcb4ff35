// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  ChiaveIdempotenza,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { ammettePer } from '../../sedi/sede/sede-di-chi.ts';
import { Articolo, inOrdine } from './articoli.ts';
import { RitiraPropostaDiModifica } from './decidi-proposta.ts';
import { PermessiProposta, PropostaDiModifica, PropostaDiModificaConnection, StatoProposta, Voto } from './proposta.ts';
import { propostaReference } from './proposta.reference.ts';
import { VersioneRegolamento } from './versione-regolamento.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import { votaProposta, VotaPropostaInput } from './vota-proposta.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { propostaLeggi, propostaVota, regolamentoLeggi } from './regolamento.azioni.ts';

type VotoRow = Voto & { owner: string; codiceIstat: string; [colonna: string]: unknown };

@Resolver(() => PropostaDiModifica)
export class PropostaDiModificaResolver {
  @Azione(propostaLeggi)
  @Query(() => PropostaDiModifica, { nullable: true, description: "Una proposta di modifica dell'Ambito." })
  propostaDiModifica(@Arg('id', () => UUID, { description: 'La proposta.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(propostaReference, 'id', id);
  }

  @Azione(propostaLeggi)
  @Query(() => PropostaDiModificaConnection, {
    description: "Le proposte di modifica del Regolamento dell'Ambito, dalla più recente.",
  })
  proposteDiModifica(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT aperta_il::text AS istante, id FROM proposta_di_modifica
           WHERE ambito_id = $1 AND ($2::timestamptz IS NULL OR (aperta_il, id) < ($2, $3::uuid))
           ORDER BY aperta_il DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(propostaReference, 'id', id),
    );
  }

  @Azione(propostaLeggi)
  @AtMost(50)
  @FieldResolver(() => [Articolo], { description: 'Gli articoli proposti, con il loro testo intero.' })
  async articoli(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<Articolo[]> {
    const articoli = await context.loadMany<Articolo & { owner: string; [colonna: string]: unknown }>(
      'PropostaDiModifica.articoli',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT proposta_id AS owner, numero, rubrica, testo FROM articolo_proposto
           WHERE proposta_id = ANY ($1::uuid[]) AND ambito_id = $2`,
          [ids, ambitoId],
        ),
    );
    return inOrdine(articoli);
  }

  @Azione(propostaLeggi)
  @AtMost(500) // one for each Comune
  @FieldResolver(() => [Voto], { description: 'I voti espressi, dal primo.' })
  voti(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<VotoRow[]> {
    return context.loadMany('PropostaDiModifica.voti', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT proposta_id AS owner, codice_istat AS "codiceIstat", favorevole, atto, dichiarazione, espresso_il AS "espressoIl"
         FROM voto WHERE proposta_id = ANY ($1::uuid[]) AND ambito_id = $2 ORDER BY espresso_il, codice_istat`,
        [ids, ambitoId],
      ),
    );
  }

  @Azione(propostaLeggi)
  @AtMost(500) // the Comuni of the Ambito
  @FieldResolver(() => [Comune], {
    description: 'I Comuni associati oggi che devono ancora votare; nessuno, se la proposta è chiusa.',
  })
  async comuniAttesi(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext) {
    const associati = await associatiDi(id, context);
    const attesi = associati.filter(({ haVotato }) => !haVotato);
    return Promise.all(attesi.map(({ codiceIstat }) => context.load(comuneReference, 'codiceIstat', codiceIstat)));
  }

  @Azione(regolamentoLeggi)
  @FieldResolver(() => VersioneRegolamento, {
    nullable: true,
    description: 'La versione del Regolamento che ne è venuta, se approvata.',
  })
  async versioneApprovata(@Root() { id }: PropostaDiModifica, @Ctx() context: GraphContext) {
    const [versione] = await context.loadMany<{ owner: string; id: string }>(
      'PropostaDiModifica.versioneApprovata',
      id,
      ({ query }, ids) =>
        query('SELECT proposta_id AS owner, id FROM versione_regolamento WHERE proposta_id = ANY ($1::uuid[])', [ids]),
    );
    return versione === undefined ? null : context.load(versioneRegolamentoReference, 'id', versione.id);
  }

  @Azione(propostaLeggi)
  @FieldResolver(() => PermessiProposta, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() { id, stato }: PropostaDiModifica, @Ctx() context: GraphContext): Promise<PermessiProposta> {
    const aperta = stato === StatoProposta.APERTA;
    const chiude = aperta && context.ammette(azioneOfCommand(RitiraPropostaDiModifica));
    const associati = aperta ? await associatiDi(id, context) : [];
    const puoVotare = associati.some(
      ({ codiceIstat, haVotato }) => !haVotato && ammettePer(propostaVota, codiceIstat, context),
    );
    // Of nobody there is no unanimity.
    const unanime = associati.length > 0 && associati.every(({ haVotato }) => haVotato);
    return { puoVotare, puoRitirare: chiude, puoConcludere: chiude && unanime };
  }

  @Azione(propostaVota)
  @Mutation(() => PropostaDiModifica, {
    description:
      'Il voto del proprio Comune: uno contrario chiude la proposta, l’ultimo a favore la approva (art. 11 c. 2).',
  })
  async votaPropostaDiModifica(
    @Arg('input', { description: 'Il voto.' }) input: VotaPropostaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const comune = context.autorizzazione.assegnazione?.comune;
    const id = await context.write((unit) => votaProposta(unit, input, comune), { key: chiave, arguments: input });
    return context.load(propostaReference, 'id', id);
  }
}

@Resolver(() => Voto)
export class VotoResolver {
  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune che ha votato.' })
  comune(@Root() { codiceIstat }: VotoRow, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }
}

/** The Comuni that are associated today, of an open proposal, and whether each has voted; of a closed one, none. */
function associatiDi(propostaId: string, context: GraphContext): Promise<{ codiceIstat: string; haVotato: boolean }[]> {
  return context.loadMany<{ owner: string; codiceIstat: string; haVotato: boolean }>(
    'PropostaDiModifica.associati',
    propostaId,
    ({ query, ambitoId }, ids) =>
      query(
        `SELECT p.id AS owner, a.codice_istat AS "codiceIstat",
                EXISTS (SELECT FROM voto v WHERE v.proposta_id = p.id AND v.codice_istat = a.codice_istat) AS "haVotato"
         FROM proposta_di_modifica p JOIN appartenenza a ON a.ambito_id = p.ambito_id AND a.periodo @> $3::date
         JOIN comune c ON c.codice_istat = a.codice_istat
         WHERE p.id = ANY ($1::uuid[]) AND p.ambito_id = $2 AND p.stato = 'APERTA'
         ORDER BY c.nome`,
        [ids, ambitoId, giornoRoma(context.adesso)],
      ),
  );
}
