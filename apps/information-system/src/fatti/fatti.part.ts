// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AmbitoComuneEntity, AmbitoEntity } from './ambito.entity.ts';
import { AvanzamentoEntity, PeriodoDaRicalcolareEntity } from './avanzamento.entity.ts';
import { FattoBisognoEntity, FattoContattoEntity } from './fatto-contatto.entity.ts';
import { FattoFormazioneEntity, FattoFrequenzaEntity } from './fatto-formazione.entity.ts';
import { FattoIncaricoEntity, FattoOperatoreEntity } from './fatto-operatore.entity.ts';
import { FattoPresaInCaricoEntity } from './fatto-presa-in-carico.entity.ts';
import { FattoObiettivoEntity, FattoProgettoEntity, FattoVerificaEntity } from './fatto-progetto.entity.ts';
import { FattoOrarioEntity, FattoSedeEntity } from './fatto-sede.entity.ts';
import { FattoTrasmissioneEntity } from './fatto-trasmissione.entity.ts';
import { PopolazioneEntity, PopolazioneVersioneEntity } from './popolazione.entity.ts';

/** Facts have no part of the graph of their own: the graph has the figures that count them. */
export const fatti: SubgraphPart = {
  entities: [
    AmbitoEntity,
    AmbitoComuneEntity,
    PopolazioneVersioneEntity,
    PopolazioneEntity,
    FattoContattoEntity,
    FattoBisognoEntity,
    FattoPresaInCaricoEntity,
    FattoProgettoEntity,
    FattoObiettivoEntity,
    FattoVerificaEntity,
    FattoSedeEntity,
    FattoOrarioEntity,
    FattoOperatoreEntity,
    FattoIncaricoEntity,
    FattoFormazioneEntity,
    FattoFrequenzaEntity,
    FattoTrasmissioneEntity,
    AvanzamentoEntity,
    PeriodoDaRicalcolareEntity,
  ],
};
