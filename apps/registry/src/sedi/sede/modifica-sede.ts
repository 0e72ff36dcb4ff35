// SPDX-License-Identifier: AGPL-3.0-or-later
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { updateGiven } from '../../update-given.ts';
import { DatiSede } from './dati-sede.ts';
import { loadSedeDaModificare, puoCambiare } from './sede-da-modificare.ts';
import { SedeEntity } from './sede.entity.ts';
import { finishModificaSede } from './sede.evento.ts';
import { sedeReference } from './sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from './sede.ts';

@UpdateInput(SedeEntity, 'I dati di una sede da modificare')
export class ModificaSedeInput extends DatiSede {
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

/**
 * Art. 5 c. 2, art. 2 c. 7: the Comune, or the coordinator, corrects the data of a sede. Hours have commands of their own.
 * @returns its id
 */
export async function modificaSede(unit: WriteUnit, { sedeId, versione, ...dati }: ModificaSedeInput): Promise<string> {
  await loadSedeDaModificare(unit, sedeId, versione);
  await updateGiven(unit, SedeEntity, sedeId, dati);
  await finishModificaSede(unit, sedeId);
  return sedeId;
}

@Resolver(() => PermessiSede)
export class ModificaSede {
  @Command(() => Sede, {
    description: 'Modifica i dati di una sede: dove si trova e come ci si arriva (art. 5 c. 2).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  modificaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I dati che cambiano.' }) input: ModificaSedeInput,
  ): Promise<string> {
    return modificaSede(unit, input);
  }

  @Permesso('Se può modificarne i dati.')
  puoModificare(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): boolean {
    return puoCambiare(sede, autorizzazione, context);
  }
}
