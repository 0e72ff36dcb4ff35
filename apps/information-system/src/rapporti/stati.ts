// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { dalGiorno, estremi, ilGiorno, vigilia } from '@ambito/orari';

export enum StatoRapporto {
  IN_CODA = 'IN_CODA',
  IN_GENERAZIONE = 'IN_GENERAZIONE',
  GENERATO = 'GENERATO',
  APPROVATO = 'APPROVATO',
  TRASMESSO = 'TRASMESSO',
  FALLITO = 'FALLITO',
}

/** Art. 2 c. 8 b: the steps of a report. The database holds the same (`passo_rapporto`), and a test compares the two. */
export const TRANSIZIONI: Readonly<Record<StatoRapporto, readonly StatoRapporto[]>> = {
  IN_CODA: [StatoRapporto.IN_GENERAZIONE],
  IN_GENERAZIONE: [StatoRapporto.GENERATO, StatoRapporto.FALLITO],
  GENERATO: [StatoRapporto.APPROVATO, StatoRapporto.IN_CODA],
  APPROVATO: [StatoRapporto.TRASMESSO],
  TRASMESSO: [],
  FALLITO: [],
};

/** Whether a report may go from one state to another. */
export function puoPassare(da: StatoRapporto, a: StatoRapporto): boolean {
  return TRANSIZIONI[da].includes(a);
}

const A_PAROLE: Readonly<Record<StatoRapporto, string>> = {
  IN_CODA: 'aspetta di essere preparato',
  IN_GENERAZIONE: 'è in preparazione',
  GENERATO: 'aspetta di essere approvato',
  APPROVATO: 'è già approvato',
  TRASMESSO: 'è già trasmesso alla Regione',
  FALLITO: 'non è riuscito: se ne chiede un altro',
};

/** @throws RuleViolation with the state of the report; its details have the possible steps */
export function requirePasso(da: StatoRapporto, a: StatoRapporto.APPROVATO | StatoRapporto.TRASMESSO): void {
  if (puoPassare(da, a)) return;
  const passo = a === StatoRapporto.APPROVATO ? 'approvare' : 'trasmettere';
  throw new RuleViolation('art. 2 c. 8 b', `Il rapporto non si può ${passo}: ${A_PAROLE[da]}`, {
    da,
    a,
    possibili: TRANSIZIONI[da],
  });
}

/**
 * Art. 2 c. 8 b: what was counted before the period was over is provisional, also when the period is over meanwhile: the report is made
 * again. The database holds the same (`rapporto_definitivo`).
 * @throws RuleViolation with the day from which a report of the whole period can be asked for
 */
export function requireDefinitivo({ provvisorio, periodo }: { provvisorio: boolean; periodo: string }): void {
  const limiti = estremi(periodo);
  if (!provvisorio || limiti === null) return;
  throw new RuleViolation(
    'art. 2 c. 8 b',
    `Il rapporto è provvisorio: il periodo non era finito quando è stato chiesto, l'ultimo giorno è ${ilGiorno(vigilia(limiti.al))}. Si chiede di nuovo, e si approva, ${dalGiorno(limiti.al)}`,
    { dal: limiti.al },
  );
}
