// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';

const LOOK_MS = 10_000;

/** Which transfer is looked at, and how often. */
interface Transfer {
  readonly request: Request;
  readonly response: Response;
  readonly isUpload: boolean;
  readonly lookMs?: number | undefined;
}

/**
 * Breaks off a transfer whose caller takes or sends it more slowly than it may: since the last look it has moved by less, and it is the
 * caller that it waits for, not the subgraph.
 * @param leastKb the kilobytes a second that it moves at least
 * @returns what ends the looking
 */
export function keepPace(leastKb: number, { request, response, isUpload, lookMs = LOOK_MS }: Transfer): () => void {
  const { socket } = request;
  const moved = (): number => (isUpload ? socket.bytesRead : socket.bytesWritten - socket.writableLength);
  const waitsForCaller = (): boolean =>
    isUpload ? !request.complete && !request.isPaused() : socket.writableLength > 0;
  const least = leastKb * 1_024 * (lookMs / 1_000);
  let before = moved();
  const look = setInterval(() => {
    const now = moved();
    if (waitsForCaller() && now - before < least) response.destroy();
    before = now;
  }, lookMs).unref();
  return () => clearInterval(look);
}
