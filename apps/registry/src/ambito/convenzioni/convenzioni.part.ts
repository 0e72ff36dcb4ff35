// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../scrivania/fonte.ts';
import { convenzioneInScadenza } from './convenzione-in-scadenza.scrivania.ts';
import { ConvenzioneComuneEntity, ConvenzioneEntity } from './convenzione.entity.ts';
import * as convenzioniResolvers from './convenzioni.resolver.ts';
import { nonDegliAssociati, RegistraConvenzione } from './registra-convenzione.ts';
import { AnnullaCessazioneConvenzione } from './annulla-cessazione.ts';
import { CessaConvenzione } from './cessa-convenzione.ts';
import { RettificaCessazioneConvenzione } from './rettifica-cessazione.ts';

const immutabile = (): RuleViolation =>
  new RuleViolation(
    'art. 1 c. 1',
    'Una Convenzione sottoscritta non cambia, se non perché cessa, una volta e da oggi in poi, o perché la cessazione era sbagliata',
  );

export const convenzioni: PartWithFonti = {
  resolvers: [
    RegistraConvenzione,
    CessaConvenzione,
    AnnullaCessazioneConvenzione,
    RettificaCessazioneConvenzione,
    ...Object.values(convenzioniResolvers),
  ],
  entities: [ConvenzioneEntity, ConvenzioneComuneEntity],
  fonti: [convenzioneInScadenza],
  rules: {
    convenzione_una_per_volta: () =>
      new RuleViolation('art. 1 c. 1', "L'Ambito ha già una Convenzione che vale in quel periodo"),
    firma_di_comune_associato: () => nonDegliAssociati(),
    convenzione_di_tutti_gli_associati: () => nonDegliAssociati(),
    convenzione_immutabile: immutabile,
    firma_immutabile: immutabile,
  },
};
