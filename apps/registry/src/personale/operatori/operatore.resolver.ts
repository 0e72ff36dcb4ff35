// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { IncaricoConnection } from '../incarichi/incarico.ts';
import { INCARICHI } from '../incarichi/incarico.sql.ts';
import { puoInterrompere } from '../incarichi/interrompi-servizio.ts';
import { AccettaCodiceDeontologico } from './accetta-codice-deontologico.ts';
import { ModificaOperatore } from './modifica-operatore.ts';
import { Operatore, OperatoreConnection, PermessiOperatore, Qualifica } from './operatore.ts';
import { operatoreReference } from './operatore.reference.ts';
import { operatoreLeggi } from './operatori.azioni.ts';
import { RegistraAssenza } from '../assenze/registra-assenza.ts';
import { ModificaIncarico } from '../incarichi/modifica-incarico.ts';
import { RichiediFineIncarico } from '../incarichi/richiedi-fine-incarico.ts';
import { RegistraTitolo } from '../titoli/registra-titolo.ts';

@Resolver(() => Operatore)
export class OperatoreResolver {
  @Azione(operatoreLeggi)
  @Query(() => OperatoreConnection, { description: "Gli operatori dell'Ambito, per cognome e nome." })
  operatori(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ cognome: string; nome: string; id: string }, object>(
      pagina,
      ['cognome', 'nome', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT cognome, nome, id FROM operatore
           WHERE ambito_id = $1 AND ($2::text IS NULL OR (cognome, nome, id) > ($2, $3, $4::uuid))
           ORDER BY cognome, nome, id LIMIT $5`,
          [context.ambitoId, ...(after ?? [null, null, null]), limit],
        ),
      ({ id }) => context.load(operatoreReference, 'id', id),
    );
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => IncaricoConnection, { description: 'Gli incarichi, dal più recente.' })
  incarichi(
    @Root() { id }: Operatore,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, INCARICHI, id, pagina);
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => PermessiOperatore, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { id, qualifica, codiceDeontologicoAccettatoIl }: Operatore,
    @Ctx() context: GraphContext,
  ): Promise<PermessiOperatore> {
    const codiceAtteso = codiceDeontologicoAccettatoIl === null;
    return {
      puoModificare: context.ammette(azioneOfCommand(ModificaOperatore)),
      puoAccettareCodice: codiceAtteso && context.ammette(azioneOfCommand(AccettaCodiceDeontologico)),
      puoRegistrareTitolo: context.ammette(azioneOfCommand(RegistraTitolo)),
      puoConferireIncarico:
        !(codiceAtteso && qualifica === Qualifica.ASSISTENTE_SOCIALE) &&
        context.ammette(azioneOfCommand(ModificaIncarico)),
      puoRegistrareAssenza: context.ammette(azioneOfCommand(RegistraAssenza)),
      puoInterrompereServizio:
        context.ammette(azioneOfCommand(RichiediFineIncarico)) && (await puoInterrompere(id, context)),
    };
  }
}
