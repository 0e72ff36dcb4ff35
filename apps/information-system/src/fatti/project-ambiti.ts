// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { keepVersione, replaceRows, type WorkUnit } from '@ambito/persistence';
import { AmbitoComuneEntity, AmbitoEntity } from './ambito.entity.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

export async function projectAmbiti(unit: WorkUnit, events: readonly EventoDi<'AmbitoAggiornato'>[]): Promise<Toccati> {
  const rows = events.map(({ aggregato: { id, versione }, dati: { codice, nome, regione } }) => ({
    id,
    codice,
    nome,
    regione,
    versione,
  }));
  const news = (await keepVersione(unit, AmbitoEntity, rows)).map(({ id }) => id);
  const comuni = events
    .filter(({ aggregato }) => news.includes(aggregato.id))
    .flatMap(({ aggregato, dati }) => dati.comuni.map((comune) => ({ ambitoId: aggregato.id, ...comune })));
  await replaceRows(unit, AmbitoComuneEntity, { ambitoId: news }, comuni);
  return toccatiDal(comuni.map((comune) => comune.dal));
}
