// SPDX-License-Identifier: AGPL-3.0-or-later
import { CodiceIstat, CodiceLingua, defineForma, Importo, Ora, OraDiInizio, Telefono, UUID } from '@ambito/subgraph';
import { AREE_UTENZA } from '@ambito/vocabulary';
import { ArrayMaxSize, ArrayUnique, IsEmail, IsIn, IsUrl, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { TipoCompetenza } from '../enti/natura-ente.ts';

const WEB = { require_protocol: true, protocols: ['https', 'http'] };

const ImportoPositivo = defineForma({
  pattern: /^\d{1,12}\.\d{2}$/,
  attesa: 'Un importo in euro con due decimali',
  esempio: '1250.00',
});

@InputType({ description: 'Documento da presentare.' })
export class DocumentoRichiestoInput {
  @Field({ description: 'Il documento.' })
  @Length(2, 300)
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Dove si trova il modulo o la spiegazione, con https://.' })
  @IsUrl(WEB)
  @Length(8, 300)
  sito?: string;
}

@InputType({ description: 'Quanto costa, a una certa condizione.' })
export class CostoPrestazioneInput {
  @Field({ description: 'A quale condizione, ad esempio la fascia ISEE.' })
  @Length(2, 300)
  condizione!: string;

  @Field(() => Importo, { nullable: true, description: 'Importo in euro.' })
  @ImportoPositivo()
  importo?: string;

  @Field(() => String, { nullable: true, description: "A che cosa si riferisce l'importo, ad esempio all'ora." })
  @Length(2, 100)
  unita?: string;
}

@InputType({ description: 'Quando si offre, ogni settimana.' })
export class OrarioPrestazioneInput {
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

@InputType({
  description: 'Il contenuto di una voce del catalogo. Ciò che manca si può aggiungere dopo, prima di pubblicare.',
})
export class PrestazioneInput {
  @Field({ description: 'Come si chiama.' })
  @Length(3, 200)
  nome!: string;

  @Field(() => [String], { defaultValue: [], description: 'Altri nomi e parole con cui la si cerca.' })
  @ArrayMaxSize(30)
  @ArrayUnique()
  @Length(2, 100, { each: true })
  paroleChiave!: string[];

  @Field(() => String, { nullable: true, description: "Che cos'è." })
  @Length(10, 4_000)
  descrizione?: string;

  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta.' })
  @IsIn(Object.values(TipoCompetenza))
  competenza!: TipoCompetenza;

  @Field(() => String, { nullable: true, description: 'Codice nella nomenclatura nazionale SIUSS, in uso oggi.' })
  @Length(1, 20)
  codiceSiuss?: string;

  @Field(() => String, { nullable: true, description: 'Perché la nomenclatura nazionale non ha un codice.' })
  @Length(5, 300)
  senzaCodicePerche?: string;

  @Field(() => [String], { defaultValue: [], description: 'Aree di utenza ISTAT; MULBEN è tutte.' })
  @ArrayUnique()
  @IsIn(AREE_UTENZA, { each: true })
  aree!: string[];

  @Field(() => Int, { nullable: true, description: 'Da che età, in anni compiuti.' })
  @Min(0)
  @Max(120)
  etaMinima?: number;

  @Field(() => Int, { nullable: true, description: 'Fino a che età, in anni compiuti.' })
  @Min(0)
  @Max(120)
  etaMassima?: number;

  @Field(() => [String], {
    defaultValue: [],
    description: "Codici ISTAT dei Comuni, oggi dell'Ambito; nessuno: tutto l'Ambito.",
  })
  @ArrayMaxSize(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni!: string[];

  @Field(() => String, { nullable: true, description: 'Requisiti per averla.' })
  @Length(5, 4_000)
  requisiti?: string;

  @Field(() => [DocumentoRichiestoInput], { nullable: true, description: 'Documenti; elenco vuoto: nessuno.' })
  @ArrayMaxSize(50)
  documenti?: DocumentoRichiestoInput[];

  @Field(() => String, { nullable: true, description: 'Quanto costa, a parole; anche che è gratuita.' })
  @Length(3, 1_000)
  costo?: string;

  @Field(() => [CostoPrestazioneInput], { defaultValue: [], description: 'Quanto costa, condizione per condizione.' })
  @ArrayMaxSize(50)
  costi!: CostoPrestazioneInput[];

  @Field(() => String, { nullable: true, description: 'Come vi accede chi ha una disabilità.' })
  @Length(3, 2_000)
  accessibilita?: string;

  @Field(() => [String], { defaultValue: ['it'], description: 'Lingue in cui si offre, codici ISO 639-1.' })
  @ArrayMaxSize(30)
  @ArrayUnique()
  @CodiceLingua({ each: true })
  lingue!: string[];

  @Field(() => String, { nullable: true, description: 'Come si chiede, passo per passo.' })
  @Length(5, 4_000)
  comeChiedere?: string;

  @Field(() => String, { nullable: true, description: 'In quanto tempo si risponde.' })
  @Length(2, 200)
  tempoRisposta?: string;

  @Field(() => [OrarioPrestazioneInput], { defaultValue: [], description: 'Quando si offre, ogni settimana.' })
  @ArrayMaxSize(50)
  orari!: OrarioPrestazioneInput[];

  @Field(() => String, { nullable: true, description: 'Quando si offre, a parole.' })
  @Length(3, 500)
  orariNote?: string;

  @Field(() => String, { nullable: true, description: 'Telefono a cui chiedere.' })
  @Telefono()
  telefono?: string;

  @Field(() => String, { nullable: true, description: 'Posta elettronica a cui chiedere.' })
  @IsEmail()
  @Length(3, 200)
  email?: string;

  @Field(() => String, { nullable: true, description: 'Pagina web, con https://.' })
  @IsUrl(WEB)
  @Length(8, 300)
  sito?: string;

  @Field(() => String, { nullable: true, description: 'Avviso temporaneo, ad esempio una sospensione.' })
  @Length(3, 1_000)
  avviso?: string;

  @Field(() => UUID, { nullable: true, description: "L'ente che ne risponde." })
  titolareId?: string;

  @Field(() => [UUID], { defaultValue: [], description: 'Gli altri enti che la erogano.' })
  @ArrayMaxSize(100)
  @ArrayUnique()
  erogatoriIds!: string[];

  @Field(() => [UUID], { defaultValue: [], description: 'Le sedi del Segretariato Sociale a cui chiederla.' })
  @ArrayMaxSize(100)
  @ArrayUnique()
  sediIds!: string[];

  @Field(() => String, { nullable: true, description: 'Ufficio che risponde della correttezza della voce.' })
  @Length(3, 200)
  responsabile?: string;

  @Field(() => String, { nullable: true, description: "Posta elettronica di quell'ufficio." })
  @IsEmail()
  @Length(3, 200)
  responsabileEmail?: string;
}
