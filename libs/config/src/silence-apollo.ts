// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Keeps Apollo's packages from talking to their maker, whatever the environment says. The one of the gateway asks the addresses of
 * cloud providers where it runs and reports that; others report when they find a key. Their only switch is the environment, which
 * they read when they are made: call this before.
 */
export function silenceApollo(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('APOLLO_')) delete process.env[name];
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
