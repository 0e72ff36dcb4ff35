// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, UUID } from '@ambito/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { territorioCita } from './indicatori.azioni.ts';

@Azione(territorioCita)
@ObjectType({ description: 'Ambito Territoriale (i suoi dati sono del registro).', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Ambito {
  @Field(() => UUID, { description: "Identificativo dell'Ambito." })
  id!: string;
}

@Azione(territorioCita)
@ObjectType({ description: 'Comune italiano (i suoi dati sono del registro).', simpleResolvers: true })
@Directive('@key(fields: "codiceIstat")')
export class Comune {
  @Field(() => ID, { description: 'Codice ISTAT, sei cifre.' })
  codiceIstat!: string;
}

@Azione(territorioCita)
@ObjectType({ description: 'Sede del servizio (i suoi dati sono del registro).', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Sede {
  @Field(() => UUID, { description: 'Identificativo della sede.' })
  id!: string;
}
