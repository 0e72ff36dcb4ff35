// SPDX-License-Identifier: AGPL-3.0-or-later
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Azione, connectionOf, DataIso, permessiOf } from '@ambito/subgraph';
import { comuneLeggi } from './comuni.azioni.ts';

@ObjectType({
  description: "Residenti di un Comune al 31 dicembre dell'anno, con la loro fonte.",
  simpleResolvers: true,
})
class Popolazione {
  @Field(() => Int, { description: 'Anno a cui si riferisce il conteggio.' })
  anno!: number;

  @Field(() => Int, { description: 'Numero di residenti.' })
  residenti!: number;

  @Field({ description: 'Fonte del dato.' })
  fonte!: string;
}

@Azione(comuneLeggi)
@ObjectType({ description: 'Comune italiano, con i codici ISTAT e catastale.', simpleResolvers: true })
@Directive('@key(fields: "codiceIstat")')
export class Comune {
  @Field(() => ID, { description: 'Codice ISTAT, sei cifre.' })
  codiceIstat!: string;

  @Field({ description: 'Denominazione.' })
  nome!: string;

  @Field({ description: 'Codice catastale (Belfiore).' })
  codiceCatastale!: string;

  @Field({ description: 'Sigla della provincia.' })
  siglaProvincia!: string;

  @Field({ description: 'Codice ISTAT della Regione, due cifre.' })
  regione!: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno, se è stato istituito dopo l’inizio dei dati.' })
  dal!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno, compreso, se è soppresso o ha cambiato codice.',
  })
  al!: string | null;
}

export const ComuneConnection = connectionOf(Comune, 'Comune');

export const PopolazioneConnection = connectionOf(Popolazione, 'Popolazione');

export const PermessiComune = permessiOf(
  Comune,
  'Comune',
  comuneLeggi,
  'Che cosa chi legge può fare per questo Comune.',
);

/** A Comune as it is read. */
export interface ComuneRow extends Comune {
  /** The ISTAT code of its successor. */
  readonly successore: string | null;
  readonly versione: number;
}
