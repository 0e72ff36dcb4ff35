// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ispezioneLeggi } from './ispezioni.azioni.ts';

export enum StandardMinimo {
  AMBIENTI_RISERVATI = 'AMBIENTI_RISERVATI',
  DOTAZIONE_INFORMATICA = 'DOTAZIONE_INFORMATICA',
  RETE_TELEFONICA = 'RETE_TELEFONICA',
}
registerEnumType(StandardMinimo, {
  name: 'StandardMinimo',
  description: 'Che cosa ciascuna sede deve garantire (art. 5 c. 2).',
  valuesConfig: {
    AMBIENTI_RISERVATI: {
      description: 'Ambienti riservati per attività di ascolto e per i colloqui con l’utenza (lettera a).',
    },
    DOTAZIONE_INFORMATICA: { description: 'Un PC con stampante collegato alla rete internet (lettera b).' },
    RETE_TELEFONICA: { description: 'Connessione alla rete telefonica (lettera c).' },
  },
});

export enum StatoIspezione {
  CONFORME = 'CONFORME',
  DA_ADEMPIERE = 'DA_ADEMPIERE',
  ADEMPIUTA = 'ADEMPIUTA',
  SUPERATA = 'SUPERATA',
}
registerEnumType(StatoIspezione, {
  name: 'StatoIspezione',
  description: "Che cosa segue a un'ispezione (art. 5 c. 2).",
  valuesConfig: {
    CONFORME: { description: 'La sede garantiva tutti gli standard.' },
    DA_ADEMPIERE: { description: 'Una misura resta da adempiere.' },
    ADEMPIUTA: { description: 'Mancava qualche standard, e le misure sono state tutte adempiute.' },
    SUPERATA: {
      description:
        'Mancava qualche standard, e un’ispezione successiva della sede li ha verificati di nuovo: conta quella.',
    },
  },
});

@ObjectType({
  description: 'Che cosa si è trovato per uno standard minimo, e la misura per rimediare se manca.',
  simpleResolvers: true,
})
export class Rilievo {
  @Field(() => StandardMinimo, { description: 'Lo standard.' })
  standard!: StandardMinimo;

  @Field({ description: 'Se la sede lo garantiva.' })
  conforme!: boolean;

  @Field(() => String, { nullable: true, description: 'Che cosa si è trovato: c’è sempre se non è conforme.' })
  descrizione!: string | null;

  @Field(() => String, { nullable: true, description: 'La misura per rimediare, se non è conforme.' })
  misura!: string | null;

  @Field(() => DataIso, { nullable: true, description: 'Il giorno entro cui va adempiuta.' })
  entro!: string | null;

  @Field(() => DataIso, { nullable: true, description: 'Il giorno in cui il coordinatore l’ha verificata adempiuta.' })
  adempiutaIl!: string | null;

  @Field(() => String, { nullable: true, description: 'In che modo è stata adempiuta.' })
  adempimento!: string | null;
}

@Azione(ispezioneLeggi)
@ObjectType({
  description: 'Verifica degli standard minimi di una sede da parte del coordinatore, in un giorno (art. 5 c. 2).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Ispezione {
  @Field(() => UUID, { description: "Identificativo dell'ispezione." })
  id!: string;

  @Field(() => DataIso, { description: 'Il giorno.' })
  eseguitaIl!: string;

  @Field(() => StatoIspezione, { description: 'Che cosa ne segue.' })
  stato!: StatoIspezione;

  @Field(() => String, { nullable: true, description: 'Annotazioni.' })
  note!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si verifica un adempimento.' })
  versione!: number;
}

@ObjectType({
  description:
    'Se una sede garantisce gli standard minimi, dall’ultima ispezione e dai suoi adempimenti (art. 5 c. 2).',
  simpleResolvers: true,
})
export class StandardSede {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Se li garantisce tutti; assente se non è mai stata verificata.',
  })
  conforme!: boolean | null;

  @AtMost(3) // the values of StandardMinimo
  @Field(() => [StandardMinimo], { description: 'Quelli che mancano.' })
  mancanti!: StandardMinimo[];

  @Field(() => DataIso, { nullable: true, description: 'Il giorno dell’ultima verifica.' })
  verificatoIl!: string | null;
}

export const IspezioneConnection = connectionOf(Ispezione, 'Ispezione');
export const PermessiIspezione = permessiOf(
  Ispezione,
  'Ispezione',
  ispezioneLeggi,
  'Che cosa chi legge può fare di questa ispezione.',
);

/** An inspection as it is read, with the key of its sede. */
export interface IspezioneRow extends Ispezione {
  readonly sedeId: string;
}
