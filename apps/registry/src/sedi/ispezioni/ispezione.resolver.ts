// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  AtMost,
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AllegatoConnection } from '../../ambito/allegati/allegato.ts';
import { allegatoReference } from '../../ambito/allegati/allegato.reference.ts';
import { paginaPerGiorno } from '../sede/pagina-per-giorno.ts';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { Ispezione, IspezioneConnection, PermessiIspezione, Rilievo } from './ispezione.ts';
import { ispezioneReference } from './ispezione.reference.ts';
import { RegistraIspezione } from './registra-ispezione.ts';
import { allegatoLeggi } from '../../ambito/allegati/allegati.azioni.ts';
import { ispezioneLeggi } from './ispezioni.azioni.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';

type IspezioneRow = Ispezione & { sedeId: string };
type RilievoRow = Rilievo & { owner: string; [column: string]: unknown };

const PROVE: OwnedList = {
  name: 'Ispezione.allegati',
  owner: 'uuid',
  columns: 'allegato_id AS id',
  from: 'prova_ispezione WHERE ispezione_id = owner',
  order: [['allegato_id', 'uuid']],
  direction: 'ASC',
};

const ISPEZIONI = { tabella: 'ispezione', giorno: 'eseguita_il', reference: ispezioneReference };

@Resolver(() => Ispezione)
export class IspezioneResolver {
  @Azione(ispezioneLeggi)
  @Query(() => Ispezione, { nullable: true, description: "Un'ispezione dell'Ambito." })
  ispezione(@Arg('id', () => UUID, { description: "L'ispezione." }) id: string, @Ctx() context: GraphContext) {
    return context.load(ispezioneReference, 'id', id);
  }

  @Azione(ispezioneLeggi)
  @Query(() => IspezioneConnection, {
    description: "Le ispezioni dell'Ambito, o di una sua sede, dalla più recente (art. 5 c. 2).",
  })
  ispezioni(
    @Arg('sedeId', () => UUID, { nullable: true, description: 'Solo di questa sede.' }) sedeId: string | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginaPerGiorno(context, ISPEZIONI, sedeId, pagina);
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => Sede, { description: 'La sede ispezionata.' })
  sede(@Root() { sedeId }: IspezioneRow, @Ctx() context: GraphContext) {
    return context.load(sedeReference, 'id', sedeId);
  }

  @Azione(ispezioneLeggi)
  @AtMost(3) // one for each StandardMinimo
  @FieldResolver(() => [Rilievo], { description: 'Che cosa si è trovato, per ciascuno standard minimo.' })
  rilievi(@Root() { id }: Ispezione, @Ctx() context: GraphContext): Promise<object[]> {
    return rilieviDi(id, context);
  }

  @Azione(allegatoLeggi)
  @FieldResolver(() => AllegatoConnection, {
    description: 'I file che provano che cosa si è trovato, fra quelli che chi legge può vedere.',
  })
  allegati(
    @Root() { id }: Ispezione,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, PROVE, id, pagina, [], (prova) =>
      context.load(allegatoReference, 'id', prova.id),
    );
  }

  @Azione(ispezioneLeggi)
  @FieldResolver(() => PermessiIspezione, { description: 'Che cosa chi legge può fare di questa ispezione.' })
  async permessi(@Root() { id }: Ispezione, @Ctx() context: GraphContext): Promise<PermessiIspezione> {
    const rilievi = await rilieviDi(id, context);
    return {
      puoAllegare: context.ammette(azioneOfCommand(RegistraIspezione)),
      puoVerificareAdempimenti:
        context.ammette(azioneOfCommand(RegistraIspezione)) &&
        rilievi.some(({ conforme, adempiutaIl }) => !conforme && adempiutaIl === null),
    };
  }
}

function rilieviDi(ispezioneId: string, context: GraphContext): Promise<RilievoRow[]> {
  return context.loadMany('Ispezione.rilievi', ispezioneId, ({ query }, ids) =>
    query(
      `SELECT ispezione_id AS owner, standard, conforme, descrizione, misura, entro, adempiuta_il AS "adempiutaIl", adempimento
       FROM rilievo WHERE ispezione_id = ANY ($1::uuid[]) ORDER BY standard`,
      [ids],
    ),
  );
}
