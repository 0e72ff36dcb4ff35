// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StatoPresaInCarico } from './stati.ts';
import { presaInCaricoLeggi } from './prese-in-carico.azioni.ts';

registerEnumType(StatoPresaInCarico, {
  name: 'StatoPresaInCarico',
  description: 'Stato di una presa in carico.',
  valuesConfig: {
    RICHIESTA: { description: 'Chiesta da una sede, in attesa di assegnazione.' },
    IN_VALUTAZIONE: { description: 'Assegnata a un assistente sociale, che la valuta.' },
    IN_CARICO: { description: 'In carico al servizio.' },
    SOSPESA: { description: 'Sospesa.' },
    CONCLUSA: { description: 'Conclusa con una dimissione.' },
    TRASFERITA: { description: 'Trasferita ai servizi di un altro Ambito.' },
    NON_ACCOLTA: { description: 'Non accolta, con motivo.' },
  },
});

@ObjectType({
  description: "L'urgenza con cui un caso è stato aperto, sotto la responsabilità del coordinatore (art. 2 c. 4).",
  simpleResolvers: true,
})
export class Urgenza {
  @Field({ description: 'Perché.' })
  motivo!: string;

  @Field(() => DataIso, { description: 'Entro quando regolarizzare titolo e mandato.' })
  daRegolarizzareEntro!: string;

  @Field(() => Date, { nullable: true, description: 'Quando è stata regolarizzata; assente finché non lo è.' })
  regolarizzataIl!: Date | null;
}

export enum NaturaResponsabilita {
  ORDINARIA = 'ORDINARIA',
  URGENZA = 'URGENZA',
  SUBENTRO = 'SUBENTRO',
  AD_INTERIM = 'AD_INTERIM',
  SCOPERTA = 'SCOPERTA',
}
registerEnumType(NaturaResponsabilita, {
  name: 'NaturaResponsabilita',
  description: 'Per quale via si risponde di un caso.',
  valuesConfig: {
    ORDINARIA: { description: 'Case manager nominato dal coordinatore.' },
    URGENZA: { description: 'In urgenza, sotto la responsabilità del coordinatore (art. 2 c. 4).' },
    SUBENTRO: { description: 'Chi è subentrato alla fine del servizio del case manager: da confermare.' },
    AD_INTERIM: { description: 'Il coordinatore in carica, in attesa di un successore.' },
    SCOPERTA: { description: 'Nessuno: si attende un successore, e non c’è un coordinatore in carica.' },
  },
});

@ObjectType({ description: 'Chi risponde di un caso, da un istante a un altro (art. 2 c. 2).', simpleResolvers: true })
export class Responsabilita {
  @Field(() => NaturaResponsabilita, { description: 'Per quale via.' })
  natura!: NaturaResponsabilita;

  @Field({ description: 'Da quando; anche in futuro, se la consegna è programmata.' })
  dalle!: Date;

  @Field(() => Date, { nullable: true, description: 'Fino a quando, se si sa.' })
  alle!: Date | null;

  @Field(() => String, { nullable: true, description: 'La nota di consegna.' })
  nota!: string | null;

  @Field({
    description:
      'Se è un passaggio programmato per la fine di un servizio, che poi è stata ritirata: chi ne risponde resta, e il coordinatore lo annulla o lo conferma.',
  })
  daRivedere!: boolean;

  @Field(() => Date, {
    nullable: true,
    description:
      'Quando il coordinatore ha confermato un passaggio da rivedere, che resta; assente se non lo ha fatto.',
  })
  rivistoIl!: Date | null;
}

@Azione(presaInCaricoLeggi)
@ObjectType({
  description: 'Presa in carico: un periodo della cartella di una persona, con un solo responsabile (art. 2 c. 2).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class PresaInCarico {
  @Field(() => UUID, { description: 'Identificativo della presa in carico.' })
  id!: string;

  @Field({ description: 'Area di utenza ISTAT.' })
  area!: string;

  @Field(() => StatoPresaInCarico, { description: 'Stato.' })
  stato!: StatoPresaInCarico;

  @Field({ description: 'Quando è stata chiesta.' })
  richiestaIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando è stata assegnata.' })
  assegnataIl!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Quando è diventata effettiva.' })
  attivataIl!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Quando si è conclusa, o non è stata accolta.' })
  conclusaIl!: Date | null;

  @Field(() => String, { nullable: true, description: 'Motivo della conclusione o del mancato accoglimento.' })
  motivo!: string | null;

  @Field({
    description: 'Se chi legge la vede solo perché sostituisce, mentre è assente, chi ne risponde (art. 8 c. 1).',
  })
  inSostituzione!: boolean;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const PresaInCaricoConnection = connectionOf(PresaInCarico, 'PresaInCarico');
export const PermessiPresaInCarico = permessiOf(
  PresaInCarico,
  'PresaInCarico',
  presaInCaricoLeggi,
  'Che cosa chi legge può fare di questa presa in carico.',
);

export const ResponsabilitaConnection = connectionOf(Responsabilita, 'Responsabilita');

/** A presa in carico as it is read, with the keys of what it leads to. */
export interface PresaInCaricoRow extends PresaInCarico {
  readonly cartellaId: string;
  readonly sedeId: string;
  readonly caseManagerId: string | null;
  readonly urgenzaMotivo: string | null;
  readonly urgenzaEntro: string | null;
  readonly urgenzaRegolarizzataIl: Date | null;
}

export interface ResponsabilitaRow extends Responsabilita {
  readonly presaInCaricoId: string;
  readonly operatoreId: string | null;
  readonly rivistoDa: string | null;
}
