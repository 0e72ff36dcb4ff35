// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { defineTask, type Task } from '@ambito/jobs';

const delivered = z.object({ evento: z.unknown(), requestId: z.string() });
/** An event as a delivery carries it: with the id of the request that it comes from. */
export type Delivered = z.output<typeof delivered>;

const payload = z.object({ eventi: z.array(delivered) });

/** A batch of events for one consumer. The events are parsed one by one, so that a bad one does not stop the others. */
export function deliveryTask(queue: string): Task<typeof payload> {
  return defineTask({ queue, name: 'consegna', payload, attempts: 6 });
}
