// SPDX-License-Identifier: AGPL-3.0-or-later
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Azione, connectionOf } from '@ambito/subgraph';
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

@ObjectType({ description: 'Che cosa chi legge può fare per questo Comune.', simpleResolvers: true })
export class PermessiComune {
  @Field({ description: 'Se può impostarne il santo patrono.' })
  puoImpostarePatrono!: boolean;

  @Field({ description: 'Se può individuarne la sede: non ne ha già una senza termine.' })
  puoIndividuareSede!: boolean;

  @Field({ description: 'Se può registrarvi un atto di mandato.' })
  puoRegistrareMandato!: boolean;

  @Field({ description: 'Se può disporre chi vi esercita la PUA.' })
  puoOrganizzarePua!: boolean;
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
}

export const ComuneConnection = connectionOf(Comune, 'Comune');

export const PopolazioneConnection = connectionOf(Popolazione, 'Popolazione');
