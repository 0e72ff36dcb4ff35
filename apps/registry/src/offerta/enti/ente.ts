// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DatiEnte } from './dati-ente.ts';
import { NaturaEnte } from './natura-ente.ts';
import { enteLeggi } from './enti.azioni.ts';

@Azione(enteLeggi)
@ObjectType({
  description: 'Ente con cui il servizio collabora: distretto sanitario, Terzo settore, scuola, … (art. 2 c. 5 f e o).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Ente extends DatiEnte {
  @Field(() => UUID, { description: "Identificativo dell'ente." })
  id!: string;

  @Field(() => NaturaEnte, { description: "Che cos'è." })
  natura!: NaturaEnte;

  @Field(() => DataIso, { description: 'Da quando opera.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno in cui opera, se cessato.' })
  al!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const EnteConnection = connectionOf(Ente, 'Ente');
export const PermessiEnte = permessiOf(Ente, 'Ente', enteLeggi, "Che cosa chi legge può fare dell'ente.");

/** An ente as it is read. */
export interface EnteRow extends Ente {
  readonly ambitoId: string;
}
