// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { loadRisorsa } from './load-risorsa.ts';
import { RISORSA_STRUMENTALE } from './risorsa-strumentale.entity.ts';
import { PermessiRisorsa } from './risorsa-strumentale.ts';

@InputType({ description: 'Una risorsa che non è mai stata assegnata alla sede.' })
export class AnnullaRisorsaInput {
  @Field(() => UUID, { description: 'La risorsa.' })
  risorsaId!: string;

  @Field(() => Int, { description: 'Versione della risorsa che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiRisorsa)
export class AnnullaRisorsa {
  /** Art. 6 c. 1: a resource that the sede never had. @returns the sede's id */
  @Command(() => Sede, {
    description: 'Annulla una risorsa strumentale registrata per errore (art. 6 c. 1).',
    articolo: 'art. 6 c. 1',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async annullaRisorsa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La risorsa.' }) input: AnnullaRisorsaInput,
  ): Promise<string> {
    const { id, sedeId } = await loadRisorsa(unit, input);
    await annulla(unit, RISORSA_STRUMENTALE, id, { motivo: input.motivo });
    unit.audit('Sede', sedeId);
    return sedeId;
  }

  @Permesso('Se può annullarla.')
  puoAnnullare(): boolean {
    return true;
  }
}
