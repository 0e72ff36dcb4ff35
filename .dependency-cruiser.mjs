// SPDX-License-Identifier: AGPL-3.0-or-later

/** The areas of the registry, from the lowest on: each imports those before it. */
const AREAS = ['ambito', 'sedi', 'personale', 'offerta', 'governo'];

/** What stands on top of the folders of a service: it puts them together, starts them, or fills their tables. */
const TOP = String.raw`^apps/[^/]+/src/((app|main|worker|migrate|sdl|demo|[^/]+\.consumer)\.ts$|(demo|migrations)/)`;
/** The folder of a concept, or of an area. */
const FOLDER = String.raw`^apps/[^/]+/src/(?!(demo|migrations)(/|$))[^/]+`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...AREAS.slice(1).map((higher, index) => ({
      name: `below-${higher}`,
      comment: `What is in ${AREAS.slice(0, index + 1).join(', ')} imports nothing of ${higher}.`,
      severity: 'error',
      from: { path: `^apps/registry/src/(${AREAS.slice(0, index + 1).join('|')})/` },
      to: { path: `^apps/registry/src/${higher}/` },
    })),
    {
      name: 'folders-stand-in-areas',
      comment: `A folder of the registry stands in one of its areas: ${AREAS.join(', ')}.`,
      severity: 'error',
      from: { path: `^apps/registry/src/(?!(${AREAS.join('|')}|demo|migrations|permessi)/)[^/]+/` },
      to: {},
    },
    {
      name: 'no-circle-of-folders',
      comment:
        'Folders do not import each other in a circle: docs/adr/0021-direction-between-folders.md says how to turn one.',
      severity: 'error',
      scope: 'folder',
      from: { path: FOLDER },
      to: { circular: true, viaOnly: { path: FOLDER } },
    },
    {
      name: 'not-from-the-top',
      comment: 'What puts the folders together imports them, and no folder imports it.',
      severity: 'error',
      from: { path: `${FOLDER}/` },
      to: { path: TOP },
    },
    {
      name: 'leaf-beside-the-folders',
      comment: 'A file beside the folders that they import imports none of them.',
      severity: 'error',
      from: { path: String.raw`^apps/[^/]+/src/[^/]+\.ts$`, pathNot: TOP },
      to: { path: `${FOLDER}/` },
    },
  ],
  options: {
    // Tests, what they share, and the examples of the tests of roles may import from everywhere.
    exclude: { path: String.raw`(\.(test|testing|ruoli|fixture)|/testing)\.ts$` },
    includeOnly: { path: String.raw`^apps/[^/]+/src/` },
    // What stands on top imports every folder: followed, it would make a circle of each folder that imports a leaf beside it.
    doNotFollow: { path: TOP },
    // A type that is imported is a dependency too.
    tsPreCompilationDeps: true,
  },
};
