// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { TitoloDiServizio } from '../titoli/titolo.ts';

export enum MotivoFineIncarico {
  TERMINE = 'TERMINE',
  DIMISSIONI = 'DIMISSIONI',
  TRASFERIMENTO = 'TRASFERIMENTO',
  DECESSO = 'DECESSO',
  SOSPENSIONE = 'SOSPENSIONE',
  ALTRO = 'ALTRO',
}
registerEnumType(MotivoFineIncarico, {
  name: 'MotivoFineIncarico',
  description: 'Perché un incarico finisce.',
  valuesConfig: {
    TERMINE: { description: 'Fine del titolo di servizio.' },
    DIMISSIONI: { description: "Dimissioni dell'operatore." },
    TRASFERIMENTO: { description: 'Passa ad altra sede o ad altro servizio.' },
    DECESSO: { description: 'Decesso.' },
    SOSPENSIONE: { description: 'Sospensione dal servizio o dall’albo.' },
    ALTRO: { description: 'Altro motivo.' },
  },
});

@ObjectType({
  description:
    'La fine chiesta per un incarico: ha effetto quando ogni presa in carico ha un successore per quel giorno (art. 2 c. 2).',
  simpleResolvers: true,
})
export class FineRichiesta {
  @Field(() => DataIso, { description: 'Ultimo giorno che si chiede, compreso.' })
  al!: string;

  @Field(() => MotivoFineIncarico, { description: 'Perché.' })
  motivo!: MotivoFineIncarico;

  @Field(() => Int, {
    nullable: true,
    description: 'Prese in carico aperte ancora senza successore; assente finché non si è saputo.',
  })
  senzaSuccessore!: number | null;
}

@ObjectType({
  description: 'Incarico di un operatore in una sede o in un Comune, dentro un titolo di servizio, con il suo tempo.',
  simpleResolvers: true,
})
export class Incarico {
  @Field(() => UUID, { description: "Identificativo dell'incarico." })
  id!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;

  @Field(() => Float, { description: 'Tempo pieno equivalente, da 0 a 1.' })
  fte!: number;

  @Field(() => UUID, { description: 'Il titolo di servizio entro cui è conferito.' })
  titoloId!: string;

  @Field(() => TitoloDiServizio, { description: 'Titolo di servizio.' })
  titolo!: TitoloDiServizio;

  @Field({ description: 'Se il rapporto è a tempo indeterminato: conta per il livello essenziale della L. 178/2020.' })
  tempoIndeterminato!: boolean;

  @Field({ description: "Estremi dell'atto di incarico." })
  atto!: string;

  @Field({
    description:
      "Se finisce portando l'Ambito sotto il rapporto minimo, o senza che lo si possa escludere, con conferma del coordinatore (art. 4 c. 1).",
  })
  sottoMinimo!: boolean;

  @Field(() => Date, { nullable: true, description: 'Quando il coordinatore lo ha confermato.' })
  sottoMinimoConfermatoIl!: Date | null;
}

export const IncaricoConnection = connectionOf(Incarico, 'Incarico');
export const PermessiIncarico = permessiOf(
  Incarico,
  'Incarico',
  operatoreLeggi,
  'Che cosa chi legge può fare di questo incarico.',
);

/** An incarico as it is read, with the keys of what it leads to. */
export interface IncaricoRow extends Incarico {
  readonly operatoreId: string;
  readonly sedeId: string | null;
  readonly codiceIstat: string | null;
  /** The requested last day; null when no end is requested. */
  readonly fineRichiesta: string | null;
  readonly fineMotivo: MotivoFineIncarico | null;
  readonly senzaSuccessore: number | null;
}
