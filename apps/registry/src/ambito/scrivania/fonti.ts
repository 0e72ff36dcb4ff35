// SPDX-License-Identifier: AGPL-3.0-or-later
import { accordoInScadenza } from '../../governo/accordi/accordo-in-scadenza.scrivania.ts';
import { accreditamentoInScadenza } from '../../offerta/accreditamenti/accreditamento-in-scadenza.scrivania.ts';
import { aperturaDaDecidere } from '../../sedi/aperture-straordinarie/apertura-da-decidere.scrivania.ts';
import { comuneSenzaSede } from '../appartenenze/comune-senza-sede.scrivania.ts';
import { riduzioneInAttesa } from '../../governo/bilancio/riduzione-in-attesa.scrivania.ts';
import { contributoSenzaRisposta } from '../../governo/contributi/contributo-senza-risposta.scrivania.ts';
import { convenzioneInScadenza } from '../convenzioni/convenzione-in-scadenza.scrivania.ts';
import { coordinatoreDaNominare } from '../../personale/coordinatore/coordinatore-da-nominare.scrivania.ts';
import { direttivaDaRecepire } from '../../governo/direttive/direttiva-da-recepire.scrivania.ts';
import { casiSenzaSuccessore, rapportoSottoMinimo } from '../../personale/incarichi/fine-incarico.scrivania.ts';
import { misuraDaAdempiere } from '../../sedi/ispezioni/misura-da-adempiere.scrivania.ts';
import { obiettivoDaRilevare } from '../../governo/obiettivi/obiettivo-da-rilevare.scrivania.ts';
import { settimanaSottoMinimo } from '../../sedi/orari/settimana-sotto-minimo.scrivania.ts';
import { prestazioneDaVerificare } from '../../offerta/prestazioni/prestazione-da-verificare.scrivania.ts';
import { comuneSenzaPua } from '../../offerta/pua/comune-senza-pua.scrivania.ts';
import { reperibilitaScoperta } from '../../personale/reperibilita/reperibilita-scoperta.scrivania.ts';
import { propostaAperta } from '../../governo/regolamento/proposta-aperta.scrivania.ts';
import type { FonteScrivania } from './fonte.ts';

/** Everything of the registry that awaits the coordinator, one line a kind. */
export const FONTI: readonly FonteScrivania[] = [
  comuneSenzaSede,
  comuneSenzaPua,
  aperturaDaDecidere,
  misuraDaAdempiere,
  settimanaSottoMinimo,
  convenzioneInScadenza,
  coordinatoreDaNominare,
  accreditamentoInScadenza,
  prestazioneDaVerificare,
  casiSenzaSuccessore,
  rapportoSottoMinimo,
  reperibilitaScoperta,
  propostaAperta,
  obiettivoDaRilevare,
  riduzioneInAttesa,
  accordoInScadenza,
  contributoSenzaRisposta,
  direttivaDaRecepire,
];

if (new Set(FONTI.map(({ tipo }) => tipo)).size !== FONTI.length)
  throw new Error('Two sources of the desk have the same kind');
