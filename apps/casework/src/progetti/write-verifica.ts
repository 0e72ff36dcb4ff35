// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, type GraphContext } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { ValutazioneEntity } from './progetto.entity.ts';
import type { ProgettoRow } from './progetto.ts';
import { inCorso } from './stati.ts';

@InputType({ description: "L'esito di un obiettivo." })
export class EsitoObiettivoInput {
  @Field(() => UUID, { description: "L'obiettivo." })
  obiettivoId!: string;

  @Field({ description: 'Dal vocabolario in vigore (ESITI_OBIETTIVO): RAGGIUNTO, PARZIALE, NON_RAGGIUNTO.' })
  @Length(1, LUNGHEZZA_CODICE)
  esito!: string;
}

/** @throws BadUserInput for the day of a verification before the project was accepted, or to come */
export async function requireGiornoInCorso(unit: WriteUnit, progettoId: string, svoltaIl: string): Promise<void> {
  const [progetto] = await unit.query<{ accettatoIl: Date }>(
    'SELECT accettato_il AS "accettatoIl" FROM progetto WHERE ambito_id = $1 AND id = $2',
    [unit.ambitoId, progettoId],
  );
  if (progetto === undefined) throw new Error(`No Progetto ${progettoId}`);
  const primo = giornoRoma(progetto.accettatoIl);
  const campo = ['input', 'svoltaIl'];
  if (svoltaIl < primo) throw new BadUserInput(campo, `Il progetto è stato accettato dopo, ${ilGiorno(primo)}`);
  if (svoltaIl > giornoRoma(unit.adesso)) throw new BadUserInput(campo, 'Il giorno non è ancora venuto');
}

/** A verification of a project. */
interface DiVerifica {
  readonly progettoId: string;
  readonly verificaId: string;
}

/** The day of a verification. @throws BadUserInput for one of another project, or that has not taken place */
export async function requireSvolta(unit: WriteUnit, { progettoId, verificaId }: DiVerifica): Promise<string> {
  const [verifica] = await unit.query<{ svolta: string }>(
    'SELECT svolta FROM verifica WHERE ambito_id = $1 AND progetto_id = $2 AND id = $3 AND svolta IS NOT NULL',
    [unit.ambitoId, progettoId, verificaId],
  );
  if (verifica === undefined)
    throw new BadUserInput(['input', 'verificaId'], 'Non è una verifica già svolta del progetto');
  return verifica.svolta;
}

/** The place of an outcome in the input. */
const nellElenco = (indice: number): string[] => ['input', 'obiettivi', String(indice), 'esito'];

/** Outcomes with what they count for in the figures. @throws BadUserInput for one that is not in use on the day of the verification */
async function readEsiti(
  unit: WriteUnit,
  obiettivi: readonly EsitoObiettivoInput[],
  giorno: string,
  dove: (indice: number) => string[],
): Promise<readonly (EsitoObiettivoInput & { readonly raggiunto: boolean })[]> {
  const [esiti] = await readVocabolari(unit, 'ESITI_OBIETTIVO');
  return obiettivi.map((obiettivo, indice) => {
    const percorso = dove(indice);
    return { ...obiettivo, raggiunto: requireVoce(esiti, obiettivo.esito, giorno, percorso).natura === 'RAGGIUNTO' };
  });
}

/**
 * Writes the outcomes of a verification that this unit records or corrects: each objective has that of its last one (`obiettivo_esito`).
 * @param dove where an outcome stands in the input
 * @throws BadUserInput for an objective of another project, one that is there twice, or an outcome that is not in use on the day
 */
export async function writeValutazioni(
  unit: WriteUnit,
  { progettoId, verificaId, giorno }: DiVerifica & { readonly giorno: string },
  obiettivi: readonly EsitoObiettivoInput[],
  dove = nellElenco,
): Promise<void> {
  if (obiettivi.length === 0) return;
  const { ambitoId } = unit;
  const propri = await unit.query(
    'SELECT 1 FROM obiettivo WHERE ambito_id = $1 AND progetto_id = $2 AND id = ANY ($3::uuid[])',
    [ambitoId, progettoId, obiettivi.map(({ obiettivoId }) => obiettivoId)],
  );
  if (propri.length !== obiettivi.length)
    throw new BadUserInput(['input', 'obiettivi'], 'Non sono tutti obiettivi del progetto, ciascuno una volta');
  await unit.manager.insert(
    ValutazioneEntity,
    (await readEsiti(unit, obiettivi, giorno, dove)).map((valutazione) => ({ ambitoId, verificaId, ...valutazione })),
  );
}

/**
 * Reads the outcomes of a verification again on its right day: the entry that was in use then says whether an objective was reached.
 * @throws BadUserInput at the day, for an outcome that was not in use on it
 */
export async function rereadValutazioni(
  unit: WriteUnit,
  verifica: DiVerifica & { readonly giorno: string },
): Promise<void> {
  const scritti = await unit.query<EsitoObiettivoInput>(
    'SELECT obiettivo_id AS "obiettivoId", esito FROM valutazione WHERE ambito_id = $1 AND verifica_id = $2',
    [unit.ambitoId, verifica.verificaId],
  );
  await deleteValutazioni(unit, verifica.verificaId);
  await writeValutazioni(unit, verifica, scritti, () => ['input', 'svoltaIl']);
}

/** Takes the outcomes of a verification away, which is kept as it was. */
export async function deleteValutazioni(unit: WriteUnit, verificaId: string): Promise<void> {
  await unit.query('DELETE FROM valutazione WHERE ambito_id = $1 AND verifica_id = $2', [unit.ambitoId, verificaId]);
}

/** Whether the reader may put a verification of an active project right. Batched. */
export async function correggeVerifiche(
  { id, stato, presaInCaricoId }: ProgettoRow,
  context: GraphContext,
): Promise<boolean> {
  if (!inCorso(stato)) return false;
  const svolte = await context.loadMany<{ owner: string }>('Progetto.verificheSvolte', id, ({ query, ambitoId }, ids) =>
    query(
      'SELECT DISTINCT progetto_id AS owner FROM verifica WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) AND svolta IS NOT NULL',
      [ambitoId, ids],
    ),
  );
  return svolte.length > 0 && agisce(presaInCaricoId, context);
}
