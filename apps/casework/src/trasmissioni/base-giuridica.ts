// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso } from '@ambito/subgraph';
import { IsIn } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';

@InputType({ description: 'Il consenso a una trasmissione.' })
export class ConsensoInput {
  @Field(() => DataIso, { description: 'Quando è stato dato.' })
  datoIl!: string;

  @Field({ description: "Chi l'ha dato: PERSONA o TUTORE." })
  @IsIn(['PERSONA', 'TUTORE'])
  da!: string;
}

/**
 * Requires that data are transmitted by right: on a legal basis of the day's list, with a recorded consent if that basis needs
 * one. Only obligatory reports may be concealed from a party.
 * @throws BadUserInput, RuleViolation
 */
export async function requireBase(
  unit: WriteUnit,
  codice: string,
  consenso: ConsensoInput | undefined,
  occultata: boolean,
  giorno: string,
): Promise<{ richiedeConsenso: boolean; obbligatoria: boolean }> {
  const [basi] = await readVocabolari(unit, 'BASI_GIURIDICHE');
  const { natura } = requireVoce(basi, codice, giorno, ['input', 'baseGiuridica']);
  const [richiedeConsenso, obbligatoria] = [natura === 'CONSENSO', natura === 'OBBLIGATORIA'];
  if (consenso !== undefined && consenso.datoIl > giorno)
    throw new BadUserInput(['input', 'consenso', 'datoIl'], 'Il giorno del consenso non è ancora venuto');
  if (richiedeConsenso && consenso === undefined)
    throw new RuleViolation(
      'art. 2 c. 8 e',
      'Manca il consenso della persona, o del tutore, che questa base giuridica chiede: registralo',
    );
  if (occultata && !obbligatoria) throw nonOccultabile();
  return { richiedeConsenso, obbligatoria };
}

export const nonOccultabile = (): RuleViolation =>
  new RuleViolation('art. 2 c. 8 e', 'Non è una segnalazione obbligatoria: non si può tenerla nascosta');
