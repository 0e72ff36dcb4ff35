// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Apertura } from '@ambito/orari';
import ical, { escape } from 'ical-generator';

interface SedeNelCalendario {
  readonly id: string;
  readonly denominazione: string;
  readonly indirizzo: string;
  readonly comune: string;
}

const TTL_SECONDI = 3_600;

/**
 * The openings of a sede as an iCalendar text (RFC 5545), to subscribe to. Instants are in UTC, so that no reader needs to
 * know the clocks of Rome; an opening keeps its identifier as long as it begins at the same instant.
 */
export function calendarioIcs(sede: SedeNelCalendario, aperture: readonly Apertura[], adesso: Date): string {
  const luogo = `${sede.indirizzo}, ${sede.comune}`;
  const calendario = ical({
    // The library escapes the texts of events, and leaves those of the calendar as they are.
    name: escape(sede.denominazione, false),
    description: escape(`Aperture di ${sede.denominazione}, ${luogo}`, false),
    prodId: { company: 'Ambito', product: 'registro', language: 'IT' },
    ttl: TTL_SECONDI,
  });
  for (const { dalle, alle } of aperture) {
    calendario.createEvent({
      id: `${sede.id}-${dalle.getTime()}`,
      start: dalle,
      end: alle,
      stamp: adesso,
      summary: `${sede.denominazione}: aperto`,
      location: luogo,
    });
  }
  return calendario.toString();
}
