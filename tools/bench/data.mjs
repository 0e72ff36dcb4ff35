// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * Invented data of a given size, by set-based SQL. This is the only module of the benchmark that names tables. Triggers and
 * foreign keys are off while it writes: the rows keep the rules by construction.
 */

/** How many Ambiti, cartelle and contatti each size has. */
export const SIZES = {
  demo: { ambiti: 2, cartelle: 2_000, contatti: 8_000 },
  regione: { ambiti: 60, cartelle: 150_000, contatti: 600_000 },
  // Of which each user has more than the longest page.
  gateway: { ambiti: 2, cartelle: 12_000, contatti: 0 },
  // The case load of an Ambito and of a user grows tenfold, and so does the number of Ambiti.
  'growth-small': { ambiti: 6, cartelle: 10_000, contatti: 0 },
  'growth-large': { ambiti: 60, cartelle: 1_000_000, contatti: 0 },
  italia: { ambiti: 600, cartelle: 1_000_000, contatti: 4_000_000 },
};

/** The year of the contatti that are told by events. */
const ANNO_EVENTI = 2026;
/** Assistenti sociali of each Ambito. */
const OPERATORI = 10;
/** Comuni of each Ambito, each with its sede. */
const COMUNI = 10;

/** The identifier of the n-th record of a kind, the same in every service. */
const id = (kind, n) => `(${`'0199${kind}-0000-7000-8000-'`} || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`;
const KIND = {
  ambito: '0001',
  operatore: '0002',
  sede: '0003',
  persona: '0004',
  cartella: '0005',
  presa: '0006',
  progetto: '0007',
  intervento: '0008',
  obiettivo: '0009',
  contatto: '000a',
  linea: '000b',
};

const nth = (kind, n) => `0199${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const ambitoId = (n) => nth(KIND.ambito, n);
/** A sede of the n-th Ambito. */
export const sedeId = (n) => nth(KIND.sede, n * COMUNI);
/** The linea di bilancio that pays a half of the interventi of the n-th Ambito. */
export const lineaId = (n) => nth(KIND.linea, n);
/** The account of the k-th assistente sociale of the n-th Ambito. */
export const account = (n, k) => `bench-${n}-${k}`;
/** The pairs [Ambito, assistente sociale] of as many users as are asked for, spread over the Ambiti. */
export const users = ({ ambiti }, count) =>
  Array.from({ length: count }, (_, index) => [index % ambiti, Math.floor(index / ambiti) % OPERATORI]);

const istat = (n) => `lpad((${n})::text, 6, '0')`;
/** The number of the Comune and of the sede of the n-th record of the Ambito `a`. */
const LUOGO = `a * ${COMUNI} + n % ${COMUNI}`;
const luoghiOf = (ambiti) =>
  `FROM generate_series(0, ${ambiti - 1}) AS a CROSS JOIN LATERAL generate_series(a * ${COMUNI}, a * ${COMUNI} + ${COMUNI - 1}) AS l`;
const operatoriOf = (ambiti) =>
  `FROM generate_series(0, ${ambiti - 1}) AS a, generate_series(0, ${OPERATORI - 1}) AS k`;

/** Runs `fill` without triggers and foreign keys. */
async function unchecked(query, fill) {
  await query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  await fill();
  await query(`SET session_replication_role = origin`);
  // Otherwise autovacuum would do it while something is measured.
  await query(`VACUUM (ANALYZE)`);
  await query(`CHECKPOINT`);
}

/** Runs `fill` without a constraint of the table, and adds it then. */
async function indexedLater(query, table, constraint, fill) {
  const { rows } = await query(`SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1`, [
    constraint,
  ]);
  await query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint}`);
  await fill();
  await query(`ALTER TABLE ${table} ADD CONSTRAINT ${constraint} ${rows[0].definition}`);
}

