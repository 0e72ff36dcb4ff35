// SPDX-License-Identifier: AGPL-3.0-or-later
import { Arg, ID } from 'type-graphql';

/** The idempotency key that every command takes: `@ChiaveIdempotenza() chiave: string | undefined`. */
export function ChiaveIdempotenza(): ParameterDecorator {
  return Arg('chiaveIdempotenza', () => ID, {
    nullable: true,
    description:
      'Da 8 a 100 caratteri, scelta da chi chiama: ripetendo la richiesta con la stessa chiave si ha il primo risultato.',
  }) as ParameterDecorator;
}
