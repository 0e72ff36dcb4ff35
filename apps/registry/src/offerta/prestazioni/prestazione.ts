// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, Importo, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { TipoCompetenza } from '../enti/natura-ente.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { prestazioneLeggi } from './prestazioni.azioni.ts';

@ObjectType({ description: 'Documento da presentare.', simpleResolvers: true })
export class DocumentoRichiesto {
  @Field({ description: 'Il documento.' })
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Dove si trova il modulo o la spiegazione.' })
  sito!: string | null;
}

@ObjectType({ description: 'Quanto costa, a una certa condizione.', simpleResolvers: true })
export class CostoPrestazione {
  @Field({ description: 'A quale condizione, ad esempio la fascia ISEE.' })
  condizione!: string;

  @Field(() => Importo, { nullable: true, description: 'Importo in euro.' })
  importo!: string | null;

  @Field(() => String, { nullable: true, description: "A che cosa si riferisce l'importo, ad esempio all'ora." })
  unita!: string | null;
}

@ObjectType({ description: 'Quando si offre, ogni settimana.', simpleResolvers: true })
export class OrarioPrestazione {
  @Field(() => Int, { description: 'Giorno: 1 lunedì … 7 domenica.' })
  giorno!: number;

  @Field({ description: 'Dalle, HH:MM.' })
  dalle!: string;

  @Field({ description: 'Alle, HH:MM; 24:00 è la mezzanotte.' })
  alle!: string;
}

@Azione(prestazioneLeggi)
@ObjectType({
  description:
    'Voce del catalogo delle prestazioni, per orientare chi chiede (art. 2 c. 6 e c. 8 a, d). Ha la forma di Open Referral HSDS 3.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Prestazione {
  @Field(() => UUID, { description: 'Identificativo della voce.' })
  id!: string;

  @Field(() => StatoPrestazione, { description: 'A che punto è.' })
  stato!: StatoPrestazione;

  @Field({ description: 'Come si chiama.' })
  nome!: string;

  @AtMost(30)
  @Field(() => [String], { description: 'Altri nomi e parole con cui la si cerca.' })
  paroleChiave!: string[];

  @Field(() => String, { nullable: true, description: "Che cos'è." })
  descrizione!: string | null;

  @Field(() => TipoCompetenza, { description: 'A quale servizio spetta.' })
  competenza!: TipoCompetenza;

  @Field(() => String, { nullable: true, description: 'Codice nella nomenclatura nazionale SIUSS.' })
  codiceSiuss!: string | null;

  @Field(() => String, { nullable: true, description: 'Perché la nomenclatura nazionale non ha un codice.' })
  senzaCodicePerche!: string | null;

  @AtMost(7) // the areas of ISTAT
  @Field(() => [String], { description: 'Aree di utenza ISTAT a cui è rivolta; MULBEN è tutte.' })
  aree!: string[];

  @Field(() => Int, { nullable: true, description: 'Da che età, in anni compiuti.' })
  etaMinima!: number | null;

  @Field(() => Int, { nullable: true, description: 'Fino a che età, in anni compiuti.' })
  etaMassima!: number | null;

  @Field(() => String, { nullable: true, description: 'Requisiti per averla.' })
  requisiti!: string | null;

  @AtMost(50)
  @Field(() => [DocumentoRichiesto], {
    nullable: true,
    description: 'Documenti da presentare; elenco vuoto: nessuno; assente: non si è ancora detto.',
  })
  documenti!: DocumentoRichiesto[] | null;

  @Field(() => String, { nullable: true, description: 'Quanto costa, a parole; anche che è gratuita.' })
  costo!: string | null;

  @AtMost(50)
  @Field(() => [CostoPrestazione], { description: 'Quanto costa, condizione per condizione.' })
  costi!: CostoPrestazione[];

  @Field(() => String, { nullable: true, description: 'Come vi accede chi ha una disabilità.' })
  accessibilita!: string | null;

  @AtMost(30)
  @Field(() => [String], { description: 'Lingue in cui si offre, codici ISO 639-1.' })
  lingue!: string[];

  @Field(() => String, { nullable: true, description: 'Come si chiede, passo per passo.' })
  comeChiedere!: string | null;

  @Field(() => String, { nullable: true, description: 'In quanto tempo si risponde.' })
  tempoRisposta!: string | null;

  @AtMost(50)
  @Field(() => [OrarioPrestazione], { description: 'Quando si offre, ogni settimana.' })
  orari!: OrarioPrestazione[];

  @Field(() => String, { nullable: true, description: 'Quando si offre, a parole.' })
  orariNote!: string | null;

  @Field(() => String, { nullable: true, description: 'Telefono a cui chiedere.' })
  telefono!: string | null;

  @Field(() => String, { nullable: true, description: 'Posta elettronica a cui chiedere.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Pagina web.' })
  sito!: string | null;

  @Field(() => String, { nullable: true, description: 'Avviso temporaneo, ad esempio una sospensione.' })
  avviso!: string | null;

  @Field(() => String, { nullable: true, description: 'Ufficio che risponde della correttezza della voce.' })
  responsabile!: string | null;

  @Field(() => String, { nullable: true, description: "Posta elettronica di quell'ufficio." })
  responsabileEmail!: string | null;

  @Field(() => DataIso, { nullable: true, description: 'Quando la voce è stata verificata.' })
  verificatoIl!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno in cui la verifica vale: poi non è più pubblica.',
  })
  verificaScadeIl!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const PrestazioneConnection = connectionOf(Prestazione, 'Prestazione');
export const PermessiPrestazione = permessiOf(
  Prestazione,
  'Prestazione',
  prestazioneLeggi,
  'Che cosa chi legge può fare della voce.',
);

/** An entry as it is read, with the keys of what it leads to. */
export interface PrestazioneRow extends Prestazione {
  readonly ambitoId: string;
  readonly titolareId: string | null;
}
