// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Evento } from '@ambito/events';
import type { Reader } from './unit-context.ts';

/** What a unit of a command and a unit of a worker both have. */
export interface EmittingUnit extends Pick<Reader, 'query'> {
  emit(evento: Evento): void;
  readonly adesso: Date;
}
