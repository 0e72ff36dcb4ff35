// SPDX-License-Identifier: AGPL-3.0-or-later
import { indexedLater, unchecked } from './fill.mjs';
import { id, istat, KIND, LUOGO, luoghiOf, OPERATORI, operatoriOf } from './records.mjs';

/** So many cases of each Ambito wait for a successor, whatever its size. */
const IN_ATTESA = 40;
/** One case in so many was opened in urgency, with a term in the days to come. */
const URGENTI = 40;
/** So many cases of each Ambito have an intervento that is no longer covered, and so many a request without outcome. */
const RARI = 30;
/** One contatto in so many was taken while the sede was closed. */
const A_SEDE_CHIUSA = 60;

const STATO = `(ARRAY['IN_CARICO','IN_CARICO','IN_CARICO','IN_CARICO','IN_VALUTAZIONE','RICHIESTA','CONCLUSA','CONCLUSA'])[1 + i % 8]`;
const CHIESTA = `(timestamptz '2025-01-01T08:00Z' + n % 500000 * interval '1 minute')`;
/** The day of the only verifica of the project of a case. */
const PREVISTA = `current_date + (n * 7 % 60)::int`;
/** The nearest open term of a case. */
const TERMINE = `least(CASE WHEN urgente AND stato IN ('IN_VALUTAZIONE', 'IN_CARICO') THEN current_date + (n % 30)::int END,
           CASE WHEN stato = 'IN_CARICO' THEN ${PREVISTA} END)`;
const AREA = `(ARRAY['FAM','DIS','ELD','POV'])[1 + n % 4]`;
const AMBITO = id(KIND.ambito, 'a');

/** Fills the database of casework. `query` is a superuser's. */
export const fillCasework = (query, size) => unchecked(query, () => fillCases(query, size));

async function fillCases(run, { ambiti, cartelle, contatti }) {
  // The n-th of all records is the i-th of the Ambito `a`.
  const numbered = (each) =>
    `FROM generate_series(0, ${ambiti * each - 1}) AS n CROSS JOIN LATERAL (SELECT n / ${each} AS a, n % ${each} AS i) AS di`;
  const perAmbito = Math.floor(cartelle / ambiti);
  await fillAnagrafe(run, ambiti);
  await fillCasi(run, numbered(perAmbito));
  await fillProgetti(run, numbered(perAmbito));
  if (contatti > 0) await fillContatti(run, numbered(Math.floor(contatti / ambiti)), perAmbito);
}

async function fillAnagrafe(run, ambiti) {
  const ciascuno = `FROM generate_series(0, ${ambiti - 1}) AS a`;
  await run(`INSERT INTO anagrafe_comune SELECT ${istat('l')} ${luoghiOf(ambiti)}`);
  await run(`INSERT INTO anagrafe_ambito
    SELECT ${AMBITO}, jsonb_agg(jsonb_build_object('codiceIstat', ${istat('l')}, 'dal', '2020-01-01')), 1 ${luoghiOf(ambiti)} GROUP BY a`);
  await run(`INSERT INTO anagrafe_sede (id, ambito_id, codice_istat, attiva_dal, orari, versione)
    SELECT ${id(KIND.sede, 'l')}, ${AMBITO}, ${istat('l')}, '2020-01-01', '[]', 1 ${luoghiOf(ambiti)}`);
  await run(`INSERT INTO anagrafe_operatore (id, ambito_id, account, natura_qualifica, incarichi, versione)
    SELECT ${id(KIND.operatore, `a * ${OPERATORI} + k`)}, ${AMBITO}, 'bench-' || a || '-' || k, 'ASSISTENTE_SOCIALE', '[]', 1 ${operatoriOf(ambiti)}`);
  await run(`INSERT INTO anagrafe_linea (ambito_id, id, anno, codice, attiva, importo, versione)
    SELECT ${AMBITO}, ${id(KIND.linea, 'a')}, 2026, 'L1', true, 1000000, 1 ${ciascuno}`);
  await run(`INSERT INTO anagrafe_ente (ambito_id, id, natura, denominazione, comuni, periodo, versione)
    SELECT ${AMBITO}, ${id(KIND.ente, 'a')}, 'TERZO_SETTORE', 'Cooperativa ' || a, '{}', daterange('2020-01-01', NULL), 1 ${ciascuno}`);
}

