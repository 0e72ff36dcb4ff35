// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import { adjustImpegni } from '../bilancio/adjust-impegni.ts';
import { endIntervento } from '../interventi/end-interventi.ts';
import { loadProgetto } from './load-progetto.ts';
import { ProgettoEntity } from './progetto.entity.ts';
import { emitProgetto } from './progetto.evento.ts';
import { requireInCorso } from './stati.ts';

@InputType({ description: 'Un intervento di un progetto.' })
export class SuInterventoInput {
  @Field(() => UUID, { description: 'Il progetto di cui fa parte.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: "L'intervento." })
  interventoId!: string;
}

interface InterventoPreso {
  readonly dal: string;
  /** The planned last day, if there is one. */
  readonly al: string | null;
  readonly conclusoAl: string | null;
}

/**
 * Changes the last day of an intervento of an active project, and what it commits with it, in one transaction.
 * @param siFa how the refusal for a project that is not active begins
 * @param decide the last day and its reason, of the intervento as it is; it throws the refusal
 * @throws NotFound, Forbidden, Conflict, RuleViolation for a project that is not active or a line without the money
 */
export async function changeIntervento(
  unit: WriteUnit,
  { progettoId, versione, interventoId }: SuInterventoInput,
  siFa: string,
  decide: (intervento: InterventoPreso) => { conclusoAl: string | null; motivo: string | null },
): Promise<string> {
  const { stato } = await loadProgetto(unit, { progettoId, versione });
  requireInCorso(stato, siFa);
  const [intervento] = await unit.query<InterventoPreso>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al, concluso_al AS "conclusoAl" FROM intervento
     WHERE ambito_id = $1 AND progetto_id = $2 AND id = $3`,
    [unit.ambitoId, progettoId, interventoId],
  );
  if (intervento === undefined) throw new BadUserInput(['input', 'interventoId'], 'Non è un intervento del progetto');
  const fine = decide(intervento);
  await endIntervento(unit, interventoId, fine);
  await adjustImpegni(unit, progettoId);
  await unit.manager.update(ProgettoEntity, { ambitoId: unit.ambitoId, id: progettoId }, { versione: versione + 1 });
  await emitProgetto(unit, progettoId);
  unit.audit('ProgettoPersonalizzato', progettoId, ...(fine.motivo === null ? [] : [fine.motivo]));
  return progettoId;
}
