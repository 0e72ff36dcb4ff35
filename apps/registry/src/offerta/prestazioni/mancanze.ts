// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PrestazioneInput } from './prestazione-input.ts';

/** The content of an entry as a person writes it. Absent fields are null when the entry is read from the database. */
export type Contenuto = { readonly [F in keyof PrestazioneInput]: PrestazioneInput[F] | null };

export interface Mancanza {
  /** The field that is missing. */
  readonly campo: keyof PrestazioneInput;
  readonly messaggio: string;
}

const manca = (valore: unknown): boolean => valore === undefined || valore === null;

/** The same rules as the constraint `prestazione_completa`, which cannot name the missing fields. */
const REGOLE: readonly (readonly [
  campo: keyof PrestazioneInput,
  messaggio: string,
  mancante?: (contenuto: Contenuto) => boolean,
])[] = [
  ['descrizione', "Che cos'è"],
  [
    'codiceSiuss',
    'Il codice nazionale, o perché non ce n’è uno',
    ({ codiceSiuss, senzaCodicePerche }) => manca(codiceSiuss) && manca(senzaCodicePerche),
  ],
  ['aree', 'A chi è rivolta: almeno un’area di utenza', ({ aree }) => aree?.length === 0],
  ['requisiti', 'I requisiti'],
  ['documenti', 'I documenti da presentare, o che non ne servono'],
  ['costo', 'Quanto costa, o che è gratuita'],
  ['accessibilita', 'Come vi accede chi ha una disabilità'],
  ['lingue', 'In quali lingue si offre', ({ lingue }) => lingue?.length === 0],
  ['comeChiedere', 'Come si chiede'],
  ['tempoRisposta', 'In quanto tempo si risponde'],
  ['orari', 'Quando si offre', ({ orari, orariNote }) => orari?.length === 0 && manca(orariNote)],
  ['titolareId', "L'ente che ne risponde"],
  ['responsabile', 'L’ufficio che risponde della correttezza della voce'],
  ['responsabileEmail', 'La posta elettronica di quell’ufficio'],
];

/** The fields that an entry lacks to be published (art. 2 c. 6 and 8 d). A complete entry has an empty list. */
export function mancanze(contenuto: Contenuto): readonly Mancanza[] {
  return REGOLE.filter(([campo, , mancante]) => mancante?.(contenuto) ?? manca(contenuto[campo])).map(
    ([campo, messaggio]) => ({ campo, messaggio }),
  );
}
