// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Azione,
  ChiaveIdempotenza,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { cambiaTermineTitolo, incaricoOltre, CambiaTermineTitoloInput } from './cambia-termine-titolo.ts';
import { indicaDatore, IndicaDatoreInput } from './indica-datore.ts';
import { registraTitolo, RegistraTitoloInput } from './registra-titolo.ts';
import { PermessiTitolo, Titolo, TitoloConnection, TitoloDiServizio } from './titolo.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { titoloRegistra } from './titoli.azioni.ts';

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
    const ammesso = context.ammette(titoloRegistra);
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

  @Azione(titoloRegistra)
  @Mutation(() => Operatore, { description: 'Registra un titolo di servizio di un operatore (art. 8).' })
  async registraTitolo(
    @Arg('input', { description: 'Il titolo.' }) input: RegistraTitoloInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraTitolo(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(titoloRegistra)
  @Mutation(() => Operatore, { description: 'Proroga un titolo di servizio, o ne fissa la fine (art. 8).' })
  async cambiaTermineTitolo(
    @Arg('input', { description: 'Il nuovo termine.' }) input: CambiaTermineTitoloInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => cambiaTermineTitolo(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }

  @Azione(titoloRegistra)
  @Mutation(() => Operatore, {
    description:
      'Dice, o corregge, che cos’è il datore di lavoro di un titolo di servizio: ne dipende se conta per il livello essenziale (art. 4, art. 8).',
  })
  async indicaDatore(
    @Arg('input', { description: 'Il datore di lavoro.' }) input: IndicaDatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => indicaDatore(unit, input), { key: chiave, arguments: input });
    return context.load(operatoreReference, 'id', id);
  }
}
