// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import { requireDefinitivo, requirePasso, StatoRapporto } from './stati.ts';

@InputType({ description: 'Il rapporto su cui si decide.' })
export class DecidiRapportoInput {
  @Field(() => UUID, { description: 'Il rapporto.' })
  rapportoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/**
 * Loads a report of the caller's own Ambito, at the version that the caller read, to take it to the next state.
 * @throws NotFound, Conflict for another version, RuleViolation when the step is not possible or the period was not over
 */
export async function loadRapporto(
  unit: WriteUnit,
  { rapportoId, versione }: DecidiRapportoInput,
  passo: StatoRapporto.APPROVATO | StatoRapporto.TRASMESSO,
): Promise<void> {
  const rapporto = await loadForUpdate<{
    stato: StatoRapporto;
    versione: number;
    provvisorio: boolean;
    periodo: string;
  }>(
    unit,
    { tipo: 'Rapporto', nome: 'Il rapporto', id: rapportoId },
    versione,
    'SELECT stato, versione, provvisorio, periodo FROM rapporto WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [rapportoId, unit.ambitoId],
  );
  requirePasso(rapporto.stato, passo);
  if (passo === StatoRapporto.APPROVATO) requireDefinitivo(rapporto);
}
