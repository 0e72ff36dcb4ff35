// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a person writes of an entry, as field, column and type: reads and writes are made of this one list. */
export const CONTENUTO = [
  ['nome', 'nome', 'text'],
  ['paroleChiave', 'parole_chiave', 'text[]'],
  ['descrizione', 'descrizione', 'text'],
  ['competenza', 'competenza', 'text'],
  ['codiceSiuss', 'codice_siuss', 'text'],
  ['senzaCodicePerche', 'senza_codice_perche', 'text'],
  ['aree', 'aree', 'text[]'],
  ['etaMinima', 'eta_minima', 'smallint'],
  ['etaMassima', 'eta_massima', 'smallint'],
  ['comuni', 'comuni', 'text[]'],
  ['requisiti', 'requisiti', 'text'],
  ['documenti', 'documenti', 'jsonb'],
  ['costo', 'costo', 'text'],
  ['costi', 'costi', 'jsonb'],
  ['accessibilita', 'accessibilita', 'text'],
  ['lingue', 'lingue', 'text[]'],
  ['comeChiedere', 'come_chiedere', 'text'],
  ['tempoRisposta', 'tempo_risposta', 'text'],
  ['orari', 'orari', 'jsonb'],
  ['orariNote', 'orari_note', 'text'],
  ['telefono', 'telefono', 'text'],
  ['email', 'email', 'text'],
  ['sito', 'sito', 'text'],
  ['avviso', 'avviso', 'text'],
  ['titolareId', 'titolare_id', 'uuid'],
  ['responsabile', 'responsabile', 'text'],
  ['responsabileEmail', 'responsabile_email', 'text'],
] as const;

/** The columns of an entry, its relations apart. */
export const COLONNE_SQL = `id, ambito_id AS "ambitoId", stato, versione, verificato_il AS "verificatoIl", verifica_scade AS "verificaScadeIl",
  ${CONTENUTO.map(([campo, colonna]) => `${colonna} AS "${campo}"`).join(', ')}`;

/** What anybody sees, on day `$n`: what is published and whose verification has not lapsed. */
export const visibileIl = (giorno: string): string => `stato = 'PUBBLICATA' AND verifica_scade >= ${giorno}::date`;
