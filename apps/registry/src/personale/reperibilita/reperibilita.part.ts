// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { reperibilitaScoperta } from './reperibilita-scoperta.scrivania.ts';
import { AnnullaTurnoReperibilita } from './annulla-turno.ts';
import { CambiaTurnoReperibilita, OrganizzaTurnoReperibilita } from './organizza-turno.ts';
import * as reperibilitaResolvers from './reperibilita.resolver.ts';
import { TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';

export const reperibilita: PartWithFonti = {
  fonti: [reperibilitaScoperta],
  resolvers: [
    ...Object.values(reperibilitaResolvers),
    OrganizzaTurnoReperibilita,
    CambiaTurnoReperibilita,
    AnnullaTurnoReperibilita,
  ],
  references: [turnoReperibilitaReference],
  entities: [TurnoReperibilitaEntity],
  rules: {
    turno_reperibilita_uno_alla_volta: () =>
      new RuleViolation('art. 2 c. 4', "In quelle ore c'è già un turno di reperibilità"),
    turno_reperibilita_sostituto_altro: () => new RuleViolation('art. 2 c. 4', 'Nessuno sostituisce se stesso'),
    turno_reperibilita_operatore: () => new RuleViolation('art. 2 c. 4', "È reperibile un operatore dell'Ambito"),
    turno_reperibilita_sostituto: () => new RuleViolation('art. 2 c. 4', "Chi sostituisce è un operatore dell'Ambito"),
    turno_reperibilita_passato: () =>
      new RuleViolation(
        'art. 2 c. 4',
        'Chi è stato reperibile resta scritto: un turno comincia da adesso in poi, e di uno cominciato si sposta solo la fine',
      ),
    turno_reperibilita_in_servizio: () =>
      new RuleViolation(
        'art. 2 c. 4',
        'Chi è reperibile, e chi lo sostituisce, è in servizio in quei giorni e non assente',
      ),
  },
};
