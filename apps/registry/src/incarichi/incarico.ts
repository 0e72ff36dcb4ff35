// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso, type GraphContext } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import {
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { Azione } from '../azioni.ts';
import { Sede } from '../sedi/sede.ts';
import { sedeReference } from '../sedi/sede.reference.ts';

export enum TitoloDiServizio {
  DIPENDENTE = 'DIPENDENTE',
  DISCIPLINARE_INCARICO = 'DISCIPLINARE_INCARICO',
}
registerEnumType(TitoloDiServizio, {
  name: 'TitoloDiServizio',
  description: 'Titolo in base al quale un operatore presta servizio (art. 8).',
  valuesConfig: {
    DIPENDENTE: { description: 'Rapporto di lavoro dipendente con un ente.' },
    DISCIPLINARE_INCARICO: { description: "Disciplinare d'incarico sottoscritto con il Comune capofila." },
  },
});

@ObjectType({
  description: 'Incarico di un operatore in una sede, con il titolo e il tempo che vi dedica.',
  simpleResolvers: true,
})
export class Incarico {
  @Field(() => ID, { description: "Identificativo dell'incarico." })
  id!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;

  @Field(() => Float, { description: 'Tempo pieno equivalente, da 0 a 1.' })
  fte!: number;

  @Field(() => TitoloDiServizio, { description: 'Titolo di servizio.' })
  titolo!: TitoloDiServizio;

  @Field({ description: 'Se il rapporto è a tempo indeterminato: conta per il livello essenziale della L. 178/2020.' })
  tempoIndeterminato!: boolean;

  @Field({ description: "Estremi dell'atto o del disciplinare." })
  atto!: string;
}

@InputType({ description: 'Un incarico da conferire.' })
export class ConferisciIncaricoInput {
  @Field(() => ID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => ID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => Float, { description: 'Tempo pieno equivalente, da 0 (escluso) a 1.' })
  @Min(0.01)
  @Max(1)
  fte!: number;

  @Field(() => TitoloDiServizio, { description: 'Titolo di servizio.' })
  titolo!: TitoloDiServizio;

  @Field({ description: 'Se il rapporto è a tempo indeterminato.' })
  tempoIndeterminato!: boolean;

  @Field({ description: "Estremi dell'atto o del disciplinare." })
  @Length(3, 200)
  atto!: string;
}

@Resolver(() => Incarico)
export class IncaricoResolver {
  @Azione('sede.leggi')
  @FieldResolver(() => Sede, { nullable: true, description: "La sede dell'incarico." })
  sede(@Root() { sedeId }: { sedeId: string }, @Ctx() context: GraphContext) {
    return context.load(sedeReference, 'id', sedeId);
  }
}
