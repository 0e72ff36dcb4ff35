// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  PaginaArgs,
  paginate,
  type GraphContext,
  type Pagina,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { ammettePer } from '../../sedi/sede/sede-di-chi.ts';
import { AttoDiMandato, AttoDiMandatoConnection, PermessiAttoDiMandato } from './atto-di-mandato.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';
import { RegistraAttoDiMandato } from './registra-atto-di-mandato.ts';
import { revocabile } from './revoca-atto-di-mandato.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { mandatoLeggi } from './mandati.azioni.ts';

type AttoRow = AttoDiMandato & { codiceIstat: string };

@Resolver(() => AttoDiMandato)
export class MandatiResolver {
  @Azione(mandatoLeggi)
  @Query(() => AttoDiMandatoConnection, {
    description: "Gli atti di mandato dell'Ambito, o di un suo Comune, dal più recente (art. 2 c. 3).",
  })
  attiDiMandato(
    @Arg('codiceIstat', () => String, { nullable: true, description: 'Codice ISTAT del Comune; tutti, se manca.' })
    codiceIstat: string | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    const comune = codiceIstat === undefined ? '' : 'AND codice_istat = $5';
    return paginate<{ data: string; id: string }, object>(
      pagina,
      ['data', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT data, id FROM atto_di_mandato
           WHERE ambito_id = $1 AND ($2::date IS NULL OR (data, id) < ($2, $3::uuid)) ${comune}
           ORDER BY data DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit, ...(codiceIstat === undefined ? [] : [codiceIstat])],
        ),
      ({ id }) => context.load(attoDiMandatoReference, 'id', id),
    );
  }

  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune che lo ha adottato.' })
  comune(@Root() { codiceIstat }: AttoRow, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(mandatoLeggi)
  @AtMost(500)
  @FieldResolver(() => [Operatore], { description: 'Gli assistenti sociali a cui dà mandato, per cognome.' })
  async operatori(@Root() { id }: AttoDiMandato, @Ctx() context: GraphContext) {
    const righe = await context.loadMany<{ owner: string; operatoreId: string }>(
      'AttoDiMandato.operatori',
      id,
      ({ query }, ids) =>
        query(
          `SELECT atto_id AS owner, operatore_id AS "operatoreId"
           FROM atto_di_mandato_operatore JOIN operatore ON operatore.id = operatore_id
           WHERE atto_id = ANY ($1::uuid[]) ORDER BY cognome, nome, operatore_id`,
          [ids],
        ),
    );
    const operatori = await Promise.all(
      righe.map(({ operatoreId }) => context.load(operatoreReference, 'id', operatoreId)),
    );
    return operatori.filter((operatore) => operatore !== null);
  }

  @Azione(mandatoLeggi)
  @FieldResolver(() => PermessiAttoDiMandato, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { codiceIstat, dal, al }: AttoRow, @Ctx() context: GraphContext): PermessiAttoDiMandato {
    return {
      puoRevocare:
        revocabile({ dal, al }, giornoRoma(context.adesso)) &&
        ammettePer(azioneOfCommand(RegistraAttoDiMandato), codiceIstat, context),
    };
  }
}
