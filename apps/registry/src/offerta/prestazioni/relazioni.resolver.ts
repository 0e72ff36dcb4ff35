// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, type GraphContext, LoadField } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente } from '../enti/ente.ts';
import { comuniIl, nomeSiussDi } from './prestazione.sql.ts';
import { Prestazione, type PrestazioneRow } from './prestazione.ts';
import { prestazioneLeggi } from './prestazioni.azioni.ts';

@Resolver(() => Prestazione)
export class RelazioniResolver {
  @Azione(prestazioneLeggi)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Il nome del codice nella nomenclatura nazionale SIUSS.',
  })
  async nomeSiuss(@Root() { codiceSiuss }: PrestazioneRow, @Ctx() context: GraphContext): Promise<string | null> {
    if (codiceSiuss == null) return null;
    const [voce] = await context.loadMany<{ owner: string; nome: string | null }>(
      'Prestazione.nomeSiuss',
      codiceSiuss,
      ({ query }, codici) =>
        query(`SELECT c.codice AS owner, ${nomeSiussDi('c.codice')} AS nome FROM unnest($1::text[]) AS c (codice)`, [
          codici,
        ]),
    );
    return voce?.nome ?? null;
  }

  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito che la offre.", pubblico: true })
  ambito(@Root() { ambitoId }: PrestazioneRow): string {
    return ambitoId;
  }

  @AtMost(500)
  @LoadField(() => [Comune], comuneReference, {
    description:
      "I Comuni in cui si offre oggi; nessuno: tutto l'Ambito. Non quelli usciti dall'Ambito, se non lo sono tutti: allora non è più pubblica.",
  })
  async comuni(@Root() { id }: PrestazioneRow, @Ctx() context: GraphContext): Promise<string[]> {
    const oggi = giornoRoma(context.adesso);
    const comuni = await context.loadMany<{ owner: string; codice: string }>(
      'Prestazione.comuni',
      id,
      ({ query }, ids) =>
        query(`SELECT id AS owner, unnest(${comuniIl('$2')}) AS codice FROM prestazione WHERE id = ANY ($1::uuid[])`, [
          ids,
          oggi,
        ]),
    );
    return comuni.map(({ codice }) => codice);
  }

  @LoadField(() => Ente, enteReference, { nullable: true, description: "L'ente che ne risponde." })
  titolare(@Root() { titolareId }: PrestazioneRow): string | null {
    return titolareId;
  }

  @AtMost(100)
  @LoadField(() => [Ente], enteReference, { description: 'Gli altri enti che la erogano.' })
  async erogatori(@Root() { id }: PrestazioneRow, @Ctx() context: GraphContext): Promise<string[]> {
    const enti = await context.loadMany<{ owner: string; id: string }>('Prestazione.erogatori', id, ({ query }, ids) =>
      query(
        `SELECT prestazione_id AS owner, ente.id FROM prestazione_ente JOIN ente ON ente.id = ente_id
         WHERE prestazione_id = ANY ($1::uuid[]) ORDER BY denominazione, ente.id`,
        [ids],
      ),
    );
    return enti.map((ente) => ente.id);
  }

  @AtMost(100)
  @LoadField(() => [Sede], sedeReference, {
    description: 'Le sedi del Segretariato Sociale a cui chiederla; non quelle cessate.',
  })
  async sedi(@Root() { id }: PrestazioneRow, @Ctx() context: GraphContext): Promise<string[]> {
    const oggi = giornoRoma(context.adesso);
    const sedi = await context.loadMany<{ owner: string; id: string }>('Prestazione.sedi', id, ({ query }, ids) =>
      query(
        `SELECT prestazione_id AS owner, sede.id FROM prestazione_sede JOIN sede ON sede.id = sede_id
         WHERE prestazione_id = ANY ($1::uuid[]) AND periodo && daterange($2::date, NULL) ORDER BY denominazione, sede.id`,
        [ids, oggi],
      ),
    );
    return sedi.map((sede) => sede.id);
  }
}
