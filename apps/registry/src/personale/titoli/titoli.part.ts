// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaTitolo } from './annulla-titolo.ts';
import { CambiaTermineTitolo } from './cambia-termine-titolo.ts';
import { IndicaDatore } from './indica-datore.ts';
import {
  disciplinareIncompleto,
  RegistraTitolo,
  senzaUltimoGiorno,
  SOTTOSCRITTO_PRIMA,
  titoloDoppio,
} from './registra-titolo.ts';
import { RettificaTitolo } from './rettifica-titolo.ts';
import * as titoliResolvers from './titoli.resolver.ts';
import { TitoloEntity } from '../operatori/titolo.entity.ts';

export const titoli: SubgraphPart = {
  resolvers: [
    ...Object.values(titoliResolvers),
    RegistraTitolo,
    CambiaTermineTitolo,
    IndicaDatore,
    AnnullaTitolo,
    RettificaTitolo,
  ],
  entities: [TitoloEntity],
  rules: {
    titolo_uno_dal_giorno: () => titoloDoppio(),
    titolo_a_termine: senzaUltimoGiorno,
    titolo_disciplinare: disciplinareIncompleto,
    titolo_disciplinare_prima: () => new RuleViolation('art. 8 c. 1', SOTTOSCRITTO_PRIMA),
    incarico_con_titolo: () =>
      new RuleViolation('art. 8 c. 1', 'Manca un titolo di servizio in vigore in tutti i giorni di un incarico'),
  },
};
