// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { sedeReference } from '../sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../sede/sede.ts';
import { CategoriaRisorsa } from './risorsa-strumentale.ts';

@InputType({ description: 'Una risorsa da assegnare a una sede.' })
export class AssegnaRisorsaInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => CategoriaRisorsa, { description: 'Categoria.' })
  categoria!: CategoriaRisorsa;

  @Field({ description: 'Che cosa è.' })
  @Length(3, 200)
  descrizione!: string;

  @Field(() => Int, { description: 'Quante.' })
  @Min(1)
  @Max(10_000)
  quantita!: number;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;
}

@Resolver(() => PermessiSede)
export class AssegnaRisorsa {
  /** Art. 6 c. 1: gives a sede a resource until the sede ends. @returns the sede's id */
  @Command(() => Sede, {
    description: 'Assegna una risorsa strumentale a una sede (art. 6 c. 1).',
    articolo: 'art. 6',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async assegnaRisorsa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La risorsa.' }) input: AssegnaRisorsaInput,
  ): Promise<string> {
    const { sedeId, categoria, descrizione, quantita, dal } = input;
    const scritte = await unit.query<{ id: string }>(
      `INSERT INTO risorsa_strumentale (id, sede_id, categoria, descrizione, quantita, periodo)
     SELECT $1, id, $4, $5, $6, daterange($7, upper(periodo)) FROM sede WHERE id = $2 AND ambito_id = $3 AND periodo @> $7::date
     RETURNING id`,
      [uuidv7(), sedeId, unit.ambitoId, categoria, descrizione, quantita, dal],
    );
    if (scritte.length === 0) throw new NotFound(`Non c'è questa sede, o non è attiva ${ilGiorno(dal)}`);
    unit.audit('Sede', sedeId);
    return sedeId;
  }

  @Permesso('Se può assegnarle risorse strumentali.')
  puoAssegnareRisorse(@Root() { ambitoId }: SedeRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId;
  }
}