/** Fills the database of registry with what a page of cases shows of it. `query` is a superuser's. */
export const fillRegistry = (query, { ambiti }) =>
  unchecked(query, async () => {
    await query(`INSERT INTO ambito (id, codice, nome, regione)
      SELECT ${id(KIND.ambito, 'a')}, 'A' || a, 'Ambito ' || a, '12' FROM generate_series(0, ${ambiti - 1}) AS a`);
    await query(`INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione)
      SELECT ${istat('l')}, 'Comune ' || l, 'A' || lpad((l % 1000)::text, 3, '0'), 'RM', '12' ${luoghiOf(ambiti)}`);
    await query(`INSERT INTO appartenenza (codice_istat, ambito_id, periodo)
      SELECT ${istat('l')}, ${id(KIND.ambito, 'a')}, daterange('2020-01-01', NULL) ${luoghiOf(ambiti)}`);
    await query(`INSERT INTO sede (id, ambito_id, codice_istat, denominazione, indirizzo, periodo)
      SELECT ${id(KIND.sede, 'l')}, ${id(KIND.ambito, 'a')}, ${istat('l')}, 'Sede del Comune ' || l, 'Via Roma ' || l, daterange('2020-01-01', NULL) ${luoghiOf(ambiti)}`);
    await query(`INSERT INTO operatore (id, ambito_id, account, nome, cognome, qualifica, albo_numero, albo_sezione, albo_regione)
      SELECT ${id(KIND.operatore, `a * ${OPERATORI} + k`)}, ${id(KIND.ambito, 'a')}, 'bench-' || a || '-' || k, 'Nome' || k, 'Operatore' || a, 'ASSISTENTE_SOCIALE', k::text, 'A', '12' ${operatoriOf(ambiti)}`);
  });

/** Fills the database of casework. `query` is a superuser's. */
export const fillCasework = (query, size) => unchecked(query, () => fillCases(query, size));

