// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { casiSenzaSuccessore, rapportoSottoMinimo } from './fine-incarico.scrivania.ts';
import { AnnullaIncarico } from './annulla-incarico.ts';
import { codiceNonAccettato, ConferisciIncarico, oltreAppartenenza } from './conferisci-incarico.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import * as incaricoResolvers from './incarico.resolver.ts';
import { InterrompiServizio } from './interrompi-servizio.ts';
import { ModificaIncarico } from './modifica-incarico.ts';
import * as operatoriDellaSedeResolvers from './operatori-della-sede.resolver.ts';
import { RettificaIncarico } from './rettifica-incarico.ts';
import { RichiediFineIncarico } from './richiedi-fine-incarico.ts';
import { RitiraFineIncarico } from './ritira-fine-incarico.ts';
import { oltreTempoPieno } from './tempo-pieno.ts';

export const incarichi: PartWithFonti = {
  fonti: [casiSenzaSuccessore, rapportoSottoMinimo],
  resolvers: [
    ...Object.values(incaricoResolvers),
    ...Object.values(operatoriDellaSedeResolvers),
    ConferisciIncarico,
    ModificaIncarico,
    RichiediFineIncarico,
    RitiraFineIncarico,
    InterrompiServizio,
    AnnullaIncarico,
    RettificaIncarico,
  ],
  entities: [IncaricoEntity],
  rules: {
    incarico_uno_per_sede: () =>
      new RuleViolation('art. 8 c. 1', "L'operatore ha già un incarico in questa sede nello stesso periodo"),
    incarico_uno_per_comune: () =>
      new RuleViolation('art. 8 c. 1', "L'operatore ha già un incarico in questo Comune nello stesso periodo"),
    incarico_tempo_pieno: () => oltreTempoPieno(),
    incarico_codice_deontologico: codiceNonAccettato,
    incarico_di_operatore_dell_ambito: () => new RuleViolation('art. 8 c. 1', "L'operatore non è dell'Ambito"),
    incarico_in_sede_dell_ambito: () =>
      new RuleViolation('art. 8 c. 1', "La sede è di un altro Ambito rispetto all'operatore"),
    incarico_in_comune_associato: oltreAppartenenza,
    incarico_sotto_minimo_confermato: () =>
      new RuleViolation(
        'art. 4 c. 1',
        "Dal giorno dopo gli assistenti sociali dell'Ambito sarebbero sotto il rapporto minimo: occorre la conferma del coordinatore",
      ),
    incarico_fine_dentro: () =>
      new BadUserInput(
        ['input', 'al'],
        'La fine è fuori dai giorni dell’incarico: indica un giorno fra il primo e l’ultimo',
      ),
  },
};
