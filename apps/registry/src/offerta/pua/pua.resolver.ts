// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, ChiaveIdempotenza, DataIso, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Ente } from '../enti/ente.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { CompetenzaSuRichiesta } from './competenza-su-richiesta.ts';
import { entiCompetenti, RichiestaInput } from './enti-competenti.ts';
import { organizzaPua, OrganizzaPuaInput, puoOrganizzarePua } from './organizza-pua.ts';
import { PermessiPua, Pua } from './pua.ts';
import { PUA_SQL } from './pua.sql.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { enteLeggi } from '../enti/enti.azioni.ts';
import { puaLeggi, puaOrganizza } from './pua.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';

interface PuaRow extends Pua {
  codiceIstat: string;
  ambitoId: string;
  sedeId: string;
  distrettoId: string;
  [column: string]: unknown;
}

@Resolver(() => Pua)
export class PuaResolver {
  @Azione(comuneLeggi)
  @FieldResolver(() => Comune, { description: 'Il Comune per cui è esercitata.' })
  comune(@Root() { codiceIstat }: PuaRow, @Ctx() context: GraphContext) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => Sede, { description: 'La sede del Segretariato Sociale che la esercita.' })
  sede(@Root() { sedeId }: PuaRow, @Ctx() context: GraphContext) {
    return context.load(sedeReference, 'id', sedeId);
  }

  @Azione(enteLeggi)
  @FieldResolver(() => Ente, { description: 'Il distretto sanitario che la esercita.' })
  distretto(@Root() { distrettoId }: PuaRow, @Ctx() context: GraphContext) {
    return context.load(enteReference, 'id', distrettoId);
  }

  @Azione(puaLeggi)
  @FieldResolver(() => PermessiPua, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() { codiceIstat, ambitoId, dal }: PuaRow, @Ctx() context: GraphContext): Promise<PermessiPua> {
    if (ambitoId !== context.ambitoId || !(await puoOrganizzarePua(codiceIstat, context)))
      return { puoSostituire: false };
    const periodi = await periodiDi(codiceIstat, context);
    return { puoSostituire: !periodi.some((altro) => altro.ambitoId === ambitoId && altro.dal > dal) };
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

  @Azione(puaOrganizza)
  @Mutation(() => Pua, {
    description: 'Dispone quale sede e quale distretto sanitario esercitano la PUA per un Comune (art. 2 c. 8 e).',
  })
  async organizzaPua(
    @Arg('input', { description: 'Chi la esercita e da quando.' }) input: OrganizzaPuaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    await context.write((unit) => organizzaPua(unit, input), { key: chiave, arguments: input });
    const [pua] = await context.lettura.query<PuaRow>(
      `SELECT ${PUA_SQL} WHERE codice_istat = $1 AND periodo @> $2::date`,
      [input.codiceIstat, input.dal],
    );
    return pua;
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
  ) {
    const quando = giorno ?? giornoRoma(context.adesso);
    const periodi = await periodiDi(codiceIstat, context);
    return periodi.find(({ dal, al }) => dal <= quando && (al === null || quando <= al)) ?? null;
  }
}

@Resolver(() => Ambito)
export class PuaDiAmbitoResolver {
  @Azione(puaLeggi)
  @AtMost(500) // one for each Comune
  @FieldResolver(() => [Pua], { description: 'Chi vi esercita la PUA oggi, un elemento per Comune (art. 2 c. 8 e).' })
  async pua(@Root() { id }: Ambito, @Ctx() context: GraphContext) {
    const oggi = giornoRoma(context.adesso);
    return context.loadMany<PuaRow & { owner: string }>('Ambito.pua', id, ({ query }, ids) =>
      query(
        `SELECT ambito_id AS owner, ${PUA_SQL} WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY codice_istat`,
        [ids, oggi],
      ),
    );
  }
}

/** Who exercises the PUA for a Comune, ever. */
function periodiDi(codice: string, context: GraphContext): Promise<PuaRow[]> {
  return context.loadMany<PuaRow & { owner: string }>('Comune.pua', codice, ({ query }, codici) =>
    query(`SELECT codice_istat AS owner, ${PUA_SQL} WHERE codice_istat = ANY ($1)`, [codici]),
  );
}

function motivoDi(fuori: boolean, enti: number, competenti: number): string | null {
  if (fuori) return 'In quel giorno il Comune non appartiene a un Ambito';
  if (enti === 0) return 'Nessun ente tratta richieste di questo tipo';
  return competenti === 0 ? 'Nessun ente è competente per questa richiesta' : null;
}
