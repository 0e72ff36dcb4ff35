// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { propostaLeggi } from './regolamento.azioni.ts';

export enum StatoProposta {
  APERTA = 'APERTA',
  APPROVATA = 'APPROVATA',
  RESPINTA = 'RESPINTA',
  RITIRATA = 'RITIRATA',
  SUPERATA = 'SUPERATA',
}
registerEnumType(StatoProposta, {
  name: 'StatoProposta',
  description: 'A che punto è una proposta di modifica del Regolamento (art. 11 c. 2).',
  valuesConfig: {
    APERTA: { description: 'I Comuni associati votano.' },
    APPROVATA: { description: 'All’unanimità: ne è venuta una nuova versione.' },
    RESPINTA: { description: 'Un Comune ha votato contro.' },
    RITIRATA: { description: 'Il Coordinamento Istituzionale l’ha ritirata.' },
    SUPERATA: { description: 'Una disposizione superiore ha toccato gli stessi articoli (art. 11 c. 1).' },
  },
});

@ObjectType({ description: 'Il voto di un Comune associato. Non si cambia.', simpleResolvers: true })
export class Voto {
  @Field({ description: 'Se favorevole; un voto contrario chiude la proposta.' })
  favorevole!: boolean;

  @Field({ description: 'La deliberazione del Comune.' })
  atto!: string;

  @Field(() => String, { nullable: true, description: 'Dichiarazione di voto.' })
  dichiarazione!: string | null;

  @Field({ description: 'Quando è stato espresso.' })
  espressoIl!: Date;
}

@Azione(propostaLeggi)
@ObjectType({
  description:
    'Proposta di modifica del Regolamento: del Coordinamento Istituzionale, approvata se tutti i Comuni associati votano a favore (art. 11 c. 2).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class PropostaDiModifica {
  @Field(() => UUID, { description: 'Identificativo della proposta.' })
  id!: string;

  @Field({ description: 'Titolo.' })
  titolo!: string;

  @Field({ description: 'Perché la si propone.' })
  motivazione!: string;

  @Field(() => StatoProposta, { description: 'A che punto è.' })
  stato!: StatoProposta;

  @Field({ description: 'Quando è stata aperta al voto.' })
  apertaIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando si è chiusa; assente se è aperta.' })
  chiusaIl!: Date | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si ritira o si conclude. I voti non la cambiano.' })
  versione!: number;
}

export const PropostaDiModificaConnection = connectionOf(PropostaDiModifica, 'PropostaDiModifica');
export const PermessiProposta = permessiOf(
  PropostaDiModifica,
  'Proposta',
  propostaLeggi,
  'Che cosa chi legge può fare di questa proposta.',
);
