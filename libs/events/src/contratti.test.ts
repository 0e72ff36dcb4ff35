// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { contratti } from './contratti.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
}

const SCHEMI = Object.entries(contratti).flatMap(([tipo, versioni]) =>
  Object.entries(versioni).map(([versione, schema]): [string, Schema] => [
    `${tipo} v${versione}`,
    z.toJSONSchema(schema) as Schema,
  ]),
);

/** Every schema inside a schema, with its path. */
function* interni(schema: Schema, percorso = ''): Generator<[percorso: string, schema: Schema]> {
  yield [percorso, schema];
  for (const [nome, proprieta] of Object.entries(schema.properties ?? {}))
    yield* interni(proprieta, `${percorso}.${nome}`);
  if (schema.items !== undefined) yield* interni(schema.items, `${percorso}[]`);
  for (const scelta of schema.anyOf ?? []) yield* interni(scelta, percorso);
}

/** Texts that are public by nature, or opaque: the only strings without a fixed form. */
const TESTI_AMMESSI = [
  'AmbitoAggiornato v1.dati.nome',
  'ComuneAggiornato v1.dati.nome',
  'SedeAggiornata v1.dati.denominazione',
  'EnteAggiornato v1.dati.denominazione',
  'LineaDiBilancioAggiornata v1.dati.fondo',
  'OperatoreAggiornato v1.dati.account',
  'VocabolarioAggiornato v1.dati.voci[].nome',
];

describe.each(SCHEMI)('%s', (nome, schema) => {
  test('no object takes a field that the contract does not name', () => {
    const aperti = [...interni(schema)].filter(([, s]) => s.type === 'object' && s.additionalProperties !== false);
    expect(aperti).toEqual([]);
  });

  test('no string is free text', () => {
    const liberi = [...interni(schema)]
      .filter(
        ([, s]) => s.type === 'string' && s.enum === undefined && s.const === undefined && s.pattern === undefined,
      )
      .map(([percorso]) => nome + percorso);
    expect(liberi.filter((testo) => !TESTI_AMMESSI.includes(testo))).toEqual([]);
  });

  // A change here changes a published contract. Add an optional field or a code; anything else needs a new version.
  test('its JSON schema is the published one', () => {
    expect(schema).toMatchSnapshot();
  });
});

test('an event names a person by the pseudonym only', () => {
  const nomi = SCHEMI.flatMap(([, schema]) => [...interni(schema)].map(([percorso]) => percorso));
  expect(
    nomi.filter((percorso) => /persona|cognome|fiscale|nota|nascita|indirizzo|telefono|email/i.test(percorso)),
  ).toEqual([]);
});
