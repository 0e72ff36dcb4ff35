// SPDX-License-Identifier: AGPL-3.0-or-later
import { startTestServer } from './server.mjs';

export default async () => {
  globalThis.stopTestServer = await startTestServer();
};
