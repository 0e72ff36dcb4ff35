// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { DirettivaEntity } from './direttiva.entity.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { Direttiva, PermessiDirettiva } from './direttiva.ts';

@InputType({ description: 'Una direttiva, alla versione che si è letta.' })
export class RecepisciDirettivaInput {
  @Field(() => UUID, { description: 'La direttiva.' })
  direttivaId!: string;

  @Field(() => Int, { description: 'Versione della direttiva che si è letta.' })
  versione!: number;
}

@Resolver(() => PermessiDirettiva)
export class RecepisciDirettiva {
  /** Art. 7 c. 2: the coordinator in office says that the directive has been taken up. @returns the directive's id */
  @Command(() => Direttiva, {
    description: 'Il coordinatore recepisce una direttiva (art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: direttivaReference,
  })
  async recepisciDirettiva(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La direttiva.' }) { direttivaId, versione }: RecepisciDirettivaInput,
  ): Promise<string> {
    await requireCoordinatoreInCarica(unit);
    const { recepita } = await loadForUpdate<{ versione: number; recepita: boolean }>(
      unit,
      { tipo: 'Direttiva', nome: 'La direttiva', id: direttivaId },
      versione,
      'SELECT versione, recepita_il IS NOT NULL AS recepita FROM direttiva WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
      [direttivaId, unit.ambitoId],
    );
    if (recepita) throw new RuleViolation('art. 7 c. 2', 'La direttiva è già recepita');
    await unit.manager.update(DirettivaEntity, direttivaId, { recepitaIl: unit.adesso, versione: versione + 1 });
    unit.audit('Direttiva', direttivaId);
    return direttivaId;
  }

  @Permesso('Se può dire di averla recepita.')
  async puoRecepire(@Root() { recepitaIl }: Direttiva, @Ctx() context: GraphContext): Promise<boolean> {
    return recepitaIl === null && (await puoDaCoordinatoreInCarica(context));
  }
}
