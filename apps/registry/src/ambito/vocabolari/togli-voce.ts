// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Unit } from '@ambito/subgraph';
import { Arg, Resolver } from 'type-graphql';
import { advanceVocabolario } from './advance.ts';
import { readVocabolario } from './read-vocabolario.ts';
import { VoceDiVocabolarioInput } from './riapri-voce.ts';
import { emitVocabolario } from './vocabolario.evento.ts';
import { Vocabolario, type NomeVocabolario } from './vocabolario.ts';

@Resolver()
export class TogliVoce {
  /**
   * Art. 11 c. 1: an entry that was added by mistake is taken away before its first day: nobody has used it. One that has begun is closed,
   * by the trigger `voce_vocabolario_resta` too.
   */
  @Command(() => Vocabolario, {
    description: 'Toglie una voce di un vocabolario che non è ancora cominciata.',
    articolo: 'art. 2 c. 5 p, q',
    ammessi: ['AMMINISTRATORE'],
    reload: (context: GraphContext, nome: NomeVocabolario) => readVocabolario(context, nome),
  })
  async togliVoce(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) { vocabolario, versione, codice }: VoceDiVocabolarioInput,
  ): Promise<NomeVocabolario> {
    const nome = await advanceVocabolario(unit, vocabolario, versione);
    const tolta = await unit.query(
      'DELETE FROM voce_vocabolario WHERE vocabolario = $1 AND codice = $2 AND lower(periodo) > $3::date RETURNING 1',
      [vocabolario, codice, giornoRoma(unit.adesso)],
    );
    if (tolta.length === 0)
      throw new NotFound('Nessuna voce con questo codice comincia dopo oggi: una che è cominciata si chiude');
    await emitVocabolario(unit, nome);
    unit.audit('Vocabolario', vocabolario);
    return vocabolario;
  }
}
