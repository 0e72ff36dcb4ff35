// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list that is read by pages has an index for its WHERE and its order: a page costs the same however long the list is. */
const INDICI = [
  'accreditamento_elenco ON accreditamento (ente_id, lower(periodo), id)',
  'appartenenza_del_comune ON appartenenza (codice_istat, lower(periodo))',
  'appartenenza_dell_ambito ON appartenenza (ambito_id, lower(periodo), codice_istat)',
  'assenza_elenco ON assenza (operatore_id, lower(periodo))',
  'capofila_elenco ON capofila (ambito_id, lower(periodo))',
  'contributo_dell_obiettivo ON contributo (obiettivo_id, presentato_il, id)',
  'convenzione_elenco ON convenzione (ambito_id, lower(periodo))',
  'ente_per_natura ON ente (ambito_id, natura, denominazione, id)',
  'incarico_elenco ON incarico (operatore_id, lower(periodo), id)',
  'ispezione_della_sede ON ispezione (sede_id, eseguita_il, id)',
  'nomina_coordinatore_elenco ON nomina_coordinatore (ambito_id, lower(periodo))',
  'orario_elenco ON orario (sede_id, lower(validita), (-giorno), (-lower(fascia)))',
  'piano_di_zona_elenco ON piano_di_zona (ambito_id, lower(periodo))',
  'prestazione_per_stato ON prestazione (ambito_id, stato, nome, id)',
  'riduzione_linea_della_linea ON riduzione_linea (linea_id, richiesta_il, id)',
  'titolo_di_servizio_elenco ON titolo_di_servizio (operatore_id, lower(periodo), id)',
  'turno_reperibilita_nel_tempo ON turno_reperibilita (ambito_id, upper(periodo))',
  'variazione_oraria_elenco ON variazione_oraria (sede_id, upper(periodo))',
  'voce_vocabolario_elenco ON voce_vocabolario (vocabolario, codice, lower(periodo))',
];

/** Those of which one of the above holds what they did. */
const SUPERATI = [
  'contributo_obiettivo ON contributo (obiettivo_id)',
  'riduzione_linea_elenco ON riduzione_linea (linea_id, richiesta_il)',
  'titolo_di_servizio_operatore ON titolo_di_servizio (operatore_id, periodo)',
  'turno_reperibilita_elenco ON turno_reperibilita (ambito_id, lower(periodo), id)',
];

const nome = (indice: string): string => indice.slice(0, indice.indexOf(' '));

export class IndiciDegliElenchi1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const indice of SUPERATI) await runner.query(`DROP INDEX ${nome(indice)}`);
    for (const indice of INDICI) await runner.query(`CREATE INDEX ${indice}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const indice of INDICI) await runner.query(`DROP INDEX ${nome(indice)}`);
    for (const indice of SUPERATI) await runner.query(`CREATE INDEX ${indice}`);
  }
}
