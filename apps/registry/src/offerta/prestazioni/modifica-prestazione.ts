// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { requireCompleta } from './require-completa.ts';
import { PrestazioneInput } from './prestazione-input.ts';
import { loadPrestazione } from './load-prestazione.ts';
import { writePrestazioni } from './write-prestazioni.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { verifyContenuti } from './verifica-contenuto.ts';
import { Prestazione } from './prestazione.ts';
import { prestazioneReference } from './prestazione.reference.ts';

@InputType({ description: 'Il contenuto di una voce che sostituisce il precedente.' })
export class ModificaPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => PrestazioneInput, { description: 'Il nuovo contenuto.' })
  contenuto!: PrestazioneInput;
}

/** Puts the content of a draft or a published entry in place of the earlier; what is published stays complete. */
export async function modificaPrestazione(unit: WriteUnit, input: ModificaPrestazioneInput): Promise<void> {
  const { id, versione, contenuto } = input;
  const prima = await loadPrestazione(unit, id, versione, [StatoPrestazione.BOZZA, StatoPrestazione.PUBBLICATA]);
  const [errati = []] = await verifyContenuti(unit, [contenuto]);
  if (errati.length > 0)
    throw new BadUserInput(
      errati.map(({ percorso, messaggio }) => ({ percorso: ['input', 'contenuto', ...percorso], messaggio })),
    );
  if (prima.stato === StatoPrestazione.PUBBLICATA) requireCompleta(contenuto);
  const { stato, verificatoIl, verificaScadeIl } = prima;
  await writePrestazioni(unit, [{ id, stato, verificatoIl, verificaScadeIl, contenuto }]);
}

@Resolver()
export class ModificaPrestazione {
  @Command(() => Prestazione, {
    description: 'Sostituisce il contenuto di una voce; se è pubblicata resta completa.',
    articolo: 'art. 2 c. 6',
    ammessi: ['COORDINATORE', 'SEGRETARIATO'],
    reload: prestazioneReference,
  })
  async modificaPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il nuovo contenuto.' }) input: ModificaPrestazioneInput,
  ): Promise<string> {
    await modificaPrestazione(unit, input);
    return input.id;
  }
}
