// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AllowedBreak } from './breaking-changes.ts';

/** Breaks that were decided. Each is deleted with the release after it, or once its last day is over. */
export const ALLOWED_BREAKS: readonly AllowedBreak[] = [
  {
    reason: 'An identifier is a UUID by its type, no longer an ID that is known by its name.',
    until: '2026-12-31',
    type: { from: 'ID', to: 'UUID' },
  },
  {
    reason: 'The same, for the one identifier that was a text: the sede of `impostaOrari`.',
    until: '2026-12-31',
    type: { from: 'String', to: 'UUID' },
  },
  {
    reason: 'Every title has an employer: no part of the essential level is presumed any more.',
    until: '2026-12-31',
    removed: 'LivelloEssenziale.ftePresunti',
  },
  {
    reason:
      'An intervento is paid by a line for each year of its period (`lineaIds`), no longer by the line of its first year.',
    until: '2026-12-31',
    removed: 'InterventoInput.lineaId',
  },
  {
    reason: 'The same: an intervento has a commitment for each year (`impegni`), each with its line.',
    until: '2026-12-31',
    removed: 'Intervento.linea',
  },
  {
    reason:
      'Cases that want a successor are listed with the day from which they are uncovered (`successoriRichiesti`).',
    until: '2026-12-31',
    removed: 'Query.preseInCaricoSenzaSuccessore',
  },
  {
    reason:
      'It answered the threshold: that is `residentiPerOperatoreMassimo` now, beside the ratio itself (`residentiPerOperatoreInServizio`).',
    until: '2026-12-31',
    removed: 'RapportoNumerico.residentiPerOperatore',
  },
  {
    reason: 'Qualifications grow by data: a code of the list QUALIFICHE, no longer a value of an enum.',
    until: '2026-12-31',
    type: { from: 'Qualifica', to: 'String' },
  },
  {
    reason: 'The same: the enum is no longer there.',
    until: '2026-12-31',
    removed: 'Qualifica',
  },
  {
    reason:
      'An enrolment that was wrong is annulled after the event has begun too: the input takes the reason and the version.',
    until: '2026-12-31',
    type: { from: 'IscrizioneInput', to: 'AnnullaIscrizioneInput' },
  },
  {
    reason: 'An operator who was registered by mistake is annulled alone: then nobody is there to answer.',
    until: '2026-12-31',
    changed: 'Mutation.annullaOperatore',
  },
  {
    reason: 'What was recorded is annulled with a reason, variations of hours too.',
    until: '2026-12-31',
    changed: 'AnnullaVariazioneInput.motivo',
  },
  {
    reason:
      'The confirmation is of all that is only annulled with a double (`confermaPerdite`), no longer of incarichi alone.',
    until: '2026-12-31',
    removed: 'AnnullaOperatoreInput.confermaIncarichiPersi',
  },
];
