// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Importo, Permesso, Unit, UUID, mancaAllaLinea } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { askRiduzione } from './ask-riduzione.ts';
import { isVariabile, LineaDiBilancio, type LineaRow, PermessiLinea, StatoLinea } from './linea-di-bilancio.ts';
import { lineaReference } from './linea.reference.ts';
import { loadLinea, loadLineaDaVariare, type LineaPresa } from './load-linea.ts';

@InputType({ description: 'Lo storno di una somma da una linea di bilancio a un’altra.' })
export class StornaFondiInput {
  @Field(() => UUID, { description: 'La linea che cede la somma.' })
  lineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che cede, come si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La linea che la riceve, dello stesso Piano e dello stesso fondo.' })
  versoLineaId!: string;

  @Field(() => Int, { description: 'Versione della linea che riceve, come si è letta.' })
  versioneVerso!: number;

  @Field(() => Importo, { description: 'La somma, in euro.' })
  importo!: string;

  @Field({ description: 'Perché.' })
  @Length(3, 1_000)
  motivo!: string;
}

/** Locks the plans of both lines in the order of their ids: two transfers between two plans, whichever is refused, cause no deadlock. */
async function lockPiani(unit: WriteUnit, { lineaId, versoLineaId }: StornaFondiInput): Promise<void> {
  await unit.query(
    `SELECT FROM piano_di_zona WHERE ambito_id = $3 AND id IN (SELECT piano_id FROM linea_di_bilancio WHERE id IN ($1, $2))
     ORDER BY id FOR UPDATE`,
    [lineaId, versoLineaId, unit.ambitoId],
  );
}

/** Requires that the money stays in its plan and of its fund. @throws RuleViolation */
async function requireStessoFondo(unit: WriteUnit, { lineaId, versoLineaId }: StornaFondiInput): Promise<void> {
  const linee = await unit.query<Detta>(
    `SELECT codice, anno, fondo, anno_fondo AS "annoFondo", p.titolo AS piano, piano_id AS "pianoId"
     FROM linea_di_bilancio AS l JOIN piano_di_zona AS p ON p.id = l.piano_id
     WHERE l.id IN ($1, $2) AND p.ambito_id = $3 ORDER BY l.id = $2`,
    [lineaId, versoLineaId, unit.ambitoId],
  );
  if (new Set(linee.map(({ pianoId, fondo, annoFondo }) => `${pianoId} ${fondo} ${annoFondo}`)).size > 1)
    throw fraFondiDiversi(linee);
}

interface Detta {
  readonly codice: string;
  readonly anno: number;
  readonly fondo: string;
  readonly annoFondo: number;
  readonly piano: string;
  readonly pianoId: string;
}

/** A line in words: code, year, fund, plan. */
const inParole = ({ codice, anno, fondo, annoFondo, piano }: Detta): string =>
  `${codice} del ${anno} è di ${fondo} ${annoFondo}, Piano «${piano}»`;

/** Requires that a line may receive money. @throws RuleViolation that names it */
async function requireRiceve(unit: WriteUnit, id: string, { stato, riduzioneId }: LineaPresa): Promise<void> {
  if (stato === StatoLinea.ATTIVA && riduzioneId === null) return;
  const [{ nome } = { nome: '' }] = await unit.query<{ nome: string }>(
    `SELECT codice || ' del ' || anno AS nome FROM linea_di_bilancio WHERE id = $1`,
    [id],
  );
  throw new RuleViolation(
    'art. 6 c. 1',
    stato === StatoLinea.ATTIVA
      ? `Una riduzione della linea che riceve, ${nome}, attende ancora risposta`
      : `La linea di bilancio che riceve, ${nome}, è cessata`,
  );
}

/** What a line has left after the transfer. @throws BadUserInput, RuleViolation with what is missing */
async function requireResto(unit: WriteUnit, lineaId: string, importo: string): Promise<string> {
  const [linea] = await unit.query<
    Pick<LineaDiBilancio, 'codice' | 'anno' | 'fondo' | 'annoFondo'> & { resto: string; mancano: string }
  >(
    `SELECT anno, codice, fondo, anno_fondo AS "annoFondo", (importo - $2::numeric)::text AS resto, ($2::numeric - importo)::text AS mancano
     FROM linea_di_bilancio WHERE id = $1`,
    [lineaId, importo],
  );
  if (linea === undefined) throw new Error(`No LineaDiBilancio ${lineaId}`);
  const { resto, mancano } = linea;
  if (Number(mancano) > 0)
    throw new RuleViolation('art. 6 c. 1', mancaAllaLinea(linea, mancano, 'lo storno'), { lineaId, mancano });
  return resto;
}

/** @param linee those of the transfer, when they are known */
export const fraFondiDiversi = (linee: readonly Detta[] = []): RuleViolation =>
  new RuleViolation(
    'art. 6 c. 1',
    `Si storna fra linee dello stesso Piano, dello stesso fondo e dello stesso anno del fondo: le somme restano di quel fondo${linee.length === 0 ? '' : `. ${linee.map(inParole).join('; ')}`}`,
  );

@Resolver(() => PermessiLinea)
export class StornaFondi {
  /**
   * Art. 6 c. 1: money of a fund moves from one line of the plan to another. It leaves the one as in a reduction: at once if nobody
   * can have committed it, else when casework answers. In the same moment it comes to the other, where it can be spent as far as the
   * last edition of the plan approved it there; more than that once the next one has, as after an increase. @returns the id of the line that gives
   */
  @Command(() => LineaDiBilancio, {
    description:
      'Storna una somma da una linea di bilancio a un’altra: avviene se chi cede non l’ha già impegnata. La prima la perde subito; la seconda ne impegna subito quanto l’ultima edizione del Piano le aveva approvato, il resto dalla prossima (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  async stornaFondi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Lo storno.' }) input: StornaFondiInput,
  ): Promise<string> {
    const { lineaId, versione, versoLineaId, versioneVerso, importo, motivo } = input;
    await requireCoordinatoreInCarica(unit);
    if (Number(importo) === 0)
      throw new BadUserInput(['input', 'importo'], 'La somma da stornare è zero: indicane una');
    if (lineaId === versoLineaId)
      throw new BadUserInput(['input', 'versoLineaId'], 'È la stessa linea che cede: indicane un’altra');
    await lockPiani(unit, input);
    const verso = await loadLinea(unit, versoLineaId, versioneVerso);
    const { pianoId } = await loadLinea(unit, lineaId, versione);
    await requireStessoFondo(unit, input);
    await requireRiceve(unit, versoLineaId, verso);
    const resto = await requireResto(unit, lineaId, importo);
    const { impegnabile } = await loadLineaDaVariare(unit, lineaId, versione, 'giù', resto);
    await askRiduzione(
      unit,
      { id: lineaId, pianoId, impegnabile },
      { importo: resto, cessa: false, motivo, storno: { versoLineaId, stornato: importo } },
    );
    return lineaId;
  }

  @Permesso('Se può stornarne una somma a un’altra.')
  async puoStornare(@Root() linea: LineaRow, @Ctx() context: GraphContext): Promise<boolean> {
    return isVariabile(linea) && Number(linea.importo) > 0 && (await puoDaCoordinatoreInCarica(context));
  }
}
