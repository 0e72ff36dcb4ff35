// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, UUID } from '@ambito/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { sedeCita } from './anagrafe.azioni.ts';

@Azione(sedeCita)
@ObjectType({ description: 'Sede del servizio (i suoi dati sono del registro).', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Sede {
  @Field(() => UUID, { description: 'Identificativo della sede.' })
  id!: string;
}

@Azione(sedeCita)
@ObjectType({ description: 'Operatore del servizio (i suoi dati sono del registro).', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Operatore {
  @Field(() => UUID, { description: "Identificativo dell'operatore." })
  id!: string;
}

@Azione(sedeCita)
@ObjectType({ description: 'Comune italiano (i suoi dati sono del registro).', simpleResolvers: true })
@Directive('@key(fields: "codiceIstat")')
export class Comune {
  @Field(() => ID, { description: 'Codice ISTAT, sei cifre.' })
  codiceIstat!: string;
}
