// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  ChiaveIdempotenza,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { conferisciIncarico, ConferisciIncaricoInput } from '../incarichi/conferisci-incarico.ts';
import { IncaricoConnection } from '../incarichi/incarico.ts';
import { INCARICHI } from '../incarichi/incarico.sql.ts';
import { puoInterrompere } from '../incarichi/interrompi-servizio.ts';
import { accettaCodiceDeontologico, AccettaCodiceDeontologicoInput } from './accetta-codice-deontologico.ts';
import { modificaOperatore, ModificaOperatoreInput } from './modifica-operatore.ts';
import { Operatore, OperatoreConnection, PermessiOperatore, Qualifica } from './operatore.ts';
import { operatoreReference } from './operatore.reference.ts';
import { registraOperatore, RegistraOperatoreInput } from './registra-operatore.ts';
import { assenzaRegistra } from '../assenze/assenze.azioni.ts';
import { incaricoConferisci, incaricoFine } from '../incarichi/incarichi.azioni.ts';
import { operatoreAccettaCodice, operatoreLeggi, operatoreModifica, operatoreRegistra } from './operatori.azioni.ts';
import { titoloRegistra } from '../titoli/titoli.azioni.ts';

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
      puoModificare: context.ammette(operatoreModifica),
      puoAccettareCodice: codiceAtteso && context.ammette(operatoreAccettaCodice),
      puoRegistrareTitolo: context.ammette(titoloRegistra),
      puoConferireIncarico:
        !(codiceAtteso && qualifica === Qualifica.ASSISTENTE_SOCIALE) && context.ammette(incaricoConferisci),
      puoRegistrareAssenza: context.ammette(assenzaRegistra),
      puoInterrompereServizio: context.ammette(incaricoFine) && (await puoInterrompere(id, context)),
    };
  }

  @Azione(operatoreRegistra)
  @Mutation(() => Operatore, { description: "Registra un operatore dell'Ambito (art. 8)." })
  async registraOperatore(
    @Arg('input', { description: "I dati dell'operatore." }) input: RegistraOperatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraOperatore(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(incaricoConferisci)
  @Mutation(() => Operatore, { description: 'Conferisce a un operatore un incarico in una sede (art. 8).' })
  async conferisciIncarico(
    @Arg('input', { description: "L'incarico." }) input: ConferisciIncaricoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => conferisciIncarico(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(operatoreModifica)
  @Mutation(() => Operatore, { description: 'Corregge i dati di un operatore (art. 8).' })
  async modificaOperatore(
    @Arg('input', { description: 'I dati da correggere.' }) input: ModificaOperatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => modificaOperatore(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(operatoreAccettaCodice)
  @Mutation(() => Operatore, {
    description: 'Registra che un operatore ha accettato il codice deontologico (art. 3 c. 1 b, art. 8 c. 1).',
  })
  async accettaCodiceDeontologico(
    @Arg('input', { description: "L'accettazione." }) input: AccettaCodiceDeontologicoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => accettaCodiceDeontologico(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }
}
