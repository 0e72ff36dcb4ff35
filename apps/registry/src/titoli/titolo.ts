// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso } from '@ambito/subgraph';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

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

@ObjectType({ description: 'Che cosa chi legge può fare di questo titolo.', simpleResolvers: true })
export class PermessiTitolo {
  @Field({ description: 'Se può prorogarlo o fissarne la fine: non finché un incarico vi è senza termine.' })
  puoCambiareTermine!: boolean;
}

@ObjectType({
  description: 'Titolo di servizio di un operatore, da un giorno a un altro: gli incarichi vi stanno dentro (art. 8).',
  simpleResolvers: true,
})
export class Titolo {
  @Field(() => ID, { description: 'Identificativo del titolo.' })
  id!: string;

  @Field(() => TitoloDiServizio, { description: "Se è un rapporto di lavoro o un disciplinare d'incarico." })
  tipo!: TitoloDiServizio;

  @Field({ description: 'Il datore di lavoro; per un disciplinare, il Comune capofila.' })
  ente!: string;

  @Field({ description: "Estremi dell'atto o del disciplinare." })
  atto!: string;

  @Field(() => DataIso, { nullable: true, description: 'Giorno in cui il disciplinare è stato sottoscritto.' })
  sottoscrittoIl!: string | null;

  @Field({ description: 'Se è a tempo indeterminato: conta per il livello essenziale della L. 178/2020.' })
  tempoIndeterminato!: boolean;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;
}

export const TitoloConnection = connectionOf(Titolo, 'Titolo');
