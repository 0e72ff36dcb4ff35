// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent, type Evento } from '@ambito/events';
import { createDataSource, work } from '@ambito/persistence';
import { VOCABOLARI, type NomeVocabolario, type Voce } from '@ambito/vocabulary';
import { anagrafeConsumer } from '../anagrafe.consumer.ts';
import type { Casework } from '../testing.ts';

/** The first entries of a list as events carry them: without their source. */
const iniziali = (nome: NomeVocabolario): readonly Voce[] =>
  VOCABOLARI[nome].voci.map(({ fonte: _, ...voce }: Voce) => voce);

/** A list as the registry tells it: the earlier entries and the new ones. */
export const evento = (nome: NomeVocabolario, nuove: object[], versione = 2): Evento =>
  newEvent({
    tipo: 'VocabolarioAggiornato',
    ambitoId: null,
    aggregato: { tipo: 'Vocabolario', id: nome, versione },
    avvenutoIl: '2026-11-25T10:00:00.000Z',
    dati: { nome, voci: [...iniziali(nome), ...nuove] },
  });

/** Gives casework what the registry tells, as its worker does. */
export async function sendAnagrafe({ database }: Casework, ...eventi: Evento[]): Promise<void> {
  const url = database.urls.WORKER_DATABASE_URL;
  const dataSource = createDataSource({ url, applicationName: 'prova', poolSize: 2, entities: [] });
  await dataSource.initialize();
  await work(dataSource, null, (unit) => anagrafeConsumer().apply(unit, eventi));
  await dataSource.destroy();
}