async function fillCases(run, { ambiti, cartelle, contatti }) {
  const perAmbito = Math.floor(cartelle / ambiti);
  await run(`INSERT INTO anagrafe_comune SELECT ${istat('l')} ${luoghiOf(ambiti)}`);
  await run(`INSERT INTO anagrafe_ambito
    SELECT ${id(KIND.ambito, 'a')}, jsonb_agg(jsonb_build_object('codiceIstat', ${istat('l')}, 'dal', '2020-01-01')), 1 ${luoghiOf(ambiti)} GROUP BY a`);
  await run(`INSERT INTO anagrafe_sede (id, ambito_id, codice_istat, attiva_dal, orari, versione)
    SELECT ${id(KIND.sede, 'l')}, ${id(KIND.ambito, 'a')}, ${istat('l')}, '2020-01-01', '[]', 1 ${luoghiOf(ambiti)}`);
  await run(`INSERT INTO anagrafe_operatore (id, ambito_id, account, qualifica, incarichi, versione)
    SELECT ${id(KIND.operatore, `a * ${OPERATORI} + k`)}, ${id(KIND.ambito, 'a')}, 'bench-' || a || '-' || k, 'ASSISTENTE_SOCIALE', '[]', 1 ${operatoriOf(ambiti)}`);
  await run(`INSERT INTO anagrafe_linea (ambito_id, id, anno, codice, attiva, importo, versione)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.linea, 'a')}, 2026, 'L1', true, 1000000, 1 FROM generate_series(0, ${ambiti - 1}) AS a`);
  const OF = `FROM generate_series(0, ${ambiti * perAmbito - 1}) AS n CROSS JOIN LATERAL (SELECT n / ${perAmbito} AS a, n % ${perAmbito} AS i) AS di`;
  await run(`INSERT INTO persona (ambito_id, id, nome, cognome, data_nascita, sesso, cittadinanza, comune_residenza, sale, pseudonimo)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.persona, 'n')}, (ARRAY['Anna','Luca','Maria','Sara','Paolo','Elena'])[1 + n % 6], 'Cognome' || n % 5000,
           date '1940-01-01' + (n % 29000)::int, (ARRAY['F','M'])[1 + n % 2], 'IT', ${istat(LUOGO)}, '\\x00', encode(sha256(n::text::bytea), 'hex') ${OF}`);
  await run(`INSERT INTO cartella (ambito_id, id, persona_id, aperta_il)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.cartella, 'n')}, ${id(KIND.persona, 'n')}, timestamptz '2025-01-01T08:00Z' + n % 500000 * interval '1 minute' ${OF}`);
  const STATO = `(ARRAY['IN_CARICO','IN_CARICO','IN_CARICO','IN_CARICO','IN_VALUTAZIONE','RICHIESTA','CONCLUSA','CONCLUSA'])[1 + i % 8]`;
  const CHIESTA = `(timestamptz '2025-01-01T08:00Z' + n % 500000 * interval '1 minute')`;
  await run(`INSERT INTO presa_in_carico (ambito_id, id, cartella_id, sede_id, area, stato, richiesta_il, assegnata_il, attivata_il, conclusa_il, motivo)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.presa, 'n')}, ${id(KIND.cartella, 'n')}, ${id(KIND.sede, LUOGO)}, (ARRAY['FAM','DIS','ELD','POV'])[1 + n % 4],
           stato, ${CHIESTA}, CASE WHEN stato <> 'RICHIESTA' THEN ${CHIESTA} + interval '2 days' END,
           CASE WHEN stato IN ('IN_CARICO', 'CONCLUSA') THEN ${CHIESTA} + interval '4 days' END,
           CASE WHEN stato = 'CONCLUSA' THEN ${CHIESTA} + interval '90 days' END, CASE WHEN stato = 'CONCLUSA' THEN 'OBIETTIVI_RAGGIUNTI' END
    ${OF} CROSS JOIN LATERAL (SELECT ${STATO} AS stato) AS s`);
  // Row by row, the index of periods that do not overlap takes minutes for a million.
  await indexedLater(run, 'responsabilita', 'responsabilita_una_per_volta', () =>
    run(`INSERT INTO responsabilita (ambito_id, presa_in_carico_id, operatore_id, periodo)
    SELECT ambito_id, ${id(KIND.presa, 'n')}, ${id(KIND.operatore, `a * ${OPERATORI} + i / 8 % ${OPERATORI}`)}, tstzrange(assegnata_il, conclusa_il)
    ${OF} JOIN presa_in_carico p ON p.ambito_id = ${id(KIND.ambito, 'a')} AND p.id = ${id(KIND.presa, 'n')} AND assegnata_il IS NOT NULL`),
  );
  const ATTIVI = `${OF} WHERE ${STATO} = 'IN_CARICO'`;
  await run(`INSERT INTO progetto (ambito_id, id, presa_in_carico_id, stato, redatto_il, accettato_il, accettato_da)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.progetto, 'n')}, ${id(KIND.presa, 'n')}, 'ATTIVO', ${CHIESTA} + interval '5 days', ${CHIESTA} + interval '6 days', 'PERSONA' ${ATTIVI}`);
  await run(`INSERT INTO obiettivo (ambito_id, id, progetto_id, ordine, descrizione, indicatore)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.obiettivo, 'n')}, ${id(KIND.progetto, 'n')}, 1, 'Autonomia in casa', 'Visite' ${ATTIVI}`);
  await run(`INSERT INTO intervento (ambito_id, id, progetto_id, prestazione, costo, periodo)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.intervento, 'n * 2 + k')}, ${id(KIND.progetto, 'n')}, (ARRAY['A2.14','A1.05'])[1 + k], 120.50, daterange('2026-01-01', '2027-01-01')
    FROM generate_series(0, ${ambiti * perAmbito - 1}) AS n CROSS JOIN LATERAL (SELECT n / ${perAmbito} AS a, n % ${perAmbito} AS i) AS di CROSS JOIN generate_series(0, 1) AS k
    WHERE ${STATO} = 'IN_CARICO'`);
  await run(`INSERT INTO impegno (ambito_id, intervento_id, anno, linea_id, impegnato)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.intervento, 'n * 2')}, 2026, ${id(KIND.linea, 'a')}, 120.50 ${ATTIVI}`);
  await run(`UPDATE anagrafe_linea l SET impegnato = somma, importo = somma + 1000000
    FROM (SELECT linea_id, sum(impegnato) AS somma FROM impegno GROUP BY linea_id) AS i WHERE i.linea_id = l.id`);
  const perAmbitoContatti = Math.floor(contatti / ambiti);
  await run(`INSERT INTO contatto (ambito_id, id, sede_id, avvenuto_il, canale, richiedente, persona_id, urgente, esito, esito_il)
    SELECT ${id(KIND.ambito, 'a')}, ${id(KIND.contatto, 'n')}, ${id(KIND.sede, LUOGO)}, quando, (ARRAY['DI_PERSONA','TELEFONO','EMAIL'])[1 + n % 3], 'UTENTE',
           ${id(KIND.persona, `a * ${perAmbito} + n % ${perAmbito}`)}, false, 'INFORMAZIONE', quando + interval '1 hour'
    FROM generate_series(0, ${ambiti * perAmbitoContatti - 1}) AS n
    CROSS JOIN LATERAL (SELECT n / ${perAmbitoContatti} AS a, timestamptz '2025-11-01T08:00Z' + n % 525000 * interval '1 minute' AS quando) AS di`);
}

