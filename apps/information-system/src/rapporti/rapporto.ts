// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StatoRapporto } from './stati.ts';
import { rapportoLeggi } from './rapporti.azioni.ts';

registerEnumType(StatoRapporto, {
  name: 'StatoRapporto',
  description: 'Stato di un rapporto.',
  valuesConfig: {
    IN_CODA: { description: 'Chiesto, in attesa.' },
    IN_GENERAZIONE: { description: 'In preparazione.' },
    GENERATO: { description: 'Pronto, da approvare.' },
    APPROVATO: { description: 'Approvato: non cambia più.' },
    TRASMESSO: { description: 'Trasmesso alla Regione.' },
    FALLITO: { description: 'Non riuscito: se ne chiede un altro.' },
  },
});

export enum TipoRapporto {
  MONITORAGGIO = 'MONITORAGGIO',
}
registerEnumType(TipoRapporto, {
  name: 'TipoRapporto',
  description: 'Tipo di rapporto.',
  valuesConfig: {
    MONITORAGGIO: { description: 'Monitoraggio del servizio: tutti gli indicatori del periodo (art. 2 c. 8 c).' },
  },
});

@ObjectType({ description: 'Un file di un rapporto, con la sua impronta.', simpleResolvers: true })
export class Artefatto {
  @Field({ description: 'Formato: JSON o CSV.' })
  formato!: string;

  @Field({ description: 'Vista: INTERNA, con tutti i numeri, o REGIONE, dopo il controllo della riservatezza.' })
  vista!: string;

  @Field({ description: 'Impronta SHA-256 del contenuto, esadecimale.' })
  impronta!: string;

  @Field(() => Int, { description: 'Lunghezza in byte.' })
  dimensione!: number;
}

@Azione(rapportoLeggi)
@ObjectType({
  description: 'Rapporto di monitoraggio di un periodo. Approvato non cambia: una correzione è una nuova edizione.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Rapporto {
  @Field(() => UUID, { description: 'Identificativo del rapporto.' })
  id!: string;

  @Field(() => TipoRapporto, { description: 'Tipo.' })
  tipo!: TipoRapporto;

  @Field({ description: 'Periodo: 2026-M11, 2026-Q4 o 2026.' })
  periodo!: string;

  @Field(() => Int, { description: 'Edizione, da 1.' })
  edizione!: number;

  @Field(() => StatoRapporto, { description: 'Stato.' })
  stato!: StatoRapporto;

  @Field(() => Int, { description: 'Avanzamento della preparazione, da 0 a 100.' })
  progresso!: number;

  @Field({ description: 'Se il periodo non era ancora finito quando è stato chiesto: si legge, e non si approva.' })
  provvisorio!: boolean;

  @Field(() => Date, { nullable: true, description: 'Fino a quale istante sono compresi i fatti.' })
  filigrana!: Date | null;

  @Field({ description: 'Quando è stato chiesto.' })
  richiestoIl!: Date;

  @Field(() => Date, { nullable: true, description: 'Quando è stato approvato.' })
  approvatoIl!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Quando è stato trasmesso alla Regione.' })
  trasmessoIl!: Date | null;

  @Field(() => String, { nullable: true, description: 'Ricevuta della trasmissione.' })
  ricevuta!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const RapportoConnection = connectionOf(Rapporto, 'Rapporto');
export const PermessiRapporto = permessiOf(
  Rapporto,
  'Rapporto',
  rapportoLeggi,
  'Che cosa chi legge può fare di questo rapporto.',
);

/** A report as it is read, with the key of its Ambito. */
export interface RapportoRow extends Rapporto {
  readonly ambitoId: string;
}
