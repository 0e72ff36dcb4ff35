// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { aperturaLeggi } from './aperture-straordinarie.azioni.ts';

export enum StatoApertura {
  RICHIESTA = 'RICHIESTA',
  AUTORIZZATA = 'AUTORIZZATA',
  RIFIUTATA = 'RIFIUTATA',
  RITIRATA = 'RITIRATA',
}
registerEnumType(StatoApertura, {
  name: 'StatoApertura',
  description: "A che punto è un'apertura straordinaria (art. 5 c. 5).",
  valuesConfig: {
    RICHIESTA: { description: 'Attende il coordinatore: la sede non è aperta.' },
    AUTORIZZATA: { description: 'Autorizzata dal coordinatore: la sede è aperta.' },
    RIFIUTATA: { description: 'Rifiutata dal coordinatore, con il motivo.' },
    RITIRATA: { description: "Ritirata da chi l'ha chiesta, o dal coordinatore dopo averla autorizzata." },
  },
});

@Azione(aperturaLeggi)
@ObjectType({
  description:
    'Apertura di una sede fuori dai suoi orari, per specifiche esigenze o motivi di urgenza: vale solo se autorizzata (art. 5 c. 5).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class AperturaStraordinaria {
  @Field(() => UUID, { description: "Identificativo dell'apertura." })
  id!: string;

  @Field(() => DataIso, { description: 'Il giorno.' })
  giorno!: string;

  @Field({ description: 'Ora di apertura, HH:MM.' })
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM; 24:00 è mezzanotte.' })
  alle!: string;

  @Field({ description: 'La specifica esigenza o il motivo di urgenza.' })
  motivo!: string;

  @Field(() => StatoApertura, { description: 'A che punto è.' })
  stato!: StatoApertura;

  @Field({ description: 'Quando è stata chiesta.' })
  richiestaIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando è stata autorizzata, rifiutata o ritirata.' })
  decisaIl!: Date | null;

  @Field(() => String, { nullable: true, description: 'Il motivo della decisione: c’è sempre se è un rifiuto.' })
  motivoDecisione!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si decide.' })
  versione!: number;
}

export const AperturaStraordinariaConnection = connectionOf(AperturaStraordinaria, 'AperturaStraordinaria');
export const PermessiApertura = permessiOf(
  AperturaStraordinaria,
  'Apertura',
  aperturaLeggi,
  'Che cosa chi legge può fare di questa apertura.',
);

/** An opening as it is read, with its sede and who asked for it. */
export interface AperturaStraordinariaRow extends AperturaStraordinaria {
  readonly sedeId: string;
  readonly richiestaDa: string;
}
