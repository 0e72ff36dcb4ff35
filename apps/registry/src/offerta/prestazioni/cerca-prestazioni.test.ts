// SPDX-License-Identifier: AGPL-3.0-or-later
import { recordStatements } from '@ambito/persistence/testing';
import { offerta } from '../../offerta.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { terminiDiRicerca } from './termini-di-ricerca.ts';

const SCADE = '2027-05-01';
const VOCI = [
  {
    nome: 'Assistenza domiciliare per persone anziane',
    paroleChiave: ['badante', 'SAD'],
    descrizione: 'Aiuto a casa nella cura di sé e nelle faccende quotidiane.',
    etaMinima: 65,
  },
  {
    nome: 'Centro diurno per la disabilità',
    paroleChiave: ['laboratori'],
    descrizione: 'Attività educative di giorno, con assistenza, nella città di Avellino.',
    codiceSiuss: 'A3.01',
    aree: ['DIS'],
    comuni: ['064008'],
  },
  {
    nome: 'Asilo nido comunale',
    paroleChiave: ['bambini piccoli'],
    descrizione: 'Posti al nido per i primi tre anni.',
    codiceSiuss: 'A3.03',
    aree: ['FAM'],
    etaMassima: 3,
  },
  {
    nome: 'Mediazione linguistica e culturale',
    paroleChiave: ['interprete', 'stranieri'],
    descrizione: 'Un mediatore aiuta a parlare con i servizi.',
    codiceSiuss: 'A2.19',
    aree: ['IMMNOM'],
    lingue: ['it', 'ar', 'uk'],
  },
  {
    nome: 'Ascolto e orientamento',
    paroleChiave: ['segretariato'],
    descrizione: 'Informazioni su tutti i servizi e su come accedervi.',
    codiceSiuss: 'A2.30',
    aree: ['MULBEN'],
    requisiti: 'Nessuno: è aperto a chiunque, anche a un anziano solo.',
  },
] as const;

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
  const comandi = offerta(registry);
  const { id: titolareId } = await comandi.registraEnte();
  for (const voce of VOCI) await comandi.pubblicata({ requisiti: 'Vivere nel Comune.', ...voce, titolareId }, SCADE);
  await comandi.redigi({ nome: 'Assistenza domiciliare in bozza', titolareId });
  await comandi.redigi({ nome: 'Assitenza domicilare, intrprete, zibaldone', titolareId });
});
afterAll(() => registry.stop());

