// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { lettureSegnalateLeggi } from './accessi.azioni.ts';

@Azione(lettureSegnalateLeggi)
@ObjectType({
  description:
    'Segnalazione: in un giorno un account ha letto, con un ruolo, almeno metà delle registrazioni personali che quel ruolo può leggere.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class LettureSegnalate {
  @Field(() => UUID, { description: 'Identificativo della segnalazione.' })
  id!: string;

  @Field(() => DataIso, { description: 'Il giorno, a Roma.' })
  giorno!: string;

  @Field({ description: "L'account che ha letto." })
  attore!: string;

  @Field({ description: 'Il ruolo con cui ha letto.' })
  ruolo!: string;

  @Field(() => Int, {
    description: 'Quante registrazioni ha letto nel giorno: una letta più volte conta ogni volta.',
  })
  registrazioni!: number;

  @Field(() => Int, { description: 'Quante il ruolo ne può leggere in un giorno.' })
  limite!: number;

  @Field(() => Int, { description: 'Quante letture gli sono state rifiutate oltre il limite.' })
  rifiutate!: number;

  @Field({ description: 'Quando è stata raggiunta la metà.' })
  segnalateIl!: Date;
}

export const LettureSegnalateConnection = connectionOf(LettureSegnalate, 'LettureSegnalate');
