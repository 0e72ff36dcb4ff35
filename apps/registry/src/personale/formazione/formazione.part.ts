// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaAttivitaFormativa } from './annulla-attivita-formativa.ts';
import { AnnullaIscrizione, giaCominciata } from './annulla-iscrizione.ts';
import { AttivitaFormativaEntity, PartecipazioneEntity } from './attivita-formativa.entity.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import * as formazioneResolvers from './formazione.resolver.ts';
import { IscriviOperatore, iscrizioniChiuse } from './iscrivi-operatore.ts';
import { nonAperta, postiEsauriti } from './iscrizione.ts';
import { ProgrammaAttivitaFormativa } from './programma-attivita-formativa.ts';
import { RegistraIscrizioneTardiva } from './registra-iscrizione-tardiva.ts';
import { oreRegistrate, RegistraPresenze } from './registra-presenze.ts';
import { RettificaAttivitaFormativa } from './rettifica-attivita-formativa.ts';
import { RettificaPresenza } from './rettifica-presenza.ts';

export const formazione: SubgraphPart = {
  resolvers: [
    ...Object.values(formazioneResolvers),
    ProgrammaAttivitaFormativa,
    IscriviOperatore,
    RegistraIscrizioneTardiva,
    AnnullaIscrizione,
    RegistraPresenze,
    RettificaPresenza,
    RettificaAttivitaFormativa,
    AnnullaAttivitaFormativa,
  ],
  references: [attivitaFormativaReference],
  entities: [AttivitaFormativaEntity, PartecipazioneEntity],
  rules: {
    partecipazione_una_iscrizione: () => new RuleViolation('art. 2 c. 5 n', 'L’operatore è già iscritto'),
    partecipazione_ammessa: nonAperta,
    partecipazione_iniziata: giaCominciata,
    partecipazione_tardiva: iscrizioniChiuse,
    partecipazione_ore_registrate: () => new RuleViolation('art. 2 c. 5 m', oreRegistrate()),
    partecipazione_di_attivita_cominciata: () =>
      new RuleViolation(
        'art. 2 c. 5 m',
        'Vi sono registrate ore frequentate: l’attività è già cominciata, e il suo primo giorno non va dopo oggi',
      ),
    partecipazione_posti: () => postiEsauriti(),
    partecipazione_ore_della_attivita: () =>
      new RuleViolation('art. 2 c. 5 m', 'Le ore frequentate sono più di quelle dell’attività'),
  },
};