async function fillCasi(run, tutti) {
  await run(`INSERT INTO persona (ambito_id, id, nome, cognome, data_nascita, sesso, cittadinanza, gruppo_cittadinanza, comune_residenza, sale, pseudonimo)
    SELECT ${AMBITO}, ${id(KIND.persona, 'n')}, (ARRAY['Anna','Luca','Maria','Sara','Paolo','Elena'])[1 + n % 6], 'Cognome' || n % 5000,
           date '1940-01-01' + (n % 29000)::int, (ARRAY['F','M'])[1 + n % 2], 'IT', 'ITALIANA', ${istat(LUOGO)}, '\\x00', encode(sha256(n::text::bytea), 'hex') ${tutti}`);
  await run(`INSERT INTO cartella (ambito_id, id, persona_id, aperta_il)
    SELECT ${AMBITO}, ${id(KIND.cartella, 'n')}, ${id(KIND.persona, 'n')}, ${CHIESTA} ${tutti}`);
  await run(`INSERT INTO presa_in_carico (ambito_id, id, cartella_id, sede_id, area, natura_area, residenza, stato, richiesta_il, assegnata_il, attivata_il, conclusa_il, motivo, urgenza_motivo, urgenza_entro, prossimo_termine)
    SELECT ${AMBITO}, ${id(KIND.presa, 'n')}, ${id(KIND.cartella, 'n')}, ${id(KIND.sede, LUOGO)}, ${AREA}, 'POVERTA_ED_ESCLUSIONE', ${istat(LUOGO)},
           stato, ${CHIESTA}, CASE WHEN stato <> 'RICHIESTA' THEN ${CHIESTA} + interval '2 days' END,
           CASE WHEN stato IN ('IN_CARICO', 'CONCLUSA') THEN ${CHIESTA} + interval '4 days' END,
           CASE WHEN stato = 'CONCLUSA' THEN ${CHIESTA} + interval '90 days' END, CASE WHEN stato = 'CONCLUSA' THEN 'OBIETTIVI_RAGGIUNTI' END,
           CASE WHEN urgente THEN 'Minore solo in casa' END, CASE WHEN urgente THEN current_date + (n % 30)::int END, ${TERMINE}
    ${tutti} CROSS JOIN LATERAL (SELECT ${STATO} AS stato, i % ${URGENTI} = 0 AS urgente) AS s`);
  // Row by row, the index of periods that do not overlap takes minutes for a million.
  await indexedLater(run, 'responsabilita', 'responsabilita_una_per_volta', () =>
    run(`INSERT INTO responsabilita (ambito_id, presa_in_carico_id, operatore_id, periodo, natura, in_attesa_dal,
      caso_stato, caso_richiesta_il, caso_termine)
    SELECT ${AMBITO}, ${id(KIND.presa, 'n')}, ${id(KIND.operatore, `a * ${OPERATORI} + i / 8 % ${OPERATORI}`)},
           tstzrange(${CHIESTA} + interval '2 days', CASE WHEN ${STATO} = 'CONCLUSA' THEN ${CHIESTA} + interval '90 days' END),
           CASE WHEN attende THEN 'SUBENTRO' ELSE 'ORDINARIA' END, CASE WHEN attende THEN ${CHIESTA} + interval '2 days' END,
           stato, ${CHIESTA}, ${TERMINE}
    ${tutti} CROSS JOIN LATERAL (SELECT ${STATO} AS stato, i % ${URGENTI} = 0 AS urgente, i % 8 = 0 AND i / 8 < ${IN_ATTESA} AS attende) AS s
    WHERE stato <> 'RICHIESTA'`),
  );
  await run(`INSERT INTO trasmissione (ambito_id, id, presa_in_carico_id, ente_id, tipo, area, comune, testo, voci, base_giuridica,
      richiede_consenso, obbligatoria, occultata, trasmessa_il, trasmessa_da, entro)
    SELECT ${AMBITO}, ${id(KIND.trasmissione, 'n')}, ${id(KIND.presa, 'n')}, ${id(KIND.ente, 'a')}, 'SOCIALE', ${AREA}, ${istat(LUOGO)}, 'Richiesta',
           '[]', 'ASSISTENZA', false, false, false, ${CHIESTA} + interval '5 days', 'bench-' || a || '-0', date '2026-01-01' + (n % 90)::int
    ${tutti} WHERE i % 8 = 0 AND i / 8 < ${RARI}`);
}

