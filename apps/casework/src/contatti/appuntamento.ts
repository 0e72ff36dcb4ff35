// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { readVocabolari } from '../anagrafe/vocabolari.ts';
import { ContattoEntity } from './contatto.entity.ts';
import { emitContatto } from './contatto.evento.ts';
import { loadContatto } from './load-contatto.ts';

/**
 * Locks the contatto in which an appointment was made, for the interview that is now registered. It needs no version: an interview
 * answers it, whatever else was written of it.
 * @throws NotFound for one that the actor may not read, RuleViolation for one without an appointment, BadUserInput for an interview
 *   before it
 */
export async function loadAppuntamento(unit: WriteUnit, id: string, colloquioIl: Date): Promise<ContattoEntity> {
  const contatto = await loadContatto(unit, { contattoId: id, versione: 'any' });
  if (!(await isAppuntamento(unit, contatto)))
    throw new RuleViolation('art. 2 c. 8', 'Il contatto indicato non si è concluso con un appuntamento');
  if (colloquioIl < contatto.avvenutoIl)
    throw new BadUserInput(
      ['input', 'avvenutoIl'],
      "Il colloquio viene dopo il contatto in cui si è dato l'appuntamento",
    );
  return contatto;
}

/** Whether a contatto ended with an appointment, by what its outcome meant on that day. */
async function isAppuntamento(unit: WriteUnit, { esito, esitoIl }: ContattoEntity): Promise<boolean> {
  if (esito === null || esitoIl === null) return false;
  const [esiti] = await readVocabolari(unit, 'ESITI_CONTATTO');
  return esiti.voce(esito, giornoRoma(esitoIl))?.natura === 'APPUNTAMENTO';
}

/** The interview answers the contatto in which the appointment was made; the first one does, if there are several. */
export async function answerAppuntamento(
  unit: WriteUnit,
  { id, rispostaIl, versione }: ContattoEntity,
  colloquioIl: Date,
): Promise<void> {
  if (rispostaIl !== null && rispostaIl <= colloquioIl) return;
  await unit.manager.update(
    ContattoEntity,
    { ambitoId: unit.ambitoId, id },
    { rispostaIl: colloquioIl, versione: versione + 1 },
  );
  await emitContatto(unit, id);
  unit.audit('Contatto', id);
}
