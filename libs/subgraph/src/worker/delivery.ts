// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { defineTask, type Task } from '@ambito/jobs';

const payload = z.object({ eventi: z.array(z.unknown()) });

/** A batch of events for one consumer. The events are parsed one by one, so that a bad one does not stop the others. */
export function deliveryTask(queue: string): Task<typeof payload> {
  return defineTask({ queue, name: 'consegna', payload, attempts: 6 });
}
