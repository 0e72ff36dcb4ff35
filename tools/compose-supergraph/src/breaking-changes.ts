// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';

/**
 * What a graph is compared with: the last release's or, before the first release, the version before its last change, be
 * that change committed or not.
 * @param composed the graph as it is now
 * @returns undefined for a file without an earlier version, or outside a repository
 * @throws Error in a clone without history, which cannot tell
 */
export function publishedBefore(root: string, path: string, composed: string): string | undefined {
  const git = (...args: string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return status === 0 ? stdout : undefined;
  };
  if (git('rev-parse', '--is-shallow-repository')?.trim() === 'true')
    throw new Error('The clone is shallow: fetch the history, the graph is compared with its earlier version');
  const release = git('describe', '--tags', '--match', 'v*', '--abbrev=0')?.trim();
  if (release !== undefined) return git('show', `${release}:${path}`);
  const committed = git('show', `HEAD:${path}`);
  if (committed !== composed) return committed;
  const last = git('log', '-1', '--format=%H', '--', path)?.trim();
  return git('show', `${last}^:${path}`);
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
