// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { replaceRows, type WorkUnit } from '@ambito/persistence';
import { FattoObiettivoEntity, FattoProgettoEntity, FattoVerificaEntity } from './fatto-progetto.entity.ts';
import { keepFatti } from './keep-fatti.ts';
import { toccatiDal, type Toccati } from './toccati.ts';

/** A project counts from its first day on, and from the days of its planned reviews. */
export async function projectProgetti(
  unit: WorkUnit,
  events: readonly EventoDi<'ProgettoAggiornato'>[],
): Promise<Toccati> {
  const { ambitoId, ids, stati } = await keepFatti(
    unit,
    FattoProgettoEntity,
    events,
    ({ presaInCaricoId, pseudonimo, area, naturaArea, stato, condiviso, ...dati }) => ({
      presaInCaricoId,
      pseudonimo,
      area,
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
      areaSiuss: naturaArea,
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
  return toccatiDal(
    stati.flatMap(({ dati }) => [
      ...dati.verifiche.map(({ prevista }) => prevista),
      ...(dati.attivoDal === undefined ? [] : [dati.attivoDal]),
    ]),
  );
}
