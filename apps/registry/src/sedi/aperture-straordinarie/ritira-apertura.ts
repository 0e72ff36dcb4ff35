// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
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

/** Whether an actor may take an opening back with a role: the coordinator may, and so may the account that asked for it. */
function spettaA(
  attore: UnitContext['attore'],
  { ruolo }: UnitContext['autorizzazione'],
  { richiestaDa }: { richiestaDa: string },
): boolean {
  return ruolo === 'COORDINATORE' || richiestaDa === attore.sub;
}

@Resolver(() => PermessiApertura)
export class RitiraApertura {
  /** Art. 5 c. 5: the applicant takes an opening back, or the coordinator revokes it. The sede will not be open. */
  @Command(() => AperturaStraordinaria, {
    description: "Chi ha chiesto un'apertura straordinaria la ritira, o il coordinatore la revoca, prima che finisca.",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
    reload: aperturaStraordinariaReference,
  })
  async ritiraApertura(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'apertura." }) input: DecidiAperturaInput,
  ): Promise<string> {
    const { attore, autorizzazione } = unit.context;
    const apertura = await loadAperturaDaDecidere(unit, input, 'RITIRATA', (chiesta) => {
      if (!spettaA(attore, autorizzazione, chiesta))
        throw new Forbidden("Ritira un'apertura straordinaria chi l'ha chiesta");
    });
    requireNonTrascorsa(apertura, unit.adesso);
    return writeDecisione(unit, input, apertura, 'RITIRATA');
  }

  @Permesso('Se può ritirarla.')
  puoRitirare(
    @Root() apertura: AperturaStraordinariaRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() { attore, adesso }: GraphContext,
  ): boolean {
    return (
      puoDiventare(apertura.stato, 'RITIRATA') &&
      !trascorsa(apertura, adesso) &&
      spettaA(attore, autorizzazione, apertura)
    );
  }
}
