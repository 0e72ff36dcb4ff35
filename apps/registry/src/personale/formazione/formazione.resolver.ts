// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import {
  AttivitaFormativa,
  AttivitaFormativaConnection,
  Partecipazione,
  PermessiAttivitaFormativa,
  PermessiPartecipazione,
} from './attivita-formativa.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { haChiIscrivere, iscriveSoloSe, IscriviOperatore } from './iscrivi-operatore.ts';
import { ProgrammaAttivitaFormativa } from './programma-attivita-formativa.ts';
import { formazioneLeggi } from './formazione.azioni.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';

interface PartecipazioneRow extends Partecipazione {
  readonly owner: string;
  readonly operatoreId: string;
  readonly account: string | null;
  readonly attivitaDal: string;
  readonly [colonna: string]: unknown;
}

@Resolver(() => AttivitaFormativa)
export class AttivitaFormativaResolver {
  @Azione(formazioneLeggi)
  @Query(() => AttivitaFormativa, { nullable: true, description: "Un'attività formativa dell'Ambito." })
  attivitaFormativa(@Arg('id', () => UUID, { description: "L'attività." }) id: string, @Ctx() context: GraphContext) {
    return context.load(attivitaFormativaReference, 'id', id);
  }

  @Azione(formazioneLeggi)
  @Query(() => AttivitaFormativaConnection, {
    description: "Le attività formative dell'Ambito, dalla più recente (art. 2 c. 5 m, n).",
  })
  attivitaFormative(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ dal: string; id: string }, object>(
      pagina,
      ['dal', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT lower(periodo) AS dal, id FROM attivita_formativa
           WHERE ambito_id = $1 AND ($2::date IS NULL OR (lower(periodo), id) < ($2, $3::uuid))
           ORDER BY lower(periodo) DESC, id DESC LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(attivitaFormativaReference, 'id', id),
    );
  }

  @Azione(formazioneLeggi)
  @AtMost(1_000)
  @FieldResolver(() => [Partecipazione], { description: 'Gli iscritti, con le ore frequentate.' })
  partecipazioni(@Root() { id }: AttivitaFormativa, @Ctx() context: GraphContext): Promise<PartecipazioneRow[]> {
    return partecipazioniDi(id, context);
  }

  @Azione(formazioneLeggi)
  @FieldResolver(() => PermessiAttivitaFormativa, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { id, dal, posti }: AttivitaFormativa,
    @Ctx() context: GraphContext,
  ): Promise<PermessiAttivitaFormativa> {
    const cominciata = dal <= giornoRoma(context.adesso);
    const iscritti = (await partecipazioniDi(id, context)).length;
    const liberi = posti === null || iscritti < posti;
    return {
      puoIscrivere:
        !cominciata &&
        liberi &&
        context.ammette(azioneOfCommand(IscriviOperatore)) &&
        (await haChiIscrivere(id, context)),
      puoRegistrarePresenze: cominciata && iscritti > 0 && context.ammette(azioneOfCommand(ProgrammaAttivitaFormativa)),
    };
  }
}

@Resolver(() => Partecipazione)
export class PartecipazioneResolver {
  @Azione(operatoreLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: "L'operatore." })
  operatore(@Root() { operatoreId }: PartecipazioneRow, @Ctx() context: GraphContext) {
    return context.load(operatoreReference, 'id', operatoreId);
  }

  @Azione(formazioneLeggi)
  @FieldResolver(() => PermessiPartecipazione, { description: 'Che cosa chi legge può farne.' })
  permessi(@Root() { attivitaDal, account }: PartecipazioneRow, @Ctx() context: GraphContext): PermessiPartecipazione {
    const cominciata = attivitaDal <= giornoRoma(context.adesso);
    if (cominciata || !context.ammette(azioneOfCommand(IscriviOperatore))) return { puoAnnullare: false };
    const { attore, autorizzazione } = context.bind(azioneOfCommand(IscriviOperatore));
    return { puoAnnullare: !iscriveSoloSe(autorizzazione) || account === attore.sub };
  }
}

@Resolver(() => Operatore)
export class OperatoreFormazioneResolver {
  @Azione(formazioneLeggi)
  @FieldResolver(() => Float, {
    description: 'Ore di formazione frequentate in un anno: quello in cui finisce l’attività (art. 2 c. 5 n).',
  })
  async oreFormazione(
    @Root() { id }: Operatore,
    @Arg('anno', () => Int, { description: 'Anno.' }) anno: number,
    @Ctx() context: GraphContext,
  ): Promise<number> {
    if (anno < 1 || anno > 9998) throw new BadUserInput(['anno'], 'L’anno non è valido');
    const [somma] = await context.loadMany<{ owner: string; ore: number }>(
      `Operatore.oreFormazione ${anno}`,
      id,
      ({ query }, ids) =>
        query(
          `SELECT operatore_id AS owner, sum(p.ore)::float8 AS ore
           FROM partecipazione p JOIN attivita_formativa a ON a.id = p.attivita_id
           WHERE operatore_id = ANY ($1::uuid[]) AND p.ore IS NOT NULL
             AND upper(periodo) - 1 >= make_date($2, 1, 1) AND upper(periodo) - 1 < make_date($2 + 1, 1, 1)
           GROUP BY operatore_id`,
          [ids, anno],
        ),
    );
    return somma?.ore ?? 0;
  }
}

function partecipazioniDi(attivitaId: string, context: GraphContext): Promise<PartecipazioneRow[]> {
  return context.loadMany('AttivitaFormativa.partecipazioni', attivitaId, ({ query }, ids) =>
    query(
      `SELECT attivita_id AS owner, operatore_id AS "operatoreId", account, iscritto_il AS "iscrittoIl", p.ore::float8 AS ore,
              lower(a.periodo) AS "attivitaDal"
       FROM partecipazione AS p JOIN attivita_formativa AS a ON a.id = p.attivita_id JOIN operatore AS o ON o.id = p.operatore_id
       WHERE attivita_id = ANY ($1::uuid[]) ORDER BY iscritto_il, operatore_id`,
      [ids],
    ),
  );
}
