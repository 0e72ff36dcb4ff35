// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NomeElenco } from './elenchi.ts';

/** The lists as people call them, in sentences. */
export const NOMI_DEGLI_ELENCHI: Readonly<Record<NomeElenco, string>> = {
  BISOGNI: 'bisogni',
  PRESTAZIONI: 'prestazioni',
  MISURE_NAZIONALI: 'misure nazionali',
  PERCORSI: 'percorsi',
  ATTIVITA: 'attività professionali',
  MOTIVI_DIMISSIONE: 'motivi di dimissione',
  BASI_GIURIDICHE: 'basi giuridiche',
  MOTIVI_RIFIUTO: 'motivi di rifiuto',
  CANALI: 'canali',
  RICHIEDENTI: 'richiedenti',
  LINGUE: 'lingue',
  RELAZIONI_FAMILIARI: 'relazioni familiari',
  AREE_UTENZA: 'aree di utenza',
  ESITI_CONTATTO: 'esiti di un contatto',
  ESITI_OBIETTIVO: 'esiti di un obiettivo',
  QUALIFICHE: 'qualifiche',
  CITTADINANZE: 'cittadinanze',
  STATI_TRASMISSIONE: 'stati di una trasmissione',
  NATURE_ENTE: 'nature di un ente',
  TIPI_COMPETENZA: 'tipi di competenza',
  SESSI: 'sessi',
  FINALITA_ESPORTAZIONE: 'finalità di un’esportazione',
};
