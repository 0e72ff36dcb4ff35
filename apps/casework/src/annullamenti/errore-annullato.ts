// SPDX-License-Identifier: AGPL-3.0-or-later
import { AnnullamentoEntity, columnsOf } from '@ambito/persistence';
import { Annullato, type AnnullatoRow, connectionOf, DatoAnnullato } from '@ambito/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** Each value is the name of a table, in capitals. */
export enum TipoErrore {
  PRESA_IN_CARICO = 'PRESA_IN_CARICO',
  DIMISSIONE = 'DIMISSIONE',
  TRASFERIMENTO = 'TRASFERIMENTO',
  SOSPENSIONE = 'SOSPENSIONE',
  NON_ACCOGLIMENTO = 'NON_ACCOGLIMENTO',
  PROGETTO = 'PROGETTO',
  INTERVENTO = 'INTERVENTO',
  VERIFICA = 'VERIFICA',
  TRASMISSIONE_PASSO = 'TRASMISSIONE_PASSO',
}
registerEnumType(TipoErrore, {
  name: 'TipoErrore',
  description: 'Che cosa era stato registrato per errore.',
  valuesConfig: {
    PRESA_IN_CARICO: {
      description: "L'assegnazione, un passaggio, la presa in carico, l'area o l'urgenza di un caso.",
    },
    DIMISSIONE: { description: 'Una dimissione.' },
    TRASFERIMENTO: { description: 'Un trasferimento ad altro Ambito.' },
    SOSPENSIONE: { description: 'Una sospensione.' },
    NON_ACCOGLIMENTO: { description: 'Una richiesta di presa in carico non accolta.' },
    PROGETTO: { description: "L'accettazione di un progetto; o un progetto in bozza." },
    INTERVENTO: { description: 'La conclusione di un intervento prima del previsto.' },
    VERIFICA: { description: 'Lo svolgimento di una verifica, con gli esiti degli obiettivi.' },
    TRASMISSIONE_PASSO: { description: 'Un esito o una presa visione di una trasmissione.' },
  },
});

@ObjectType({ description: 'Un dato di ciò che era sbagliato, come era scritto.', simpleResolvers: true })
export class DatoErrato extends DatoAnnullato {}

@ObjectType({
  description: 'Ciò che era stato registrato per errore: non vale più, e resta scritto che cosa diceva.',
  simpleResolvers: true,
})
export class ErroreAnnullato extends Annullato {
  @Field(() => TipoErrore, { description: 'Che cosa era.' })
  tipo!: TipoErrore;
}

/** How the list of what was wrong below a record is read, the last annulled one first; its argument is the Ambito. */
export const ERRORI_DEL_RECORD = {
  columns: columnsOf(AnnullamentoEntity, 'annullamento'),
  from: 'annullamento WHERE ambito_id = $3 AND proprietario_id = owner',
  order: [
    ['annullato_il', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
} as const;

export const ErroreAnnullatoConnection = connectionOf(ErroreAnnullato, 'ErroreAnnullato');

/** What was wrong, as it is read. */
export type ErroreAnnullatoRow = AnnullatoRow<ErroreAnnullato>;
