// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The fields that tell whether a person is known, by their coordinate in the graph, and the argument by which they do: given,
 * it makes the field a probe. An operation that looks persons up by code or name belongs here: a test finds in the
 * supergraph every argument that takes the fiscal code of a person, and fails for one that is missing.
 */
export const PROBING: Readonly<Record<string, readonly string[]>> = {
  // A code that is registered already is answered with a conflict, and the person's id.
  'Mutation.registraContatto': ['input', 'persona', 'codiceFiscale'],
};
