// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DatiSede } from './dati-sede.ts';
import { sedeLeggi } from './sedi.azioni.ts';

@Azione(sedeLeggi)
@ObjectType({
  description: 'Sede del Servizio Sociale Professionale e del Segretariato Sociale in un Comune (art. 5).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Sede extends DatiSede {
  @Field(() => UUID, { description: 'Identificativo della sede.' })
  id!: string;

  @Field({ description: 'Denominazione.' })
  denominazione!: string;

  @Field({ description: 'Indirizzo.' })
  indirizzo!: string;

  @Field(() => DataIso, { description: 'Primo giorno di attività.' })
  attivaDal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno di attività, se cessata.' })
  attivaAl!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const SedeConnection = connectionOf(Sede, 'Sede');
export const PermessiSede = permessiOf(Sede, 'Sede', sedeLeggi, 'Che cosa chi legge può fare di questa sede.');

/** A sede as it is read, with the keys of what it leads to. */
export interface SedeRow extends Sede {
  readonly ambitoId: string;
  readonly codiceIstat: string;
}
