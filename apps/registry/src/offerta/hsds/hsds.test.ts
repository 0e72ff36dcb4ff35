// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { offerta } from '../../offerta.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

interface Servizio {
  id: string;
  name: string;
  attributes: { value?: string; taxonomy_term: { code: string; taxonomy: string } }[];
  [campo: string]: unknown;
}
const SCADE = '2027-05-01';
let registry: Registry;
let comandi: ReturnType<typeof offerta>;
let titolareId: string;
beforeAll(async () => {
  registry = await startIstituito();
  comandi = offerta(registry);
  titolareId = (await comandi.registraEnte()).id;
  const sede = await comandi.write('individuaSede', 'IndividuaSedeInput', {
    codiceIstat: '064008',
    denominazione: 'Sede di Avellino',
    indirizzo: 'Via Roma 1',
    comeArrivare: 'Autobus 5',
    attivaDal: '2020-01-01',
  });
  const cooperativa = await comandi.registraEnte({ natura: 'TERZO_SETTORE', denominazione: 'Cooperativa Alfa' });
  await comandi.pubblicata(
    { titolareId, sediIds: [sede.id], erogatoriIds: [cooperativa.id], comuni: ['064008', '064071'], etaMinima: 65 },
    SCADE,
  );
  await comandi.pubblicata(
    { titolareId, nome: 'Mensa sociale', codiceSiuss: 'A2.01', documenti: [], costi: [] },
    SCADE,
  );
  await comandi.redigi({ titolareId, nome: 'Ancora in bozza' });
});
afterAll(() => registry.stop());

const esporta = async (): Promise<string> => {
  const risposta = await registry.risorsa(null, { percorso: `/ambiti/${A04}/hsds.json` });
  expect(risposta.status).toBe(200);
  expect(risposta.headers.get('content-type')).toMatch(/^application\/json/);
  return risposta.text();
};
const servizi = async (): Promise<Servizio[]> => JSON.parse(await esporta()) as Servizio[];
/** An entry that comes from a document has the identifiers of this Ambito, and so have its documents, costs and hours. */
const senzaIdentificativi = (servizio: Servizio): unknown =>
  JSON.parse(
    JSON.stringify(servizio, (campo, valore: unknown) => (campo === 'id' || campo.endsWith('_id') ? null : valore)),
  );
const importa = async (documento: unknown, prova = false) => {
  const { data, errors } = await registry.call<{ importaOffertaHsds: object }>(
    'COORDINATORE',
    'mutation ($input: ImportaHsdsInput!) { importaOffertaHsds(input: $input) { nuove cambiate uguali prova } }',
    { input: { documento: typeof documento === 'string' ? documento : JSON.stringify(documento), prova } },
  );
  return errors?.[0]?.extensions ?? data?.importaOffertaHsds;
};
const svuota = async () => {
  for (const tabella of ['prestazione_parola', 'prestazione_ente', 'prestazione_sede', 'prestazione'])
    await registry.admin(`DELETE FROM ${tabella}`);
};

