// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { movePrecedente } from './move-precedente.ts';
import { PUA, PuaEntity } from './pua.entity.ts';
import { PermessiPua, type PuaRow } from './pua.ts';

@InputType({ description: 'Una disposizione della PUA che era sbagliata.' })
export class AnnullaPuaInput {
  @Field(() => UUID, { description: 'La disposizione.' })
  puaId!: string;

  @Field(() => Int, { description: 'La versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

/**
 * Locks an arrangement of the caller's own Ambito. The membership of its Comune comes first, as where another one is arranged: whoever
 * changes the PUA of a Comune waits for whoever changes it already.
 */
export async function loadPua(
  unit: WriteUnit,
  { puaId, versione }: Pick<AnnullaPuaInput, 'puaId' | 'versione'>,
): Promise<PuaRow> {
  await unit.query(
    `SELECT FROM appartenenza WHERE ambito_id = $2 AND codice_istat = (SELECT codice_istat FROM pua WHERE id = $1 AND ambito_id = $2)
     ORDER BY periodo FOR NO KEY UPDATE`,
    [puaId, unit.ambitoId],
  );
  return loadForUpdate<PuaRow>(
    unit,
    { tipo: 'Pua', nome: 'La disposizione della PUA', id: puaId },
    versione,
    `SELECT ${columnsOf(PuaEntity)} FROM pua WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [puaId, unit.ambitoId],
  );
}

@Resolver(() => PermessiPua)
export class AnnullaPua {
  /**
   * Art. 2 c. 8 e: an arrangement that nobody decided holds for no day. The earlier one holds again, as if this had never been.
   * @returns the ISTAT code of the Comune
   */
  @Command(() => Comune, {
    description:
      'Annulla una disposizione della PUA registrata per errore: torna a valere quella di prima (art. 2 c. 8 e).',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE'],
    reload: comuneReference,
  })
  async annullaPua(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La disposizione.' }) input: AnnullaPuaInput,
  ): Promise<string> {
    const pua = await loadPua(unit, input);
    await annulla(unit, PUA, pua.id, { motivo: input.motivo });
    await movePrecedente(unit, pua);
    unit.audit('Comune', pua.codiceIstat);
    return pua.codiceIstat;
  }

  @Permesso('Se può annullarla.')
  puoAnnullare(@Root() { ambitoId }: PuaRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId;
  }
}
