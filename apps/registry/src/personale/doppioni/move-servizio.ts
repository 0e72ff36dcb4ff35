// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { annulla, rettifica, writeCorretto, type WriteUnit } from '@ambito/persistence';
import { ASSENZA } from '../operatori/assenza.entity.ts';
import { emitCoordinatore } from '../coordinatore/coordinatore.evento.ts';
import { NOMINA } from '../coordinatore/nomina.entity.ts';
import { INCARICO } from '../operatori/incarico.entity.ts';
import { TITOLO } from '../operatori/titolo.entity.ts';
import { move, readDi, type Doppione, type Riga } from '../../ambito/annullamenti/doppione.ts';

/**
 * Passes titles, incarichi and absences from the double to the other operator: each is annulled, and an equal one is written for the
 * other; one that the other has already is annulled only. What overlaps without being the same is refused by the constraints: the
 * coordinator corrects one of the two first. @returns the operators whose substitute has changed
 */
export async function moveServizio(unit: WriteUnit, doppione: Doppione): Promise<string[]> {
  const titoli = await readDi(
    unit,
    doppione,
    `SELECT d.id, g.id AS uguale FROM titolo_di_servizio AS d LEFT JOIN titolo_di_servizio AS g ON g.operatore_id = $2
       AND (g.tipo, g.datore, g.tempo_indeterminato, g.periodo) = (d.tipo, d.datore, d.tempo_indeterminato, d.periodo)
     WHERE d.operatore_id = $1`,
  );
  const nuoviTitoli = new Map<string, string>();
  for (const titolo of titoli)
    nuoviTitoli.set(titolo.id, await move(unit, TITOLO, doppione, titolo, { operatoreId: doppione.a }));
  const incarichi = await readDi<Riga & { titoloId: string }>(
    unit,
    doppione,
    `SELECT d.id, d.titolo_id AS "titoloId", g.id AS uguale FROM incarico AS d LEFT JOIN incarico AS g ON g.operatore_id = $2
       AND (g.sede_id = d.sede_id OR g.codice_istat = d.codice_istat) AND g.periodo @> d.periodo
     WHERE d.operatore_id = $1`,
  );
  for (const incarico of incarichi)
    await move(unit, INCARICO, doppione, incarico, {
      ...{ operatoreId: doppione.a, titoloId: nuoviTitoli.get(incarico.titoloId) },
      ...{ senzaSuccessore: null, successioneVersione: 0 },
    });
  return moveAssenze(unit, doppione);
}

async function moveAssenze(unit: WriteUnit, doppione: Doppione): Promise<string[]> {
  // Nobody stands in for oneself.
  const assenze = await readDi<Riga & { perSeStesso: boolean }>(
    unit,
    doppione,
    `SELECT d.id, coalesce(d.sostituto_id = $2, false) AS "perSeStesso", g.id AS uguale FROM assenza AS d LEFT JOIN assenza AS g ON g.operatore_id = $2 AND g.periodo @> d.periodo
     WHERE d.operatore_id = $1`,
  );
  for (const assenza of assenze)
    await move(unit, ASSENZA, doppione, assenza, {
      operatoreId: doppione.a,
      sostitutoId: assenza.perSeStesso ? null : undefined,
    });
  const { da, a, motivo } = doppione;
  const sostituite = await unit.query<{ id: string; operatoreId: string }>(
    `SELECT id, operatore_id AS "operatoreId" FROM assenza WHERE sostituto_id = $1 ORDER BY id`,
    [da],
  );
  for (const { id, operatoreId } of sostituite)
    await rettifica(unit, ASSENZA, id, { sostitutoId: operatoreId === a ? null : a }, { motivo });
  return sostituite.map(({ operatoreId }) => operatoreId);
}

interface Nomina {
  readonly id: string;
  readonly versione: number;
  readonly nuova: string;
}

/** Annuls the nominations of the double. `writeNomine` writes them for the other operator, who has an account by then. */
export async function takeNomine(unit: WriteUnit, { da, a, motivo }: Doppione): Promise<Nomina[]> {
  const righe = await unit.query<{ id: string; versione: number }>(
    'SELECT id, versione FROM nomina_coordinatore WHERE operatore_id = $1 ORDER BY id FOR UPDATE',
    [da],
  );
  const nomine = righe.map((riga) => ({ ...riga, nuova: uuidv7() }));
  for (const { id, nuova } of nomine)
    await annulla(unit, NOMINA, id, { motivo, sostituitoDa: nuova, proprietarioId: a });
  return nomine;
}

export async function writeNomine(unit: WriteUnit, { a }: Doppione, nomine: readonly Nomina[]): Promise<void> {
  // The version of the event is the sum of those of the nominations: it goes on rising.
  for (const { id, nuova, versione } of nomine)
    await writeCorretto(unit, NOMINA, id, { id: nuova, operatoreId: a, versione: versione + 1 });
  if (nomine.length > 0) await emitCoordinatore(unit);
}
