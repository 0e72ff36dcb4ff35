// SPDX-License-Identifier: AGPL-3.0-or-later
import { DataIso, defineForma, Telefono, UUID } from '@ambito/subgraph';
import { AREE_UTENZA } from '@ambito/vocabulary';
import { ArrayMaxSize, ArrayUnique, IsEmail, IsIn, IsUrl, Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { NaturaEnte, TipoCompetenza } from './natura-ente.ts';

const CodiceFiscaleEnte = defineForma({
  pattern: /^\d{11}$/,
  attesa: 'Il codice fiscale di un ente, undici cifre',
  esempio: '92000000641',
});

@InputType({ description: 'Un tipo di richieste per cui un ente è competente.' })
export class CompetenzaInput {
  @Field(() => TipoCompetenza, { description: 'Il tipo di richiesta.' })
  tipo!: TipoCompetenza;

  @Field(() => [String], { defaultValue: [], description: 'Aree di utenza ISTAT; nessuna: tutte.' })
  @ArrayUnique()
  @IsIn(AREE_UTENZA, { each: true })
  aree!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codici SIUSS delle prestazioni; nessuno: tutte.' })
  @ArrayMaxSize(200)
  @ArrayUnique()
  prestazioni!: string[];
}

@InputType({ description: 'I dati di un ente.' })
export class EnteInput {
  @Field({ description: 'Denominazione.' })
  @Length(3, 200)
  denominazione!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale, undici cifre.' })
  @CodiceFiscaleEnte()
  codiceFiscale?: string;

  @Field(() => String, { nullable: true, description: 'Di che cosa si occupa.' })
  @Length(1, 2_000)
  descrizione?: string;

  @Field(() => String, { nullable: true, description: 'Indirizzo. Serve almeno un recapito.' })
  @Length(3, 300)
  indirizzo?: string;

  @Field(() => String, { nullable: true, description: 'Telefono.' })
  @Telefono()
  telefono?: string;

  @Field(() => String, { nullable: true, description: 'Posta elettronica.' })
  @IsEmail()
  @Length(3, 200)
  email?: string;

  @Field(() => String, { nullable: true, description: 'Sito web, con https://.' })
  @IsUrl({ require_protocol: true, protocols: ['https', 'http'] })
  @Length(8, 300)
  sito?: string;

  @Field(() => [CompetenzaInput], {
    defaultValue: [],
    description: 'Le richieste per cui è competente, una voce per tipo.',
  })
  @ArrayUnique(({ tipo }: CompetenzaInput) => tipo)
  competenze!: CompetenzaInput[];

  @Field(() => [String], {
    defaultValue: [],
    description: "Codici ISTAT dei Comuni in cui opera; nessuno: tutto l'Ambito.",
  })
  @ArrayMaxSize(500)
  @ArrayUnique()
  comuni!: string[];
}

@InputType({ description: 'Un ente da registrare.' })
export class RegistraEnteInput extends EnteInput {
  @Field(() => NaturaEnte, { description: "Che cos'è; non cambia." })
  natura!: NaturaEnte;

  @Field(() => DataIso, { description: 'Da quando opera.' })
  dal!: string;
}

@InputType({ description: 'I dati di un ente che ne sostituiscono i precedenti.' })
export class ModificaEnteInput extends EnteInput {
  @Field(() => UUID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;
}
