// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, defineForma, Telefono } from '@ambito/subgraph';
import { ArrayUnique, IsEmail, IsUrl, Length, ValidateBy } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { TipoCompetenza } from './natura-ente.ts';

const CodiceFiscaleEnte = defineForma({
  pattern: /^\d{11}$/,
  attesa: 'Il codice fiscale di un ente, undici cifre',
  esempio: '92000000643',
});

/** The eleventh figure is that of the Agenzia delle Entrate, for a partita IVA as for the fiscal code of an ente. The database has it too. */
const CifraDiControllo = (): PropertyDecorator =>
  ValidateBy(
    { name: 'cifraDiControllo', validator: { validate: (value: unknown) => cifraGiusta(String(value)) } },
    { message: 'L’ultima cifra del codice fiscale, o della partita IVA, non torna con le altre: è scritto male' },
  );

const cifraGiusta = (codice: string): boolean => {
  // Another text has no last figure: its form is refused.
  if (!/^\d{11}$/.test(codice)) return true;
  const somma = [...codice].map(Number).reduce((totale, cifra, posto) => {
    const peso = posto % 2 === 0 ? cifra : 2 * cifra;
    return totale + (peso > 9 ? peso - 9 : peso);
  }, 0);
  return somma % 10 === 0;
};

@ObjectType('Competenza', {
  description: 'Le richieste per cui un ente è competente (art. 2 c. 8 e).',
  simpleResolvers: true,
})
@InputType('CompetenzaInput', { description: 'Un tipo di richieste per cui un ente è competente.' })
export class Competenza {
  @Field(() => TipoCompetenza, { description: 'Il tipo di richiesta.' })
  tipo!: TipoCompetenza;

  @AtMost(20)
  @Field(() => [String], { defaultValue: [], description: 'Aree di utenza, codici di AREE_UTENZA; nessuna: tutte.' })
  @ArrayUnique()
  aree!: string[];

  @AtMost(200)
  @Field(() => [String], { defaultValue: [], description: 'Codici SIUSS delle prestazioni; nessuno: tutte.' })
  @ArrayUnique()
  prestazioni!: string[];
}

/** What is known of an ente and may change: each field here is readable and writable. */
@ObjectType('DatiEnte', { simpleResolvers: true })
@InputType('DatiEnteInput')
export class DatiEnte {
  @Field({ description: 'Denominazione.' })
  @Length(3, 200)
  denominazione!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale o partita IVA, undici cifre.' })
  @CodiceFiscaleEnte()
  @CifraDiControllo()
  codiceFiscale?: string | null;

  @Field(() => String, { nullable: true, description: 'Di che cosa si occupa.' })
  @Length(1, 2_000)
  descrizione?: string | null;

  @Field(() => String, { nullable: true, description: 'Indirizzo.' })
  @Length(3, 300)
  indirizzo?: string | null;

  @Field(() => String, { nullable: true, description: 'Telefono.' })
  @Telefono()
  telefono?: string | null;

  @Field(() => String, { nullable: true, description: 'Posta elettronica.' })
  @IsEmail()
  @Length(3, 200)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Sito web, con https://.' })
  @IsUrl({ require_protocol: true, protocols: ['https', 'http'] })
  @Length(8, 300)
  sito?: string | null;
}
