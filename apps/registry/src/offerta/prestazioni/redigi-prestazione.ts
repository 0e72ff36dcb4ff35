// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { PrestazioneInput } from './prestazione-input.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { Prestazione } from './prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { verifyContenuti } from './verify-contenuti.ts';
import { writePrestazioni } from './write-prestazioni.ts';

/**
 * Art. 2 c. 6: a new entry of the catalogue, as a draft that may still lack something. @returns the entry's id
 * @throws BadUserInput for codes, Comuni, enti or sedi that are not there
 */
export async function redigiPrestazione(unit: WriteUnit, input: PrestazioneInput): Promise<string> {
  const [errati = []] = await verifyContenuti(unit, [input]);
  if (errati.length > 0)
    throw new BadUserInput(errati.map(({ percorso, messaggio }) => ({ percorso: ['input', ...percorso], messaggio })));
  const id = uuidv7();
  const bozza = { id, stato: StatoPrestazione.BOZZA, verificatoIl: null, verificaScadeIl: null, contenuto: input };
  await writePrestazioni(unit, [bozza]);
  return id;
}

@Resolver(() => PermessiAmbito)
export class RedigiPrestazione {
  @Command(() => Prestazione, {
    description: 'Scrive una nuova voce del catalogo, come bozza (art. 2 c. 6).',
    articolo: 'art. 2 c. 6',
    ammessi: ['COORDINATORE', 'SEGRETARIATO'],
    reload: prestazioneReference,
  })
  redigiPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) input: PrestazioneInput,
  ): Promise<string> {
    return redigiPrestazione(unit, input);
  }

  @Permesso('Se può scrivere una voce del catalogo delle prestazioni.')
  puoRedigerePrestazione(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
