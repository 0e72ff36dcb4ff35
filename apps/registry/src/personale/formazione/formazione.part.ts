// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaIscrizione } from './annulla-iscrizione.ts';
import { AttivitaFormativaEntity, PartecipazioneEntity } from './attivita-formativa.entity.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import * as formazioneResolvers from './formazione.resolver.ts';
import { IscriviOperatore, nonAperta } from './iscrivi-operatore.ts';
import { giaCominciata } from './iscrizione.ts';
import { ProgrammaAttivitaFormativa } from './programma-attivita-formativa.ts';
import { RegistraPresenze } from './registra-presenze.ts';

export const formazione: SubgraphPart = {
  resolvers: [
    ...Object.values(formazioneResolvers),
    ProgrammaAttivitaFormativa,
    IscriviOperatore,
    AnnullaIscrizione,
    RegistraPresenze,
  ],
  references: [attivitaFormativaReference],
  entities: [AttivitaFormativaEntity, PartecipazioneEntity],
  rules: {
    partecipazione_una_iscrizione: () => new RuleViolation('art. 2 c. 5 n', 'L’operatore è già iscritto'),
    partecipazione_ammessa: nonAperta,
    partecipazione_iniziata: giaCominciata,
    partecipazione_posti: () => new RuleViolation('art. 2 c. 5 n', 'I posti sono esauriti'),
    partecipazione_ore_della_attivita: () =>
      new RuleViolation('art. 2 c. 5 m', 'Le ore frequentate non superano quelle dell’attività'),
  },
};
