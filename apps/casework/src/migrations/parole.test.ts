// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeWords, type WithoutWords } from '@ambito/persistence/testing';
import { definition } from '../testing.ts';

/** What no command breaks, although a command writes the table. */
const WITHOUT_WORDS: WithoutWords = {
  'a limit of reads, which the read unit refuses in words of its own': ['letture_entro_il_limite'],
  'columns that one statement of a command writes together': [
    'contatto_a_sede_chiusa',
    'contatto_allo_sportello_senza_appuntamento',
    'contatto_appuntamento',
    'contatto_esito_datato',
    'presa_in_carico_conclusa',
    'presa_in_carico_urgenza',
    'progetto_accettazione_intera',
    'progetto_concluso',
    'progetto_chiuso_se_finito',
    'responsabilita_in_attesa',
    'responsabilita_rivista',
    'responsabilita_scoperta',
    'trasmissione_origine',
    'verifica_svolta',
    'intervento_scoperto_dal_al',
    'intervento_chiuso_col_progetto',
    'intervento_conclusione_registrata',
    'intervento_scoperto_se_affidato',
    'intervento_concluso_motivato',
    'impegno_di_ogni_anno',
  ],
  'input that the command refuses before it writes, on rows that nobody else changes': [
    'contatto_risposta',
    'trasmissione_passo_motivato',
    'trasmissione_passo_revoca',
    'trasmissione_passo_riferito',
  ],
  'instants of operations that follow each other on one row': ['presa_in_carico_tempi'],
  'days and commitments that each command writes together, with the project locked': [
    'impegno_per_giorni',
    'intervento_finito_col_progetto',
  ],
  'a key of lines, whose year never changes': ['impegno_linea_dell_anno'],
  'the end of a case, which each command writes or annuls whole, with the case locked': [
    'annullamento_compiuto',
    'progetto_chiuso_col_caso',
    'dimissione_una_sola',
    'trasferimento_uno_solo',
    'non_accoglimento_uno_solo',
  ],
  'outcomes of a verification, which each command writes with it, with the project locked': [
    'valutazione_con_la_verifica',
    'valutazione_una_per_verifica',
  ],
  'marks that one statement computes, with the ente locked': ['intervento_scoperto_davvero'],
};

describeWords('casework', {
  rules: definition.rules,
  withoutWords: WITHOUT_WORDS,
  folder: join(import.meta.dirname, '..'),
});
