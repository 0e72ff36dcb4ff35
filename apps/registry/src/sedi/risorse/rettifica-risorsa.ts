// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, Int, Resolver } from 'type-graphql';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { loadRisorsa } from './load-risorsa.ts';
import { RISORSA_STRUMENTALE, RisorsaStrumentaleEntity } from './risorsa-strumentale.entity.ts';
import { CategoriaRisorsa, PermessiRisorsa } from './risorsa-strumentale.ts';

@UpdateInput(RisorsaStrumentaleEntity, 'Una risorsa strumentale scritta male, e come doveva essere')
export class RettificaRisorsaInput {
  @Field(() => UUID, { description: 'La risorsa sbagliata.' })
  risorsaId!: string;

  @Field(() => Int, { description: 'Versione della risorsa che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => CategoriaRisorsa, { nullable: true, description: 'Categoria.' })
  categoria?: CategoriaRisorsa;

  @Field(() => String, { nullable: true, description: 'Che cosa è.' })
  @Length(3, 200)
  descrizione?: string;

  @Field(() => Int, { nullable: true, description: 'Quante.' })
  @Min(1)
  @Max(10_000)
  quantita?: number;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno.' })
  dal?: string;
}

/** @throws RuleViolation for a day on which the sede is not there */
async function requireSedeAttiva(unit: WriteUnit, sedeId: string, giorno: string): Promise<void> {
  const [attiva] = await unit.query('SELECT 1 FROM sede WHERE id = $1 AND periodo @> $2::date', [sedeId, giorno]);
  if (attiva === undefined) throw new RuleViolation('art. 6 c. 1', `La sede non è attiva ${ilGiorno(giorno)}`);
}

@Resolver(() => PermessiRisorsa)
export class RettificaRisorsa {
  /** Art. 6 c. 1: a resource was written wrongly. Another one takes its place, until the same last day. @returns the sede's id */
  @Command(() => Sede, {
    description:
      'Rettifica una risorsa strumentale scritta male: quella sbagliata è annullata e un’altra la sostituisce (art. 6 c. 1).',
    articolo: 'art. 6 c. 1',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async rettificaRisorsa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La risorsa.' }) input: RettificaRisorsaInput,
  ): Promise<string> {
    const { motivo, categoria, descrizione, quantita } = input;
    const prima = await loadRisorsa(unit, input);
    const { id, sedeId, al } = prima;
    const dal = input.dal ?? prima.dal;
    if (al !== null && dal > al)
      throw new BadUserInput(
        ['input', 'dal'],
        `La sede ha avuto questa risorsa fino a un giorno prima, ${ilGiorno(al)}`,
      );
    await requireSedeAttiva(unit, sedeId, dal);
    const periodo = al === null ? `[${dal},)` : `[${dal},${al}]`;
    await rettifica(
      unit,
      RISORSA_STRUMENTALE,
      id,
      { categoria, descrizione, quantita, periodo, versione: 1 },
      { motivo },
    );
    unit.audit('Sede', sedeId);
    return sedeId;
  }

  @Permesso('Se può rettificarla.')
  puoRettificare(): boolean {
    return true;
  }
}
