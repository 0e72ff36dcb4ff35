// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { DataIso } from '@ambito/subgraph';
import { basiTrasmissione } from '@ambito/vocabulary';
import { IsIn } from 'class-validator';
import { Field, InputType } from 'type-graphql';

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
export function requireBase(
  codice: string,
  consenso: ConsensoInput | undefined,
  occultata: boolean,
  giorno: string,
): { richiedeConsenso: boolean; obbligatoria: boolean } {
  const base = basiTrasmissione.voce(codice, giorno);
  if (base === undefined)
    throw new BadUserInput(['input', 'baseGiuridica'], 'Non è fra le voci del vocabolario in vigore');
  if (consenso !== undefined && consenso.datoIl > giorno)
    throw new BadUserInput(['input', 'consenso', 'datoIl'], 'Un consenso si registra dopo che è stato dato');
  if (base.consenso && consenso === undefined)
    throw new RuleViolation(
      'art. 2 c. 8 e',
      'Questa base giuridica chiede il consenso della persona, o del tutore: registralo',
    );
  if (occultata && !base.obbligatoria)
    throw new RuleViolation('art. 2 c. 8 e', 'Si tiene nascosta a una parte solo una segnalazione obbligatoria');
  return { richiedeConsenso: base.consenso, obbligatoria: base.obbligatoria };
}
