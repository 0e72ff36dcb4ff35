// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf } from '@ambito/subgraph';
import { NOMI_SOGLIE } from '@ambito/vocabulary';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from './enum-of.ts';
import { vocabolarioLeggi } from './vocabolari.azioni.ts';

export const NomeSoglia = enumOf(NOMI_SOGLIE);
export type NomeSoglia = keyof typeof NomeSoglia;
registerEnumType(NomeSoglia, {
  name: 'NomeSoglia',
  description: 'I numeri che una disposizione fissa e un’altra può cambiare (art. 11 c. 1).',
  valuesConfig: {
    RESIDENTI_PER_OPERATORE: { description: 'Residenti per operatore, al massimo (art. 4 c. 1).' },
    ORE_SETTIMANALI_SEDE: { description: 'Ore di apertura settimanali di una sede, almeno (art. 5 c. 4).' },
    LEPS_MINIMO: { description: 'Residenti per assistente sociale a tempo indeterminato: soglia di accesso.' },
    LEPS_OBIETTIVO: { description: 'Residenti per assistente sociale a tempo indeterminato: livello essenziale.' },
    LEPS_MASSIMO: { description: 'Residenti per assistente sociale oltre i quali non si contribuisce.' },
    LEPS_CONTRIBUTO_OBIETTIVO: {
      description: 'Euro l’anno per unità oltre la soglia di accesso, fino al livello essenziale.',
    },
    LEPS_CONTRIBUTO_MASSIMO: { description: 'Euro l’anno per unità oltre il livello essenziale, fino al massimo.' },
    GIORNI_RISPOSTA_CONTRIBUTO: {
      description: 'Giorni per rispondere a un contributo alla programmazione (art. 2 c. 5 c).',
    },
    PERSONE_PER_CELLA: { description: 'Persone dietro una cifra pubblicata, almeno.' },
  } satisfies Record<NomeSoglia, { description: string }>,
});

@ObjectType({
  description: 'Un valore di una soglia, in vigore da un giorno fino al successivo.',
  simpleResolvers: true,
})
export class ValoreSoglia {
  @Field(() => Float, { description: 'Il valore.' })
  valore!: number;

  @Field(() => DataIso, { description: 'Da quando.' })
  dal!: string;

  @Field({ description: 'La disposizione che lo fissa.' })
  fonte!: string;
}

@ObjectType({
  description: 'Una soglia con il valore in vigore nel giorno chiesto (art. 11 c. 1).',
  simpleResolvers: true,
})
export class Soglia {
  @Field(() => NomeSoglia, { description: 'Quale.' })
  nome!: NomeSoglia;

  @Field(() => ValoreSoglia, {
    nullable: true,
    description: 'Il valore in vigore quel giorno; assente prima del primo.',
  })
  inVigore!: ValoreSoglia | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const ValoreSogliaConnection = connectionOf(ValoreSoglia, 'ValoreSoglia');
export const PermessiSoglia = permessiOf(
  Soglia,
  'Soglia',
  vocabolarioLeggi,
  'Che cosa chi legge può fare di questa soglia.',
);
