// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { aperturaDaDecidere, decidi, DecidiAperturaInput } from './transizione.ts';
import { Command, Unit } from '@ambito/subgraph';
import { Resolver, Arg } from 'type-graphql';
import { AperturaStraordinaria } from './apertura-straordinaria.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';

/** Art. 5 c. 5: the coordinator refuses, saying why; also an opening on which nobody decided in time. */
export async function rifiutaApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<void> {
  if (input.motivo === undefined) throw new RuleViolation('art. 5 c. 5', 'Il rifiuto va motivato');
  const apertura = await aperturaDaDecidere(unit, input, 'RIFIUTATA');
  await decidi(unit, input, apertura, 'RIFIUTATA');
}

@Resolver()
export class RifiutaApertura {
  @Command(() => AperturaStraordinaria, {
    description: "Il coordinatore rifiuta un'apertura straordinaria, con il motivo (art. 5 c. 5).",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE'],
    reload: aperturaStraordinariaReference,
  })
  async rifiutaApertura(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'apertura e il motivo." }) input: DecidiAperturaInput,
  ): Promise<string> {
    await rifiutaApertura(unit, input);
    return input.aperturaId;
  }
}
