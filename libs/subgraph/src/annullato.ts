// SPDX-License-Identifier: AGPL-3.0-or-later
import { Field, ObjectType } from 'type-graphql';
import { UUID } from './scalars.ts';

/** One datum of an annulled record: the fields of a type that each service names and describes. */
@ObjectType('DatoDiAnnullato', { simpleResolvers: true })
export class DatoAnnullato {
  @Field({ description: 'Il nome del dato.' })
  campo!: string;

  @Field({ description: 'Il valore.' })
  valore!: string;
}

/** An annulled record: the fields of a type that each service names, with the kinds that it has. */
@ObjectType('DiAnnullato', { simpleResolvers: true })
export class Annullato {
  @Field(() => UUID, { description: 'Identificativo di ciò che è annullato.' })
  id!: string;

  @Field({ description: 'Perché era sbagliato.' })
  motivo!: string;

  @Field({ description: 'Il ruolo con cui è stato annullato.' })
  annullatoDaRuolo!: string;

  @Field(() => Date, { description: 'Quando è stato annullato.' })
  annullatoIl!: Date;

  @Field(() => UUID, {
    nullable: true,
    description:
      'Ciò che lo sostituisce: come doveva essere, o l’altra registrazione della stessa persona o dello stesso ente; assente se non c’è.',
  })
  sostituitoDa!: string | null;
}

/** An annulled record as it is read. */
export type AnnullatoRow<A extends Annullato> = A & {
  readonly dati: Record<string, unknown>;
  /** Whoever annulled it, if that was an operator of the Ambito. */
  readonly annullatoDaOperatore: string | null;
};

/** The options of the field `annullatoDa`. */
export const ANNULLATO_DA = {
  nullable: true,
  description:
    'Chi lo ha annullato: chi era allora. Assente se non era un operatore dell’Ambito, o non è più registrato.',
} as const;
