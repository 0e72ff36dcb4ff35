// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ObiettivoEntity, ProgettoEntity, ValutazioneEntity, VerificaEntity } from './progetto.entity.ts';
import { ErroriDelProgettoResolver } from './errori-del-progetto.resolver.ts';
import { progettoReference } from './progetto.reference.ts';
import * as progettoResolvers from './progetto.resolver.ts';
import { RedigiProgetto } from './redigi-progetto.ts';
import { AccettaProgetto } from './accetta-progetto.ts';
import { AnnullaAccettazione } from './annulla-accettazione.ts';
import { AnnullaProgetto } from './annulla-progetto.ts';
import { AnnullaVerifica } from './annulla-verifica.ts';
import { ConcludiIntervento } from './concludi-intervento.ts';
import { ModificaProgetto, nonInBozza } from './modifica-progetto.ts';
import { RettificaAccettazione } from './rettifica-accettazione.ts';
import { RettificaConclusioneIntervento } from './rettifica-conclusione-intervento.ts';
import { RettificaRedazione } from './rettifica-redazione.ts';
import { RettificaVerifica } from './rettifica-verifica.ts';
import { RiapriIntervento } from './riapri-intervento.ts';
import { RegistraVerifica } from './registra-verifica.ts';

export const progetti: SubgraphPart = {
  resolvers: [
    RedigiProgetto,
    ModificaProgetto,
    AnnullaProgetto,
    AccettaProgetto,
    RegistraVerifica,
    ConcludiIntervento,
    RiapriIntervento,
    RettificaConclusioneIntervento,
    RettificaRedazione,
    RettificaAccettazione,
    AnnullaAccettazione,
    RettificaVerifica,
    AnnullaVerifica,
    ErroriDelProgettoResolver,
    ...Object.values(progettoResolvers),
  ],
  references: [progettoReference],
  entities: [ProgettoEntity, ObiettivoEntity, VerificaEntity, ValutazioneEntity],
  rules: {
    progetto_uno_aperto: () => new RuleViolation('art. 2 c. 3 c', 'Il caso ha già un progetto aperto'),
    progetto_passi: () => new RuleViolation('art. 2 c. 5 a', 'Il progetto salterebbe un passo, o tornerebbe indietro'),
    progetto_dal_caso: () =>
      new RuleViolation('art. 2 c. 3 c', 'Il progetto sarebbe redatto prima della presa in carico'),
    progetto_tempi: () =>
      new RuleViolation(
        'art. 2 c. 5 a',
        'Il progetto sarebbe accettato o concluso prima di essere redatto, o accettato prima di una modifica',
      ),
    progetto_modificato_in_bozza: () => nonInBozza('modifica'),
    verifica_da_accettato: () =>
      new RuleViolation('art. 2 c. 3 d', 'In quel giorno il progetto non era ancora accettato: indicane uno dopo'),
    progetto_attivo_se_accettato: () =>
      new RuleViolation('art. 2 c. 5 a', 'Il progetto sarebbe attivo senza essere stato accettato'),
  },
};
