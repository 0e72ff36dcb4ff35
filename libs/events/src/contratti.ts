// SPDX-License-Identifier: AGPL-3.0-or-later
import type { z } from 'zod';
import {
  contattoAggiornato,
  presaInCaricoAggiornata,
  progettoAggiornato,
  riduzioneLineaEsaminata,
  successioneConfermata,
  trasmissioneAggiornata,
} from './casework.contratti.ts';
import {
  ambitoAggiornato,
  attivitaFormativaAggiornata,
  attoDiMandatoAggiornato,
  coordinatoreAggiornato,
  enteAggiornato,
  lineaDiBilancioAggiornata,
  operatoreAggiornato,
  comuneAggiornato,
  sedeAggiornata,
  sogliaAggiornata,
  vocabolarioAggiornato,
} from './registry.contratti.ts';

/**
 * The contract of each kind of event, by type and version of its schema. Within a version a field may be added as optional
 * and a code list may grow. To take away, rename or narrow something, add a new version beside the old one.
 */
export const contratti = {
  AmbitoAggiornato: { 1: ambitoAggiornato },
  ComuneAggiornato: { 1: comuneAggiornato },
  SedeAggiornata: { 1: sedeAggiornata },
  OperatoreAggiornato: { 1: operatoreAggiornato },
  AttoDiMandatoAggiornato: { 1: attoDiMandatoAggiornato },
  CoordinatoreAggiornato: { 1: coordinatoreAggiornato },
  EnteAggiornato: { 1: enteAggiornato },
  VocabolarioAggiornato: { 1: vocabolarioAggiornato },
  SogliaAggiornata: { 1: sogliaAggiornata },
  AttivitaFormativaAggiornata: { 1: attivitaFormativaAggiornata },
  ContattoAggiornato: { 1: contattoAggiornato },
  PresaInCaricoAggiornata: { 1: presaInCaricoAggiornata },
  ProgettoAggiornato: { 1: progettoAggiornato },
  TrasmissioneAggiornata: { 1: trasmissioneAggiornata },
  SuccessioneConfermata: { 1: successioneConfermata },
  LineaDiBilancioAggiornata: { 1: lineaDiBilancioAggiornata },
  RiduzioneLineaEsaminata: { 1: riduzioneLineaEsaminata },
} as const;

export type TipoEvento = keyof typeof contratti;

type Contratti = typeof contratti;

/** An event of one of the known kinds: `tipo` tells which. */
export type Evento = { [T in TipoEvento]: z.infer<Contratti[T][keyof Contratti[T]]> }[TipoEvento];

/** The event of one kind. */
export type EventoDi<T extends TipoEvento> = Extract<Evento, { tipo: T }>;
