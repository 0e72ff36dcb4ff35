// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { reperibilitaScoperta } from './reperibilita-scoperta.scrivania.ts';
import { AnnullaTurnoReperibilita } from './annulla-turno.ts';
import { CambiaTurnoReperibilita, OrganizzaTurnoReperibilita } from './organizza-turno.ts';
import { RegistraTurnoSvolto } from './registra-turno-svolto.ts';
import * as reperibilitaResolvers from './reperibilita.resolver.ts';
import { RettificaTurnoReperibilita } from './rettifica-turno.ts';
import { TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';

export const reperibilita: PartWithFonti = {
  fonti: [reperibilitaScoperta],
  resolvers: [
    ...Object.values(reperibilitaResolvers),
    OrganizzaTurnoReperibilita,
    CambiaTurnoReperibilita,
    RegistraTurnoSvolto,
    AnnullaTurnoReperibilita,
    RettificaTurnoReperibilita,
  ],
  references: [turnoReperibilitaReference],
  entities: [TurnoReperibilitaEntity],
  rules: {
    turno_reperibilita_uno_alla_volta: () =>
      new RuleViolation('art. 2 c. 4', "In quelle ore c'è già un turno di reperibilità"),
    turno_reperibilita_sostituto_altro: () =>
      new RuleViolation('art. 2 c. 4', 'Chi sostituisce è la stessa persona che è reperibile: indicane un’altra'),
    turno_reperibilita_operatore: () =>
      new RuleViolation('art. 2 c. 4', "Chi è reperibile non è un operatore dell'Ambito"),
    turno_reperibilita_sostituto: () =>
      new RuleViolation('art. 2 c. 4', "Chi sostituisce non è un operatore dell'Ambito"),
    turno_reperibilita_passato: () =>
      new RuleViolation(
        'art. 2 c. 4',
        'Il turno cambierebbe ore che sono già passate: se è scritto male, si rettifica o si annulla',
      ),
    turno_reperibilita_in_servizio: () =>
      new RuleViolation(
        'art. 2 c. 4',
        'In quei giorni chi è reperibile, o chi lo sostituisce, non è in servizio o è assente',
      ),
  },
};