async function fillProgetti(run, tutti) {
  const attivi = `${tutti} WHERE ${STATO} = 'IN_CARICO'`;
  await run(`INSERT INTO progetto (ambito_id, id, presa_in_carico_id, stato, redatto_il, accettato_il, accettato_da, parole)
    SELECT ${AMBITO}, ${id(KIND.progetto, 'n')}, ${id(KIND.presa, 'n')}, 'ATTIVO', ${CHIESTA} + interval '5 days', ${CHIESTA} + interval '6 days', 'PERSONA', 'Va bene' ${attivi}`);
  await run(`INSERT INTO obiettivo (ambito_id, id, progetto_id, ordine, descrizione, indicatore)
    SELECT ${AMBITO}, ${id(KIND.obiettivo, 'n')}, ${id(KIND.progetto, 'n')}, 1, 'Autonomia in casa', 'Visite' ${attivi}`);
  await run(`INSERT INTO verifica (ambito_id, id, progetto_id, prevista)
    SELECT ${AMBITO}, ${id(KIND.verifica, 'n')}, ${id(KIND.progetto, 'n')}, ${PREVISTA} ${attivi}`);
  await run(`INSERT INTO intervento (ambito_id, id, progetto_id, prestazione, costo, periodo, ente_id, scoperto_dal, scoperto_al)
    SELECT ${AMBITO}, ${id(KIND.intervento, 'n * 2 + k')}, ${id(KIND.progetto, 'n')}, (ARRAY['A2.14','A1.05'])[1 + k], 120.50, daterange('2026-01-01', '2027-01-01'),
           CASE WHEN scoperto THEN ${id(KIND.ente, 'a')} END, CASE WHEN scoperto THEN date '2026-06-01' END, CASE WHEN scoperto THEN date '2026-12-31' END
    ${tutti} CROSS JOIN generate_series(0, 1) AS k CROSS JOIN LATERAL (SELECT i % 8 = 0 AND i / 8 < ${RARI} AND k = 0 AS scoperto) AS s WHERE ${STATO} = 'IN_CARICO'`);
  await run(`INSERT INTO impegno (ambito_id, intervento_id, anno, linea_id, impegnato)
    SELECT ${AMBITO}, ${id(KIND.intervento, 'n * 2')}, 2026, ${id(KIND.linea, 'a')}, 120.50 ${attivi}`);
  await run(`UPDATE anagrafe_linea l SET impegnato = somma, importo = somma + 1000000
    FROM (SELECT linea_id, sum(impegnato) AS somma FROM impegno GROUP BY linea_id) AS i WHERE i.linea_id = l.id`);
}

/** A year of contatti, each of a person of the Ambito. */
async function fillContatti(run, tutti, persone) {
  await run(`INSERT INTO contatto (ambito_id, id, sede_id, avvenuto_il, canale, richiedente, persona_id, urgente, allo_sportello, a_sede_chiusa, esito, esito_il)
    SELECT ${AMBITO}, ${id(KIND.contatto, 'n')}, ${id(KIND.sede, LUOGO)}, quando, (ARRAY['DI_PERSONA','TELEFONO','EMAIL'])[1 + n % 3], 'UTENTE',
           ${id(KIND.persona, `a * ${persone} + i % ${persone}`)}, false, n % 3 = 0, n % ${A_SEDE_CHIUSA} = 0, 'INFORMAZIONE', quando + interval '1 hour'
    ${tutti} CROSS JOIN LATERAL (SELECT timestamptz '2025-11-01T08:00Z' + n % 525000 * interval '1 minute' AS quando) AS q`);
}
