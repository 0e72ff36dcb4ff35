// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { DatabaseRules } from '@ambito/persistence';

/** The constraints of the database, said as the Regolamento says them. */
export const rules: DatabaseRules = {
  sede_una_per_comune: () =>
    new RuleViolation('art. 5 c. 1', 'Il Comune ha già una sede: se ne ammette una sola per Comune'),
  orario_ore_minime: () =>
    new RuleViolation('art. 5 c. 4', 'La sede deve garantire almeno 4 ore di apertura settimanali'),
  orario_senza_sovrapposizioni: () => new RuleViolation('art. 5 c. 3', 'Due fasce orarie della sede si sovrappongono'),
  orario_fuori_settimana_motivato: () =>
    new RuleViolation('art. 5 c. 3', "Un'apertura fuori dai giorni da lunedì a venerdì richiede una motivazione"),
  appartenenza_un_ambito_per_volta: () =>
    new RuleViolation('art. 1 c. 1', 'Il Comune appartiene già a un Ambito in questo periodo'),
  operatore_albo: () =>
    new RuleViolation('art. 8 c. 1', "Un assistente sociale è iscritto all'albo: indica numero e sezione"),
  operatore_account: () => new Conflict("L'account è già di un altro operatore"),
  incarico_uno_per_sede: () =>
    new RuleViolation('art. 8 c. 1', "L'operatore ha già un incarico in questa sede nello stesso periodo"),
  ambito_codice: () => new Conflict('Esiste già un Ambito con questo codice nella Regione'),
};
