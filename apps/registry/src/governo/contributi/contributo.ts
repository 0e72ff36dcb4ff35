// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { contributoLeggi } from './contributi.azioni.ts';

export enum TipoContributo {
  BISOGNO = 'BISOGNO',
  PROPOSTA = 'PROPOSTA',
  TAVOLO = 'TAVOLO',
}
registerEnumType(TipoContributo, {
  name: 'TipoContributo',
  description: 'Che cosa si porta alla programmazione.',
  valuesConfig: {
    BISOGNO: { description: 'Un bisogno rilevato.' },
    PROPOSTA: { description: 'Una proposta.' },
    TAVOLO: { description: 'Quanto emerso in un tavolo.' },
  },
});

export enum EsitoContributo {
  ACCOLTO = 'ACCOLTO',
  ACCOLTO_IN_PARTE = 'ACCOLTO_IN_PARTE',
  NON_ACCOLTO = 'NON_ACCOLTO',
}
registerEnumType(EsitoContributo, {
  name: 'EsitoContributo',
  description: 'Che cosa ne è stato di un contributo.',
  valuesConfig: {
    ACCOLTO: { description: 'Accolto.' },
    ACCOLTO_IN_PARTE: { description: 'Accolto in parte.' },
    NON_ACCOLTO: { description: 'Non accolto.' },
  },
});

@Azione(contributoLeggi)
@ObjectType({
  description: 'Contributo alla programmazione di chi lavora nel servizio (art. 2 c. 5 c e c. 6, art. 3 c. 1 f).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ContributoAllaProgrammazione {
  @Field(() => UUID, { description: 'Identificativo del contributo.' })
  id!: string;

  @Field(() => TipoContributo, { description: 'Che cosa è.' })
  tipo!: TipoContributo;

  @Field({ description: 'Titolo.' })
  titolo!: string;

  @Field({ description: 'Testo.' })
  testo!: string;

  @Field({ description: 'Quando è stato presentato.' })
  presentatoIl!: Date;

  @Field(() => DataIso, { description: "Giorno entro cui l'Ufficio di Piano risponde." })
  rispondereEntro!: string;

  @Field({ description: 'Se quel giorno è passato senza risposta.' })
  inRitardo!: boolean;

  @Field(() => EsitoContributo, { nullable: true, description: 'Esito; assente finché non si è risposto.' })
  esito!: EsitoContributo | null;

  @Field(() => String, { nullable: true, description: 'Risposta.' })
  risposta!: string | null;

  @Field(() => Date, { nullable: true, description: 'Quando si è risposto.' })
  rispostoIl!: Date | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const ContributoConnection = connectionOf(ContributoAllaProgrammazione, 'ContributoAllaProgrammazione');
export const PermessiContributo = permessiOf(
  ContributoAllaProgrammazione,
  'Contributo',
  contributoLeggi,
  'Che cosa chi legge può fare di questo contributo.',
);

/** A contribution as it is read, with the keys of what it leads to. */
export interface ContributoRow extends ContributoAllaProgrammazione {
  readonly presentatoDaOperatore: string | null;
  readonly obiettivoId: string | null;
}
