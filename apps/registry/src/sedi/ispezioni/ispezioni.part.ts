// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { sedeIgnota } from '../sede/sede-da-modificare.ts';
import { misuraDaAdempiere } from './misura-da-adempiere.scrivania.ts';
import { AnnullaIspezione } from './annulla-ispezione.ts';
import { AllegaAIspezione } from './allega-a-ispezione.ts';
import { IspezioneEntity } from './ispezione.entity.ts';
import { ispezioneReference } from './ispezione.reference.ts';
import * as ispezioneResolvers from './ispezione.resolver.ts';
import { ProvaIspezioneEntity } from './prova-ispezione.entity.ts';
import { RegistraIspezione, rilieviMancanti } from './registra-ispezione.ts';
import { RettificaIspezione } from './rettifica-ispezione.ts';
import { RilievoEntity } from './rilievo.entity.ts';
import * as standardSedeResolvers from './standard-sede.resolver.ts';
import { VerificaAdempimento } from './verifica-adempimento.ts';

export const ispezioni: PartWithFonti = {
  fonti: [misuraDaAdempiere],
  resolvers: [
    ...Object.values(ispezioneResolvers),
    ...Object.values(standardSedeResolvers),
    RegistraIspezione,
    AllegaAIspezione,
    VerificaAdempimento,
    AnnullaIspezione,
    RettificaIspezione,
  ],
  references: [ispezioneReference],
  entities: [IspezioneEntity, RilievoEntity, ProvaIspezioneEntity],
  rules: {
    ispezione_una_al_giorno: () => new RuleViolation('art. 5 c. 2', 'La sede è già stata ispezionata in quel giorno'),
    ispezione_in_sede_attiva: () => new RuleViolation('art. 5 c. 2', 'In quel giorno la sede non è attiva'),
    ispezione_di_sede_dell_ambito: sedeIgnota,
    ispezione_completa: () => rilieviMancanti(),
    rilievo_con_misura: () =>
      new RuleViolation(
        'art. 5 c. 2',
        'Di uno standard che manca non c’è la misura con il suo termine, o ce n’è una di uno standard che c’è',
      ),
    prova_una_volta: () => new RuleViolation('art. 5 c. 2', "Il file è già unito all'ispezione"),
    prova_caricata: () => new NotFound("Un allegato non c'è nell'Ambito, o non è stato ancora caricato"),
    rilievo_adempiuto_una_volta: () => new RuleViolation('art. 5 c. 2', 'La misura è già stata adempiuta'),
  },
};
