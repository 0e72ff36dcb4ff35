// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AnnullaRitiroPrestazione } from './annulla-ritiro.ts';
import { prestazioneDaVerificare } from './prestazione-da-verificare.scrivania.ts';
import { ModificaPrestazione } from './modifica-prestazione.ts';
import {
  PrestazioneEnteEntity,
  PrestazioneEntity,
  PrestazioneParolaEntity,
  PrestazioneSedeEntity,
} from './prestazione.entity.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import * as prestazioneResolvers from './prestazione.resolver.ts';
import { PubblicaPrestazione } from './pubblica-prestazione.ts';
import { RedigiPrestazione } from './redigi-prestazione.ts';
import * as relazioniResolvers from './relazioni.resolver.ts';
import { RitiraPrestazione } from './ritira-prestazione.ts';
import { VerificaPrestazione } from './verifica-prestazione.ts';
import { ENTE_IGNOTO, ETA_ROVESCIATE } from './verify-contenuti.ts';

export const prestazioni: PartWithFonti = {
  fonti: [prestazioneDaVerificare],
  resolvers: [
    RedigiPrestazione,
    ModificaPrestazione,
    PubblicaPrestazione,
    VerificaPrestazione,
    RitiraPrestazione,
    AnnullaRitiroPrestazione,
    ...Object.values(prestazioneResolvers),
    ...Object.values(relazioniResolvers),
  ],
  references: [prestazioneReference],
  entities: [PrestazioneEntity, PrestazioneEnteEntity, PrestazioneSedeEntity, PrestazioneParolaEntity],
  rules: {
    prestazione_completa: () =>
      new RuleViolation('art. 2 c. 6', 'Alla voce manca qualcosa che serve per chiederla, e non si può pubblicare'),
    prestazione_stati: () =>
      new RuleViolation(
        'art. 2 c. 6',
        'Una voce passa da bozza a pubblicata a ritirata, e non torna indietro: si annulla solo un ritiro fatto per errore',
      ),
    prestazione_eta: () => new RuleViolation('art. 2 c. 6', ETA_ROVESCIATE),
    prestazione_verifica: () =>
      new RuleViolation('art. 2 c. 6', 'La verifica varrebbe più di un anno dal giorno in cui è fatta'),
    prestazione_titolare_attivo: () =>
      new RuleViolation('art. 2 c. 6', "L'ente che risponde di una voce pubblicata opera senza termine"),
    prestazione_comuni_dell_ambito: () =>
      new RuleViolation('art. 2 c. 6', "Fra i Comuni c'è chi, quel giorno, non è dell'Ambito"),
    prestazione_titolare: () => new NotFound(ENTE_IGNOTO),
    prestazione_ente_di_ambito: () => new NotFound(ENTE_IGNOTO),
    prestazione_sede_di_ambito: () => new NotFound("La sede non è fra quelle dell'Ambito"),
  },
};
