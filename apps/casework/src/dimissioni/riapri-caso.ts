// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { annulla, tableOf, type Annullabile, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { Field, InputType } from 'type-graphql';
import { readAssenze, requireConfermata } from '../anagrafe/presenza.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { resumeCaso } from '../prese-in-carico/fine-caso.ts';
import { unicoCaso } from '../prese-in-carico/chi-puo-agire.ts';
import { resumeResponsabilita } from '../responsabilita/end-responsabilita.ts';
import { loadCasoDaRiaprire } from '../prese-in-carico/load-caso.ts';
import type { PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { haResponsabile, requireFinitoCosi, type StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { requireUnicoCaso } from '../prese-in-carico/unico-caso.ts';
import { resumeProgetti } from '../progetti/end-progetto.ts';

/** What every annulment of an end asks for. */
@InputType({ description: 'Una fine registrata per errore.' })
export class AnnullaFineInput extends CasoSbagliatoInput {
  @Field({ defaultValue: false, description: 'Se il caso torna anche a chi, da oggi o più avanti, è assente.' })
  confermaAssenza: boolean = false;
}

@InputType({ description: 'Un caso concluso per errore, da riaprire.' })
export class RiapriCasoInput extends AnnullaFineInput {
  @Field({
    defaultValue: false,
    description:
      'Se gli interventi che erano finiti con il caso restano conclusi: il case manager li riapre uno per uno. Altrimenti riprendono e impegnano di nuovo il loro costo, se le linee di bilancio ne hanno.',
  })
  interventiRestanoConclusi: boolean = false;
}

/** The records of the ends of cases. */
type FineAnnullabile = Annullabile<{ id: string; presaInCaricoId: string; daStato: string }>;

/** Reads the record of the end of a locked case: its id, and the state that the case had before. */
export async function findFine(
  unit: WriteUnit,
  tipo: FineAnnullabile,
  presaInCaricoId: string,
): Promise<{ id: string; data: string; daStato: StatoPresaInCarico }> {
  const [fine] = await unit.query<{ id: string; data: string; daStato: StatoPresaInCarico }>(
    `SELECT id, data, da_stato AS "daStato" FROM ${tableOf(tipo.entity).table} WHERE ambito_id = $1 AND presa_in_carico_id = $2`,
    [unit.ambitoId, presaInCaricoId],
  );
  if (fine === undefined) throw new Error(`No end of PresaInCarico ${presaInCaricoId}`);
  return fine;
}

/**
 * Art. 7 c. 1: the end of a case was a mistake. The case has the state again that it had, with the responsible person and the project
 * that it had. A person who has another open case meanwhile keeps that one (`presa_in_carico_una_aperta`). @returns the case's id
 */
export async function riapriCaso(
  unit: WriteUnit,
  input: AnnullaFineInput & Partial<RiapriCasoInput>,
  tipo: FineAnnullabile,
  fine: StatoPresaInCarico,
): Promise<string> {
  const { motivo, interventiRestanoConclusi = false, confermaAssenza } = input;
  const { id, stato } = await loadCasoDaRiaprire(unit, input);
  requireFinitoCosi(stato, fine);
  const { id: fineId, daStato } = await findFine(unit, tipo, id);
  if (haResponsabile(daStato)) await requireUnicoCaso(unit, id);
  await annulla(unit, tipo, fineId, { motivo });
  await resumeResponsabilita(unit, id);
  if (!confermaAssenza) await requirePresente(unit, id);
  await resumeCaso(unit, id, daStato, motivo);
  await resumeProgetti(unit, id, { interventiConclusi: interventiRestanoConclusi });
  return id;
}

/** @throws BadUserInput when whoever answers for the case again is away, now or later: it is no case to give back unsaid */
async function requirePresente(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const responsabili = await unit.query<{ operatoreId: string }>(
    `SELECT operatore_id AS "operatoreId" FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND upper_inf(periodo) AND operatore_id IS NOT NULL`,
    [unit.ambitoId, presaInCaricoId],
  );
  const percorso = ['input', 'presaInCaricoId'];
  for (const { operatoreId } of responsabili) {
    const assenze = await readAssenze(unit, unit.ambitoId, giornoRoma(unit.adesso), [operatoreId]);
    requireConfermata(unit, [{ percorso, operatoreId, assenze }]);
  }
}

/** Whether a case that ended in a state may be opened again. Batched. */
export async function riapribile(
  { id, stato }: PresaInCaricoRow,
  fine: StatoPresaInCarico,
  context: GraphContext,
): Promise<boolean> {
  return stato === fine && unicoCaso(id, context);
}
