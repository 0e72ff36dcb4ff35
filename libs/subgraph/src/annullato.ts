// SPDX-License-Identifier: AGPL-3.0-or-later
import { Field, ObjectType } from 'type-graphql';
import type { GraphContext } from './context.ts';
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
  /** The account of whoever annulled it. */
  readonly annullatoDa: string;
};

/** The options of the field `annullatoDa`. */
export const ANNULLATO_DA = {
  nullable: true,
  description: 'Chi lo ha annullato; assente se non è un operatore dell’Ambito, o non lo è più.',
} as const;

/**
 * The operator of the Ambito who annulled a record, by account. Batched.
 * @param tabella where the service has the operators
 * @returns the operator's id; undefined for an account that is of no operator
 */
export async function annullatoDaOperatore(
  context: GraphContext,
  tabella: 'operatore' | 'anagrafe_operatore',
  account: string,
): Promise<string | undefined> {
  const [operatore] = await context.loadMany<{ owner: string; id: string }>(
    'annullatoDa',
    account,
    ({ query, ambitoId }, accounts) =>
      query(`SELECT account AS owner, id FROM ${tabella} WHERE account = ANY ($1::text[]) AND ambito_id = $2`, [
        accounts,
        ambitoId,
      ]),
  );
  return operatore?.id;
}
