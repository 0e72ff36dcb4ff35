// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { ListField, ListQuery, LoadQuery } from '@ambito/subgraph';
import { Arg, Resolver } from 'type-graphql';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';
import { comuneReference } from './comune.reference.ts';
import { conNome, NomeCercato } from './nome-cercato.ts';
import { Comune, ComuneConnection, PopolazioneConnection } from './comune.ts';
import { comuneLeggi } from './comuni.azioni.ts';

@Resolver(() => Comune)
export class ComuneResolver {
  @LoadQuery(() => Comune, comuneReference, { description: 'Un Comune, dal suo codice ISTAT.' })
  comune(@Arg('codiceIstat', { description: 'Codice ISTAT, sei cifre.' }) codiceIstat: string): string {
    return codiceIstat;
  }

  @ListQuery(() => ComuneConnection, {
    description: 'I Comuni, o quelli con parole del nome che cominciano come quelle cercate, in ordine alfabetico.',
    azione: comuneLeggi,
    columns: columnsOf(ComuneEntity),
    from: 'comune WHERE true',
    filters: [conNome],
    order: [
      ['nome', 'text'],
      ['codice_istat', 'text'],
    ],
    direction: 'ASC',
  })
  comuni(@NomeCercato() nome: string | undefined): readonly unknown[] {
    return [nome];
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
