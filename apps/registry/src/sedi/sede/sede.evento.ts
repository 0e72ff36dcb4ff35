// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoDopo, type Calendario, type FasciaOraria, type Intervallo } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { CALENDARIO_SQL } from '../calendario/calendario.sql.ts';
import { SedeEntity } from './sede.entity.ts';

/** When a sede is there and open. */
type Stato = Required<Calendario> & { readonly attivaDal: string };

/** Ends a change of a sede: a new version, told to the other services. */
export async function finishModificaSede(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE sede SET versione = versione + 1 WHERE id = $1', [id]);
  await emitSede(unit, id);
  unit.audit('Sede', id);
}

/** Tells the other services the state of a sede, with everything that decides when it is open. */
export async function emitSede(unit: WriteUnit, id: string): Promise<void> {
  await emit(unit, id, ({ attivaAl, orari }) => ({ attivaAl, orari }));
}

/** Tells the other services that a sede, which is about to be annulled, is there on no day: it ends the day before it begins. */
export async function emitSedeAnnullata(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE sede SET versione = versione + 1 WHERE id = $1', [id]);
  await emit(unit, id, ({ attivaDal }) => ({ attivaAl: giornoDopo(attivaDal, -1), orari: [] }));
  unit.audit('Sede', id);
}

/** @param daDire the last day and the hours that are told of the sede */
async function emit(
  unit: WriteUnit,
  id: string,
  daDire: (stato: Stato) => Pick<Stato, 'attivaAl' | 'orari'>,
): Promise<void> {
  const [stato] = await unit.query<
    Stato & { comune: string } & Pick<SedeEntity, 'ambitoId' | 'denominazione' | 'versione'>
  >(
    `SELECT calendario.*, codice_istat AS comune, ${columnsOf(SedeEntity, 'sede', ['ambitoId', 'denominazione', 'versione'])}
     FROM (${CALENDARIO_SQL} WHERE id = $1) AS calendario JOIN sede ON id = owner`,
    [id],
  );
  if (stato === undefined) throw new Error(`No Sede ${id}`);
  const { ambitoId, comune, denominazione, attivaDal, versione, variazioni, straordinarie, patrono } = stato;
  const { attivaAl, orari } = daDire(stato);
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
