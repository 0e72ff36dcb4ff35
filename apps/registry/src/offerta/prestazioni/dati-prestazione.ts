// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, CodiceLingua, defineForma, Importo, Ora, OraDiInizio, Telefono } from '@ambito/subgraph';
import { ArrayUnique, IsEmail, IsIn, IsUrl, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { TipoCompetenza } from '../enti/natura-ente.ts';

const WEB = { require_protocol: true, protocols: ['https', 'http'] };

const ImportoPositivo = defineForma({
  pattern: /^\d{1,12}\.\d{2}$/,
  attesa: 'Un importo in euro con due decimali',
  esempio: '1250.00',
});

@ObjectType('DocumentoRichiesto', { description: 'Documento da presentare.', simpleResolvers: true })
@InputType('DocumentoRichiestoInput', { description: 'Documento da presentare.' })
export class DocumentoRichiesto {
  @Field({ description: 'Il documento.' })
  @Length(2, 300)
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Dove si trova il modulo o la spiegazione, con https://.' })
  @IsUrl(WEB)
  @Length(8, 300)
  sito?: string | null;
}

@ObjectType('CostoPrestazione', { description: 'Quanto costa, a una certa condizione.', simpleResolvers: true })
@InputType('CostoPrestazioneInput', { description: 'Quanto costa, a una certa condizione.' })
export class CostoPrestazione {
  @Field({ description: 'A quale condizione, ad esempio la fascia ISEE.' })
  @Length(2, 300)
  condizione!: string;

  @Field(() => Importo, { nullable: true, description: 'Importo in euro.' })
  @ImportoPositivo()
  importo?: string | null;

  @Field(() => String, { nullable: true, description: "A che cosa si riferisce l'importo, ad esempio all'ora." })
  @Length(2, 100)
  unita?: string | null;
}

@ObjectType('OrarioPrestazione', { description: 'Quando si offre, ogni settimana.', simpleResolvers: true })
@InputType('OrarioPrestazioneInput', { description: 'Quando si offre, ogni settimana.' })
export class OrarioPrestazione {
  @Field(() => Int, { description: 'Giorno: 1 lunedì … 7 domenica.' })
  @Min(1)
  @Max(7)
  giorno!: number;

  @Field({ description: 'Dalle, HH:MM.' })
  @OraDiInizio()
  dalle!: string;

  @Field({ description: 'Alle, HH:MM; 24:00 è la mezzanotte.' })
  @Ora()
  alle!: string;
}

/** What an entry of the catalogue tells: each field here is readable and writable. */
@ObjectType('DatiPrestazione', { simpleResolvers: true })
@InputType('DatiPrestazioneInput')
export class DatiPrestazione {
  @Field({ description: 'Come si chiama.' })
  @Length(3, 200)
  nome!: string;

  @Field(() => [String], { defaultValue: [], description: 'Altri nomi e parole con cui la si cerca.' })
  @AtMost(30)
  @ArrayUnique()
  @Length(2, 100, { each: true })
  paroleChiave!: string[];

  @Field(() => String, { nullable: true, description: "Che cos'è." })
  @Length(10, 4_000)
  descrizione?: string | null;

  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta.' })
  @IsIn(Object.values(TipoCompetenza))
  competenza!: TipoCompetenza;

  @Field(() => String, {
    nullable: true,
    description: 'Codice nella nomenclatura nazionale SIUSS; chi scrive ne indica uno in uso oggi.',
  })
  @Length(1, 20)
  codiceSiuss?: string | null;

  @Field(() => String, { nullable: true, description: 'Perché la nomenclatura nazionale non ha un codice.' })
  @Length(5, 300)
  senzaCodicePerche?: string | null;

  @AtMost(20)
  @Field(() => [String], {
    defaultValue: [],
    description: 'Aree di utenza a cui è rivolta, codici di AREE_UTENZA; una di natura MULTIUTENZA è tutte.',
  })
  @ArrayUnique()
  aree!: string[];

  @Field(() => Int, { nullable: true, description: 'Da che età, in anni compiuti.' })
  @Min(0)
  @Max(120)
  etaMinima?: number | null;

  @Field(() => Int, { nullable: true, description: 'Fino a che età, in anni compiuti.' })
  @Min(0)
  @Max(120)
  etaMassima?: number | null;

  @Field(() => String, { nullable: true, description: 'Requisiti per averla.' })
  @Length(5, 4_000)
  requisiti?: string | null;

  @Field(() => [DocumentoRichiesto], {
    nullable: true,
    description: 'Documenti da presentare; elenco vuoto: nessuno; assente: non si è ancora detto.',
  })
  @AtMost(50)
  documenti?: DocumentoRichiesto[] | null;

  @Field(() => String, { nullable: true, description: 'Quanto costa, a parole; anche che è gratuita.' })
  @Length(3, 1_000)
  costo?: string | null;

  @Field(() => [CostoPrestazione], { defaultValue: [], description: 'Quanto costa, condizione per condizione.' })
  @AtMost(50)
  costi!: CostoPrestazione[];

  @Field(() => String, { nullable: true, description: 'Come vi accede chi ha una disabilità.' })
  @Length(3, 2_000)
  accessibilita?: string | null;

  @Field(() => [String], { defaultValue: ['it'], description: 'Lingue in cui si offre, codici ISO 639-1.' })
  @AtMost(30)
  @ArrayUnique()
  @CodiceLingua({ each: true })
  lingue!: string[];

  @Field(() => String, { nullable: true, description: 'Come si chiede, passo per passo.' })
  @Length(5, 4_000)
  comeChiedere?: string | null;

  @Field(() => String, { nullable: true, description: 'In quanto tempo si risponde.' })
  @Length(2, 200)
  tempoRisposta?: string | null;

  @Field(() => [OrarioPrestazione], { defaultValue: [], description: 'Quando si offre, ogni settimana.' })
  @AtMost(50)
  orari!: OrarioPrestazione[];

  @Field(() => String, { nullable: true, description: 'Quando si offre, a parole.' })
  @Length(3, 500)
  orariNote?: string | null;

  @Field(() => String, { nullable: true, description: 'Telefono a cui chiedere.' })
  @Telefono()
  telefono?: string | null;

  @Field(() => String, { nullable: true, description: 'Posta elettronica a cui chiedere.' })
  @IsEmail()
  @Length(3, 200)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Pagina web, con https://.' })
  @IsUrl(WEB)
  @Length(8, 300)
  sito?: string | null;

  @Field(() => String, { nullable: true, description: 'Avviso temporaneo, ad esempio una sospensione.' })
  @Length(3, 1_000)
  avviso?: string | null;

  @Field(() => String, { nullable: true, description: 'Ufficio che risponde della correttezza della voce.' })
  @Length(3, 200)
  responsabile?: string | null;

  @Field(() => String, { nullable: true, description: "Posta elettronica di quell'ufficio." })
  @IsEmail()
  @Length(3, 200)
  responsabileEmail?: string | null;
}
