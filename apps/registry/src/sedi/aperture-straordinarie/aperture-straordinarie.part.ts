// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { aperturaDaDecidere } from './apertura-da-decidere.scrivania.ts';
import { AperturaStraordinariaEntity } from './apertura-straordinaria.entity.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import * as aperturaStraordinariaResolvers from './apertura-straordinaria.resolver.ts';
import { AutorizzaApertura } from './autorizza-apertura.ts';
import { RichiediApertura } from './richiedi-apertura.ts';
import { RifiutaApertura } from './rifiuta-apertura.ts';
import { RitiraApertura } from './ritira-apertura.ts';

export const apertureStraordinarie: PartWithFonti = {
  fonti: [aperturaDaDecidere],
  resolvers: [
    ...Object.values(aperturaStraordinariaResolvers),
    RichiediApertura,
    AutorizzaApertura,
    RifiutaApertura,
    RitiraApertura,
  ],
  references: [aperturaStraordinariaReference],
  entities: [AperturaStraordinariaEntity],
  rules: {
    apertura_senza_sovrapposizioni: () =>
      new RuleViolation('art. 5 c. 5', "In quelle ore un'apertura straordinaria è già chiesta o autorizzata"),
    apertura_fuori_orario: () =>
      new RuleViolation('art. 5 c. 5', 'In quelle ore la sede è già aperta secondo i suoi orari'),
    apertura_non_trascorsa: () => new RuleViolation('art. 5 c. 5', "L'apertura è già trascorsa"),
    apertura_in_sede_attiva: () => new RuleViolation('art. 5 c. 5', 'La sede apre solo nei giorni in cui è attiva'),
    apertura_di_sede_dell_ambito: () => new NotFound('Sede non trovata'),
    apertura_transizione: () => new RuleViolation('art. 5 c. 5', "L'apertura non può più cambiare in questo modo"),
    apertura_rifiuto_motivato: () => new RuleViolation('art. 5 c. 5', 'Il rifiuto va motivato'),
  },
};
