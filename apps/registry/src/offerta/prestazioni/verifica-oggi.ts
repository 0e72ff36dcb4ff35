// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoDopo, giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import { loadPrestazione } from './load-prestazione.ts';
import { PrestazioneEntity } from './prestazione.entity.ts';
import { requireCompleta } from './require-completa.ts';
import { StatoPrestazione } from './stato-prestazione.ts';

@InputType({ description: 'La conferma che una voce, oggi, è corretta.' })
export class VerificaPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui la verifica vale, al più un anno da oggi.' })
  verificaScadeIl!: string;
}

/** A choice of the project: a verification holds for a year at most, which may be a leap year. */
export function ultimoGiornoDiVerifica(verificatoIl: string): string {
  return giornoDopo(verificatoIl, 366);
}

/**
 * An entry in one of some states, complete, is verified today and published from today on. @returns the entry's id
 * @throws BadUserInput for a last day before tomorrow or after a year, RuleViolation for what it lacks
 */
export async function verificaOggi(
  unit: WriteUnit,
  { id, versione, verificaScadeIl }: VerificaPrestazioneInput,
  da: readonly StatoPrestazione[],
): Promise<string> {
  const prestazione = await loadPrestazione(unit, id, versione, da);
  const oggi = giornoRoma(unit.adesso);
  const ultimo = ultimoGiornoDiVerifica(oggi);
  if (verificaScadeIl <= oggi || verificaScadeIl > ultimo)
    throw new BadUserInput(
      ['input', 'verificaScadeIl'],
      `La verifica vale almeno fino a domani e al più per un anno: l'ultimo giorno possibile è ${ilGiorno(ultimo)}`,
    );
  requireCompleta(prestazione);
  await unit.manager.update(
    PrestazioneEntity,
    { id },
    { stato: StatoPrestazione.PUBBLICATA, verificatoIl: oggi, verificaScadeIl, versione: versione + 1 },
  );
  unit.audit('Prestazione', id);
  return id;
}
