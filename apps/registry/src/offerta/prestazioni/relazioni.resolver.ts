// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione } from '@ambito/subgraph';
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { AtMost } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Ente } from '../enti/ente.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { nomeSiussDi } from './codici-siuss.ts';
import { Prestazione } from './prestazione.ts';
import { comuniIl } from './prestazione.sql.ts';
import { ambitoLeggi } from '../../ambito/ambiti/ambiti.azioni.ts';
import { comuneLeggi } from '../../ambito/comuni/comuni.azioni.ts';
import { enteLeggi } from '../enti/enti.azioni.ts';
import { prestazioneLeggi } from './prestazioni.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';

export type PrestazioneRow = Prestazione & { ambitoId: string; titolareId: string | null };

@Resolver(() => Prestazione)
export class RelazioniResolver {
  @Azione(prestazioneLeggi)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Il nome del codice nella nomenclatura nazionale SIUSS.',
  })
  async nomeSiuss(@Root() { codiceSiuss }: PrestazioneRow, @Ctx() context: GraphContext): Promise<string | null> {
    if (codiceSiuss === null) return null;
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

  @Azione(ambitoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito che la offre." })
  ambito(@Root() { ambitoId }: PrestazioneRow, @Ctx() context: GraphContext) {
    return context.load(ambitoReference, 'id', ambitoId);
  }

  @Azione(comuneLeggi)
  @AtMost(500)
  @FieldResolver(() => [Comune], {
    description:
      "I Comuni in cui si offre oggi; nessuno: tutto l'Ambito. Non quelli usciti dall'Ambito, se non lo sono tutti: allora non è più pubblica.",
  })
  async comuni(@Root() { id }: PrestazioneRow, @Ctx() context: GraphContext) {
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
    return Promise.all(comuni.map(({ codice }) => context.load(comuneReference, 'codiceIstat', codice)));
  }

  @Azione(enteLeggi)
  @FieldResolver(() => Ente, { nullable: true, description: "L'ente che ne risponde." })
  titolare(@Root() { titolareId }: PrestazioneRow, @Ctx() context: GraphContext) {
    return titolareId === null ? null : context.load(enteReference, 'id', titolareId);
  }

  @Azione(enteLeggi)
  @AtMost(100)
  @FieldResolver(() => [Ente], { description: 'Gli altri enti che la erogano.' })
  async erogatori(@Root() { id }: PrestazioneRow, @Ctx() context: GraphContext) {
    const enti = await context.loadMany<{ owner: string; id: string }>('Prestazione.erogatori', id, ({ query }, ids) =>
      query(
        `SELECT prestazione_id AS owner, ente.id FROM prestazione_ente JOIN ente ON ente.id = ente_id
           WHERE prestazione_id = ANY ($1::uuid[]) ORDER BY denominazione, ente.id`,
        [ids],
      ),
    );
    return Promise.all(enti.map((ente) => context.load(enteReference, 'id', ente.id)));
  }

  @Azione(sedeLeggi)
  @AtMost(100)
  @FieldResolver(() => [Sede], { description: 'Le sedi del Segretariato Sociale a cui chiederla; non quelle cessate.' })
  async sedi(@Root() { id }: PrestazioneRow, @Ctx() context: GraphContext) {
    const oggi = giornoRoma(context.adesso);
    const sedi = await context.loadMany<{ owner: string; id: string }>('Prestazione.sedi', id, ({ query }, ids) =>
      query(
        `SELECT prestazione_id AS owner, sede.id FROM prestazione_sede JOIN sede ON sede.id = sede_id
         WHERE prestazione_id = ANY ($1::uuid[]) AND periodo && daterange($2::date, NULL) ORDER BY denominazione, sede.id`,
        [ids, oggi],
      ),
    );
    return Promise.all(sedi.map((sede) => context.load(sedeReference, 'id', sede.id)));
  }
}
