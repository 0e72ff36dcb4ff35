// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo, RuoloAssegnato } from '@ambito/access';
import { CODICE_FISCALE_DIMOSTRATIVO } from '@ambito/vocabulary';

const AMBITO_A04 = '0192a04a-0000-7000-8000-000000000a04';
const CAMPANIA = '15';
const PETRURO_IRPINO = '064071';
const DAL = '2020-01-01';

/** One account for each role, invented: no password, no real person. */
export interface AccountDimostrativo {
  /** The argument of `npm run token --`. */
  readonly account: string;
  readonly sub: string;
  /** The name on the sign-in page and of the person who has signed in. */
  readonly nome: string;
  readonly ruoli: readonly RuoloAssegnato[];
  /** Citizens only, as SPID and CIE give it. */
  readonly codiceFiscale?: string;
}

/** The role of the Regione in Campania, held by its demonstration account and by its machine client. */
export const RUOLO_REGIONE: RuoloAssegnato = { ruolo: 'REGIONE', regione: CAMPANIA, dal: DAL };

export const ACCOUNT_DIMOSTRATIVI: readonly AccountDimostrativo[] = [
  account('segretariato', 'Segretariato sociale, sportello di Avellino', nellAmbito('SEGRETARIATO')),
  account('assistente', 'Assistente sociale', nellAmbito('ASSISTENTE_SOCIALE')),
  account('coordinatore', 'Coordinatore del servizio sociale professionale', nellAmbito('COORDINATORE')),
  account('comune', 'Comune di Petruro Irpino', { ...nellAmbito('COMUNE'), comune: PETRURO_IRPINO }),
  account('asl', 'Operatrice del distretto sanitario (ASL)', nellAmbito('OPERATORE_ASL')),
  account('ente', 'Ente erogatore accreditato', nellAmbito('ENTE_EROGATORE')),
  { ...account('cittadino', 'Cittadino', nellAmbito('CITTADINO')), codiceFiscale: CODICE_FISCALE_DIMOSTRATIVO },
  account('regione', 'Regione Campania', RUOLO_REGIONE),
  account('amministratore', 'Amministratore del sistema', { ruolo: 'AMMINISTRATORE', dal: DAL }),
  account('istituzionale', 'Coordinamento istituzionale', nellAmbito('COORDINAMENTO_ISTITUZIONALE')),
];

function account(nomeAccount: string, nome: string, ruolo: RuoloAssegnato): AccountDimostrativo {
  return { account: nomeAccount, sub: `demo-${nomeAccount}`, nome, ruoli: [ruolo] };
}

function nellAmbito(ruolo: Ruolo): RuoloAssegnato {
  return { ruolo, ambito: AMBITO_A04, dal: DAL };
}
