// SPDX-License-Identifier: AGPL-3.0-or-later
export { readConfig, ConfigError, inTheClear } from './read-config.ts';
export {
  baseConfig,
  databaseConfig,
  filesConfig,
  oidcConfig,
  proofConfig,
  queueConfig,
  type FilesConfig,
  type Profile,
  type ProofKey,
} from './concerns.ts';
export { silenceApollo } from './silence-apollo.ts';
export { z } from 'zod';
