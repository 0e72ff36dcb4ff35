// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** The port asked for when it is free, otherwise any; 0 asks for any. */
export async function freePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? 0;
}

/** @throws Error naming PORT when it is taken */
export async function exactPort(port: number): Promise<number> {
  if ((await tryPort(port)) === undefined)
    throw new Error(`Port ${port} is taken: free it, or choose another with PORT`);
  return port;
}

async function tryPort(port: number): Promise<number | undefined> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return undefined;
  }
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}
