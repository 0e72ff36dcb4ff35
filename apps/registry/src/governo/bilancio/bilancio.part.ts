// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import * as bilancioResolvers from './bilancio.resolver.ts';
import { AumentaLinea } from './aumenta-linea.ts';
import { LineaDiBilancioEntity, RiduzioneLineaEntity } from './linea.entity.ts';
import { lineaReference } from './linea.reference.ts';
import { RiduciLinea } from './riduci-linea.ts';
import { riduzioneInAttesa } from './riduzione-in-attesa.scrivania.ts';
import { RitiraRiduzione } from './ritira-riduzione.ts';
import { StornaFondi } from './storna-fondi.ts';
import { StanziaLinea } from './stanzia-linea.ts';

export const bilancio: PartWithFonti = {
  fonti: [riduzioneInAttesa],
  resolvers: [
    ...Object.values(bilancioResolvers),
    StanziaLinea,
    AumentaLinea,
    RiduciLinea,
    StornaFondi,
    RitiraRiduzione,
  ],
  references: [lineaReference],
  entities: [LineaDiBilancioEntity, RiduzioneLineaEntity],
  rules: {
    linea_codice: () => new Conflict("Nell'anno c'è già una linea con questo codice"),
    linea_nel_periodo: () =>
      new RuleViolation('art. 6 c. 1', 'Una linea di bilancio è di un anno del periodo del Piano'),
    linea_fondo_gia_assegnato: () =>
      new BadUserInput(['input', 'annoFondo'], "L'anno del fondo è quello del bilancio, o uno dei dieci anni prima"),
    linea_immutabile: () => new RuleViolation('art. 6 c. 1', 'Di una linea di bilancio cambia solo l’importo'),
    linea_ridotta_con_risposta: () =>
      new RuleViolation('art. 6 c. 1', 'Una linea approvata si riduce quando si sa che non è impegnata di più'),
    storno_ammesso: () =>
      new RuleViolation(
        'art. 6 c. 1',
        'Si storna fra linee dello stesso Piano, dello stesso fondo e dello stesso anno del fondo: le somme restano di quel fondo',
      ),
    linea_attende_storno: () =>
      new RuleViolation('art. 6 c. 1', 'La linea attende uno storno da un’altra: cessa dopo la risposta'),
    riduzione_decisa: () => new RuleViolation('art. 6 c. 1', 'La riduzione è già decisa: si chiede di nuovo'),
    riduzione_una_aperta: () => new RuleViolation('art. 6 c. 1', 'Una riduzione della linea attende ancora risposta'),
  },
};
