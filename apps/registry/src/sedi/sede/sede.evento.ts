// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import type { Calendario, FasciaOraria, Intervallo } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CALENDARIO_SQL } from '../calendario/calendario.sql.ts';

/** Ends a change of a sede: a new version, told to the other services. */
export async function finishModificaSede(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE sede SET versione = versione + 1 WHERE id = $1', [id]);
  await emitSede(unit, id);
  unit.audit('Sede', id);
}

/** Tells the other services the state of a sede, with everything that decides when it is open. */
export async function emitSede(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<
    Required<Calendario> & { ambitoId: string; comune: string; denominazione: string; versione: number }
  >(
    `SELECT calendario.*, ambito_id AS "ambitoId", codice_istat AS comune, denominazione, versione
     FROM (${CALENDARIO_SQL} WHERE id = $1) AS calendario JOIN sede ON id = owner`,
    [id],
  );
  if (stato === undefined) throw new Error(`No Sede ${id}`);
  const { ambitoId, comune, denominazione, attivaDal, attivaAl, versione, orari, variazioni, straordinarie, patrono } =
    stato;
  unit.emit(
    newEvent({
      tipo: 'SedeAggiornata',
      ambitoId,
      aggregato: { tipo: 'Sede', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        comune,
        denominazione,
        attivaDal,
        ...(attivaAl === null ? {} : { attivaAl }),
        orari: orari?.map(settimanale),
        variazioni: variazioni?.map(({ dal, al, fasce }) => ({ dal, al, fasce: fasce.map(intervallo) })),
        straordinarie: straordinarie?.map((apertura) => ({ giorno: apertura.giorno, ...intervallo(apertura) })),
        ...(patrono === null ? {} : { patrono }),
      },
    }),
  );
}

function settimanale({ giorno, validoDal, validoAl, ...ore }: FasciaOraria): FasciaOraria {
  return { giorno, ...intervallo(ore), validoDal, ...(typeof validoAl === 'string' ? { validoAl } : {}) };
}

function intervallo({ dalle, alle }: Intervallo): Intervallo {
  return { dalle, alle };
}
