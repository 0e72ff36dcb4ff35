// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  AtMost,
  Azione,
  DataIso,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { AllineaRegolamento } from './allinea-regolamento.ts';
import { Articolo, confronta, DifferenzaArticolo } from './articoli.ts';
import { PermessiVersione, VersioneRegolamento, VersioneRegolamentoConnection } from './versione-regolamento.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import { ambitoLeggi } from '../../ambito/ambiti/ambiti.azioni.ts';
import { regolamentoLeggi } from './regolamento.azioni.ts';
import { ApriPropostaDiModifica } from './apri-proposta.ts';

const VERSIONI_REGOLAMENTO: OwnedList = {
  name: 'Ambito.versioniRegolamento',
  owner: 'uuid',
  columns: 'id',
  from: 'versione_regolamento WHERE ambito_id = owner',
  order: [['numero', 'integer']],
  direction: 'DESC',
};

@Resolver(() => Ambito)
export class AmbitoRegolamentoResolver {
  @Azione(regolamentoLeggi)
  @FieldResolver(() => VersioneRegolamento, {
    nullable: true,
    description:
      'Il Regolamento in vigore in un giorno (art. 10): oggi, se manca. Assente prima della prima approvazione.',
  })
  async regolamento(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const giorno = al ?? giornoRoma(context.adesso);
    const [versione] = await context.loadMany<{ owner: string; id: string }>(
      `Ambito.regolamento ${giorno}`,
      id,
      ({ query }, ids) =>
        query(
          `SELECT ambito_id AS owner, id FROM versione_regolamento WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date`,
          [ids, giorno],
        ),
    );
    return versione === undefined ? null : context.load(versioneRegolamentoReference, 'id', versione.id);
  }

  @Azione(regolamentoLeggi)
  @FieldResolver(() => VersioneRegolamentoConnection, {
    description: 'Le versioni del Regolamento, dalla più recente.',
  })
  versioniRegolamento(
    @Root() { id }: Ambito,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned<object, { id: string }>(context, VERSIONI_REGOLAMENTO, id, pagina, [], (versione) =>
      context.load(versioneRegolamentoReference, 'id', versione.id),
    );
  }

  @Azione(regolamentoLeggi)
  @AtMost(400) // the articles of two versions
  @FieldResolver(() => [DifferenzaArticolo], {
    nullable: true,
    description: 'Due versioni del Regolamento, articolo per articolo. Assente se una delle due non c’è.',
  })
  async confrontoRegolamento(
    @Root() { id }: Ambito,
    @Arg('prima', () => Int, { description: 'Numero di una versione.' }) prima: number,
    @Arg('dopo', () => Int, { description: "Numero dell'altra." }) dopo: number,
    @Ctx() context: GraphContext,
  ): Promise<DifferenzaArticolo[] | null> {
    const testi = await context.loadMany<{ owner: string; numero: number; articoli: Articolo[] }>(
      `Ambito.confrontoRegolamento ${prima} ${dopo}`,
      id,
      ({ query }, ids) =>
        query(
          'SELECT ambito_id AS owner, numero, articoli FROM versione_regolamento WHERE ambito_id = ANY ($1::uuid[]) AND numero = ANY ($2::int[])',
          [ids, [prima, dopo]],
        ),
    );
    const [era, ora] = [prima, dopo].map((numero) => testi.find((testo) => testo.numero === numero)?.articoli);
    return era === undefined || ora === undefined ? null : confronta(era, ora);
  }
}

@Resolver(() => VersioneRegolamento)
export class VersioneRegolamentoResolver {
  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito di cui è il Regolamento." })
  ambito(@Root() { ambitoId }: VersioneRegolamento & { ambitoId: string }, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione(regolamentoLeggi)
  @AtMost(200)
  @FieldResolver(() => [Articolo], { description: 'Gli articoli, nel loro ordine.' })
  async articoli(@Root() { id }: VersioneRegolamento, @Ctx() context: GraphContext): Promise<Articolo[]> {
    const [versione] = await context.loadMany<{ owner: string; articoli: Articolo[] }>(
      'VersioneRegolamento.articoli',
      id,
      ({ query }, ids) =>
        query('SELECT id AS owner, articoli FROM versione_regolamento WHERE id = ANY ($1::uuid[])', [ids]),
    );
    return versione?.articoli ?? [];
  }

  @Azione(regolamentoLeggi)
  @FieldResolver(() => PermessiVersione, { description: 'Che cosa chi legge può fare a partire da essa.' })
  async permessi(
    @Root() { ambitoId, superataIl }: VersioneRegolamento & { ambitoId: string },
    @Ctx() context: GraphContext,
  ): Promise<PermessiVersione> {
    const cambia = ambitoId === context.ambitoId && superataIl === null;
    return {
      puoProporreModifica: cambia && context.ammette(azioneOfCommand(ApriPropostaDiModifica)),
      puoAllineare: cambia && (await puoDaCoordinatoreInCarica(azioneOfCommand(AllineaRegolamento), context)),
    };
  }
}
