// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { VariazioneOrariaEntity } from '../calendario/variazione-oraria.entity.ts';
import { AnnullaVariazione } from './annulla-variazione.ts';
import { DisponiVariazione, giaVariato, sedeNonAttiva } from './disponi-variazione.ts';
import * as variazioniOrarieResolvers from './variazioni-orarie.resolver.ts';

export const variazioniOrarie: SubgraphPart = {
  resolvers: [...Object.values(variazioniOrarieResolvers), DisponiVariazione, AnnullaVariazione],
  entities: [VariazioneOrariaEntity],
  rules: {
    variazione_una_al_giorno: () => giaVariato(),
    variazione_in_sede_attiva: sedeNonAttiva,
  },
};
