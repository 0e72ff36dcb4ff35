// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Ruolo } from '@ambito/access';
import { createDataSource } from '@ambito/persistence';
import { describeReads, tryLists } from '@ambito/subgraph/testing';
import { definition } from './app.ts';
import { loadDimostrazione } from './demo/load.ts';
import { fillElenchi } from './letture.testing.ts';
import { A04, startRegistry, TABELLE_PICCOLE, type Registry } from './testing.ts';

const ARGOMENTI = {
  'Query.ambito': ['codice: "A04"', 'codice: "A99"'],
  'Query.accordi': [
    `ambitoId: "${A04}"`,
    `ambitoId: "${A04}", tipo: CONVENZIONE`,
    `ambitoId: "${A04}", enteId: "${A04}", inVigoreIl: "2026-11-24"`,
  ],
  'Query.contributi': ['', 'tipo: BISOGNO, dal: "2026-01-01", al: "2026-12-31"', 'esito: ACCOLTO', 'inAttesa: true'],
  'Query.direttive': ['', 'destinatario: TUTTI', 'daRecepire: true', 'inEffettoIl: "2026-11-24"'],
  'Query.caricamenti': ['', 'tipo: SEDI', 'stato: IN_ATTESA'],
  'Query.turniReperibilita': ['', `entro: "2100-01-01T00:00:00Z", operatoreId: "${A04}"`],
  'Query.attivitaFormative': ['', 'dal: "2026-01-01", al: "2026-12-31"', `operatoreId: "${A04}"`],
  'Query.ambiti': ['', 'regione: "15"'],
  'Query.comuni': ['', 'nome: "avell"'],
  'Query.operatori': ['', 'nome: "ros"', 'qualifica: "ASSISTENTE_SOCIALE"', 'nome: "ros", qualifica: "SEGRETARIATO"'],
  'Query.enti': [
    `ambitoId: "${A04}"`,
    `ambitoId: "${A04}", natura: DISTRETTO_SANITARIO`,
    `ambitoId: "${A04}", nome: "asl"`,
  ],
  'Query.apertureStraordinarie': ['', `sedeId: "${A04}"`, 'stato: RICHIESTA'],
  'Query.annullamenti': ['', `di: "${A04}"`, 'tipo: OPERATORE'],
  'Query.ispezioni': ['', `sedeId: "${A04}"`, 'stato: DA_ADEMPIERE'],
  'Query.attiDiMandato': ['', 'codiceIstat: "064008"'],
  'Query.cercaPrestazioni': [
    '',
    'testo: "assistenza domiciliare"',
    `filtri: { ambitoId: "${A04}", area: "ELD" }`,
    'filtri: { eta: 70, comune: "064008", codiceSiuss: "A2.19", lingua: "it", competenza: SOCIALE }',
  ],
  'Query.vociInUso': ['', 'vocabolario: BISOGNI'],
  'Query.catalogoPrestazioni': ['', 'stato: PUBBLICATA'],
  'Query.festivitaNazionali': ['anno: 2026'],
  'Query.entiCompetenti': ['richiesta: { tipo: SANITARIA, area: "ELD", comune: "064008" }'],
  'Query.vocabolario': ['nome: BISOGNI'],
  'Query.soglia': ['nome: LEPS_OBIETTIVO'],
  'Ambito.prospettoAnnuale': ['anno: 2026'],
  'Ambito.simulaRapportoNumerico': [
    'input: { dal: "2026-01-01", al: "2026-12-31", variazioni: [{ dal: "2026-09-01" }] }',
  ],
  'Ambito.confrontoRegolamento': ['prima: 1, dopo: 1'],
  // The shifts of the demonstration begin in the minute in which it is loaded, which may be after the clock stood still.
  'Ambito.reperibile': [`istante: "${new Date(Date.now() + 86_400_000).toISOString()}"`],
  'Ambito.scoperturaReperibilita': ['dalle: "2026-11-24T09:00:00Z", alle: "2026-11-25T09:00:00Z"'],
  'Ente.accreditatoPer': ['prestazione: "A2.07"'],
  'Operatore.oreFormazione': ['anno: 2026'],
  'Sede.apertaAlle': ['istante: "2026-11-24T09:00:00Z"'],
  'Sede.aperture': ['dal: "2026-11-24", al: "2026-11-30"'],
  'Sede.settimane': ['dal: "2026-11-24", al: "2026-11-30"'],
};

/** The lists that a page may sort or read whole, since they do not grow. */
const AMMESSI: Readonly<Record<string, readonly string[]>> = {
  // The one Convenzione that ends last, the Comuni of the Ambito without a sede, the gaps of the rota in the next weeks, the
  // reductions that wait for casework, the days on which the ratio of the Ambito may change after the end of an incarico. The published
  // entries of the catalogue: while one Ambito has them all, the index of the Ambito and that of all of them cost the planner the same.
  'Ambito.scrivaniaRegistro': [
    "sorts by fonte.scadenza, ('CONVENZIONE_IN_SCADENZA'",
    'sorts by (lower(mancanza.scoperto))',
    'sorts by vuoto.vuoto',
    'sorts by ((COALESCE(i_1.fine_richiesta',
    'sorts by cambi.quando',
    'riduzione_linea is read whole by riduzione_una_aperta',
    'prestazione is read whole by prestazione_pubblicate',
  ],
  // Results of a search are sorted by relevance, which is known only afterwards. The index of the words finds them.
  'Query.cercaPrestazioni': ['prestazione is read whole by prestazione_pubblicate', 'sorts by ((- ('],
};

