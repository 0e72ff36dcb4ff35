// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { connectionOf, DataIso, ListField, UUID } from '@ambito/subgraph';
import { Field, ObjectType, Resolver } from 'type-graphql';
import { vocabolarioRettificheLeggi } from './vocabolari.azioni.ts';
import { Vocabolario } from './vocabolario.ts';
import { VoceRettificataEntity } from './voce-rettificata.entity.ts';

@ObjectType({
  description: 'Come era scritta una voce di un vocabolario prima di una rettifica.',
  simpleResolvers: true,
})
class VoceRettificata {
  @Field(() => UUID, { description: 'Identificativo.' })
  id!: string;

  @Field({ description: 'Codice della voce.' })
  codice!: string;

  @Field(() => DataIso, { description: 'Primo giorno di uso della voce.' })
  dal!: string;

  @Field({ description: 'Nome, come era scritto.' })
  nome!: string;

  @Field({ description: 'Fonte, come era scritta.' })
  fonte!: string;

  @Field({ description: 'Perché era sbagliata.' })
  motivo!: string;

  @Field({ description: "L'account di chi l'ha rettificata: un amministratore." })
  rettificataDa!: string;

  @Field({ description: 'Quando è stata rettificata.' })
  rettificataIl!: Date;
}

const VoceRettificataConnection = connectionOf(VoceRettificata, 'VoceRettificata');

@Resolver(() => Vocabolario)
export class RettificheDelVocabolario {
  @ListField(() => VoceRettificataConnection, {
    description: 'Come erano scritte le voci che sono state rettificate, dall’ultima: per chi governa i vocabolari.',
    azione: vocabolarioRettificheLeggi,
    owner: ['nome', 'text'],
    columns: columnsOf(VoceRettificataEntity),
    from: 'voce_rettificata WHERE vocabolario = owner',
    order: [
      ['rettificata_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  rettifiche(): readonly unknown[] {
    return [];
  }
}
