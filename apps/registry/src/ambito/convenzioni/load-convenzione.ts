// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { Motivo, UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import { lockAmbito } from '../ambiti/lock-ambito.ts';
import { ConvenzioneEntity } from './convenzione.entity.ts';

/** A cessation that was wrong: what puts it right asks for these. */
@InputType({ description: 'Una cessazione di una Convenzione che era sbagliata.' })
export class CessazioneSbagliataInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'La Convenzione.' })
  convenzioneId!: string;

  @Motivo()
  motivo!: string;
}

/**
 * Locks a Convenzione of the actor's Ambito. The Ambito does not change: it is locked so that nobody else ends the Convenzione and no Comune
 * enters meanwhile. @throws NotFound, Conflict for another version of the Ambito
 */
export async function loadConvenzione(
  unit: WriteUnit,
  { versione, convenzioneId }: Pick<CessazioneSbagliataInput, 'versione' | 'convenzioneId'>,
): Promise<ConvenzioneEntity> {
  await lockAmbito(unit, unit.ambitoId, versione);
  const [convenzione] = await unit.query<ConvenzioneEntity & { [column: string]: unknown }>(
    `SELECT ${columnsOf(ConvenzioneEntity)} FROM convenzione WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [convenzioneId, unit.ambitoId],
  );
  if (convenzione === undefined) throw new NotFound("La Convenzione non c'è, o non è del tuo Ambito");
  return convenzione;
}

/** A Convenzione that ceases before its term. */
type Cessata = ConvenzioneEntity & { readonly attoCessazione: string; readonly termine: string };

/** Whether a Convenzione ceases before its term: the commands that put its cessation right and what they say of themselves ask this alone. */
export const cessata = (convenzione: ConvenzioneEntity): convenzione is Cessata => convenzione.attoCessazione !== null;

/** `loadConvenzione` of one that ceases before its term. @throws RuleViolation for another one */
export async function loadCessata(unit: WriteUnit, input: CessazioneSbagliataInput): Promise<Cessata> {
  const convenzione = await loadConvenzione(unit, input);
  if (!cessata(convenzione))
    throw new RuleViolation(
      'art. 1 c. 1',
      'La Convenzione non cessa prima del suo termine: non c’è nulla da correggere',
    );
  return convenzione;
}