describe('the catalogue as HSDS (art. 2 c. 6)', () => {
  test('has the public entries, in the shape of HSDS', async () => {
    const [anziani, mensa, ...altri] = (await servizi()).toSorted((a, b) => a.name.localeCompare(b.name));
    expect(altri).toEqual([]);
    expect(mensa).toMatchObject({ name: 'Mensa sociale', required_documents: [] });
    expect(anziani).toMatchObject({
      status: 'active',
      organization: { id: titolareId, name: 'Distretto sanitario 4' },
      minimum_age: 65,
      assured_date: '2026-11-24',
      required_documents: [{ document: 'Attestazione ISEE' }],
      cost_options: [{ option: 'ISEE fino a 10.000 euro', currency: 'EUR', amount: 0 }],
      schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '13:00' }],
      languages: [{ code: 'it', name: 'italiano' }],
      service_areas: [{ name: 'Avellino', uri: 'istat:064008' }, { name: 'Petruro Irpino' }],
      service_at_locations: [{ location: { name: 'Sede di Avellino', transportation: 'Autobus 5' } }],
    });
  });

  test('is empty for an Ambito without entries; without a valid identifier it is not found', async () => {
    const { status } = await registry.risorsa(null, { percorso: '/ambiti/A04/hsds.json' });
    expect(status).toBe(404);
    const vuota = await registry.risorsa(null, { percorso: '/ambiti/0192a04a-0000-7000-8000-00000000ffff/hsds.json' });
    expect(await vuota.json()).toEqual([]);
  });

  test('imported again changes nothing; imported into an empty catalogue it is exported the same', async () => {
    const documento = await esporta();
    expect(await importa(documento)).toEqual({ nuove: 0, cambiate: 0, uguali: 2, prova: false });
    await svuota();
    expect(await importa(documento, true)).toEqual({ nuove: 2, cambiate: 0, uguali: 0, prova: true });
    expect(await servizi()).toEqual([]);
    expect(await importa(documento)).toEqual({ nuove: 2, cambiate: 0, uguali: 0, prova: false });
    const [prima, dopo] = [JSON.parse(documento) as Servizio[], await servizi()].map((voci) =>
      voci.toSorted((a, b) => a.name.localeCompare(b.name)).map(senzaIdentificativi),
    );
    expect(dopo).toEqual(prima);
    expect(await importa(documento)).toEqual({ nuove: 0, cambiate: 0, uguali: 2, prova: false });
    expect(await importa(await esporta())).toEqual({ nuove: 0, cambiate: 0, uguali: 2, prova: false });
  });

  test('an import changes the entries that differ, and no other', async () => {
    const [primo, secondo] = await servizi();
    const versione = async (id: string) =>
      (await registry.admin<{ versione: number }>('SELECT versione FROM prestazione WHERE id = $1', [id]))[0]!.versione;
    const prima = [await versione(primo!.id), await versione(secondo!.id)];
    expect(await importa([{ ...primo, alert: 'Sospesa fino a lunedì' }, secondo])).toMatchObject({
      cambiate: 1,
      uguali: 1,
    });
    expect([await versione(primo!.id), await versione(secondo!.id)]).toEqual([prima[0]! + 1, prima[1]]);
  });

  const SENZA = (campo: string) => (servizio: Servizio) => {
    const { [campo]: _, ...altro } = servizio;
    return altro;
  };
  const SENZA_ATTRIBUTO = (codice: string) => (servizio: Servizio) => ({
    ...servizio,
    attributes: servizio.attributes.filter(({ taxonomy_term: { code } }) => code !== codice),
  });
  test.each<[string, (servizio: Servizio) => unknown, string[]]>([
    ['no object', () => 7, []],
    ['no name', SENZA('name'), ['name']],
    ['an invalid identifier', (s) => ({ ...s, id: 'x' }), ['id']],
    ['a status that is not active', (s) => ({ ...s, status: 'defunct' }), ['status']],
    ['an invalid date', (s) => ({ ...s, assured_date: '2026-02-30' }), ['assured_date']],
    ['a verification in the future', (s) => ({ ...s, assured_date: '2026-11-25' }), ['assured_date']],
    ['a verification that lapsed long ago', (s) => ({ ...s, assured_date: '2024-11-24' }), ['attributes']],
    ['a name that is too short', (s) => ({ ...s, name: 'x' }), ['name']],
    ['no cost', SENZA('fees_description'), ['fees_description']],
    ['no list of documents', SENZA('required_documents'), ['required_documents']],
    ['no competence', SENZA_ATTRIBUTO('COMPETENZA'), ['attributes']],
    ['no end of the verification', SENZA_ATTRIBUTO('VERIFICA_SCADE_IL'), ['attributes']],
    [
      'an invalid end of the verification',
      (s) => ({
        ...s,
        attributes: s.attributes.map((a) =>
          a.taxonomy_term.code === 'VERIFICA_SCADE_IL' ? { ...a, value: '2027-02-31' } : a,
        ),
      }),
      ['attributes'],
    ],
    ['a name with a NUL character', (s) => ({ ...s, name: 'Mensa\0sociale' }), ['name']],
    ['half a character in a name', (s) => ({ ...s, name: 'Mensa \ud800' }), ['name']],
    [
      'a negative price',
      (s) => ({ ...s, cost_options: [{ option: 'Sempre', amount: -1 }] }),
      ['cost_options', '0', 'amount'],
    ],
    [
      'an invalid day of the week',
      (s) => ({ ...s, schedules: [{ byday: 'XX', opens_at: '09:00', closes_at: '10:00' }] }),
      ['schedules', '0', 'byday'],
    ],
    [
      'hours that end before they begin',
      (s) => ({ ...s, schedules: [{ byday: 'MO', opens_at: '10:00', closes_at: '09:00' }] }),
      ['schedules', '0', 'closes_at'],
    ],
    [
      'a document without a name',
      (s) => ({ ...s, required_documents: [{ document: '' }] }),
      ['required_documents', '0', 'document'],
    ],
    [
      'a part of a Comune as the name of the Comune',
      (s) => ({ ...s, service_areas: [{ name: 'Centro storico', uri: 'istat:064008' }] }),
      ['service_areas', '0', 'name'],
    ],
    ['an unknown Comune', (s) => ({ ...s, service_areas: [{ uri: 'istat:999999' }] }), ['service_areas', '0']],
    [
      'an ente that does not exist',
      (s) => ({ ...s, organization_id: '0192a04a-0000-7000-8000-00000000ffff' }),
      ['organization_id'],
    ],
    [
      'a sede that does not exist',
      (s) => ({ ...s, service_at_locations: [{ location: { id: '0192a04a-0000-7000-8000-00000000ffff' } }] }),
      ['service_at_locations', '0'],
    ],
  ])(
    'of a document with %s nothing is imported, and the answer says where the error is',
    async (_nome, guasta, percorso) => {
      const [buono, altro] = await servizi();
      const prima = await esporta();
      const esito = await importa([{ ...buono, alert: 'Non deve restare' }, guasta(altro!)]);
      expect(esito).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect((esito as { campi: { percorso: string[] }[] }).campi.map((campo) => campo.percorso)).toContainEqual([
        'input',
        'documento',
        '1',
        ...percorso,
      ]);
      expect(await esporta()).toBe(prima);
    },
  );

  test.each(['Avellino', 'AVELLINO', 'Comune di Avellino'])('a Comune may be named with its code: %s', async (name) => {
    const [servizio] = await servizi();
    const service_areas = [{ name, uri: 'istat:064008' }];
    expect(await importa([{ ...servizio, service_areas }], true)).toMatchObject({ prova: true });
  });

  test('lists the errors in Italian', async () => {
    const [servizio] = await servizi();
    const esito = await importa([{ ...servizio, assured_date: '2026-02-30', minimum_age: 'sei' }]);
    const { campi } = esito as { campi: { messaggio: string }[] };
    expect(campi.map(({ messaggio }) => messaggio)).toEqual([
      expect.stringMatching(/^Input non valido/),
      expect.stringMatching(/non valid/),
    ]);
  });

  test.each([
    ['that is not JSON', '{'],
    ['that is no list', '{}'],
    ['of too many entries', JSON.stringify(Array.from({ length: 501 }, () => ({})))],
    ['that is too long', `["${'x'.repeat(1_500_000)}"]`],
  ])('refuses a document %s', async (_nome, documento) => {
    expect(await importa(documento)).toMatchObject({ campi: [{ percorso: ['input', 'documento'] }] });
  });

  test('a repeated entry is refused, and so is a withdrawn one', async () => {
    const [voce] = await servizi();
    const inUso = (esito: unknown) => (esito as { campi: { percorso: string[] }[] }).campi[0]?.percorso;
    expect(inUso(await importa([voce, voce]))).toEqual(['input', 'documento', '1', 'id']);
    await registry.admin(`UPDATE prestazione SET stato = 'RITIRATA' WHERE id = $1`, [voce!.id]);
    expect(inUso(await importa([voce]))).toEqual(['input', 'documento', '0', 'id']);
  });

  test('a document with the identifiers of another Ambito is imported like any other, and tells nothing of its entries', async () => {
    const { id } = await comandi.redigi({ titolareId, nome: 'Una bozza' });
    const voce = (await servizi()).at(-1)!;
    const altro = '0192a04a-0000-7000-8000-000000000a05';
    await registry.admin(`INSERT INTO ambito (id, codice, nome, regione) VALUES ($1, 'A05', 'Altro', '15')`, [altro]);
    const [ente] = await registry.admin<{ id: string }>(
      `INSERT INTO ente (id, ambito_id, natura, denominazione, email, periodo)
       VALUES (uuidv7(), $1, 'ALTRO', 'Altro ente', 'altro@example.org', '[2020-01-01,)') RETURNING id`,
      [altro],
    );
    const suo = {
      ...SENZA_ATTRIBUTO('EROGATORE')(voce),
      organization_id: ente!.id,
      service_at_locations: [],
      service_areas: [],
    };
    const prima = await registry.admin('SELECT * FROM prestazione WHERE ambito_id <> $1 ORDER BY id', [altro]);
    for (const identificativo of [id, voce.id, randomUUID()]) {
      const documento = JSON.stringify([{ ...suo, id: identificativo }]);
      for (const esito of [
        { nuove: 1, uguali: 0 },
        { nuove: 0, uguali: 1 },
      ]) {
        const { data } = await registry.call(
          { ruolo: 'COORDINATORE', ambito: 'altro' },
          'mutation ($input: ImportaHsdsInput!) { importaOffertaHsds(input: $input) { nuove uguali } }',
          { input: { documento } },
        );
        expect(data).toEqual({ importaOffertaHsds: esito });
      }
    }
    expect(await registry.admin('SELECT * FROM prestazione WHERE ambito_id <> $1 ORDER BY id', [altro])).toEqual(prima);
  });

  test('two imports of one document at once write its entries once', async () => {
    await svuota();
    await comandi.pubblicata({ titolareId }, SCADE);
    const [voce] = await servizi();
    await svuota();
    const esiti = await Promise.all([importa([voce]), importa([voce])]);
    expect(await servizi()).toHaveLength(1);
    expect(esiti.some((esito) => 'nuove' in (esito as object))).toBe(true);
  });
});

test('two thousand entries are exported a page at a time', async () => {
  await svuota();
  const { id } = await comandi.pubblicata({ titolareId }, SCADE);
  const colonne = (
    await registry.admin<{ c: string }>(
      `SELECT attname AS c FROM pg_attribute WHERE attrelid = 'prestazione'::regclass AND attnum > 0 AND attgenerated = '' AND attname <> 'id'`,
    )
  )
    .map(({ c }) => c)
    .join(', ');
  await registry.admin(
    `INSERT INTO prestazione (id, ${colonne}) SELECT uuidv7(), ${colonne} FROM prestazione, generate_series(1, 1999) WHERE id = $1`,
    [id],
  );
  const prima = await registry.statements();
  expect(await servizi()).toHaveLength(2_000);
  // Twenty pages and the empty one that ends them.
  expect((await registry.statements()) - prima).toBe(21);
});
