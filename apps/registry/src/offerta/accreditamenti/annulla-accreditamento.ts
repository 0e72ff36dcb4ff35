// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { annulla, columnsOf, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { EnteEntity } from '../enti/ente.entity.ts';
import { emitEnte } from '../enti/ente.evento.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente, type EnteRow } from '../enti/ente.ts';
import { isOwnActive, loadEnte } from '../enti/load-ente.ts';
import { ACCREDITAMENTO, AccreditamentoEntity } from './accreditamento.entity.ts';
import { PermessiAccreditamento, type AccreditamentoRow } from './accreditamento.ts';

@InputType({ description: 'Un accreditamento che era sbagliato.' })
export class AnnullaAccreditamentoInput {
  @Field(() => UUID, { description: "L'ente." })
  enteId!: string;

  @Field(() => Int, { description: "La versione letta dell'ente." })
  versione!: number;

  @Field(() => UUID, { description: "L'accreditamento." })
  accreditamentoId!: string;

  @Motivo()
  motivo!: string;
}

/** Loads an accreditation of an ente that the caller has locked. @throws NotFound */
export async function loadAccreditamento(
  unit: WriteUnit,
  { enteId, accreditamentoId }: { enteId: string; accreditamentoId: string },
): Promise<AccreditamentoRow> {
  const [accreditamento] = await unit.query<AccreditamentoRow>(
    `SELECT ${columnsOf(AccreditamentoEntity)} FROM accreditamento WHERE id = $1 AND ente_id = $2`,
    [accreditamentoId, enteId],
  );
  if (accreditamento === undefined) throw new NotFound('Accreditamento non trovato');
  return accreditamento;
}

/** Ends a change of an accreditation: a new version of its ente, told to the other services. @returns the ente's id */
export async function finishAccreditamento(unit: WriteUnit, enteId: string, versione: number): Promise<string> {
  await unit.manager.update(EnteEntity, { id: enteId }, { versione: versione + 1 });
  await emitEnte(unit, enteId);
  unit.audit('Ente', enteId);
  return enteId;
}

/** Whether an accreditation can be put right: its ente is the Ambito's own and has not ceased. */
export async function correggibile({ enteId }: AccreditamentoRow, context: GraphContext): Promise<boolean> {
  const ente = (await context.load(enteReference, 'id', enteId)) as EnteRow | null;
  return ente !== null && isOwnActive(ente, context);
}

@Resolver(() => PermessiAccreditamento)
export class AnnullaAccreditamento {
  /**
   * Art. 2 c. 5 o: an accreditation that the ente was never given. It holds for no day; casework marks the interventi that rested on
   * it. @returns the ente's id
   */
  @Command(() => Ente, {
    description: 'Annulla un accreditamento registrato per errore (art. 2 c. 5 o).',
    articolo: 'art. 2 c. 5 o',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async annullaAccreditamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accreditamento." }) input: AnnullaAccreditamentoInput,
  ): Promise<string> {
    const { enteId, versione, accreditamentoId, motivo } = input;
    await loadEnte(unit, enteId, versione);
    await loadAccreditamento(unit, input);
    await annulla(unit, ACCREDITAMENTO, accreditamentoId, { motivo });
    return finishAccreditamento(unit, enteId, versione);
  }

  @Permesso('Se può annullarlo.')
  puoAnnullare(@Root() accreditamento: AccreditamentoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return correggibile(accreditamento, context);
  }
}
