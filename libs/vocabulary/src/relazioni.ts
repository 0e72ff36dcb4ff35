// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolario } from './vocabolario.ts';

/** What somebody is to a person: relatives and those who live with, care for or represent the person. */
export const relazioniFamiliari = vocabolario(
  'Ambito, su INPS, SINBA, ComposizioneFamiglia, e codice civile',
  '2014-06-25',
  [
    ['CONIUGE', 'Coniuge'],
    ['UNITO_CIVILMENTE', 'Parte di un’unione civile'],
    ['CONVIVENTE', 'Convivente di fatto'],
    ['MADRE', 'Madre'],
    ['PADRE', 'Padre'],
    ['FIGLIO', 'Figlio o figlia'],
    ['FRATELLO_SORELLA', 'Fratello o sorella'],
    ['NONNO', 'Nonno o nonna'],
    ['NIPOTE', 'Nipote'],
    ['ALTRO_PARENTE', 'Altro parente'],
    ['AFFINE', 'Affine: suocero, genero, nuora, cognato'],
    ['COMPAGNO_DEL_GENITORE', 'Compagno o compagna del genitore'],
    ['AFFIDATARIO', 'Affidatario'],
    ['TUTORE', 'Tutore'],
    ['CURATORE', 'Curatore'],
    ['AMMINISTRATORE_DI_SOSTEGNO', 'Amministratore di sostegno'],
    ['ASSISTENTE_FAMILIARE', 'Assistente familiare'],
    ['ALTRO', 'Altro'],
  ],
);
