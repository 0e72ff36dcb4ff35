// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, DataIso, UUID } from '@ambito/subgraph';
import { ArrayUnique } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Competenza, DatiEnte } from './dati-ente.ts';
import { NaturaEnte } from './natura-ente.ts';

@InputType({ description: 'I dati di un ente.' })
export class EnteInput extends DatiEnte {
  @Field(() => [Competenza], {
    defaultValue: [],
    description: 'Le richieste per cui è competente, una voce per tipo.',
  })
  @AtMost(3) // one for each TipoCompetenza
  @ArrayUnique(({ tipo }: Competenza) => tipo)
  competenze!: Competenza[];

  @Field(() => [String], {
    defaultValue: [],
    description: "Codici ISTAT dei Comuni in cui opera; nessuno: tutto l'Ambito.",
  })
  @AtMost(500)
  @ArrayUnique()
  comuni!: string[];
}

@InputType({ description: 'Un ente da registrare. Serve almeno un recapito.' })
export class RegistraEnteInput extends EnteInput {
  @Field(() => NaturaEnte, { description: "Che cos'è; non cambia." })
  natura!: NaturaEnte;

  @Field(() => DataIso, { description: 'Da quando opera.' })
  dal!: string;
}

@InputType({ description: 'I dati di un ente che ne sostituiscono i precedenti. Serve almeno un recapito.' })
export class ModificaEnteInput extends EnteInput {
  @Field(() => UUID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;
}
