// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, DataIso, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente } from '../enti/ente.ts';
import { CompetenzaSuRichiesta } from './competenza-su-richiesta.ts';
import { entiCompetenti, RichiestaInput } from './enti-competenti.ts';
import { loadPeriodiPua } from './periodi-pua.ts';
import { puaLeggi } from './pua.azioni.ts';
import { PuaEntity } from './pua.entity.ts';
import { Pua, PuaConnection, type PuaRow } from './pua.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Pua)
export class PuaResolver {
  @LoadField(() => Comune, comuneReference, { description: 'Il Comune per cui è esercitata.' })
  comune(@Root() { codiceIstat }: PuaRow): string {
    return codiceIstat;
  }

  @LoadField(() => Sede, sedeReference, { description: 'La sede del Segretariato Sociale che la esercita.' })
  sede(@Root() { sedeId }: PuaRow): string {
    return sedeId;
  }

  @LoadField(() => Ente, enteReference, { description: 'Il distretto sanitario che la esercita.' })
  distretto(@Root() { distrettoId }: PuaRow): string {
    return distrettoId;
  }

  @Azione(puaLeggi)
  @Query(() => CompetenzaSuRichiesta, {
    description:
      'A quale ente spetta una richiesta in un giorno, fra quelli che vi operavano, per le loro competenze di oggi (art. 2 c. 8 e).',
  })
  async entiCompetenti(
    @Arg('richiesta', { description: 'La richiesta.' }) richiesta: RichiestaInput,
    @Arg('giorno', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' })
    giorno: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const quando = giorno ?? giornoRoma(context.adesso);
    const trovati = await entiCompetenti(context.lettura, richiesta, quando);
    const enti = await Promise.all(
      (trovati ?? []).map(async ({ enteId, perche }) => ({
        ente: await context.load(enteReference, 'id', enteId),
        perche,
      })),
    );
    const competenti = enti.filter(({ perche }) => perche.length === 0).map(({ ente }) => ente);
    return {
      competente: competenti.length > 0,
      motivo: motivoDi(trovati === undefined, enti.length, competenti.length),
      enti: competenti,
      candidati: enti.filter(({ perche }) => perche.length > 0),
    };
  }
}

@Resolver(() => Comune)
export class PuaDiComuneResolver {
  @Azione(puaLeggi)
  @FieldResolver(() => Pua, { nullable: true, description: 'Chi vi esercita la PUA in un giorno (art. 2 c. 8 e).' })
  async pua(
    @Root() { codiceIstat }: Comune,
    @Arg('giorno', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' })
    giorno: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<PuaRow | null> {
    const quando = giorno ?? giornoRoma(context.adesso);
    const periodi = await loadPeriodiPua(codiceIstat, context);
    return periodi.find(({ dal, al }) => dal <= quando && (al === null || quando <= al)) ?? null;
  }

  @ListField(() => PuaConnection, {
    description: 'Chi vi ha esercitato, esercita ed eserciterà la PUA, dall’ultimo (art. 2 c. 8 e).',
    azione: puaLeggi,
    owner: ['codiceIstat', 'text'],
    columns: columnsOf(PuaEntity),
    from: 'pua WHERE codice_istat = owner',
    order: [['lower(periodo)', 'date']],
    direction: 'DESC',
  })
  puaNelTempo(): readonly unknown[] {
    return [];
  }
}

@Resolver(() => Ambito)
export class PuaDiAmbitoResolver {
  @Azione(puaLeggi)
  @AtMost(500) // one for each Comune
  @FieldResolver(() => [Pua], { description: 'Chi vi esercita la PUA oggi, un elemento per Comune (art. 2 c. 8 e).' })
  pua(@Root() { id }: Ambito, @Ctx() context: GraphContext): Promise<PuaRow[]> {
    const oggi = giornoRoma(context.adesso);
    return context.loadMany<PuaRow & { owner: string }>('Ambito.pua', id, ({ query }, ids) =>
      query(
        `SELECT ambito_id AS owner, ${columnsOf(PuaEntity)} FROM pua
         WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY codice_istat`,
        [ids, oggi],
      ),
    );
  }

  @ListField(() => PuaConnection, {
    description: 'Chi vi eserciterà la PUA da un giorno futuro, dal primo (art. 2 c. 8 e).',
    azione: puaLeggi,
    columns: columnsOf(PuaEntity),
    from: 'pua WHERE ambito_id = owner AND lower(periodo) > $3::date',
    order: [
      ['lower(periodo)', 'date'],
      ['codice_istat', 'text'],
    ],
    direction: 'ASC',
  })
  puaFuture(@Ctx() { adesso }: GraphContext): readonly unknown[] {
    return [giornoRoma(adesso)];
  }
}

function motivoDi(fuori: boolean, enti: number, competenti: number): string | null {
  if (fuori) return 'In quel giorno il Comune non appartiene a un Ambito';
  if (enti === 0) return 'Nessun ente tratta richieste di questo tipo';
  return competenti === 0 ? 'Nessun ente è competente per questa richiesta' : null;
}

export const PuaInFuturo = inFuturoOf(Pua, puaLeggi);

export const PuaCorregge = correggeOf(Pua);
