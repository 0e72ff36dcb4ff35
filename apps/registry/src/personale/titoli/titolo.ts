// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';

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

export enum NaturaDatore {
  COMUNE = 'COMUNE',
  AMBITO = 'AMBITO',
  ENTE_STRUMENTALE = 'ENTE_STRUMENTALE',
  ASL_RIMBORSATA = 'ASL_RIMBORSATA',
  TERZO_SETTORE = 'TERZO_SETTORE',
  ALTRO = 'ALTRO',
}
registerEnumType(NaturaDatore, {
  name: 'NaturaDatore',
  description:
    'Che cos’è il datore di lavoro di un operatore: per il livello essenziale contano i dipendenti dei Comuni e delle loro forme associate (L. 178/2020 art. 1 c. 797).',
  valuesConfig: {
    COMUNE: { description: "Un Comune dell'Ambito. Conta." },
    AMBITO: { description: "L'Ambito, con il suo Comune capofila. Conta." },
    ENTE_STRUMENTALE: { description: 'Un consorzio, un’azienda o un altro ente strumentale dei Comuni. Conta.' },
    ASL_RIMBORSATA: { description: "L'ASL, per funzioni delegate di cui i Comuni rimborsano il costo. Conta." },
    TERZO_SETTORE: { description: 'Una cooperativa o un altro ente del terzo settore. Non conta.' },
    ALTRO: { description: 'Un altro datore di lavoro. Non conta.' },
  },
});

@ObjectType({
  description: 'Titolo di servizio di un operatore, da un giorno a un altro: gli incarichi vi stanno dentro (art. 8).',
  simpleResolvers: true,
})
export class Titolo {
  @Field(() => UUID, { description: 'Identificativo del titolo.' })
  id!: string;

  @Field(() => TitoloDiServizio, { description: "Se è un rapporto di lavoro o un disciplinare d'incarico." })
  tipo!: TitoloDiServizio;

  @Field({ description: 'Il datore di lavoro; per un disciplinare, il Comune capofila.' })
  ente!: string;

  @Field(() => NaturaDatore, { description: 'Che cos’è il datore di lavoro.' })
  datore!: NaturaDatore;

  @Field({ description: "Estremi dell'atto o del disciplinare." })
  atto!: string;

  @Field(() => DataIso, { nullable: true, description: 'Giorno in cui il disciplinare è stato sottoscritto.' })
  sottoscrittoIl!: string | null;

  @Field({
    description:
      'Se è a tempo indeterminato: conta per il livello essenziale della L. 178/2020, secondo il datore di lavoro.',
  })
  tempoIndeterminato!: boolean;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;
}

export const TitoloConnection = connectionOf(Titolo, 'Titolo');
export const PermessiTitolo = permessiOf(
  Titolo,
  'Titolo',
  operatoreLeggi,
  'Che cosa chi legge può fare di questo titolo.',
);

/** A titolo as it is read, whether an incarico needs it, and whether one without an end does. */
export interface TitoloRow extends Titolo {
  readonly inUso: boolean;
  readonly senzaFine: boolean;
}
