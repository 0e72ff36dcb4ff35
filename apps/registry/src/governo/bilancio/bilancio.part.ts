// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import * as bilancioResolvers from './bilancio.resolver.ts';
import { AumentaLinea } from './aumenta-linea.ts';
import { LineaDiBilancioEntity, RiduzioneLineaEntity } from './linea.entity.ts';
import { lineaReference } from './linea.reference.ts';
import { attendeRisposta } from './load-linea.ts';
import { attendeStorno, RiduciLinea } from './riduci-linea.ts';
import { riduzioneInAttesa } from './riduzione-in-attesa.scrivania.ts';
import { RitiraRiduzione } from './ritira-riduzione.ts';
import { fraFondiDiversi, StornaFondi } from './storna-fondi.ts';
import { fondoDiAltriAnni, StanziaLinea } from './stanzia-linea.ts';

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
      new RuleViolation('art. 6 c. 1', 'L’anno della linea di bilancio non è del periodo del Piano'),
    linea_fondo_gia_assegnato: fondoDiAltriAnni,
    linea_immutabile: () => new RuleViolation('art. 6 c. 1', 'Di una linea di bilancio cambia solo l’importo'),
    linea_ridotta_con_risposta: () =>
      new RuleViolation('art. 6 c. 1', 'Una linea approvata si riduce quando si sa che non è impegnata di più'),
    storno_ammesso: fraFondiDiversi,
    linea_attende_storno: attendeStorno,
    riduzione_decisa: () => new RuleViolation('art. 6 c. 1', 'La riduzione è già decisa: si chiede di nuovo'),
    riduzione_una_aperta: attendeRisposta,
  },
};