interface Pagina {
  cercaPrestazioni: {
    edges: { cursor: string; node: { nome: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const pagina = (testo: string, extra: object = {}) =>
  registry.call<Pagina>(
    null,
    `query ($testo: String!, $filtri: FiltriPrestazioniInput, $first: Int! = 100, $after: String) {
      cercaPrestazioni(testo: $testo, filtri: $filtri, first: $first, after: $after) {
        edges { cursor node { nome } } pageInfo { hasNextPage endCursor } } }`,
    { testo, ...extra },
  );
const search = async (testo: string, filtri: object = {}): Promise<string[]> => {
  const { data, errors } = await pagina(testo, { filtri });
  expect(errors).toBeUndefined();
  return data!.cercaPrestazioni.edges.map(({ node }) => node.nome);
};
const [ANZIANI, DIURNO, NIDO, MEDIAZIONE, ASCOLTO] = VOCI.map(({ nome }) => nome);

describe('the search (art. 2 c. 6 and 8 a)', () => {
  test.each([
    ['words in another order and number', 'assistenza anziani', ANZIANI],
    ['a singular the stemmer keeps apart', 'anziano', ANZIANI],
    ['a singular for a plural', 'bambino', NIDO],
    ['a plural for a singular', 'nidi comunali', NIDO],
    ['a plural the stemmer keeps apart', 'domiciliari', ANZIANI],
    ['no accent', 'disabilita', DIURNO],
    ['an apostrophe for an accent', "citta'", DIURNO],
    ['an accent', 'CITTÀ', DIURNO],
    ['a letter too few', 'assitenza domicilare', ANZIANI],
    ['a letter too many', 'mediazzione', MEDIAZIONE],
    ['a letter for another', 'ansiani', ANZIANI],
    ['two letters swapped', 'disablità', DIURNO],
    ['a vowel too few', 'intrprete', MEDIAZIONE],
    ['the beginning of a word', 'interpr', MEDIAZIONE],
    ['another name', 'badante', ANZIANI],
    ['an article with its apostrophe', "l'assistenza all'anziana", ANZIANI],
    ['stop words among the others', 'ho bisogno di un aiuto a casa per la mia mamma anziana', ANZIANI],
    ['a word that no entry has beside one that some have', 'xyzzyq nido', NIDO],
  ])('finds by %s: %s', async (_nome, testo, attesa) => {
    expect((await search(testo))[0]).toBe(attesa);
  });

  test('ranks by how many words are found, then by where', async () => {
    expect(await search('assistenza anziani')).toEqual([ANZIANI, DIURNO, ASCOLTO]);
    // An entry that has the word in its name comes before one that has it in its requirements.
    expect(await search('anziani')).toEqual([ANZIANI, ASCOLTO]);
  });

  test.each([
    ['stop words alone', 'di il per più', []],
    ['words that no entry has', 'xyzzyq', []],
    ['signs alone', '!!! &&& ((( ', []],
  ])('finds nothing by %s', async (_nome, testo, attese) => {
    expect(await search(testo)).toEqual(attese);
  });

  test('finds all that is public, by name, when nothing is typed', async () => {
    expect(await search('  ')).toEqual([ASCOLTO, NIDO, ANZIANI, DIURNO, MEDIAZIONE]);
  });

  test.each([
    "nido' | 'assistenza",
    'nido:* & !(assistenza)',
    "nido'); DROP TABLE prestazione; --",
    'nido <-> assistenza \\',
    'nido %_%',
    `nido "assistenza" -centro OR`,
  ])('reads operators as words: %s', async (testo) => {
    expect(await search(testo)).toContain(NIDO);
  });

  test('reads only the first words of a very long text', async () => {
    expect(await search(`nido ${'parola lunghissima '.repeat(5_000)}`)).toContain(NIDO);
  });

  test.each([
    ['area, and what is for all of them', { area: 'DIS' }, [ASCOLTO, DIURNO]],
    ['age', { eta: 3 }, [ASCOLTO, NIDO, DIURNO, MEDIAZIONE]],
    ['age', { eta: 64 }, [ASCOLTO, DIURNO, MEDIAZIONE]],
    ['Comune, and what is for the whole Ambito', { comune: '064071' }, [ASCOLTO, NIDO, ANZIANI, MEDIAZIONE]],
    ['Comune of no Ambito', { comune: '999999' }, []],
    ['national code', { codiceSiuss: 'A3.03' }, [NIDO]],
    ['language', { lingua: 'ar' }, [MEDIAZIONE]],
    ['Ambito', { ambitoId: A04, area: 'FAM' }, [ASCOLTO, NIDO]],
    ['service', { competenza: 'SANITARIA' }, []],
  ])('is limited by %s: %j', async (_nome, filtri, attese) => {
    expect(await search('', filtri)).toEqual(attese);
    expect((await search('assistenza nido mediazione ascolto', filtri)).toSorted()).toEqual([...attese].toSorted());
  });

  test.each(['', 'assistenza nido mediazione ascolto centro'])(
    'gives each entry once over all pages, in the order of a single page: «%s»',
    async (testo) => {
      const tutte = await search(testo);
      const aPagine: string[] = [];
      let after: string | undefined;
      do {
        const { data } = await pagina(testo, { first: 2, after });
        aPagine.push(...data!.cercaPrestazioni.edges.map(({ node }) => node.nome));
        const { hasNextPage, endCursor } = data!.cercaPrestazioni.pageInfo;
        after = hasNextPage ? endCursor : undefined;
      } while (after !== undefined);
      expect(aPagine).toEqual(tutte);
    },
  );

  test('knows only the words of entries that are public on the day', async () => {
    const cercati = (testo: string, giorno: string) =>
      terminiDiRicerca({ query: registry.admin as never }, testo, giorno);
    // Only a draft has a word that begins with this one, so the search uses the word as it is.
    expect(await cercati('zibal', '2026-11-24')).toEqual(["'zibal'"]);
    expect(await cercati('intrprete', '2026-11-24')).toEqual([expect.stringContaining("'interpr'")]);
    expect(await cercati('intrprete', '2027-05-02')).toEqual([expect.not.stringContaining("'interpr'")]);
  });

  test('refuses a cursor that it did not give', async () => {
    const { errors } = await pagina('nido', { after: Buffer.from('["a","b","c"]').toString('base64url') });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('over ten thousand entries', () => {
  beforeAll(async () => {
    await registry.admin(
      `INSERT INTO prestazione (id, ambito_id, stato, nome, parole_chiave, descrizione, competenza, codice_siuss, aree, comuni, requisiti,
         documenti, costo, costi, accessibilita, lingue, come_chiedere, tempo_risposta, orari, orari_note, titolare_id, responsabile,
         responsabile_email, verificato_il, verifica_scade)
       SELECT uuidv7(), ambito_id, stato, 'Voce numero' || n, '{}', 'Testo di prova numero' || n, competenza, codice_siuss, aree, comuni, requisiti,
         documenti, costo, costi, accessibilita, lingue, come_chiedere, tempo_risposta, orari, orari_note, titolare_id, responsabile,
         responsabile_email, verificato_il, verifica_scade
       FROM prestazione CROSS JOIN generate_series(1, 10000) AS n WHERE nome = $1`,
      [NIDO],
    );
    await registry.admin('ANALYZE');
  }, 180_000);

  /** The plan of each page that a search sends: the first and the one after it. */
  async function piani(testo: string, filtri: object): Promise<string[]> {
    const recorder = recordStatements();
    const { data } = await pagina(testo, { first: 1, filtri });
    await pagina(testo, { first: 1, filtri, after: data!.cercaPrestazioni.pageInfo.endCursor });
    const inviate = recorder.take().filter(({ text }) => text.includes('AS cursor0'));
    recorder.stop();
    expect(inviate).toHaveLength(2);
    const lunghe = inviate.map(({ text, values }) => ({ text, values: [26, ...values.slice(1)] }));
    return Promise.all(
      lunghe.map(async ({ text, values }) => {
        expect(text).not.toContain('IS NULL OR');
        return JSON.stringify(await registry.admin(`EXPLAIN (COSTS OFF) ${text}`, [...values]));
      }),
    );
  }

  test.each([{}, { area: 'FAM' }, { ambitoId: A04, competenza: 'SOCIALE' }, { eta: 2, lingua: 'it' }])(
    'the search by words and the page by name use their indexes: %j',
    async (filtri) => {
      for (const perRango of await piani('asilo numero7 numero8', filtri)) {
        expect(perRango).toContain('prestazione_ricerca');
        expect(perRango).not.toContain('Seq Scan on prestazione');
      }
      for (const perNome of await piani('', filtri)) {
        expect(perNome).toMatch(/prestazione_(pubblicate|per_stato|elenco)/);
        expect(perNome).not.toMatch(/ Sort |Seq Scan on prestazione/);
      }
    },
  );

  test('a slip is corrected', async () => {
    const termini = await terminiDiRicerca({ query: registry.admin as never }, 'assitenza domicilare', '2026-11-24');
    expect(termini).toEqual([expect.stringContaining("'assistent'"), expect.stringContaining("'domicil'")]);
  });
});
