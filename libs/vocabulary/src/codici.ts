// SPDX-License-Identifier: AGPL-3.0-or-later
/** Areas of users of the ISTAT survey on the social spending of Comuni, by their SDMX codes. */
export const AREE_UTENZA = ['FAM', 'DIS', 'ADD', 'ELD', 'IMMNOM', 'POV', 'MULBEN'] as const;
export type AreaUtenza = (typeof AREE_UTENZA)[number];

export const NOMI_AREE: Readonly<Record<AreaUtenza, string>> = {
  FAM: 'Famiglia e minori',
  DIS: 'Disabili',
  ADD: 'Dipendenze',
  ELD: 'Anziani',
  IMMNOM: 'Immigrati, Rom, Sinti e Caminanti',
  POV: 'Povertà, disagio adulti e senza dimora',
  MULBEN: 'Multiutenza',
};

/** How a contatto came about (art. 2 c. 8). */
export const CANALI = [
  'DI_PERSONA',
  'TELEFONO',
  'EMAIL',
  'DOMICILIO',
  'SEGNALAZIONE_SCRITTA',
  'ALTRO_A_DISTANZA',
] as const;

/** Who turned to the service; institutions may (art. 4 c. 2 a). */
export const RICHIEDENTI = [
  'UTENTE',
  'PARENTE_O_CONOSCENTE',
  'ORGANIZZAZIONE',
  'ISTITUZIONE',
  'AUTORITA_GIUDIZIARIA',
  'ALTRO',
] as const;

/** What came of a contatto (art. 2 c. 8 e). */
export const ESITI_CONTATTO = [
  'INFORMAZIONE',
  'ORIENTAMENTO',
  'APPUNTAMENTO',
  'TRASMISSIONE',
  'RICHIESTA_PRESA_IN_CARICO',
  'PRONTO_INTERVENTO',
] as const;

/** What became of an objective of a project (art. 2 c. 3 d). */
export const ESITI_OBIETTIVO = ['RAGGIUNTO', 'PARZIALE', 'NON_RAGGIUNTO'] as const;

/** Why a case ends (art. 2 c. 3 d), on the closing reasons of SINBA, made general. */
export const MOTIVI_DIMISSIONE = [
  'OBIETTIVI_RAGGIUNTI',
  'TRASFERIMENTO_ALTRO_AMBITO',
  'PASSAGGIO_SERVIZIO_SANITARIO',
  'MAGGIORE_ETA',
  'RINUNCIA',
  'IRREPERIBILITA',
  'DECESSO',
  'ALTRO',
] as const;

export const SESSI = ['F', 'M', 'NON_NOTO'] as const;

export const CITTADINANZE = ['ITALIANA', 'UE', 'NON_UE', 'APOLIDE', 'NON_NOTA'] as const;
