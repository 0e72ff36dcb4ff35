// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { aperturaDaDecidere, decidi, requireNonFinita, DecidiAperturaInput } from './transizione.ts';
import { Command, Unit } from '@ambito/subgraph';
import { Resolver, Arg } from 'type-graphql';
import { AperturaStraordinaria } from './apertura-straordinaria.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';

/** Art. 5 c. 5: the coordinator authorises: from now on the sede is open then, if it is still there on that day. */
export async function autorizzaApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<void> {
  const apertura = await aperturaDaDecidere(unit, input, 'AUTORIZZATA');
  requireNonFinita(apertura, unit.adesso);
  const [attiva] = await unit.query('SELECT 1 FROM sede WHERE id = $1 AND periodo @> $2::date', [
    apertura.sedeId,
    apertura.giorno,
  ]);
  if (attiva === undefined) throw new RuleViolation('art. 5 c. 1', 'La sede non è attiva in quel giorno');
  await decidi(unit, input, apertura, 'AUTORIZZATA');
}

@Resolver()
export class AutorizzaApertura {
  @Command(() => AperturaStraordinaria, {
    description: "Il coordinatore autorizza un'apertura straordinaria: da qui la sede è aperta (art. 5 c. 5).",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE'],
    reload: aperturaStraordinariaReference,
  })
  async autorizzaApertura(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'apertura." }) input: DecidiAperturaInput,
  ): Promise<string> {
    await autorizzaApertura(unit, input);
    return input.aperturaId;
  }
}
