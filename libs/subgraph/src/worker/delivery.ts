// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { defineTask, type Task } from '@ambito/jobs';

const payload = z.object({ eventi: z.array(z.unknown()) });

/** A batch of events on its way to one consumer. The events inside are parsed one by one, so that a bad one stops no other. */
export function deliveryTask(queue: string): Task<typeof payload> {
  return defineTask({ queue, name: 'consegna', payload, attempts: 6 });
}
