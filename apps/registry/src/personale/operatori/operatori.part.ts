// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AccettaCodiceDeontologico } from './accetta-codice-deontologico.ts';
import { ModificaOperatore } from './modifica-operatore.ts';
import { OperatoreEntity } from './operatore.entity.ts';
import { operatoreReference } from './operatore.reference.ts';
import * as annullatoDaResolvers from './annullato-da.resolver.ts';
import * as operatoreResolvers from './operatore.resolver.ts';
import { RettificaCodiceDeontologico } from './rettifica-codice-deontologico.ts';
import { RegistraOperatore } from './registra-operatore.ts';

export const operatori: SubgraphPart = {
  resolvers: [
    ...Object.values(operatoreResolvers),
    ...Object.values(annullatoDaResolvers),
    RegistraOperatore,
    ModificaOperatore,
    AccettaCodiceDeontologico,
    RettificaCodiceDeontologico,
  ],
  references: [operatoreReference],
  entities: [OperatoreEntity],
  rules: {
    operatore_qualifica: () => new BadUserInput(['input', 'qualifica'], 'La qualifica non è fra quelle in uso oggi'),
    operatore_albo: () =>
      new RuleViolation(
        'art. 8 c. 1',
        "Di un assistente sociale manca l'iscrizione all'albo: indica Regione, numero e sezione",
      ),
    codice_deontologico_accettato_una_volta: () =>
      new RuleViolation('art. 8 c. 1', 'Il codice deontologico è già stato accettato: se è sbagliato si rettifica'),
    operatore_albo_unico: () => new Conflict("Un operatore con questa iscrizione all'albo è già registrato"),
    operatore_omonimo: () =>
      new Conflict('Un operatore con questo nome è già registrato: conferma se è un’altra persona'),
    operatore_account: () => new Conflict("L'account è già di un altro operatore"),
  },
};