let registry: Registry;
const { lettura, planner } = describeReads(definition, {
  ambito: A04,
  app: join(import.meta.dirname, '..'),
  write: process.env['WRITE_LETTURE'] === '1',
  allowed: AMMESSI,
  small: TABELLE_PICCOLE,
  async start() {
    // The links to files say until when they hold: the clock stands still.
    registry = await startRegistry(new Date());
    const { urls } = registry.database;
    const dataSource = createDataSource({
      url: urls.DATABASE_URL,
      applicationName: 'prova',
      poolSize: 2,
      entities: definition.entities,
    });
    await dataSource.initialize();
    await loadDimostrazione(dataSource, definition.rules, () => undefined);
    await dataSource.destroy();
    await secondi();
    return { ...registry, argomenti: ARGOMENTI };
  },
});

/** A second record of each kind of which the demonstration has only one. */
async function secondi(): Promise<void> {
  const command = async (ruolo: Ruolo, mutazione: string, input: object): Promise<string> => {
    const tipo = `${mutazione.charAt(0).toUpperCase()}${mutazione.slice(1)}Input`;
    const { data, errors } = await registry.call<Record<string, { id: string }>>(
      ruolo,
      `mutation ($input: ${tipo}!) { ${mutazione}(input: $input) { id } }`,
      { input },
    );
    if (errors !== undefined) throw new Error(`${mutazione}: ${JSON.stringify(errors)}`);
    return data![mutazione]!.id;
  };
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [
      {
        codiceIstat: '058091',
        nome: 'Roma',
        codiceCatastale: 'H501',
        siglaProvincia: 'RM',
        regione: '15',
        popolazione: [{ anno: 2021, residenti: 1_000, fonte: 'prova' }],
      },
    ],
  });
  const altro = randomUUID();
  await command('AMMINISTRATORE', 'istituisciAmbito', {
    id: altro,
    codice: 'A99',
    nome: 'Ambito A99',
    capofila: '058091',
    comuni: ['058091'],
    dal: '2014-06-25',
  });
  await registry.admin(
    `UPDATE operatore SET account = 'prova-COORDINATORE' WHERE id IN (SELECT operatore_id FROM nomina_coordinatore)`,
  );
  for (const cognome of ['Doppia', 'Doppione']) {
    const dati = { nome: 'Ada', cognome, qualifica: 'SEGRETARIATO', confermaOmonimo: true };
    const [da, a] = [
      await command('COORDINATORE', 'registraOperatore', dati),
      await command('COORDINATORE', 'registraOperatore', dati),
    ];
    await command('COORDINATORE', 'annullaOperatore', {
      operatoreId: da,
      versione: 1,
      sostituitoDaId: a,
      motivo: 'Due volte',
      confermaStessaPersona: true,
    });
  }
  await command('COORDINATORE', 'redigiPiano', { titolo: 'Piano di Zona', dal: '2040-01-01', al: '2042-12-31' });
  await command('COORDINATORE', 'registraAccordo', {
    tipo: 'PROTOCOLLO_DI_INTESA',
    oggetto: 'Rete antiviolenza',
    finalita: 'Presa in carico congiunta',
    parti: ['Prefettura'],
    sottoscrittoIl: '2025-01-01',
    dal: '2025-01-01',
    al: '2027-12-31',
  });
  await command('COORDINAMENTO_ISTITUZIONALE', 'adottaDirettiva', {
    oggetto: 'Orari',
    testo: 'Testo della direttiva',
    destinatario: 'TUTTI',
    adottataIl: '2025-01-10',
    atto: 'atto',
    efficaceDal: '2025-01-10',
  });
  await registry.admin(
    `WITH nuovo AS (
       INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
       SELECT uuidv7(), $1, 'foto.jpg', 'JPEG', 1, 'CARICATO', id::text, 'prova', now(), repeat('0', 64), now()
       FROM ispezione RETURNING id, chiave)
     INSERT INTO prova_ispezione (ispezione_id, allegato_id) SELECT chiave::uuid, id FROM nuovo`,
    [A04],
  );
  const tabelle = await registry.admin<{ id: string }>(
    `INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
     SELECT uuidv7(), $1, 'sedi.csv', 'CSV', 1, 'CARICATO', 'sedi ' || n, 'prova', now(), repeat('0', 64), now()
     FROM generate_series(1, 2) AS n RETURNING id`,
    [A04],
  );
  for (const { id } of tabelle)
    await command('COORDINATORE', 'richiediCaricamento', { tipo: 'SEDI', allegatoId: id, prova: true });
  await command('SEGRETARIATO', 'presentaContributo', {
    tipo: 'BISOGNO',
    titolo: 'Trasporti',
    testo: 'Mancano trasporti',
  });
  await fillElenchi(registry, altro);
}

test('a search uses the index of the words', async () => {
  const cercate = lettura('Query.cercaPrestazioni').pagine!.filter(({ text }) => text.includes('@@'));
  expect(cercate.length).toBeGreaterThan(0);
  for (const cercata of cercate) expect(await planner().indexes(cercata)).toContain('prestazione_ricerca');
});

test('titles are listed without what only their permissions need', () => {
  const inviate = lettura('Operatore.titoli').ripetute.map(({ text }) => text);
  expect(inviate.filter((text) => text.includes('titolo_di_servizio'))).toHaveLength(1);
  expect(inviate.filter((text) => /"senzaFine"|"inUso"/.test(text))).toEqual([]);
});

test('what a reader may not see changes no list that they read', async () => {
  const read = await tryLists({
    definition,
    adminUrl: registry.database.adminUrl,
    argomenti: ARGOMENTI,
    call: (chi, query, variables, ruolo) => registry.call(chi, query, variables, ruolo),
  });
  process.stderr.write(read.told);
  expect(read.changed).toEqual([]);
  expect(read.neverHidden).toEqual([]);
  expect(read.empty).toEqual([]);
}, 240_000);
