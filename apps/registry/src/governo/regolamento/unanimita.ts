// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { applyModifiche, type Articolo } from './articoli.ts';
import { closeProposta } from './chiudi-proposta.ts';
import { createVersione, loadVigente } from './nuova-versione.ts';
import { StatoProposta } from './proposta.ts';
import { OrigineVersione } from './versione-regolamento.ts';

/**
 * The Comuni associated today. Their rows are locked, and the Ambito is locked already: no Comune leaves or joins before the
 * transaction ends, so the Comuni that are counted are those associated at the commit.
 */
export function comuniAssociati(unit: WriteUnit): Promise<{ codiceIstat: string }[]> {
  return unit.query(
    `SELECT codice_istat AS "codiceIstat" FROM appartenenza
     WHERE ambito_id = $1 AND periodo @> $2::date ORDER BY codice_istat FOR SHARE`,
    [unit.ambitoId, giornoRoma(unit.adesso)],
  );
}

/**
 * Art. 11 c. 2: the proposal is approved when every Comune associated today has voted in favour, and its version is in force from
 * today. The vote of a Comune that has left no longer counts; a Comune that has joined must vote as well.
 * @returns the Comuni that have not voted yet; none when the proposal was approved
 * @throws RuleViolation when no Comune is associated: nobody can approve
 */
export async function approvaSeUnanime(unit: WriteUnit, propostaId: string, titolo: string): Promise<string[]> {
  const membri = await comuniAssociati(unit);
  if (membri.length === 0)
    throw new RuleViolation('art. 11 c. 2', "Oggi l'Ambito non ha Comuni associati: nessuno può approvare la proposta");
  const favorevoli = await unit.query<{ codiceIstat: string }>(
    'SELECT codice_istat AS "codiceIstat" FROM voto WHERE proposta_id = $1 AND favorevole',
    [propostaId],
  );
  const votanti = new Set(favorevoli.map(({ codiceIstat }) => codiceIstat));
  const attesi = membri.filter(({ codiceIstat }) => !votanti.has(codiceIstat));
  if (attesi.length > 0) return attesi.map(({ codiceIstat }) => codiceIstat);
  const vigente = await loadVigente(unit);
  const modifiche = await unit.query<Articolo>(
    'SELECT numero, rubrica, testo FROM articolo_proposto WHERE proposta_id = $1',
    [propostaId],
  );
  await closeProposta(unit, propostaId, StatoProposta.APPROVATA);
  await createVersione(unit, vigente, {
    origine: OrigineVersione.MODIFICA,
    atto: `Voto unanime dei Comuni associati sulla proposta «${titolo}»`,
    articoli: applyModifiche(vigente.articoli, modifiche),
    propostaId,
  });
  return [];
}
