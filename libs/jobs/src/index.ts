// SPDX-License-Identifier: AGPL-3.0-or-later
export { defineTask, implementTask, type Implementation, type JobContext, type Task } from './task.ts';
export { createJobs, prepareQueueDatabase, type Jobs, type JobState } from './jobs.ts';
export type { QueueSettings } from './backend.ts';
export { startHandOver, type Asked, type Requests } from './hand-over.ts';
