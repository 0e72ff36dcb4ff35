// SPDX-License-Identifier: AGPL-3.0-or-later
import { unchecked } from './fill.mjs';
import { id, istat, KIND, luoghiOf, OPERATORI, operatoriOf } from './records.mjs';

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
    await query(`INSERT INTO operatore (id, ambito_id, account, nome, cognome, qualifica, natura, albo_numero, albo_sezione, albo_regione)
      SELECT ${id(KIND.operatore, `a * ${OPERATORI} + k`)}, ${id(KIND.ambito, 'a')}, 'bench-' || a || '-' || k, 'Nome' || k, 'Operatore' || a, 'ASSISTENTE_SOCIALE', 'ASSISTENTE_SOCIALE', k::text, 'A', '12' ${operatoriOf(ambiti)}`);
  });