/**
 * Writes events of contatti to the outbox of casework: four in five tell a new contatto, one in five a later state of one of them. The
 * contatti are anonymous, so that each counts once in the figures.
 * @param from the number of the first contatto
 * @param count how many events, a multiple of five
 */
export async function fillOutbox(query, { ambiti, from, count }) {
  const contatti = (count / 5) * 4;
  const events = (versione, howMany) =>
    `SELECT n, ${versione} AS versione FROM generate_series(${from}, ${from + howMany - 1}) AS n`;
  await query(`INSERT INTO outbox (id, ambito_id, request_id, evento)
    SELECT uuidv7(), ambito_id, 'bench', jsonb_build_object('id', uuidv7(), 'tipo', 'ContattoAggiornato', 'versioneSchema', 1, 'ambitoId', ambito_id,
      'aggregato', jsonb_build_object('tipo', 'Contatto', 'id', ${id(KIND.contatto, 'n')}, 'versione', versione), 'avvenutoIl', '${ANNO_EVENTI}-03-31T10:00:00.000Z',
      'dati', jsonb_build_object('giorno', date '${ANNO_EVENTI}-01-01' + n % 90, 'istante', '${ANNO_EVENTI}-03-31T10:00:00.000Z', 'sedeId', ${id(KIND.sede, `n % ${ambiti} * ${COMUNI}`)},
        'comuneResidenza', NULL, 'pseudonimo', NULL, 'canale', (ARRAY['DI_PERSONA','TELEFONO','EMAIL'])[1 + n % 3], 'richiedente', 'UTENTE', 'urgente', false,
        'bisogni', jsonb_build_array(jsonb_build_object('codice', 'ABITARE', 'area', (ARRAY['FAM','DIS','ELD','POV'])[1 + n % 4])),
        'esito', CASE WHEN versione = 2 THEN 'INFORMAZIONE' END, 'esitoIl', CASE WHEN versione = 2 THEN '${ANNO_EVENTI}-03-31T11:00:00.000Z' END,
        'fasciaEta', NULL, 'sesso', NULL, 'cittadinanza', NULL))
    FROM (${events(1, contatti)} UNION ALL ${events(2, count / 5)} ORDER BY versione, n) AS e
    CROSS JOIN LATERAL (SELECT ${id(KIND.ambito, `n % ${ambiti}`)} AS ambito_id) AS di`);
  return contatti;
}

/** How many events the facts of the contatti tell, each of its states once. */
export const countProjected = async (query) =>
  Number((await query(`SELECT coalesce(sum(versione), 0) AS events FROM fatto_contatto`)).rows[0].events);

/** What the information system has of the contatti: its facts, how many of them the figures of the year count, and what was put aside. */
export async function countContatti(query) {
  const { rows } = await query(`SELECT
    (SELECT count(*)::int FROM fatto_contatto) AS facts,
    (SELECT coalesce(sum(numeratore), 0)::int FROM cella WHERE indicatore = 'ACCESSI' AND dimensione = 'TOTALE' AND periodo = '${ANNO_EVENTI}') AS counted,
    (SELECT count(*)::int FROM evento_scartato) AS aside,
    (SELECT count(*)::int FROM periodo_da_ricalcolare) AS "figuresToMake"`);
  return rows[0];
}
