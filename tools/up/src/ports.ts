// SPDX-License-Identifier: AGPL-3.0-or-later
import { freePort, isFree } from '@ambito/embedded-postgres';

/** The port asked for when it is free, otherwise any. */
export async function preferredPort(port: number): Promise<number> {
  return (await isFree(port)) ? port : freePort();
}

/** @throws Error naming PORT when it is taken */
export async function exactPort(port: number): Promise<number> {
  if (!(await isFree(port))) throw new Error(`Port ${port} is taken: free it, or choose another with PORT`);
  return port;
}
