// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { contattoLeggi } from './contatti.azioni.ts';

@ObjectType({
  description: 'Bisogno decodificato in un contatto, dal vocabolario in vigore (art. 2 c. 8 e).',
  simpleResolvers: true,
})
export class Bisogno {
  @Field({ description: 'Codice del bisogno.' })
  codice!: string;

  @Field({ description: 'Nome del bisogno.' })
  nome!: string;

  @Field({ description: 'Area di utenza ISTAT.' })
  area!: string;

  @Field(() => String, { nullable: true, description: 'Annotazione libera.' })
  nota!: string | null;
}

@Azione(contattoLeggi)
@ObjectType({
  description:
    'Contatto di un cittadino o di un ente con il Segretariato Sociale (art. 2 c. 6 e 8). È gratuito (art. 4).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Contatto {
  @Field(() => UUID, { description: 'Identificativo del contatto.' })
  id!: string;

  @Field({ description: 'Quando è avvenuto.' })
  avvenutoIl!: Date;

  @Field({ description: 'Canale: DI_PERSONA, TELEFONO, EMAIL, …' })
  canale!: string;

  @Field({ description: 'Chi si è rivolto al servizio: UTENTE, PARENTE_O_CONOSCENTE, ISTITUZIONE, …' })
  richiedente!: string;

  @Field({ description: 'Se è urgente (art. 2 c. 4).' })
  urgente!: boolean;

  @Field({ description: 'Se è avvenuto su appuntamento, anche fuori dagli orari di apertura.' })
  suAppuntamento!: boolean;

  @Field({
    description:
      'Se è avvenuto di persona, senza urgenza né appuntamento, quando la sede risulta chiusa (art. 5 c. 3): se era aperta, la variazione di quel giorno si registra con disponiVariazione.',
  })
  aSedeChiusa!: boolean;

  @Field(() => String, { nullable: true, description: 'La domanda, con le parole di chi la porta.' })
  domanda!: string | null;

  @Field(() => Int, { nullable: true, description: 'Tempo dedicato, in minuti.' })
  tempoMinuti!: number | null;

  @Field(() => String, { nullable: true, description: 'Esito; assente finché il contatto è aperto.' })
  esito!: string | null;

  @Field(() => Date, { nullable: true, description: "Quando se ne è registrato l'esito." })
  esitoIl!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description:
      "Quando la persona ha avuto la risposta: l'informazione o l'intervento, o il colloquio dell'appuntamento. Assente se non c'è ancora, o se la dà un ente o chi assegna la presa in carico.",
  })
  rispostaIl!: Date | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const ContattoConnection = connectionOf(Contatto, 'Contatto');
export const PermessiContatto = permessiOf(
  Contatto,
  'Contatto',
  contattoLeggi,
  'Che cosa chi legge può fare di questo contatto.',
);

/** A contatto as it is read, with the keys of what it leads to. */
export interface ContattoRow extends Contatto {
  readonly sedeId: string;
  readonly personaId: string | null;
  readonly comuneResidenza: string | null;
  readonly presaInCaricoId: string | null;
  readonly appuntamentoDi: string | null;
}
