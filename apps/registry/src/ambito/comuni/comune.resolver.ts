// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { DataIso, type GraphContext, ListField, ListQuery, LoadField, LoadQuery } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';
import { comuneReference } from './comune.reference.ts';
import { conNome, NomeCercato } from './nome-cercato.ts';
import { Comune, ComuneConnection, PopolazioneConnection, type ComuneRow } from './comune.ts';
import { comuneLeggi } from './comuni.azioni.ts';

@Resolver(() => Comune)
export class ComuneResolver {
  @LoadQuery(() => Comune, comuneReference, { description: 'Un Comune, dal suo codice ISTAT.' })
  comune(@Arg('codiceIstat', { description: 'Codice ISTAT, sei cifre.' }) codiceIstat: string): string {
    if (!/^\d{6}$/.test(codiceIstat))
      throw new BadUserInput(
        ['codiceIstat'],
        'Il codice ISTAT di un Comune, sei cifre, come 064008; dal nome si cerca con comuni(nome: …)',
      );
    return codiceIstat;
  }

  @ListQuery(() => ComuneConnection, {
    description:
      'I Comuni che esistono in un giorno, o fra questi quelli con parole del nome che cominciano come quelle cercate, in ordine alfabetico.',
    azione: comuneLeggi,
    columns: columnsOf(ComuneEntity),
    from: 'comune WHERE true',
    filters: [conNome, (giorno) => `coalesce(dal <= ${giorno}::date, true) AND coalesce(al >= ${giorno}::date, true)`],
    order: [
      ['nome', 'text'],
      ['codice_istat', 'text'],
    ],
    direction: 'ASC',
  })
  comuni(
    @NomeCercato() nome: string | undefined,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() { adesso }: GraphContext,
  ): readonly unknown[] {
    return [nome, al ?? giornoRoma(adesso)];
  }

  @LoadField(() => Comune, comuneReference, {
    nullable: true,
    description: 'Il Comune che ne ha il territorio, se è soppresso, o lo stesso con il nuovo codice.',
  })
  successore(@Root() { successore }: ComuneRow): string | null {
    return successore;
  }

  @ListField(() => PopolazioneConnection, {
    description: 'Residenti per anno, dal più recente.',
    azione: comuneLeggi,
    owner: ['codiceIstat', 'text'],
    columns: columnsOf(PopolazioneEntity),
    from: 'popolazione WHERE codice_istat = owner',
    order: [['anno', 'integer']],
    direction: 'DESC',
  })
  popolazione(): readonly unknown[] {
    return [];
  }
}
