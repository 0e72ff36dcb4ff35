// SPDX-License-Identifier: AGPL-3.0-or-later
import { ChiaveIdempotenza, PaginaArgs, paginate, type GraphContext, type Pagina } from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Comune, Sede } from '../anagrafe/citazioni.ts';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { Azione } from '../azioni.ts';
import { Persona } from '../persone/persona.ts';
import { personaReference } from '../persone/persona.reference.ts';
import type { Pseudonimi } from '../persone/pseudonimi.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { Bisogno, Contatto, ContattoConnection, PermessiContatto } from './contatto.ts';
import { contattoReference } from './contatto.reference.ts';
import { concludiContatto, ConcludiContattoInput } from './concludi-contatto.ts';
import { decodificaBisogni, DecodificaBisogniInput } from './decodifica-bisogni.ts';
import { registraContatto, RegistraContattoInput } from './registra-contatto.ts';

interface ContattoRow extends Contatto {
  sedeId: string;
  personaId: string | null;
  comuneResidenza: string | null;
  presaInCaricoId: string | null;
  /** Whether it has a need at least. */
  decodificato: boolean;
  /** Whether the person has a case already that has not ended: there is one at a time. */
  casoAperto: boolean;
}

@Resolver(() => Contatto)
export class ContattoResolver {
  private readonly pseudonimi: Pseudonimi;

  constructor(pseudonimi: Pseudonimi) {
    this.pseudonimi = pseudonimi;
  }

  @Azione('contatto.leggi')
  @Query(() => Contatto, { nullable: true, description: "Un contatto dell'Ambito." })
  contatto(@Arg('id', () => ID, { description: 'Il contatto.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(contattoReference, 'id', id);
  }

  @Azione('contatto.leggi')
  @Query(() => ContattoConnection, { description: "I contatti dell'Ambito, dal più recente." })
  contatti(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT avvenuto_il::text AS istante, id FROM contatto
           WHERE ambito_id = $1 AND ($2::timestamptz IS NULL OR (avvenuto_il, id) < ($2, $3::uuid))
           ORDER BY avvenuto_il DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(contattoReference, 'id', id),
    );
  }

  @Azione('contatto.leggi')
  @FieldResolver(() => Sede, { description: 'La sede a cui ci si è rivolti.' })
  sede(@Root() { sedeId }: ContattoRow) {
    return { id: sedeId };
  }

  @Azione('persona.leggi')
  @FieldResolver(() => Persona, {
    nullable: true,
    description: 'La persona interessata; assente se il contatto è anonimo.',
  })
  persona(@Root() { personaId }: ContattoRow, @Ctx() context: GraphContext) {
    return personaId === null ? null : context.load(personaReference, 'id', personaId);
  }

  @Azione('contatto.leggi')
  @FieldResolver(() => Comune, { nullable: true, description: 'Comune di residenza della persona interessata.' })
  comuneResidenza(@Root() { comuneResidenza }: ContattoRow) {
    return comuneResidenza === null ? null : { codiceIstat: comuneResidenza };
  }

  @Azione('presa-in-carico.leggi')
  @FieldResolver(() => PresaInCarico, {
    nullable: true,
    description: 'La presa in carico chiesta con questo contatto.',
  })
  presaInCarico(@Root() { presaInCaricoId }: ContattoRow, @Ctx() context: GraphContext) {
    return presaInCaricoId === null ? null : context.load(presaInCaricoReference, 'id', presaInCaricoId);
  }

  @Azione('contatto.leggi')
  @FieldResolver(() => [Bisogno], { description: 'I bisogni decodificati.' })
  async bisogni(@Root() { id }: ContattoRow, @Ctx() context: GraphContext): Promise<Bisogno[]> {
    const righe = await context.loadMany<{ owner: string; codice: string; nota: string | null }>(
      'Contatto.bisogni',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT contatto_id AS owner, codice, nota FROM contatto_bisogno
         WHERE ambito_id = $1 AND contatto_id = ANY ($2::uuid[]) ORDER BY codice`,
          [ambitoId, ids],
        ),
    );
    const vocabolario = await vocabolarioDellaRichiesta(context, 'BISOGNI');
    return righe.map(({ codice, nota }) => {
      const { nome = codice, area = '' } = vocabolario.voce(codice) ?? {};
      return { codice, nome, area, nota };
    });
  }

  @Azione('contatto.leggi')
  @FieldResolver(() => PermessiContatto, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() contatto: ContattoRow, @Ctx() context: GraphContext): PermessiContatto {
    const aperto = contatto.esito === null;
    const daPortare = contatto.personaId !== null && contatto.decodificato && !contatto.casoAperto;
    return {
      puoDecodificare: aperto && context.ammette('contatto.decodifica'),
      puoConcludere: aperto && context.ammette('contatto.concludi'),
      puoRichiederePresaInCarico: aperto && daPortare && context.ammette('presa-in-carico.richiedi'),
      // Once transmitted, to another ente: for another need, or since the first has refused.
      puoTrasmettere:
        (aperto || contatto.esito === 'TRASMISSIONE') &&
        contatto.decodificato &&
        context.ammette('trasmissione.trasmetti'),
    };
  }

  @Azione('contatto.registra')
  @Mutation(() => Contatto, { description: 'Registra un contatto a una sede (art. 2 c. 8, art. 5 c. 4).' })
  async registraContatto(
    @Arg('input', { description: 'Il contatto.' }) input: RegistraContattoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraContatto(unit, input, this.pseudonimi), {
      key: chiave,
      arguments: input,
    });
    return context.load(contattoReference, 'id', id);
  }

  @Azione('contatto.decodifica')
  @Mutation(() => Contatto, { description: 'Decodifica i bisogni di un contatto (art. 2 c. 8 e).' })
  async decodificaBisogni(
    @Arg('input', { description: 'I bisogni.' }) input: DecodificaBisogniInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => decodificaBisogni(unit, input), { key: chiave, arguments: input });
    return context.load(contattoReference, 'id', id);
  }

  @Azione('contatto.concludi')
  @Mutation(() => Contatto, { description: "Registra l'esito di un contatto." })
  async concludiContatto(
    @Arg('input', { description: "L'esito." }) input: ConcludiContattoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => concludiContatto(unit, input), { key: chiave, arguments: input });
    return context.load(contattoReference, 'id', id);
  }
}
