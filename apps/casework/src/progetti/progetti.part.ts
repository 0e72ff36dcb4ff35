// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ObiettivoEntity, ProgettoEntity, VerificaEntity } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import * as progettoResolvers from './progetto.resolver.ts';
import { RedigiProgetto } from './redigi-progetto.ts';
import { AccettaProgetto } from './accetta-progetto.ts';
import { ConcludiIntervento } from './concludi-intervento.ts';
import { ModificaProgetto, nonInBozza } from './modifica-progetto.ts';
import { RiapriIntervento } from './riapri-intervento.ts';
import { RegistraVerifica } from './registra-verifica.ts';

export const progetti: SubgraphPart = {
  resolvers: [
    RedigiProgetto,
    ModificaProgetto,
    AccettaProgetto,
    RegistraVerifica,
    ConcludiIntervento,
    RiapriIntervento,
    ...Object.values(progettoResolvers),
  ],
  references: [progettoReference],
  entities: [ProgettoEntity, ObiettivoEntity, VerificaEntity],
  rules: {
    progetto_uno_aperto: () => new RuleViolation('art. 2 c. 3 c', 'Il caso ha già un progetto aperto'),
    progetto_passi: () =>
      new RuleViolation(
        'art. 2 c. 5 a',
        'Un progetto si redige in bozza, si accetta e si conclude: non torna indietro',
      ),
    progetto_modificato_in_bozza: nonInBozza,
    verifica_da_accettato: () =>
      new RuleViolation('art. 2 c. 3 d', 'In quel giorno il progetto non era ancora accettato: indicane uno dopo'),
    progetto_attivo_se_accettato: () => new RuleViolation('art. 2 c. 5 a', 'Un progetto è attivo solo se accettato'),
  },
};
