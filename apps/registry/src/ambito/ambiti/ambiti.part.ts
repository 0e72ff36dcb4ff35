// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AmbitoEntity } from './ambito.entity.ts';
import { ambitoReference } from './ambito.reference.ts';
import * as ambitoResolvers from './ambito.resolver.ts';
import { AppartenenzaEntity } from './appartenenza.entity.ts';
import { CapofilaEntity } from './capofila.entity.ts';
import { diAltraRegione, IstituisciAmbito } from './istituisci-ambito.ts';

export const ambiti: SubgraphPart = {
  resolvers: [IstituisciAmbito, ...Object.values(ambitoResolvers)],
  references: [ambitoReference],
  entities: [AmbitoEntity, AppartenenzaEntity, CapofilaEntity],
  rules: {
    appartenenza_un_ambito_per_volta: () =>
      new RuleViolation(
        'art. 1 c. 1',
        'Il Comune appartiene già a un Ambito in questo periodo; un recesso registrato per errore si annulla',
      ),
    appartenenza_della_regione: diAltraRegione,
    appartenenza_di_comune_esistente: () =>
      new RuleViolation(
        'art. 1 c. 1',
        'In quel giorno il Comune non esiste: è stato soppresso prima, o è stato istituito dopo',
      ),
    ambito_immutabile: () => new RuleViolation('art. 1 c. 1', 'La Regione e il codice di un Ambito non cambiano'),
    ambito_id_unico: () => new Conflict('Esiste già un Ambito con questo identificativo'),
    ambito_codice: () => new Conflict('Esiste già un Ambito con questo codice nella Regione'),
  },
};
