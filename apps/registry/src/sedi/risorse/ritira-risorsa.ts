// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { loadRisorsa } from './load-risorsa.ts';
import { PermessiRisorsa, type RisorsaStrumentale } from './risorsa-strumentale.ts';

@InputType({ description: 'Il ritiro di una risorsa da una sede.' })
export class RitiraRisorsaInput {
  @Field(() => UUID, { description: 'La risorsa.' })
  risorsaId!: string;

  @Field(() => Int, { description: 'Versione della risorsa che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui la sede la ha.' })
  al!: string;
}

/** Whether a sede still has a resource on a day; `al` is the last day on which it has it, if any. */
function ancoraDellaSede(al: string | null, oggi: string): boolean {
  return al === null || al >= oggi;
}

@Resolver(() => PermessiRisorsa)
export class RitiraRisorsa {
  /** Art. 6 c. 1: takes a resource from a sede, with the last day on which the sede has it. @returns the sede's id */
  @Command(() => Sede, {
    description: 'Ritira una risorsa strumentale da una sede.',
    articolo: 'art. 6',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async ritiraRisorsa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il ritiro.' }) input: RitiraRisorsaInput,
  ): Promise<string> {
    const { risorsaId, al } = input;
    const risorsa = await loadRisorsa(unit, input);
    if (!ancoraDellaSede(risorsa.al, giornoRoma(unit.adesso)))
      throw new RuleViolation('art. 6 c. 1', 'La sede non ha più questa risorsa');
    if (al < risorsa.dal || (risorsa.al !== null && al > risorsa.al))
      throw new RuleViolation('art. 6 c. 1', `La sede non ha questa risorsa ${ilGiorno(al)}`);
    await unit.query(
      `UPDATE risorsa_strumentale SET periodo = daterange(lower(periodo), $2, '[]'), versione = versione + 1 WHERE id = $1`,
      [risorsaId, al],
    );
    unit.audit('Sede', risorsa.sedeId);
    return risorsa.sedeId;
  }

  @Permesso('Se può ritirarla dalla sede.')
  puoRitirare(@Root() { al }: RisorsaStrumentale, @Ctx() { adesso }: GraphContext): boolean {
    return ancoraDellaSede(al, giornoRoma(adesso));
  }
}
