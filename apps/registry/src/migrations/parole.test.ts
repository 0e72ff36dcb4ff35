// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeWords, type WithoutWords } from '@ambito/persistence/testing';
import { definition } from '../app.ts';

/** What no command breaks, although a command writes the table. */
const WITHOUT_WORDS: WithoutWords = {
  'a limit of reads, which the read unit refuses in words of its own': ['letture_entro_il_limite'],
  'columns that one statement of a command writes together': [
    'allegato_caricato_intero',
    'apertura_decisa_da_qualcuno',
    'caricamento_concluso',
    'caricamento_errori',
    'caricamento_dati_tolti',
    'contributo_risposto',
    'convenzione_cessata',
    'incarico_conferma_intera',
    'partecipazione_ritardo_intero',
    'turno_reperibilita_ritardo_intero',
    'proposta_chiusa_datata',
    'riduzione_esaminata',
    'riduzione_storno',
    'rilievo_adempimento_descritto',
    'versione_regolamento_allineamento',
    'versione_regolamento_dal_giorno',
    'versione_regolamento_modifica',
    'accordo_parte_ente_o_comune',
    'linea_approvata',
    'linea_cessata_a_zero',
  ],
  'input that the command refuses before it writes, on rows that nobody else changes': [
    'direttiva_efficace_dopo',
    'incarico_in_un_luogo',
    'obiettivo_misurato',
    'operatore_subentrante_altro',
    'orario_entro_mezzanotte',
    'contributo_accolto_se_collegato',
    'valore_soglia_positivo',
    'voce_vocabolario_area',
  ],
  'rows of the Ambito that the command has read, whose Ambito never changes': [
    'mandato_di_un_atto',
    'pua_distretto_di_ambito',
    'pua_sede_di_ambito',
  ],
  'steps that the command takes under a lock of the row, whole or not at all': [
    'annullamento_compiuto',
    'caricamento_passo',
    'caricamento_uno_in_corso',
    'proposta_con_la_sua_versione',
    'proposta_un_contrario_la_chiude',
    'versione_regolamento_senza_vuoti',
    'versione_regolamento_una_per_proposta',
  ],
  'rows that the service has no right to change': ['voto_immutabile'],
};

describeWords('registry', {
  rules: definition.rules,
  withoutWords: WITHOUT_WORDS,
  folder: join(import.meta.dirname, '..'),
});
