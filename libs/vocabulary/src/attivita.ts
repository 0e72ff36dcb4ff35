// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolario } from './vocabolario.ts';

/** The Convenzione among the Comuni (art. 1). */
const DALLA_CONVENZIONE = '2014-06-25';

/** The paths that the service follows with a person or a family (art. 2 c. 5 b, g, h). */
export const percorsi = vocabolario('Regolamento, art. 2 c. 5 b, g, h', DALLA_CONVENZIONE, [
  ['AIUTO_INDIVIDUALE', 'Aiuto alla persona'],
  ['AIUTO_FAMILIARE', 'Aiuto alla famiglia'],
  ['AIUTO_DI_GRUPPO', 'Aiuto a un gruppo'],
  ['SOSTEGNO_PSICOLOGICO', 'Consulenza e sostegno psicologico per genitori e figli'],
  ['ADOZIONE_NAZIONALE', 'Adozione nazionale'],
  ['ADOZIONE_INTERNAZIONALE', 'Adozione internazionale'],
  ['AFFIDAMENTO_FAMILIARE', 'Affidamento familiare'],
  ['ABUSO_MALTRATTAMENTO', 'Abuso e maltrattamento'],
  ['MEDIAZIONE_FAMILIARE', 'Mediazione familiare'],
  ['EDUCATIVA_TERRITORIALE', 'Educativa territoriale'],
]);

/** What a professional does for a case (art. 2 c. 5 b); others are added as the Piano di Zona asks (art. 2 c. 5 p, q). */
export const attivita = vocabolario('Regolamento, art. 2 c. 5 b, p, q', DALLA_CONVENZIONE, [
  ['COLLOQUIO', 'Colloquio'],
  ['VISITA_DOMICILIARE', 'Visita domiciliare'],
  ['TELEFONATA', 'Telefonata'],
  ['RIUNIONE_DI_RETE', 'Riunione con gli altri servizi'],
  ['RELAZIONE', 'Relazione scritta'],
]);
