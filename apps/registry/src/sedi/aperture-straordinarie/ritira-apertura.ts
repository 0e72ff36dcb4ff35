// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { aperturaDaDecidere, decidi, requireNonFinita, DecidiAperturaInput } from './transizione.ts';
import { Command, Unit } from '@ambito/subgraph';
import { Resolver, Arg } from 'type-graphql';
import { AperturaStraordinaria } from './apertura-straordinaria.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';

/** Whether somebody, by the role with which it would be done, may take an opening back. */
export function puoRitirarla(
  { richiestaDa }: { richiestaDa: string },
  { autorizzazione, attore }: Pick<UnitContext, 'autorizzazione' | 'attore'>,
): boolean {
  return autorizzazione.ruolo === 'COORDINATORE' || richiestaDa === attore.sub;
}

/** Art. 5 c. 5: who asked takes it back, or the coordinator revokes what was authorised: the sede is not open then any more. */
export async function ritiraApertura(unit: WriteUnit, input: DecidiAperturaInput): Promise<void> {
  const apertura = await aperturaDaDecidere(unit, input, 'RITIRATA');
  if (!puoRitirarla(apertura, unit.context)) throw new Forbidden("Ritira un'apertura straordinaria chi l'ha chiesta");
  requireNonFinita(apertura, unit.adesso);
  await decidi(unit, input, apertura, 'RITIRATA');
}

@Resolver()
export class RitiraApertura {
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
    await ritiraApertura(unit, input);
    return input.aperturaId;
  }
}
