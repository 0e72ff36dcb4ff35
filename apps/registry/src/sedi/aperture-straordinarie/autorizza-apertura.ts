// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import { AperturaStraordinaria, type AperturaStraordinariaRow, PermessiApertura } from './apertura-straordinaria.ts';
import {
  loadAperturaDaDecidere,
  writeDecisione,
  DecidiAperturaInput,
  puoDiventare,
  requireNonTrascorsa,
  trascorsa,
} from './transizione.ts';

/** Art. 5 c. 5: the coordinator authorises an opening, if the sede is still active on that day: the sede will be open. */
export async function autorizzaApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<string> {
  const apertura = await loadAperturaDaDecidere(unit, input, 'AUTORIZZATA');
  requireNonTrascorsa(apertura, unit.adesso);
  const [attiva] = await unit.query('SELECT 1 FROM sede WHERE id = $1 AND periodo @> $2::date', [
    apertura.sedeId,
    apertura.giorno,
  ]);
  if (attiva === undefined) throw new RuleViolation('art. 5 c. 1', 'La sede non è attiva in quel giorno');
  return writeDecisione(unit, input, apertura, 'AUTORIZZATA');
}

@Resolver(() => PermessiApertura)
export class AutorizzaApertura {
  @Command(() => AperturaStraordinaria, {
    description: "Il coordinatore autorizza un'apertura straordinaria: da qui la sede è aperta (art. 5 c. 5).",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE'],
    reload: aperturaStraordinariaReference,
  })
  autorizzaApertura(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'apertura." }) input: DecidiAperturaInput,
  ): Promise<string> {
    return autorizzaApertura(unit, input);
  }

  @Permesso('Se può autorizzarla: non quando è trascorsa.')
  puoAutorizzare(@Root() apertura: AperturaStraordinariaRow, @Ctx() { adesso }: GraphContext): boolean {
    return puoDiventare(apertura.stato, 'AUTORIZZATA') && !trascorsa(apertura, adesso);
  }
}
