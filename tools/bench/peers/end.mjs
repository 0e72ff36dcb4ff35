// SPDX-License-Identifier: AGPL-3.0-or-later
// Loaded before each peer: it ends in order when it is told to, so that its profile is written.
process.once('SIGTERM', () => process.exit(0));
