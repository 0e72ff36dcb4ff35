// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** A file as main has it; undefined where there is no such branch, or no such file yet. */
export function publishedOnMain(root: string, path: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['show', `main:${path}`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? stdout : undefined;
}

/** What a client of the published graph would miss, or find changed, in the new one. */
export async function breakingChanges(published: string, next: string): Promise<string[]> {
  const changes = await diff(schemaOf(published), schemaOf(next));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

function schemaOf(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}
