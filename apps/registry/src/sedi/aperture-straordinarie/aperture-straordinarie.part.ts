// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { sedeIgnota } from '../sede/sede-da-modificare.ts';
import { aperturaDaDecidere } from './apertura-da-decidere.scrivania.ts';
import { AperturaStraordinariaEntity } from './apertura-straordinaria.entity.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import * as aperturaStraordinariaResolvers from './apertura-straordinaria.resolver.ts';
import { AnnullaApertura } from './annulla-apertura.ts';
import { AutorizzaApertura } from './autorizza-apertura.ts';
import { giaAperta, RichiediApertura } from './richiedi-apertura.ts';
import { RifiutaApertura, rifiutoSenzaMotivo } from './rifiuta-apertura.ts';
import { RitiraApertura } from './ritira-apertura.ts';
import { giaTrascorsa } from './transizione.ts';

export const apertureStraordinarie: PartWithFonti = {
  fonti: [aperturaDaDecidere],
  resolvers: [
    ...Object.values(aperturaStraordinariaResolvers),
    RichiediApertura,
    AutorizzaApertura,
    RifiutaApertura,
    RitiraApertura,
    AnnullaApertura,
  ],
  references: [aperturaStraordinariaReference],
  entities: [AperturaStraordinariaEntity],
  rules: {
    apertura_senza_sovrapposizioni: () =>
      new RuleViolation('art. 5 c. 5', "In quelle ore un'apertura straordinaria è già chiesta o autorizzata"),
    apertura_fuori_orario: giaAperta,
    apertura_non_trascorsa: giaTrascorsa,
    apertura_in_sede_attiva: () => new RuleViolation('art. 5 c. 5', 'In quel giorno la sede non è attiva'),
    apertura_di_sede_dell_ambito: sedeIgnota,
    apertura_transizione: () => new RuleViolation('art. 5 c. 5', "L'apertura non può più cambiare in questo modo"),
    apertura_rifiuto_motivato: rifiutoSenzaMotivo,
  },
};
