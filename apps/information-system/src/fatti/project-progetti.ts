// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoObiettivoEntity, FattoProgettoEntity, FattoVerificaEntity } from './fatto-progetto.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

/** The days from which projects ($2) counted so far: their first, and those of their planned reviews. */
const CONTAVANO = `
  SELECT id, attivo_dal AS giorno FROM fatto_progetto WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND attivo_dal IS NOT NULL
  UNION ALL SELECT progetto_id, prevista FROM fatto_verifica WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[])`;

/**
 * A project counts from its first day on, and from the days of its planned reviews. An acceptance that was annulled no longer counts from
 * its day: the days from which the project counted so far are touched too.
 */
export async function projectProgetti(
  unit: WorkUnit,
  events: readonly EventoDi<'ProgettoAggiornato'>[],
): Promise<Toccati> {
  const contavano = await unit.query<{ id: string; giorno: string }>(CONTAVANO, [
    unit.ambitoId,
    events.map(({ aggregato }) => aggregato.id),
  ]);
  const { ambitoId, ids, stati } = await keepFatti(
    unit,
    FattoProgettoEntity,
    events,
    ({ presaInCaricoId, pseudonimo, area, naturaArea, stato, condiviso, ...dati }) => ({
      presaInCaricoId,
      pseudonimo,
      area,
      naturaArea,
      stato,
      condiviso,
      comune: dati.comuneResidenza,
      sede: dati.sedeId,
      attivoDal: dati.attivoDal ?? null,
      concluso: dati.conclusoIl ?? null,
    }),
  );
  const below = { ambitoId: [ambitoId], progettoId: ids };
  await replaceRows(
    unit,
    FattoObiettivoEntity,
    below,
    stati.flatMap(({ aggregato, dati }) =>
      dati.obiettivi.map((obiettivo) => ({ ambitoId, progettoId: aggregato.id, ...obiettivo })),
    ),
  );
  await replaceRows(
    unit,
    FattoVerificaEntity,
    below,
    stati.flatMap(({ aggregato, dati }) =>
      dati.verifiche.map((verifica) => ({ ambitoId, progettoId: aggregato.id, ...verifica })),
    ),
  );
  return toccatiDal([
    ...contavano.flatMap(({ id, giorno }) => (ids.includes(id) ? [giorno] : [])),
    ...stati.flatMap(({ dati }) => [
      ...dati.verifiche.map(({ prevista }) => prevista),
      ...(dati.attivoDal === undefined ? [] : [dati.attivoDal]),
    ]),
  ]);
}
