// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { FUORI_SETTIMANA_SENZA_MOTIVO } from '@ambito/orari';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AnnullaOrari } from './annulla-orari.ts';
import { settimanaSottoMinimo } from './settimana-sotto-minimo.scrivania.ts';
import { calendarioRisorsa } from './calendario.risorsa.ts';
import { ImpostaOrari, orariNelPassato } from './imposta-orari.ts';
import { RettificaOrari } from './rettifica-orari.ts';
import * as orariResolvers from './orari.resolver.ts';
import { OrarioEntity } from '../calendario/orario.entity.ts';

export const orari: PartWithFonti = {
  fonti: [settimanaSottoMinimo],
  resolvers: [...Object.values(orariResolvers), ImpostaOrari, RettificaOrari, AnnullaOrari],
  risorse: [calendarioRisorsa],
  entities: [OrarioEntity],
  rules: {
    orario_ore_minime: () =>
      new RuleViolation(
        'art. 5 c. 4',
        'In qualche giorno la sede non garantisce le ore di apertura settimanali dovute',
      ),
    orario_senza_sovrapposizioni: () =>
      new RuleViolation('art. 5 c. 3', 'Due fasce orarie della sede si sovrappongono'),
    orario_fuori_settimana_motivato: () => new RuleViolation('art. 5 c. 3', FUORI_SETTIMANA_SENZA_MOTIVO),
    orario_in_sede_attiva: () => new RuleViolation('art. 5 c. 3', 'Gli orari hanno giorni in cui la sede non è attiva'),
    orario_passato: orariNelPassato,
  },
};
