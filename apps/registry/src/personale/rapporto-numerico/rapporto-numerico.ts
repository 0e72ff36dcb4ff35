// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, DataIso, Importo } from '@ambito/subgraph';
import { Max, Min, NotEquals, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Assistenti sociali a tempo indeterminato dei Comuni e delle loro forme associate, in media nell’anno, rispetto ai residenti (L. 178/2020 art. 1 c. 797).',
  simpleResolvers: true,
})
export class LivelloEssenziale {
  @Field(() => Int, { description: 'Anno.' })
  anno!: number;

  @Field(() => Float, { description: 'Tempo pieno equivalente a tempo indeterminato, in media sui giorni dell’anno.' })
  ftePermanenti!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Residenti l’ultimo giorno dell’anno, come sono noti; assente se di qualche Comune non lo sono.',
  })
  residenti!: number | null;

  @Field(() => Int, { description: 'Residenti per unità al di sotto dei quali si concorre al contributo.' })
  residentiPerUnitaMinimo!: number;

  @Field(() => Int, { description: 'Residenti per unità del livello essenziale.' })
  residentiPerUnitaObiettivo!: number;

  @Field(() => Int, { description: 'Residenti per unità oltre i quali il contributo non cresce.' })
  residentiPerUnitaMassimo!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Se il minimo è raggiunto; assente se i residenti non sono noti.',
  })
  minimoRaggiunto!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Se il livello essenziale è raggiunto; assente se i residenti non sono noti.',
  })
  obiettivoRaggiunto!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Se è raggiunto il massimo a cui si contribuisce; assente se i residenti non sono noti.',
  })
  massimoRaggiunto!: boolean | null;

  @Field(() => Importo, {
    nullable: true,
    description: 'Contributo dovuto per l’anno, in euro; solo per un Ambito, e se i residenti sono noti.',
  })
  contributo!: string | null;
}

@ObjectType({
  description: 'I due rapporti fra assistenti sociali e residenti a una data (art. 4 c. 1).',
  simpleResolvers: true,
})
export class RapportoNumerico {
  @Field(() => DataIso, { description: 'Il giorno.' })
  al!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Residenti dei Comuni che lo compongono quel giorno, dell’ultimo anno noto non successivo; assente se di qualcuno non sono noti.',
  })
  residenti!: number | null;

  @Field(() => Int, { description: 'Assistenti sociali con un incarico in vigore: persone.' })
  operatori!: number;

  @Field(() => Float, { description: 'Tempo pieno equivalente in servizio, con qualsiasi titolo.' })
  fte!: number;

  @Field(() => Float, { description: 'Tempo pieno equivalente in servizio e non assente.' })
  ftePresenti!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Residenti per ogni operatore a tempo pieno in servizio, per eccesso; assente se nessuno è in servizio, o se i residenti non sono noti.',
  })
  residentiPerOperatoreInServizio!: number | null;

  @Field(() => Int, {
    description: 'La soglia: residenti per ogni operatore, al massimo: 10.000 (L.R. 11/2007 art. 10).',
  })
  residentiPerOperatoreMassimo!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Tempo pieno equivalente che occorre per rispettare il minimo; assente se i residenti non sono noti.',
  })
  fteMinimo!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Operatori ogni 10.000 residenti; assente se non ve ne sono, o non sono noti.',
  })
  operatoriOgni10000!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Se chi è in servizio, presente o assente, basta al minimo regionale; assente se i residenti non sono noti: non si può dire.',
  })
  rispettato!: boolean | null;

  @Field(() => LivelloEssenziale, {
    nullable: true,
    description: 'Il livello essenziale dell’anno; assente prima del 2021.',
  })
  livelloEssenziale!: LivelloEssenziale | null;
}

@ObjectType({
  description:
    'Un giorno in cui chi è in servizio, o chi è presente, scende o scende ancora sotto il rapporto minimo, o da cui i residenti non sono noti.',
  simpleResolvers: true,
})
export class PrevisioneRapporto {
  @Field(() => DataIso, { description: 'Il giorno.' })
  data!: string;

  @Field(() => Float, { description: 'Tempo pieno equivalente in servizio da quel giorno.' })
  fte!: number;

  @Field(() => Float, { description: 'Tempo pieno equivalente in servizio e non assente.' })
  ftePresenti!: number;

  @Field(() => Int, { nullable: true, description: 'Residenti quel giorno; assente se non sono noti.' })
  residenti!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Se chi è in servizio, presente o assente, non basta al minimo; assente se i residenti non sono noti: non si può dire.',
  })
  sottoMinimo!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Se chi è presente non basta al minimo; assente se i residenti non sono noti: non si può dire.',
  })
  presentiSottoMinimo!: boolean | null;

  operatoriIds!: string[];
}

@ObjectType({
  description:
    'Il prospetto da trasmettere entro il 28 febbraio: l’anno trascorso e la previsione per quello in corso.',
  simpleResolvers: true,
})
export class ProspettoAnnuale {
  @Field(() => DataIso, { description: 'Entro quando.' })
  scadenza!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Residenti alla fine dell’anno precedente; assente se non sono noti.',
  })
  residenti!: number | null;

  @Field(() => LivelloEssenziale, { nullable: true, description: 'In servizio nell’anno precedente.' })
  consuntivo!: LivelloEssenziale | null;

  @Field(() => LivelloEssenziale, { nullable: true, description: 'Previsione per l’anno in corso.' })
  previsione!: LivelloEssenziale | null;
}

@ObjectType({ description: 'Che cosa accadrebbe ai rapporti con altri assistenti sociali.', simpleResolvers: true })
export class SimulazioneRapporto {
  @AtMost(400) // the days on which something changes
  @Field(() => [RapportoNumerico], {
    description: 'I rapporti il primo giorno e a ogni cambiamento di personale, residenti o soglia.',
  })
  serie!: RapportoNumerico[];

  @AtMost(11) // of ten years, both ends included
  @Field(() => [LivelloEssenziale], { description: 'Il livello essenziale di ogni anno toccato.' })
  anni!: LivelloEssenziale[];
}

@InputType({ description: 'Assistenti sociali in più, o in meno, da un certo giorno.' })
export class VariazioneInput {
  @Field(() => Int, { defaultValue: 1, description: 'Quanti: negativo, se in meno.' })
  @Min(-100)
  @Max(100)
  @NotEquals(0)
  numero: number = 1;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => Float, { defaultValue: 1, description: 'Tempo pieno equivalente di ciascuno, da 0 (escluso) a 1.' })
  @Min(0.01)
  @Max(1)
  fte: number = 1;

  @Field({ defaultValue: true, description: 'Se a tempo indeterminato, con un datore di lavoro che conta.' })
  tempoIndeterminato: boolean = true;
}

@InputType({ description: 'Una simulazione dei rapporti fra assistenti sociali e residenti.' })
export class SimulaRapportoInput {
  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, entro dieci anni.' })
  al!: string;

  @Field(() => [VariazioneInput], { description: 'I cambiamenti.' })
  @AtMost(50)
  @ValidateNested({ each: true })
  variazioni!: VariazioneInput[];
}
