// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { NaturaEnte, TipoCompetenza } from './natura-ente.ts';
import { enteLeggi } from './enti.azioni.ts';

@ObjectType({ description: 'Le richieste per cui un ente è competente (art. 2 c. 8 e).', simpleResolvers: true })
export class Competenza {
  @Field(() => TipoCompetenza, { description: 'Il tipo di richiesta.' })
  tipo!: TipoCompetenza;

  @AtMost(7) // the areas of ISTAT
  @Field(() => [String], { description: 'Aree di utenza ISTAT; nessuna: tutte.' })
  aree!: string[];

  @AtMost(200)
  @Field(() => [String], { description: 'Codici SIUSS delle prestazioni; nessuno: tutte.' })
  prestazioni!: string[];
}

@Azione(enteLeggi)
@ObjectType({
  description: 'Ente con cui il servizio collabora: distretto sanitario, Terzo settore, scuola, … (art. 2 c. 5 f e o).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Ente {
  @Field(() => UUID, { description: "Identificativo dell'ente." })
  id!: string;

  @Field(() => NaturaEnte, { description: "Che cos'è." })
  natura!: NaturaEnte;

  @Field({ description: 'Denominazione.' })
  denominazione!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale, undici cifre.' })
  codiceFiscale!: string | null;

  @Field(() => String, { nullable: true, description: 'Di che cosa si occupa.' })
  descrizione!: string | null;

  @Field(() => String, { nullable: true, description: 'Indirizzo.' })
  indirizzo!: string | null;

  @Field(() => String, { nullable: true, description: 'Telefono.' })
  telefono!: string | null;

  @Field(() => String, { nullable: true, description: 'Posta elettronica.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Sito web.' })
  sito!: string | null;

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
