// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Resolver, Root } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireNaturaArea } from '../anagrafe/vocabolari.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { risponde } from '../prese-in-carico/chi-puo-agire.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCasoDiChiRisponde } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO, PresaInCaricoEntity } from '../prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { retellProgetti } from '../progetti/finish-progetto.ts';
import { istanteCorretto, vicinoDi } from '../responsabilita/giorno-corretto.ts';

@UpdateInput(PresaInCaricoEntity, 'Il giorno o l’area di una presa in carico, scritti male', [])
export class RettificaPresaInCaricoInput extends CasoSbagliatoInput {
  @Field(() => DataIso, {
    nullable: true,
    description:
      'Il giorno in cui la persona è stata presa in carico: non prima dell’assegnazione, non dopo ciò che si è fatto per il caso.',
  })
  attivataIl?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Area di utenza, dal vocabolario in vigore quando la si è chiesta (AREE_UTENZA).',
  })
  @Length(1, LUNGHEZZA_CODICE)
  area?: string;
}

interface Scritta {
  readonly assegnataIl: Date;
  /** Null while the case is assessed. */
  readonly attivataIl: Date | null;
  /** What was recorded first of the case that it is in charge for, in words, and when; null for nothing. */
  readonly cosa: string | null;
  readonly istante: Date | null;
}

/** A case ($2) with what was recorded first of it once it was in charge. */
const SCRITTA = `
  SELECT p.assegnata_il AS "assegnataIl", p.attivata_il AS "attivataIl", fatto.cosa, fatto.istante
  FROM presa_in_carico p LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT 'comincia una sospensione' AS cosa, lower(periodo) AS istante FROM sospensione s
        WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id
      UNION ALL SELECT 'è redatto il progetto', redatto_il FROM progetto g
        WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id
      UNION ALL SELECT 'il caso si è concluso', p.conclusa_il WHERE p.conclusa_il IS NOT NULL) AS fatti
    ORDER BY istante LIMIT 1) AS fatto ON true
  WHERE p.ambito_id = $1 AND p.id = $2`;

/**
 * The instant from which a case is in charge on another day: the beginning of the day, or of the assignment on that day.
 * @throws BadUserInput for a case that is not in charge, a day before its assignment, after what was done for it, or to come
 */
async function readIstante(
  unit: WriteUnit,
  { presaInCaricoId, attivataIl: giorno }: RettificaPresaInCaricoInput,
): Promise<Date | undefined> {
  if (giorno === undefined) return undefined;
  const [scritta] = await unit.query<Scritta>(SCRITTA, [unit.ambitoId, presaInCaricoId]);
  if (scritta === undefined) throw new Error(`No PresaInCarico ${presaInCaricoId}`);
  const { assegnataIl, attivataIl, cosa, istante } = scritta;
  if (attivataIl === null)
    throw new BadUserInput(
      ['input', 'attivataIl'],
      'Il caso è ancora in valutazione: non c’è un giorno della presa in carico',
    );
  if (giorno === giornoRoma(attivataIl)) return undefined;
  return istanteCorretto(unit, {
    ...{ campo: 'attivataIl', giorno, scritto: attivataIl },
    precede: { istante: assegnataIl, rifiuto: 'Il caso è stato assegnato dopo,' },
    segue: vicinoDi({ cosa, istante }, 'Il caso era già in carico:'),
  });
}

/** @throws RuleViolation when whoever answered for the case at an instant, not in urgency, had no mandate of the Comune on that day */
async function requireMandatoAllora(unit: WriteUnit, presaInCaricoId: string, istante: Date): Promise<void> {
  const [chi] = await unit.query<{ operatoreId: string }>(
    `SELECT operatore_id AS "operatoreId" FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND periodo @> $3::timestamptz AND natura IN ('ORDINARIA', 'SUBENTRO')`,
    [unit.ambitoId, presaInCaricoId, istante],
  );
  if (chi !== undefined) await requireMandato(unit, presaInCaricoId, chi.operatoreId, giornoRoma(istante));
}

/** The nature of another area. @throws BadUserInput for one that was not in use on the day on which the case was asked for */
async function readNatura(unit: WriteUnit, presaInCaricoId: string, area: string): Promise<string> {
  const { richiestaIl } = await unit.manager.findOneByOrFail(PresaInCaricoEntity, {
    ambitoId: unit.ambitoId,
    id: presaInCaricoId,
  });
  return requireNaturaArea(unit, area, giornoRoma(richiestaIl), ['input', 'area']);
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaPresaInCarico {
  /**
   * Art. 2 c. 3 a: a case was taken in charge on another day than the one of the command, or was asked for in the wrong area. The case
   * stays, since many records name it; what it said is kept. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Chi risponde di un caso, o ne rispondeva quando si è concluso, ne rettifica il giorno della presa in carico o l’area (art. 2 c. 3 a).',
    articolo: 'art. 2 c. 3 a',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaPresaInCarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: RettificaPresaInCaricoInput,
  ): Promise<string> {
    const { motivo, area } = input;
    const { id } = await loadCasoDiChiRisponde(unit, input);
    const istante = await readIstante(unit, input);
    if (istante !== undefined) await requireMandatoAllora(unit, id, istante);
    const naturaArea = area === undefined ? null : await readNatura(unit, id, area);
    await rettificaSulPosto(unit, PRESA_IN_CARICO, id, { motivo }, () =>
      unit.query(
        `UPDATE presa_in_carico SET attivata_il = coalesce($3, attivata_il), area = coalesce($4, area),
           natura_area = coalesce($5, natura_area)
         WHERE ambito_id = $1 AND id = $2`,
        [unit.ambitoId, id, istante ?? null, area ?? null, naturaArea],
      ),
    );
    if (area !== undefined) await retellProgetti(unit, id);
    return finishCambio(unit, id, { regolarizza: false });
  }

  @Permesso('Se può rettificarne il giorno della presa in carico, o l’area.')
  puoRettificarePresaInCarico(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return risponde(presa, context);
  }
}
