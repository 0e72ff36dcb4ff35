// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Operatore } from '../operatori/operatore.ts';
import { incaricoOltre } from './cambia-termine-titolo.ts';
import { RegistraTitolo } from './registra-titolo.ts';
import { PermessiTitolo, Titolo, TitoloConnection, TitoloDiServizio } from './titolo.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';

const TITOLI: OwnedList = {
  name: 'Operatore.titoli',
  owner: 'uuid',
  columns: `id, tipo, ente, datore, atto, sottoscritto_il AS "sottoscrittoIl", tempo_indeterminato AS "tempoIndeterminato",
            lower(periodo) AS dal, upper(periodo) - 1 AS al, ${incaricoOltre(`'infinity'`)} AS "senzaFine"`,
  from: 'titolo_di_servizio AS t WHERE operatore_id = owner',
  order: [
    ['lower(periodo)', 'date'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
};

@Resolver(() => Titolo)
export class TitoloResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => PermessiTitolo, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { tipo, senzaFine }: Titolo & { senzaFine: boolean }, @Ctx() context: GraphContext): PermessiTitolo {
    const ammesso = context.ammette(azioneOfCommand(RegistraTitolo));
    return {
      puoCambiareTermine: ammesso && !senzaFine,
      puoIndicareDatore: ammesso && tipo === TitoloDiServizio.DIPENDENTE,
    };
  }
}

@Resolver(() => Operatore)
export class TitoliResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => TitoloConnection, { description: 'I titoli di servizio, dal più recente (art. 8).' })
  titoli(@Root() { id }: Operatore, @Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginateOwned(context, TITOLI, id, pagina);
  }
}
