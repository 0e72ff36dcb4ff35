// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { CaricamentoEntity } from './caricamento.entity.ts';
import { caricamentoReference } from './caricamento.reference.ts';
import { Caricamento, PermessiCaricamento, StatoCaricamento, type CaricamentoRow } from './caricamento.ts';

@InputType({ description: 'Il caricamento da annullare.' })
export class AnnullaCaricamentoInput {
  @Field(() => UUID, { description: 'Il caricamento.' })
  caricamentoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

@Resolver(() => PermessiCaricamento)
export class AnnullaCaricamento {
  /**
   * Art. 6 c. 2: calls off a load that has not begun. If a worker takes the load at the same moment, the load has begun and the
   * command is refused.
   */
  @Command(() => Caricamento, {
    description: 'Annulla un caricamento che non è ancora cominciato.',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: caricamentoReference,
  })
  async annullaCaricamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il caricamento.' }) { caricamentoId, versione }: AnnullaCaricamentoInput,
  ): Promise<string> {
    const { stato } = await loadForUpdate<{ versione: number; stato: StatoCaricamento }>(
      unit,
      { tipo: 'Caricamento', nome: 'Il caricamento', id: caricamentoId },
      versione,
      'SELECT versione, stato FROM caricamento WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
      [caricamentoId, unit.ambitoId],
    );
    if (stato !== StatoCaricamento.IN_ATTESA)
      throw new RuleViolation('art. 6 c. 2', 'Il caricamento è già cominciato, o è concluso: non si annulla più', {
        stato,
      });
    await unit.manager.update(
      CaricamentoEntity,
      { id: caricamentoId },
      { stato: StatoCaricamento.ANNULLATO, conclusoIl: unit.adesso, versione: () => 'versione + 1' },
    );
    unit.audit('Caricamento', caricamentoId);
    return caricamentoId;
  }

  @Permesso('Se può annullarlo: finché non comincia.')
  puoAnnullare(@Root() { stato }: CaricamentoRow): boolean {
    return stato === StatoCaricamento.IN_ATTESA;
  }
}
