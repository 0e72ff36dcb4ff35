// SPDX-License-Identifier: AGPL-3.0-or-later
import { describeMigrations } from '@ambito/persistence/testing';
import { definition, migrations } from '../app.ts';

// ADR 0033: what tells of bodies and places, the staff, and the files.
const DI_ENTI_E_LUOGHI = [
  ...[
    'accordo',
    'accordo_parte',
    'apertura_straordinaria',
    'appartenenza',
    'articolo_proposto',
    'capofila',
    'contributo',
  ],
  ...[
    'convenzione',
    'direttiva',
    'ente',
    'ispezione',
    'piano_di_zona',
    'prestazione',
    'prestazione_ente',
    'prestazione_sede',
  ],
  ...['proposta_di_modifica', 'pua', 'sede', 'versione_regolamento', 'voto'],
];
const DEL_PERSONALE = [
  ...[
    'assenza',
    'attivita_formativa',
    'atto_di_mandato',
    'atto_di_mandato_operatore',
    'incarico',
    'nomina_coordinatore',
  ],
  ...['operatore', 'turno_reperibilita'],
];
const FILE = ['allegato', 'caricamento'];

describeMigrations('registry', {
  entities: definition.entities,
  migrations,
  withoutWall: [...DI_ENTI_E_LUOGHI, ...DEL_PERSONALE, ...FILE],
});
