// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AssenzaEntity } from '../operatori/assenza.entity.ts';
import { AnnullaAssenza } from './annulla-assenza.ts';
import * as assenzeResolvers from './assenze.resolver.ts';
import { sostitutoNonAssistenteSociale } from './load-con-sostituto.ts';
import { ModificaAssenza } from './modifica-assenza.ts';
import { assenzaSenzaSostituto } from './assenza-senza-sostituto.scrivania.ts';
import { RegistraAssenza } from './registra-assenza.ts';

const SOSTITUTO = 'Chi sostituisce non è in servizio in tutti quei giorni: scegli un altro, o cambia i giorni';

export const assenze: PartWithFonti = {
  resolvers: [...Object.values(assenzeResolvers), RegistraAssenza, ModificaAssenza, AnnullaAssenza],
  entities: [AssenzaEntity],
  fonti: [assenzaSenzaSostituto],
  rules: {
    assenza_una_per_volta: () => new RuleViolation('art. 8 c. 1', "L'operatore è già assente in alcuni di quei giorni"),
    assenza_immutabile: () =>
      new RuleViolation(
        'art. 7 c. 1',
        "Un'assenza già cominciata non si riscrive: se è sbagliata si annulla, dicendo perché",
      ),
    assenza_sostituto_altro: () =>
      new RuleViolation('art. 8 c. 1', 'Chi sostituisce è la stessa persona che è assente: indicane un’altra'),
    assenza_di_operatore_dell_ambito: () =>
      new RuleViolation('art. 8 c. 1', "Un'assenza è di un operatore dell'Ambito"),
    assenza_sostituto_dell_ambito: () =>
      new RuleViolation('art. 8 c. 1', 'Chi sostituisce non è un operatore dell’Ambito'),
    assenza_sostituto_in_servizio: () => new RuleViolation('art. 8 c. 1', SOSTITUTO),
    assenza_sostituto_assistente_sociale: sostitutoNonAssistenteSociale,
  },
};
