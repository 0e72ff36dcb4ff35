// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Importo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { askRiduzione } from './ask-riduzione.ts';
import { isVariabile, LineaDiBilancio, type LineaRow, PermessiLinea } from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';
import { loadLineaDaVariare } from './load-linea.ts';

const ZERO = '0.00';

/** A line that ends is compared as if it went below zero, so that a line of zero euros can end too. */
const BELOW_ANY_AMOUNT = '-0.01';

@InputType({ description: 'La riduzione o la cessazione di una linea di bilancio.' })
export class RiduciLineaInput {
  @Field(() => UUID, { description: 'La linea.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che si è letta.' })
  versione!: number;

  @Field(() => Importo, { nullable: true, description: "L'importo a cui ridurla, in euro; se manca, la linea cessa." })
  importo?: string;

  @Field({ description: 'Perché.' })
  @Length(3, 1_000)
  motivo!: string;
}

/** @throws RuleViolation for a line to which another may still give money; the constraint `linea_attende_storno` has the same rule */
async function requireSenzaStorniInArrivo(unit: WriteUnit, lineaId: string): Promise<void> {
  const [inArrivo] = await unit.query(
    `SELECT 1 FROM riduzione_linea WHERE verso_linea_id = $1 AND stato = 'RICHIESTA'`,
    [lineaId],
  );
  if (inArrivo !== undefined) throw attendeStorno();
}

export const attendeStorno = (): RuleViolation =>
  new RuleViolation('art. 6 c. 1', 'La linea attende uno storno da un’altra: cessa dopo la risposta');

@Resolver(() => PermessiLinea)
export class RiduciLinea {
  /** Art. 6 c. 1: a line is reduced, or ends, as far as it is not committed. @returns the line's id */
  @Command(() => LineaDiBilancio, {
    description: 'Chiede di ridurre o cessare una linea: avviene se non è già impegnata di più (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  async riduciLinea(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La riduzione.' }) input: RiduciLineaInput,
  ): Promise<string> {
    const { lineaId, versione, importo = ZERO, motivo } = input;
    const cessa = input.importo === undefined;
    const { impegnabile, pianoId } = await loadLineaDaVariare(
      unit,
      lineaId,
      versione,
      'giù',
      cessa ? BELOW_ANY_AMOUNT : importo,
    );
    if (cessa) await requireSenzaStorniInArrivo(unit, lineaId);
    await askRiduzione(unit, { id: lineaId, pianoId, impegnabile }, { importo, cessa, motivo, storno: null });
    return lineaId;
  }

  @Permesso('Se può chiederne la riduzione o la cessazione.')
  async puoRidurre(@Root() linea: LineaRow, @Ctx() context: GraphContext): Promise<boolean> {
    return isVariabile(linea) && (await puoDaCoordinatoreInCarica(context));
  }
}
