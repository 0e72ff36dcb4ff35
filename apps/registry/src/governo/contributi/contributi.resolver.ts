// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, DataIso, type GraphContext, ListField, ListQuery, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { annullamentoRimanda } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { requireGiorniCercati } from '../../ambito/comuni/giorni-cercati.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { loadOperatoreCheResta } from '../../personale/operatori/operatore-che-resta.ts';
import { Operatore } from '../../personale/operatori/operatore.ts';
import { ObiettivoDiPiano } from '../obiettivi/obiettivo-di-piano.ts';
import { obiettivoReference } from '../obiettivi/obiettivo.reference.ts';
import { contributoReference } from './contributo.reference.ts';
import {
  ContributoAllaProgrammazione,
  ContributoConnection,
  EsitoContributo,
  TipoContributo,
  type ContributoRow,
} from './contributo.ts';

const DAL_PRIMO = [
  ['presentato_il', 'timestamptz'],
  ['id', 'uuid'],
] as const;

@Resolver(() => ContributoAllaProgrammazione)
export class ContributoResolver {
  @LoadQuery(() => ContributoAllaProgrammazione, contributoReference, {
    description: 'Un contributo alla programmazione.',
  })
  contributo(@Arg('id', () => UUID, { description: 'Il contributo.' }) id: string): string {
    return id;
  }

  @ListQuery(() => ContributoConnection, {
    description: "I contributi alla programmazione dell'Ambito, o quelli che si cercano, dal più recente.",
    nodes: contributoReference,
    from: 'contributo WHERE ambito_id = $2',
    filters: [
      (tipo) => `tipo = ${tipo}::text`,
      (esito) => `esito = ${esito}::text`,
      (attende) => `num_nulls(esito) = ${attende}::boolean::integer`,
      (dal) => `presentato_il >= ${dal}::date::timestamp AT TIME ZONE 'Europe/Rome'`,
      (al) => `presentato_il < (${al}::date + 1)::timestamp AT TIME ZONE 'Europe/Rome'`,
    ],
    order: DAL_PRIMO,
    direction: 'DESC',
  })
  contributi(
    @Arg('tipo', () => TipoContributo, { nullable: true, description: 'Solo quelli di questo tipo.' })
    tipo: TipoContributo | undefined,
    @Arg('esito', () => EsitoContributo, { nullable: true, description: 'Solo quelli con questo esito.' })
    esito: EsitoContributo | undefined,
    @Arg('inAttesa', () => Boolean, {
      nullable: true,
      description: 'Solo quelli che attendono risposta; se è false, solo quelli a cui si è risposto.',
    })
    inAttesa: boolean | undefined,
    @Arg('dal', () => DataIso, { nullable: true, description: 'Solo quelli presentati da questo giorno in poi.' })
    dal: string | undefined,
    @Arg('al', () => DataIso, { nullable: true, description: 'Solo quelli presentati fino a questo giorno.' })
    al: string | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    requireGiorniCercati(dal, al);
    return [ambitoId, tipo, esito, inAttesa, dal, al];
  }

  @Azione(annullamentoRimanda)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: 'Chi lo ha presentato, se è un operatore registrato.',
  })
  presentatoDa(@Root() { presentatoDaOperatore }: ContributoRow, @Ctx() context: GraphContext): unknown {
    return presentatoDaOperatore === null ? null : loadOperatoreCheResta(context, presentatoDaOperatore);
  }

  @LoadField(() => ObiettivoDiPiano, obiettivoReference, {
    nullable: true,
    description: "L'obiettivo a cui ha portato.",
  })
  obiettivo(@Root() { obiettivoId }: ContributoRow): string | null {
    return obiettivoId;
  }
}

export const ContributoCorregge = correggeOf(ContributoAllaProgrammazione);

@Resolver(() => ObiettivoDiPiano)
export class ContributiDellObiettivoResolver {
  @ListField(() => ContributoConnection, {
    description: 'I contributi che vi hanno portato, dal primo.',
    nodes: contributoReference,
    from: 'contributo WHERE obiettivo_id = owner AND ambito_id = $3',
    order: DAL_PRIMO,
    direction: 'ASC',
  })
  contributi(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
