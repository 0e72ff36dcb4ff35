// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  ChiaveIdempotenza,
  DataIso,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { puoFinirePrima } from '../../fine-anticipata.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { cessaCoordinatore, CessaCoordinatoreInput } from './cessa-coordinatore.ts';
import { NominaCoordinatore, NominaCoordinatoreConnection, PermessiNominaCoordinatore } from './nomina.ts';
import { nominaCoordinatore, NominaCoordinatoreInput } from './nomina-coordinatore.ts';
import { coordinatoreLeggi, coordinatoreNomina } from './coordinatore.azioni.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';

type NominaRow = NominaCoordinatore & { owner: string; operatoreId: string; [column: string]: unknown };

const COLONNE = `n.id, operatore_id AS "operatoreId", nome || ' ' || cognome AS nominativo, lower(periodo) AS dal,
  upper(periodo) - 1 AS al, atto, atto_cessazione AS "attoCessazione", n.versione`;
const NOMINE = 'nomina_coordinatore AS n JOIN operatore AS o ON o.id = n.operatore_id';

const NOMINE_COORDINATORE: OwnedList = {
  name: 'Ambito.nomineCoordinatore',
  owner: 'uuid',
  columns: COLONNE,
  from: `${NOMINE} WHERE n.ambito_id = owner`,
  order: [['lower(periodo)', 'date']],
  direction: 'DESC',
};

@Resolver(() => NominaCoordinatore)
export class NominaCoordinatoreResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: "L'operatore nominato; solo nel proprio Ambito." })
  operatore(@Root() { operatoreId }: NominaRow, @Ctx() context: GraphContext) {
    return context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione(coordinatoreLeggi)
  @FieldResolver(() => PermessiNominaCoordinatore, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { owner, dal, al }: NominaRow, @Ctx() context: GraphContext): PermessiNominaCoordinatore {
    return {
      puoCessare:
        owner === context.ambitoId &&
        puoFinirePrima({ dal, al }, giornoRoma(context.adesso)) &&
        context.ammette(coordinatoreNomina),
    };
  }
}

@Resolver(() => Ambito)
export class CoordinatoreDellAmbitoResolver {
  @Azione(coordinatoreLeggi)
  @FieldResolver(() => NominaCoordinatore, {
    nullable: true,
    description: "Il coordinatore dell'Ufficio di Piano in carica nel giorno indicato (oggi, se manca).",
  })
  async coordinatore(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const giorno = al ?? giornoRoma(context.adesso);
    const [nomina] = await context.loadMany<NominaRow>(`Ambito.coordinatore ${giorno}`, id, ({ query }, ids) =>
      query(
        `SELECT n.ambito_id AS owner, ${COLONNE} FROM ${NOMINE} WHERE n.ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date`,
        [ids, giorno],
      ),
    );
    return nomina ?? null;
  }

  @Azione(coordinatoreLeggi)
  @FieldResolver(() => NominaCoordinatoreConnection, { description: 'Le nomine del coordinatore, dalla più recente.' })
  nomineCoordinatore(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, NOMINE_COORDINATORE, id, pagina);
  }

  @Azione(coordinatoreNomina)
  @Mutation(() => Ambito, { description: "Nomina il coordinatore dell'Ufficio di Piano (art. 4 c. 2 b, art. 7)." })
  async nominaCoordinatore(
    @Arg('input', { description: 'La nomina.' }) input: NominaCoordinatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => nominaCoordinatore(unit, input), { key: chiave, arguments: input });
    return context.load(ambitoReference, 'id', context.ambitoId ?? '');
  }

  @Azione(coordinatoreNomina)
  @Mutation(() => Ambito, { description: "Fa cessare il coordinatore dell'Ufficio di Piano prima del suo termine." })
  async cessaCoordinatore(
    @Arg('input', { description: 'La cessazione.' }) input: CessaCoordinatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => cessaCoordinatore(unit, input), { key: chiave, arguments: input });
    return context.load(ambitoReference, 'id', context.ambitoId ?? '');
  }
}
