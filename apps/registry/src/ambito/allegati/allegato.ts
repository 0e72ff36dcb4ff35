// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { allegatoLeggi } from './allegati.azioni.ts';
import type { FileType } from '../files/content-type.ts';

export enum StatoAllegato {
  PREPARATO = 'PREPARATO',
  IN_ARRIVO = 'IN_ARRIVO',
  CARICATO = 'CARICATO',
}
registerEnumType(StatoAllegato, {
  name: 'StatoAllegato',
  description: 'A che punto è un allegato.',
  valuesConfig: {
    PREPARATO: { description: 'Il contenuto si può caricare. Se non lo si carica entro un giorno, scompare.' },
    IN_ARRIVO: { description: 'Il contenuto sta arrivando.' },
    CARICATO: {
      description:
        'Il contenuto è arrivato intero, è stato controllato e non cambia più. Una tabella CSV o XLSX è tolta 30 giorni dopo il suo ultimo caricamento, se non è la prova di un’ispezione.',
    },
  },
});

/** The types of file that the registry accepts, as the graph calls them. */
export enum TipoAllegato {
  PDF = 'PDF',
  JPEG = 'JPEG',
  PNG = 'PNG',
  WEBP = 'WEBP',
  CSV = 'CSV',
  XLSX = 'XLSX',
  DOCX = 'DOCX',
}
registerEnumType(TipoAllegato, {
  name: 'TipoAllegato',
  description: 'Tipo di contenuto di un allegato.',
  valuesConfig: {
    PDF: { description: 'Documento PDF.' },
    JPEG: { description: 'Immagine JPEG.' },
    PNG: { description: 'Immagine PNG.' },
    WEBP: { description: 'Immagine WebP.' },
    CSV: { description: 'Tabella CSV.' },
    XLSX: { description: 'Foglio di calcolo di Excel (XLSX).' },
    DOCX: { description: 'Documento di Word (DOCX).' },
  },
});

export const TIPI: Readonly<Record<TipoAllegato, FileType>> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  CSV: 'text/csv',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

@ObjectType({
  description: 'Un indirizzo firmato, che vale per poco e solo per chi lo ha chiesto.',
  simpleResolvers: true,
})
export class Collegamento {
  @Field({ description: 'Indirizzo, a partire da quello del gateway.' })
  url!: string;

  @Field(() => Date, { description: 'Fino a quando vale.' })
  scadeIl!: Date;
}

@Azione(allegatoLeggi)
@ObjectType({
  description:
    'Un file allegato a un atto: un verbale, una fotografia, una tabella da caricare. Una volta caricato non cambia.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Allegato {
  @Field(() => UUID, { description: "Identificativo dell'allegato." })
  id!: string;

  @Field({ description: 'Nome del file.' })
  nome!: string;

  @Field(() => TipoAllegato, { description: 'Tipo: dichiarato, e verificato sul contenuto quando è caricato.' })
  tipo!: TipoAllegato;

  @Field(() => Int, { description: 'Dimensione in byte: dichiarata, e verificata quando è caricato.' })
  dimensione!: number;

  @Field(() => StatoAllegato, { description: 'A che punto è.' })
  stato!: StatoAllegato;

  @Field(() => String, {
    nullable: true,
    description: 'Impronta SHA-256 del contenuto, esadecimale; assente finché non è caricato.',
  })
  impronta!: string | null;

  @Field(() => Date, { description: 'Quando è stato preparato.' })
  preparatoIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando è stato caricato.' })
  caricatoIl!: Date | null;
}

export const AllegatoConnection = connectionOf(Allegato, 'Allegato');
export const PermessiAllegato = permessiOf(
  Allegato,
  'Allegato',
  allegatoLeggi,
  'Che cosa chi legge può fare di questo allegato.',
);
