// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { isOwnIn } from './load-prestazione.ts';
import { prestazioneReference } from './prestazione.reference.ts';
import { PermessiPrestazione, Prestazione, type PrestazioneRow } from './prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { verificaOggi, VerificaPrestazioneInput } from './verifica-oggi.ts';

@Resolver(() => PermessiPrestazione)
export class VerificaPrestazione {
  /** The verification of a published entry is renewed today: an entry whose verification had lapsed is public again. */
  @Command(() => Prestazione, {
    description: 'Conferma che una voce pubblicata, oggi, è corretta.',
    articolo: 'art. 2 c. 6',
    ammessi: ['COORDINATORE', 'SEGRETARIATO'],
    reload: prestazioneReference,
  })
  verificaPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce e fino a quando vale la verifica.' }) input: VerificaPrestazioneInput,
  ): Promise<string> {
    return verificaOggi(unit, input, [StatoPrestazione.PUBBLICATA]);
  }

  @Permesso('Se può confermarne la verifica.')
  puoVerificare(@Root() prestazione: PrestazioneRow, @Ctx() context: GraphContext): boolean {
    return isOwnIn([StatoPrestazione.PUBBLICATA], prestazione, context);
  }
}
