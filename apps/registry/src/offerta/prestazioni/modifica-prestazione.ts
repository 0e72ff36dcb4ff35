// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { isOwnIn, loadPrestazione, NON_RITIRATA } from './load-prestazione.ts';
import { PrestazioneInput } from './prestazione-input.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { PermessiPrestazione, Prestazione, type PrestazioneRow } from './prestazione.ts';
import { requireCompleta } from './require-completa.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { verifyContenuti } from './verify-contenuti.ts';
import { writePrestazioni } from './write-prestazioni.ts';

@InputType({ description: 'Il contenuto di una voce che sostituisce il precedente.' })
export class ModificaPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => PrestazioneInput, { description: 'Il nuovo contenuto.' })
  contenuto!: PrestazioneInput;
}

@Resolver(() => PermessiPrestazione)
export class ModificaPrestazione {
  /**
   * Puts the content of a draft or of a published entry in place of the earlier one; a published entry stays complete.
   * @returns the entry's id
   */
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
    const { id, versione, contenuto } = input;
    const prima = await loadPrestazione(unit, id, versione, NON_RITIRATA);
    const [errati = []] = await verifyContenuti(unit, [contenuto]);
    if (errati.length > 0)
      throw new BadUserInput(
        errati.map(({ percorso, messaggio }) => ({ percorso: ['input', 'contenuto', ...percorso], messaggio })),
      );
    if (prima.stato === StatoPrestazione.PUBBLICATA) requireCompleta(contenuto);
    const { stato, verificatoIl, verificaScadeIl } = prima;
    await writePrestazioni(unit, [{ id, stato, verificatoIl, verificaScadeIl, contenuto }]);
    return id;
  }

  @Permesso('Se può modificarla.')
  puoModificare(@Root() prestazione: PrestazioneRow, @Ctx() context: GraphContext): boolean {
    return isOwnIn(NON_RITIRATA, prestazione, context);
  }
}
