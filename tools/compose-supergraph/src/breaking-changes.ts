// SPDX-License-Identifier: AGPL-3.0-or-later
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** What a client of the published graph would miss, or find changed, in the new one. */
export async function breakingChanges(published: string, next: string): Promise<string[]> {
  const schema = (sdl: string) => buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  const changes = await diff(schema(published), schema(next));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}
