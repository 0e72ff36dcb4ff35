// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Unit } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { advanceVocabolario } from './advance.ts';
import { readVocabolario } from './read-vocabolario.ts';
import { emitVocabolario } from './vocabolario.evento.ts';
import { NomeVocabolario, Vocabolario } from './vocabolario.ts';

@InputType({ description: 'Una voce di un vocabolario, dal suo codice.' })
export class VoceDiVocabolarioInput {
  @Field(() => NomeVocabolario, { description: 'Il vocabolario.' })
  vocabolario!: NomeVocabolario;

  @Field(() => Int, { description: 'Versione del vocabolario che si è letta.' })
  versione!: number;

  @Field({ description: 'Codice.' })
  @Length(1, LUNGHEZZA_CODICE)
  codice!: string;
}

@Resolver()
export class RiapriVoce {
  /**
   * Art. 11 c. 1: the end of an entry is taken back while it is still to come. An entry that is over stays as it was: from today on it is
   * added again. Another entry with the same code that begins later is in the way (`voce_vocabolario_un_significato`).
   */
  @Command(() => Vocabolario, {
    description: 'Toglie la chiusura di una voce di un vocabolario, finché la voce è in uso.',
    articolo: 'art. 2 c. 5 p, q',
    ammessi: ['AMMINISTRATORE'],
    reload: (context: GraphContext, nome: NomeVocabolario) => readVocabolario(context, nome),
  })
  async riapriVoce(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) { vocabolario, versione, codice }: VoceDiVocabolarioInput,
  ): Promise<NomeVocabolario> {
    const nome = await advanceVocabolario(unit, vocabolario, versione);
    const riaperta = await unit.query(
      `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), NULL), registrata_il = $3
       WHERE vocabolario = $1 AND codice = $2 AND NOT upper_inf(periodo) AND lower(periodo) = (
         SELECT min(lower(periodo)) FROM voce_vocabolario
         WHERE vocabolario = $1 AND codice = $2 AND coalesce(upper(periodo) > $4::date, true))
       RETURNING 1`,
      [vocabolario, codice, unit.adesso, giornoRoma(unit.adesso)],
    );
    if (riaperta.length === 0)
      throw new NotFound(
        'Nessuna voce in uso con questo codice ha un ultimo giorno: una che è già chiusa si aggiunge di nuovo',
      );
    await emitVocabolario(unit, nome);
    unit.audit('Vocabolario', vocabolario);
    return vocabolario;
  }
}
