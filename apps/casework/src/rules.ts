// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { DatabaseRules } from '@ambito/persistence';

/** The constraints of the database, said as the Regolamento says them. */
export const rules: DatabaseRules = {
  persona_codice_fiscale: () => new Conflict('Una persona con questo codice fiscale è già registrata'),
  cartella_una_per_persona: () => new Conflict('La persona ha già una cartella: riprova'),
  contatto_anonimo: () =>
    new RuleViolation('art. 2 c. 2', 'La presa in carico è di una persona: il contatto è anonimo'),
  presa_in_carico_una_aperta: () => new RuleViolation('art. 2 c. 2', 'La persona ha già una presa in carico aperta'),
  presa_in_carico_un_responsabile: () =>
    new RuleViolation('art. 2 c. 2', 'Dalla valutazione alla conclusione un caso ha sempre un solo responsabile'),
  responsabilita_una_per_volta: () =>
    new RuleViolation('art. 2 c. 2', 'Il caso ha già un responsabile in questo istante'),
  progetto_uno_aperto: () => new RuleViolation('art. 2 c. 3 c', 'Il caso ha già un progetto aperto'),
  progetto_attivo_se_accettato: () => new RuleViolation('art. 2 c. 5 a', 'Un progetto è attivo solo se accettato'),
};
