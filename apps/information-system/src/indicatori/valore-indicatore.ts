// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, UUID } from '@ambito/subgraph';
import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { indicatoreCatalogo } from './indicatori.azioni.ts';

export enum VersoIndicatore {
  PIU_E_MEGLIO = 'PIU_E_MEGLIO',
  MENO_E_MEGLIO = 'MENO_E_MEGLIO',
  NEUTRO = 'NEUTRO',
}
registerEnumType(VersoIndicatore, {
  name: 'VersoIndicatore',
  description: 'In che verso un indicatore migliora.',
  valuesConfig: {
    PIU_E_MEGLIO: { description: 'Migliora se cresce.' },
    MENO_E_MEGLIO: { description: 'Migliora se cala.' },
    NEUTRO: { description: 'Né l’uno né l’altro.' },
  },
});

@Azione(indicatoreCatalogo)
@ObjectType({
  description: 'Come è definito un indicatore: la stessa definizione per cruscotto, elenchi e rapporti.',
  simpleResolvers: true,
})
@Directive('@key(fields: "codice")')
export class DefinizioneIndicatore {
  @Field({ description: 'Codice.' })
  codice!: string;

  @Field({ description: 'Nome.' })
  nome!: string;

  @Field({ description: 'Articolo del Regolamento, ad esempio 2.8.' })
  articolo!: string;

  @Field({ description: 'Unità di misura.' })
  unita!: string;

  @Field(() => VersoIndicatore, { description: 'In che verso migliora.' })
  verso!: VersoIndicatore;

  @Field({ description: 'In base a quale data un fatto cade in un periodo.' })
  base!: string;

  @Field(() => String, { nullable: true, description: 'Che cosa conta e che cosa no.' })
  nota!: string | null;

  @AtMost(10) // the dimensions of the catalogue
  @Field(() => [String], { description: 'Per che cosa si può scomporre, oltre al totale.' })
  dimensioni!: readonly string[];
}

@ObjectType({
  description: 'Il valore di un indicatore in un periodo, per un Ambito o una sua parte.',
  simpleResolvers: true,
})
export class ValoreIndicatore {
  @Field({ description: "Codice dell'indicatore." })
  codice!: string;

  @Field({ description: "Nome dell'indicatore." })
  nome!: string;

  @Field({ description: 'Unità di misura.' })
  unita!: string;

  @Field({ description: 'Periodo: 2026-M11, 2026-Q4 o 2026.' })
  periodo!: string;

  @Field(() => UUID, { description: "L'Ambito." })
  ambitoId!: string;

  @Field({ description: "Codice dell'Ambito." })
  ambito!: string;

  @Field({ description: 'Per che cosa è scomposto: TOTALE, COMUNE, SEDE, AREA, …' })
  dimensione!: string;

  @Field({
    description: 'La voce della dimensione: un codice ISTAT, una sede, un’area, NON_NOTO; vuota per il totale.',
  })
  chiave!: string;

  @Field(() => Float, { nullable: true, description: 'Il valore; assente se non calcolabile o non pubblicabile.' })
  valore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Numeratore.' })
  numeratore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Denominatore, per i rapporti.' })
  denominatore!: number | null;

  @Field({ description: 'Se non è pubblicabile perché riguarda troppo poche persone.' })
  soppresso!: boolean;

  @Field(() => String, { nullable: true, description: 'Perché non è pubblicabile.' })
  motivoSoppressione!: string | null;

  @Field(() => Date, { nullable: true, description: 'Fino a quando sono aggiornati i fatti che conta.' })
  aggiornatoAl!: Date | null;
}
