// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { isOwnIn, loadPrestazione } from './load-prestazione.ts';
import { PRESTAZIONE, PrestazioneEntity } from './prestazione.entity.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { PermessiPrestazione, Prestazione, type PrestazioneRow } from './prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';

@InputType({ description: 'Il ritiro di una voce, fatto per errore.' })
export class AnnullaRitiroPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

const RITIRATA = [StatoPrestazione.RITIRATA];

@Resolver(() => PermessiPrestazione)
export class AnnullaRitiroPrestazione {
  /**
   * Art. 2 c. 8 d: an entry was withdrawn by mistake. It is a draft again with what it said, since who answers for it, or its sedi, may have
   * ceased meanwhile: it is verified before the public reads it. @returns the entry's id
   */
  @Command(() => Prestazione, {
    description:
      'Annulla il ritiro di una voce, fatto per errore: torna in bozza con ciò che diceva, e si pubblica di nuovo.',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
    reload: prestazioneReference,
  })
  async annullaRitiroPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) { id, versione, motivo }: AnnullaRitiroPrestazioneInput,
  ): Promise<string> {
    await loadPrestazione(unit, id, versione, RITIRATA);
    await rettificaSulPosto(unit, PRESTAZIONE, id, { motivo }, () =>
      unit.manager.update(PrestazioneEntity, { id }, { stato: StatoPrestazione.BOZZA, versione: versione + 1 }),
    );
    unit.audit('Prestazione', id);
    return id;
  }

  @Permesso('Se può annullarne il ritiro.')
  puoAnnullareRitiro(@Root() prestazione: PrestazioneRow, @Ctx() context: GraphContext): boolean {
    return isOwnIn(RITIRATA, prestazione, context);
  }
}
