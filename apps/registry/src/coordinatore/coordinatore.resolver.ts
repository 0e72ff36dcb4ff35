// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { ChiaveIdempotenza, DataIso, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Ambito } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Azione } from '../azioni.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { cessaCoordinatore, CessaCoordinatoreInput } from './cessa-coordinatore.ts';
import { NominaCoordinatore, PermessiNominaCoordinatore } from './nomina.ts';
import { nominaCoordinatore, NominaCoordinatoreInput } from './nomina-coordinatore.ts';

type NominaRow = NominaCoordinatore & { owner: string; operatoreId: string; [column: string]: unknown };

@Resolver(() => NominaCoordinatore)
export class NominaCoordinatoreResolver {
  @Azione('operatore.leggi')
  @FieldResolver(() => Operatore, { nullable: true, description: "L'operatore nominato; solo nel proprio Ambito." })
  operatore(@Root() { operatoreId }: NominaRow, @Ctx() context: GraphContext) {
    return context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione('coordinatore.leggi')
  @FieldResolver(() => PermessiNominaCoordinatore, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { owner, dal, al }: NominaRow, @Ctx() context: GraphContext): PermessiNominaCoordinatore {
    return {
      puoCessare: owner === context.ambitoId && (al === null || dal < al) && context.ammette('coordinatore.nomina'),
    };
  }
}

@Resolver(() => Ambito)
export class CoordinatoreDellAmbitoResolver {
  @Azione('coordinatore.leggi')
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
    const nomine = await nomineDi(id, context);
    return nomine.find((nomina) => nomina.dal <= giorno && (nomina.al === null || giorno <= nomina.al)) ?? null;
  }

  @Azione('coordinatore.leggi')
  @FieldResolver(() => [NominaCoordinatore], { description: 'Le nomine del coordinatore, dalla più recente.' })
  nomineCoordinatore(@Root() { id }: Ambito, @Ctx() context: GraphContext) {
    return nomineDi(id, context);
  }

  @Azione('coordinatore.nomina')
  @Mutation(() => Ambito, { description: "Nomina il coordinatore dell'Ufficio di Piano (art. 4 c. 2 b, art. 7)." })
  async nominaCoordinatore(
    @Arg('input', { description: 'La nomina.' }) input: NominaCoordinatoreInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => nominaCoordinatore(unit, input), { key: chiave, arguments: input });
    return context.load(ambitoReference, 'id', context.ambitoId ?? '');
  }

  @Azione('coordinatore.nomina')
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

function nomineDi(ambitoId: string, context: GraphContext): Promise<NominaRow[]> {
  return context.loadMany<NominaRow>('Ambito.nomineCoordinatore', ambitoId, ({ query }, ids) =>
    query(
      `SELECT n.ambito_id AS owner, n.id, operatore_id AS "operatoreId", nome || ' ' || cognome AS nominativo,
              lower(periodo) AS dal, upper(periodo) - 1 AS al, atto, atto_cessazione AS "attoCessazione", n.versione
       FROM nomina_coordinatore AS n JOIN operatore AS o ON o.id = n.operatore_id
       WHERE n.ambito_id = ANY ($1::uuid[]) ORDER BY n.ambito_id, periodo DESC`,
      [ids],
    ),
  );
}
