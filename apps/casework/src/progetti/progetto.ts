// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { progettoLeggi } from './progetti.azioni.ts';
import { StatoProgetto } from './stati.ts';

registerEnumType(StatoProgetto, {
  name: 'StatoProgetto',
  description: 'Stato di un progetto personalizzato.',
  valuesConfig: {
    BOZZA: { description: 'Redatto, in attesa di accettazione.' },
    ATTIVO: { description: 'Accettato dalla persona o dal tutore.' },
    CONCLUSO: { description: 'Concluso.' },
  },
});

@ObjectType({
  description: 'Obiettivo di un progetto, con il modo di misurarlo e il suo esito.',
  simpleResolvers: true,
})
export class Obiettivo {
  @Field(() => UUID, { description: "Identificativo dell'obiettivo." })
  id!: string;

  @Field({ description: 'Che cosa si vuole ottenere.' })
  descrizione!: string;

  @Field({ description: 'Da che cosa si vedrà che è raggiunto.' })
  indicatore!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Esito: RAGGIUNTO, PARZIALE o NON_RAGGIUNTO; assente finché non è valutato.',
  })
  esito!: string | null;
}

@ObjectType({ description: 'Verifica di un progetto, prevista o svolta.', simpleResolvers: true })
export class Verifica {
  @Field(() => UUID, { description: 'Identificativo della verifica.' })
  id!: string;

  @Field(() => DataIso, { description: 'Giorno previsto.' })
  prevista!: string;

  @Field(() => DataIso, { nullable: true, description: 'Giorno in cui si è svolta.' })
  svolta!: string | null;

  @Field(() => String, { nullable: true, description: 'Che cosa ne è emerso.' })
  relazione!: string | null;
}

@Azione(progettoLeggi)
@ObjectType({
  description: 'Progetto personalizzato, redatto dal case manager con la persona (art. 2 c. 2, c. 3 c).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ProgettoPersonalizzato {
  @Field(() => UUID, { description: 'Identificativo del progetto.' })
  id!: string;

  @Field(() => StatoProgetto, { description: 'Stato.' })
  stato!: StatoProgetto;

  @Field({ description: 'Quando è stato redatto.' })
  redattoIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando è stato accettato.' })
  accettatoIl!: Date | null;

  @Field(() => String, { nullable: true, description: 'Chi l’ha accettato: PERSONA o TUTORE.' })
  accettatoDa!: string | null;

  @Field(() => String, { nullable: true, description: "L'accettazione con le parole di chi l'ha data." })
  parole!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const ProgettoPersonalizzatoConnection = connectionOf(ProgettoPersonalizzato, 'ProgettoPersonalizzato');
export const PermessiProgetto = permessiOf(
  ProgettoPersonalizzato,
  'Progetto',
  progettoLeggi,
  'Che cosa chi legge può fare di questo progetto.',
);

/** A project as it is read, with the key of what it leads to. */
export interface ProgettoRow extends ProgettoPersonalizzato {
  readonly presaInCaricoId: string;
  readonly accettatoConAccesso: boolean;
  readonly daVerificare: boolean;
}
