// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { move, readDi, type Doppione, type Riga } from '../../ambito/annullamenti/doppione.ts';
import { ACCREDITAMENTO } from '../accreditamenti/accreditamento.entity.ts';
import { PUA } from '../pua/pua.entity.ts';

/** Whether two accreditations `d` and `g` say the same. */
const UGUALI = `(d.periodo = g.periodo AND d.prestazioni <@ g.prestazioni AND g.prestazioni <@ d.prestazioni
  AND d.revoca_atto IS NOT DISTINCT FROM g.revoca_atto)`;

/**
 * Art. 2 c. 5 o: passes the accreditations, each with its days. One act accredits an ente in one way: where the two have it and it says
 * different things, nobody but the coordinator knows which is right. @throws RuleViolation naming the act
 */
export async function moveAccreditamenti(unit: WriteUnit, doppione: Doppione): Promise<void> {
  const accreditamenti = await readDi<Riga & { atto: string; contrario: boolean }>(
    unit,
    doppione,
    `SELECT d.id, d.atto, g.id AS uguale, coalesce(NOT ${UGUALI}, false) AS contrario
     FROM accreditamento AS d LEFT JOIN accreditamento AS g ON g.ente_id = $2 AND g.atto = d.atto WHERE d.ente_id = $1`,
  );
  const contrario = accreditamenti.find((uno) => uno.contrario);
  if (contrario !== undefined)
    throw new RuleViolation(
      'art. 2 c. 5 o',
      `Per l'atto «${contrario.atto}» i due enti hanno accreditamenti diversi: prima si rettifica o si annulla quello sbagliato`,
    );
  for (const accreditamento of accreditamenti)
    await move(unit, ACCREDITAMENTO, doppione, accreditamento, { enteId: doppione.a });
}

/** Art. 2 c. 8 e: passes the PUA of each Comune; the database refuses them to an ente that is no health district. */
export async function movePua(unit: WriteUnit, { da, a, motivo }: Doppione): Promise<void> {
  const disposizioni = await unit.query<{ id: string; codiceIstat: string }>(
    'SELECT id, codice_istat AS "codiceIstat" FROM pua WHERE distretto_id = $1 ORDER BY id FOR UPDATE',
    [da],
  );
  for (const { id, codiceIstat } of disposizioni) {
    await rettifica(unit, PUA, id, { distrettoId: a, versione: 1 }, { motivo });
    unit.audit('Comune', codiceIstat);
  }
}

/**
 * Art. 2 c. 6: the entries for which the double answers, withdrawn ones included, and those that it provides. An ente that answers for an
 * entry is not named among those that provide it besides.
 */
export async function movePrestazioni(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  const voci = await unit.query<{ id: string }>(
    `UPDATE prestazione SET versione = versione + 1, titolare_id = CASE titolare_id WHEN $1 THEN $2::uuid ELSE titolare_id END
     WHERE ambito_id = $3 AND (titolare_id = $1
       OR (stato <> 'RITIRATA' AND id IN (SELECT prestazione_id FROM prestazione_ente WHERE ente_id = $1)))
     RETURNING id`,
    [da, a, unit.ambitoId],
  );
  await unit.query(
    `INSERT INTO prestazione_ente (prestazione_id, ambito_id, ente_id)
     SELECT prestazione_id, ambito_id, $2 FROM prestazione_ente WHERE ente_id = $1 ON CONFLICT DO NOTHING`,
    [da, a],
  );
  await unit.query(
    `DELETE FROM prestazione_ente AS e USING prestazione AS p
     WHERE p.id = e.prestazione_id AND (e.ente_id = $1 OR (e.ente_id = $2 AND p.titolare_id = $2 AND p.id = ANY ($3::uuid[])))`,
    [da, a, voci.map(({ id }) => id)],
  );
  for (const { id } of voci) unit.audit('Prestazione', id);
}

/** Art. 2 c. 5 f: the agreements that the double signed. Of two parties that are one ente the second keeps its name, as it was signed. */
export async function moveAccordi(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  const accordi = await unit.query<{ id: string }>(
    `UPDATE accordo SET versione = versione + 1
     WHERE id IN (SELECT accordo_id FROM accordo_parte WHERE ente_id = $1) RETURNING id`,
    [da],
  );
  await unit.query(
    `UPDATE accordo_parte AS p SET ente_id = CASE WHEN NOT EXISTS (
       SELECT FROM accordo_parte AS g WHERE g.accordo_id = p.accordo_id AND g.ente_id = $2) THEN $2::uuid END
     WHERE p.ente_id = $1`,
    [da, a],
  );
  for (const { id } of accordi) unit.audit('Accordo', id);
}
