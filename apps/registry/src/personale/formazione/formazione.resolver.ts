// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import {
  AtMost,
  Azione,
  DataIso,
  type GraphContext,
  ListField,
  ListQuery,
  LoadField,
  LoadQuery,
  UUID,
} from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { requireGiorniCercati } from '../../ambito/comuni/giorni-cercati.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { motivoRitardoOf } from '../../ambito/annullamenti/registrazione-tardiva.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { ritardoDaOf } from '../operatori/ritardo-da.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import {
  AttivitaFormativa,
  AttivitaFormativaConnection,
  Partecipazione,
  PartecipazioneConnection,
  type PartecipazioneRow,
} from './attivita-formativa.ts';
import { formazioneLeggi } from './formazione.azioni.ts';
import { loadPartecipazioni, PARTECIPAZIONE_COLUMNS, PARTECIPAZIONI } from './load-partecipazioni.ts';

@Resolver(() => AttivitaFormativa)
export class AttivitaFormativaResolver {
  @LoadQuery(() => AttivitaFormativa, attivitaFormativaReference, { description: "Un'attività formativa dell'Ambito." })
  attivitaFormativa(@Arg('id', () => UUID, { description: "L'attività." }) id: string): string {
    return id;
  }

  @ListQuery(() => AttivitaFormativaConnection, {
    description: "Le attività formative dell'Ambito, o quelle che si cercano, dalla più recente (art. 2 c. 5 m, n).",
    nodes: attivitaFormativaReference,
    from: 'attivita_formativa WHERE ambito_id = $2',
    filters: [
      (dal) => `upper(periodo) > ${dal}::date`,
      (al) => `lower(periodo) <= ${al}::date`,
      // Not EXISTS: PostgreSQL would join and sort, where it now reads the rows in the order of their index.
      (operatore) =>
        `(SELECT true FROM partecipazione AS p WHERE p.attivita_id = attivita_formativa.id AND p.operatore_id = ${operatore}::uuid)`,
    ],
    order: [
      ['lower(periodo)', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  attivitaFormative(
    @Arg('dal', () => DataIso, {
      nullable: true,
      description: 'Solo quelle che non sono finite prima di questo giorno.',
    })
    dal: string | undefined,
    @Arg('al', () => DataIso, { nullable: true, description: 'Solo quelle che cominciano entro questo giorno.' })
    al: string | undefined,
    @Arg('operatoreId', () => UUID, { nullable: true, description: 'Solo quelle a cui è iscritto questo operatore.' })
    operatoreId: string | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    requireGiorniCercati(dal, al);
    return [ambitoId, dal, al, operatoreId];
  }

  @Azione(formazioneLeggi)
  @AtMost(1_000)
  @FieldResolver(() => [Partecipazione], { description: 'Gli iscritti, con le ore frequentate.' })
  partecipazioni(@Root() { id }: AttivitaFormativa, @Ctx() context: GraphContext): Promise<PartecipazioneRow[]> {
    return loadPartecipazioni(context, id);
  }
}

@Resolver(() => Partecipazione)
export class PartecipazioneResolver {
  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: "L'operatore." })
  operatore(@Root() { operatoreId }: PartecipazioneRow): string {
    return operatoreId;
  }

  @LoadField(() => AttivitaFormativa, attivitaFormativaReference, { description: "L'attività." })
  attivita(@Root() { attivitaId }: PartecipazioneRow): string {
    return attivitaId;
  }
}

@Resolver(() => Operatore)
export class OperatoreFormazioneResolver {
  @ListField(() => PartecipazioneConnection, {
    description: "Le iscrizioni dell'operatore ad attività formative, dall'ultima (art. 2 c. 5 n).",
    azione: formazioneLeggi,
    columns: PARTECIPAZIONE_COLUMNS,
    from: `${PARTECIPAZIONI} WHERE p.operatore_id = owner`,
    order: [
      ['p.iscritto_il', 'timestamptz'],
      ['p.attivita_id', 'uuid'],
    ],
    direction: 'DESC',
  })
  iscrizioni(): readonly unknown[] {
    return [];
  }

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

export const AttivitaFormativaCorregge = correggeOf(AttivitaFormativa);
export const PartecipazioneRitardo = motivoRitardoOf(Partecipazione, ({ operatoreId }: PartecipazioneRow) => [
  'Operatore',
  operatoreId,
]);
export const PartecipazioneRitardoDa = ritardoDaOf<PartecipazioneRow>(Partecipazione);
