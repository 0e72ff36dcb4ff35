// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { AccessoInput } from './accesso-input.ts';
import { sedeDaModificare } from './sede-da-modificare.ts';
import { SedeEntity } from './sede.entity.ts';
import { sedeCambiata } from './sede.evento.ts';
import { Sede } from './sede.ts';
import { sedeReference } from './sede.reference.ts';

@InputType({ description: 'I dati di una sede da modificare: quelli assenti restano come sono.' })
export class ModificaSedeInput extends AccessoInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => String, { nullable: true, description: 'Denominazione.' })
  @Length(3, 200)
  denominazione?: string;

  @Field(() => String, { nullable: true, description: 'Indirizzo.' })
  @Length(3, 300)
  indirizzo?: string;
}

/** Art. 5 c. 2, art. 2 c. 7: the Comune, or the coordinator, keeps what is said of a sede true; hours are another matter. */
export async function modificaSede(unit: WriteUnit, input: ModificaSedeInput): Promise<void> {
  const { sedeId, versione, denominazione, indirizzo, atto, comeArrivare, trasporti, accessoSenzaGradini, telefono } =
    input;
  await sedeDaModificare(unit, sedeId, versione);
  const cambiati = Object.entries({
    denominazione,
    indirizzo,
    atto,
    comeArrivare,
    trasporti,
    accessoSenzaGradini,
    telefono,
  }).filter(([, valore]) => valore !== undefined);
  if (cambiati.length > 0) await unit.manager.update(SedeEntity, sedeId, Object.fromEntries(cambiati));
  await sedeCambiata(unit, sedeId);
}

@Resolver()
export class ModificaSede {
  @Command(() => Sede, {
    description: 'Modifica i dati di una sede: dove si trova e come ci si arriva (art. 5 c. 2).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  async modificaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I dati che cambiano.' }) input: ModificaSedeInput,
  ): Promise<string> {
    await modificaSede(unit, input);
    return input.sedeId;
  }
}
