// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma, inParole } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { comuneInParole } from '../../ambito/comuni/comune-in-parole.ts';
import { endMandati } from '../../personale/mandati/end-mandati.ts';
import { endPua } from '../../offerta/pua/end-pua.ts';
import { endSede } from '../../offerta/cessazione-sede/end-sede.ts';

/**
 * Ends the membership of a Comune the day before `dal`. With it end its sede, its mandates and the PUA that is exercised for it
 * (art. 5 c. 2).
 * @returns the day after the last day that the membership had before; null if it had no end
 * @throws NotFound for a Comune that is not associated on that day
 * @throws RuleViolation when an incarico in the sede, or for the Comune itself, goes on after the exit
 */
export async function lasciaAmbito(
  unit: WriteUnit,
  { codiceIstat, ambitoId, dal, atto }: { codiceIstat: string; ambitoId: string; dal: string; atto: string },
): Promise<{ fine: string | null }> {
  if (dal <= giornoRoma(unit.adesso)) throw new BadUserInput(['input'], "L'uscita vale al più presto da domani");
  const [membro] = await unit.query<{ fine: string | null; ultimo: string }>(
    `SELECT upper(periodo) AS fine, $3::date - 1 AS ultimo FROM appartenenza
     WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date - 1 AND periodo @> $3::date FOR UPDATE`,
    [codiceIstat, ambitoId, dal],
  );
  if (membro === undefined) {
    const [uscito] = await unit.query(
      'SELECT 1 FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND atto_uscita IS NOT NULL LIMIT 1',
      [codiceIstat, ambitoId],
    );
    throw new NotFound(
      `Il ${await comuneInParole(unit, codiceIstat)} non fa parte dell'Ambito in data ${inParole(dal)} o il giorno prima${
        uscito === undefined ? '' : ': ne esce per un recesso, che se è sbagliato si annulla'
      }`,
    );
  }
  await requireNessunIncarico(unit, codiceIstat, ambitoId, dal);
  await cessaSede(unit, codiceIstat, ambitoId, dal);
  await endMandati(unit, { codiceIstat, ambitoId }, membro.ultimo);
  await endPua(unit, { codiceIstat, ambitoId }, membro.ultimo);
  await unit.query(
    `UPDATE appartenenza SET periodo = periodo * daterange(NULL, $3::date), atto_uscita = $4
     WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date`,
    [codiceIstat, ambitoId, dal, atto],
  );
  return { fine: membro.fine };
}

async function cessaSede(unit: WriteUnit, codiceIstat: string, ambitoId: string, dal: string): Promise<void> {
  const sedi = await unit.query<{ id: string; futura: boolean; ultimo: string }>(
    `SELECT id, lower(periodo) >= $3::date AS futura, $3::date - 1 AS ultimo FROM sede
     WHERE codice_istat = $1 AND ambito_id = $2 AND periodo && daterange($3::date, NULL) FOR UPDATE`,
    [codiceIstat, ambitoId, dal],
  );
  if (sedi.some(({ futura }) => futura))
    throw new RuleViolation('art. 5 c. 1', "Il Comune ha individuato una sede che inizia dopo l'uscita");
  for (const { id, ultimo } of sedi) await endSede(unit, id, ultimo);
}

async function requireNessunIncarico(
  unit: WriteUnit,
  codiceIstat: string,
  ambitoId: string,
  dal: string,
): Promise<void> {
  const incarichi = await unit.query<{ id: string }>(
    `SELECT i.id FROM incarico i JOIN operatore o ON o.id = i.operatore_id
     WHERE i.codice_istat = $1 AND o.ambito_id = $2 AND i.periodo && daterange($3::date, NULL) ORDER BY i.id`,
    [codiceIstat, ambitoId, dal],
  );
  if (incarichi.length > 0)
    throw new RuleViolation('art. 8 c. 1', 'Per il Comune ci sono incarichi oltre la sua uscita: prima si concludono', {
      incarichi: incarichi.map(({ id }) => id),
    });
}
