// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation, type AppError } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { nonCaricabile } from './advance.ts';
import { AggiungiVoci, areaIgnota, codiceMalformato, giaSignificante, naturaEstranea } from './aggiungi-voci.ts';
import { areaConBisogni, ChiudiVoce, delProgramma } from './chiudi-voce.ts';
import { FissaSoglia, sogliaNonIntera } from './fissa-soglia.ts';
import { RettificaVoce, soloRettificata } from './rettifica-voce.ts';
import { RiapriVoce } from './riapri-voce.ts';
import { TogliVoce } from './togli-voce.ts';
import { SogliaEntity, ValoreSogliaEntity } from './soglia.entity.ts';
import * as vocabolariResolvers from './vocabolari.resolver.ts';
import { VocabolarioEntity } from './vocabolario.entity.ts';
import { VoceRettificataEntity } from './voce-rettificata.entity.ts';
import { RettificheDelVocabolario } from './voce-rettificata.ts';
import { VoceVocabolarioEntity } from './voce-vocabolario.entity.ts';

const passato = (): AppError => new RuleViolation('art. 11 c. 1', 'Il giorno è passato: si cambia da oggi in poi');

const dopo = (): AppError => new Conflict('Nel frattempo qualcuno lo ha modificato: rileggi e riprova');

export const vocabolari: SubgraphPart = {
  resolvers: [
    AggiungiVoci,
    ChiudiVoce,
    RettificaVoce,
    RiapriVoce,
    TogliVoce,
    FissaSoglia,
    RettificheDelVocabolario,
    ...Object.values(vocabolariResolvers),
  ],
  entities: [VocabolarioEntity, VoceVocabolarioEntity, VoceRettificataEntity, SogliaEntity, ValoreSogliaEntity],
  rules: {
    voce_vocabolario_un_significato: () => giaSignificante(),
    voce_vocabolario_codice: () => codiceMalformato(['input', 'voci']),
    voce_vocabolario_non_nel_passato: passato,
    valore_soglia_non_nel_passato: passato,
    voce_vocabolario_caricabile: nonCaricabile,
    voce_vocabolario_natura: () => naturaEstranea(['input', 'voci']),
    voce_vocabolario_area_nota: () => areaIgnota(['input']),
    voce_vocabolario_area_chiusa: () => areaConBisogni(),
    voce_vocabolario_area_di_bisogni: () =>
      new Conflict('Dei bisogni hanno quest’area in quei giorni: prima si tolgono o si chiudono quelli'),
    voce_vocabolario_del_programma: delProgramma,
    voce_vocabolario_solo_rettificata: soloRettificata,
    voce_rettificata_come_era: soloRettificata,
    voce_vocabolario_in_ordine: dopo,
    valore_soglia_in_ordine: dopo,
    valore_soglia_intero: sogliaNonIntera,
  },
};
