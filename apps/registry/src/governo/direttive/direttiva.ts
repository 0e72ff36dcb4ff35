// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { direttivaLeggi } from './direttive.azioni.ts';

export enum DestinatarioDirettiva {
  COORDINATORE = 'COORDINATORE',
  SERVIZIO_SOCIALE_PROFESSIONALE = 'SERVIZIO_SOCIALE_PROFESSIONALE',
  SEGRETARIATO_SOCIALE = 'SEGRETARIATO_SOCIALE',
  TUTTI = 'TUTTI',
}
registerEnumType(DestinatarioDirettiva, {
  name: 'DestinatarioDirettiva',
  description: 'A chi è rivolta una direttiva.',
  valuesConfig: {
    COORDINATORE: { description: "Al coordinatore dell'Ufficio di Piano." },
    SERVIZIO_SOCIALE_PROFESSIONALE: { description: 'Al Servizio Sociale Professionale.' },
    SEGRETARIATO_SOCIALE: { description: 'Al Segretariato Sociale.' },
    TUTTI: { description: 'A tutti i servizi.' },
  },
});

@Azione(direttivaLeggi)
@ObjectType({
  description: 'Direttiva del Coordinamento Istituzionale (art. 2 c. 5, art. 7 c. 2).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Direttiva {
  @Field(() => UUID, { description: 'Identificativo della direttiva.' })
  id!: string;

  @Field({ description: 'Oggetto.' })
  oggetto!: string;

  @Field({ description: 'Testo.' })
  testo!: string;

  @Field(() => DestinatarioDirettiva, { description: 'A chi è rivolta.' })
  destinatario!: DestinatarioDirettiva;

  @Field(() => DataIso, { description: 'Giorno in cui è stata adottata.' })
  adottataIl!: string;

  @Field({ description: "Estremi dell'atto." })
  atto!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui ha effetto.' })
  efficaceDal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno in cui ha effetto, compreso.' })
  efficaceAl!: string | null;

  @Field(() => Date, { nullable: true, description: "Quando il coordinatore l'ha recepita." })
  recepitaIl!: Date | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const DirettivaConnection = connectionOf(Direttiva, 'Direttiva');
export const PermessiDirettiva = permessiOf(
  Direttiva,
  'Direttiva',
  direttivaLeggi,
  'Che cosa chi legge può fare di questa direttiva.',
);
