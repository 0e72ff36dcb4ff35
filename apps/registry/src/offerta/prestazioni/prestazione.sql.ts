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

/** Of the Comuni that an entry names those that are of its Ambito on day `$n`, in their order. */
const rimasti = (
  giorno: string,
): string => `SELECT codice FROM unnest(prestazione.comuni) WITH ORDINALITY AS c (codice, ordine)
  JOIN appartenenza a ON a.codice_istat = codice AND a.ambito_id = prestazione.ambito_id AND a.periodo @> ${giorno}::date ORDER BY ordine`;

/** Where an entry is offered on day `$n`. None is the whole Ambito: one whose Comuni have all left keeps them, and is not public. */
export const comuniIl = (giorno: string): string =>
  `coalesce(nullif(ARRAY(${rimasti(giorno)}), '{}'), prestazione.comuni)`;

/** What anybody sees, on day `$n`: what is published, whose verification has not lapsed, and which is offered somewhere. */
export const visibileIl = (giorno: string): string =>
  `stato = 'PUBBLICATA' AND verifica_scade >= ${giorno}::date AND (comuni = '{}' OR EXISTS (${rimasti(giorno)}))`;
