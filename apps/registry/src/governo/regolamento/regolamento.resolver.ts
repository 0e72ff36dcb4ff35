// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, DataIso, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { Articolo, compareArticoli, DifferenzaArticolo } from './articoli.ts';
import { regolamentoLeggi } from './regolamento.azioni.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import { VersioneRegolamento, VersioneRegolamentoConnection, type VersioneRow } from './versione-regolamento.ts';

@Resolver(() => Ambito)
export class AmbitoRegolamentoResolver {
  @LoadField(() => VersioneRegolamento, versioneRegolamentoReference, {
    nullable: true,
    description:
      'Il Regolamento in vigore in un giorno (art. 10): oggi, se manca. Assente prima della prima approvazione.',
  })
  async regolamento(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<string | undefined> {
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
    return versione?.id;
  }

  @ListField(() => VersioneRegolamentoConnection, {
    description: 'Le versioni del Regolamento, dalla più recente.',
    nodes: versioneRegolamentoReference,
    from: 'versione_regolamento WHERE ambito_id = owner',
    order: [['numero', 'integer']],
    direction: 'DESC',
  })
  versioniRegolamento(): readonly unknown[] {
    return [];
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
    return era === undefined || ora === undefined ? null : compareArticoli(era, ora);
  }
}

@Resolver(() => VersioneRegolamento)
export class VersioneRegolamentoResolver {
  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito di cui è il Regolamento." })
  ambito(@Root() { ambitoId }: VersioneRow): string {
    return ambitoId;
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
}
