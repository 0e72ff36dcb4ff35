// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, RuleViolation } from '@ambito/errors';
import { annulla, columnsOf, loadForUpdate, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { CONTRIBUTO, ContributoEntity } from './contributo.entity.ts';
import { PermessiContributo } from './contributo.ts';

@InputType({ description: 'Un contributo presentato per errore, o due volte.' })
export class RitiraContributoInput {
  @Field(() => UUID, { description: 'Il contributo.' })
  contributoId!: string;

  @Field(() => Int, { description: 'Versione del contributo che si è letta.' })
  versione!: number;

  @Motivo('Perché lo si ritira.')
  motivo!: string;
}

type Presentato = Pick<ContributoEntity, 'presentatoDa'>;

const spettaA = ({ sub }: UnitContext['attore'], { presentatoDa }: Presentato): boolean => presentatoDa === sub;

@Resolver(() => PermessiContributo)
export class RitiraContributo {
  /**
   * Art. 3 c. 1 f: a contribution was presented by mistake, or twice. Whoever presented it withdraws it until it is answered; what it said
   * is kept among what was annulled. The database keeps one that is answered (`contributo_immutabile`). @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: 'Chi ha presentato un contributo lo ritira, finché non ha risposta (art. 3 c. 1 f).',
    articolo: 'art. 3 c. 1 f',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    reload: ambitoReference,
  })
  async ritiraContributo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il contributo.' }) { contributoId: id, versione, motivo }: RitiraContributoInput,
  ): Promise<string> {
    const { esito } = await loadForUpdate<ContributoEntity>(
      unit,
      { tipo: 'Contributo', nome: 'Il contributo', id },
      versione,
      `SELECT ${columnsOf(ContributoEntity)} FROM contributo WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
      [id, unit.ambitoId],
      (contributo) => {
        if (!spettaA(unit.context.attore, contributo))
          throw new Forbidden('Un contributo lo ritira chi lo ha presentato');
      },
    );
    if (esito !== null)
      throw new RuleViolation('art. 3 c. 1 f', 'Il contributo ha già una risposta: si ritira solo finché la attende');
    await annulla(unit, CONTRIBUTO, id, { motivo });
    unit.audit('ContributoAllaProgrammazione', id);
    return unit.ambitoId;
  }

  @Permesso('Se può ritirarlo: chi lo ha presentato, finché non ha risposta.')
  puoRitirare(@Root() contributo: ContributoEntity, @Ctx() { attore }: GraphContext): boolean {
    return contributo.esito === null && spettaA(attore, contributo);
  }
}
