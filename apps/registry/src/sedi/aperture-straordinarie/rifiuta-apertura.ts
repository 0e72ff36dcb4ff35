// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Resolver, Root } from 'type-graphql';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import { AperturaStraordinaria, type AperturaStraordinariaRow, PermessiApertura } from './apertura-straordinaria.ts';
import { DecidiAperturaInput, loadAperturaDaDecidere, puoDiventare, writeDecisione } from './transizione.ts';

export const rifiutoSenzaMotivo = (): RuleViolation => new RuleViolation('art. 5 c. 5', 'Manca il motivo del rifiuto');

@Resolver(() => PermessiApertura)
export class RifiutaApertura {
  /** Art. 5 c. 5: the coordinator refuses an opening and says why, also when its day is over and nobody has decided on it. */
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
    if (input.motivo === undefined) throw rifiutoSenzaMotivo();
    const apertura = await loadAperturaDaDecidere(unit, input, 'RIFIUTATA');
    return writeDecisione(unit, input, apertura, 'RIFIUTATA');
  }

  @Permesso('Se può deciderne, almeno per rifiutarla.')
  puoDecidere(@Root() { stato }: AperturaStraordinariaRow): boolean {
    return puoDiventare(stato, 'RIFIUTATA');
  }
}
