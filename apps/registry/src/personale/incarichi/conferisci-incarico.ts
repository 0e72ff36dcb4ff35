// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, Float, InputType, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore, type OperatoreRow } from '../operatori/operatore.ts';
import { insertTitolo } from '../titoli/registra-titolo.ts';
import { NaturaDatore, TitoloDiServizio } from '../titoli/titolo.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import { requireTempoPieno } from './tempo-pieno.ts';

@InputType({ description: 'Un incarico da conferire, in una sede o, dove non ce n’è, in un Comune.' })
export class ConferisciIncaricoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => UUID, { nullable: true, description: 'La sede.' })
  sedeId?: string;

  @Field(() => String, { nullable: true, description: 'Codice ISTAT del Comune, se non è in una sede.' })
  @CodiceIstat()
  codiceIstat?: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; il termine del titolo, se manca.' })
  al?: string;

  @Field(() => Float, { description: 'Tempo pieno equivalente, da 0 (escluso) a 1.' })
  @Min(0.01)
  @Max(1)
  fte!: number;

  @Field(() => UUID, {
    nullable: true,
    description: 'Il titolo di servizio; se manca, l’unico che copre il periodo, o quello descritto qui sotto.',
  })
  titoloId?: string;

  @Field(() => TitoloDiServizio, {
    nullable: true,
    description: 'Registra insieme un titolo di servizio di questo tipo, per gli stessi giorni e con lo stesso atto.',
  })
  titolo?: TitoloDiServizio;

  @Field(() => Boolean, { nullable: true, description: 'Del titolo registrato insieme: se è a tempo indeterminato.' })
  tempoIndeterminato?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Del titolo registrato insieme: il datore di lavoro; il Comune capofila, se manca.',
  })
  @Length(2, 200)
  ente?: string;

  @Field(() => NaturaDatore, {
    nullable: true,
    description: "Del titolo registrato insieme: che cos'è il datore di lavoro; dovuto se lo si nomina.",
  })
  datore?: NaturaDatore;

  @Field({ description: "Estremi dell'atto o del disciplinare." })
  @Length(3, 200)
  atto!: string;
}

/**
 * Art. 8 c. 1: an operator works in a sede, or a Comune, by a title in force; an assistente sociale only after accepting
 * the professional code; nobody for more than a full time. @returns the operator's id
 */
export async function conferisciIncarico(unit: WriteUnit, input: ConferisciIncaricoInput): Promise<string> {
  const { operatoreId, sedeId = null, codiceIstat = null, dal, fte, atto } = input;
  if (input.al !== undefined && input.al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      "L'incarico finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
    );
  if ((sedeId === null) === (codiceIstat === null))
    throw new BadUserInput(['input', 'sedeId'], 'Indica la sede oppure il Comune');
  const { natura, accettato } = await loadOperatore(unit, operatoreId);
  if (attendeCodice(natura, accettato, dal)) throw codiceNonAccettato();
  await requireLuogo(unit, sedeId, codiceIstat, dal);
  const { titoloId, al } = await findOrInsertTitolo(unit, input);
  if (codiceIstat !== null) await requireAssociato(unit, codiceIstat, dal, al);
  await unit.manager.insert(IncaricoEntity, {
    id: uuidv7(),
    ambitoId: unit.ambitoId,
    operatoreId,
    titoloId,
    sedeId,
    codiceIstat,
    periodo: al === null ? `[${dal},)` : `[${dal},${al}]`,
    fte: fte.toFixed(2),
    atto,
    sottoMinimo: false,
    successioneVersione: 0,
  });
  await requireTempoPieno(unit, operatoreId);
  return finishModifica(unit, operatoreId);
}

/** Whether an operator is an assistente sociale who has not accepted the professional code by a day, or not at all. */
function attendeCodice(natura: string, accettato: string | null, giorno?: string): boolean {
  if (natura !== 'ASSISTENTE_SOCIALE') return false;
  return accettato === null || (giorno !== undefined && accettato > giorno);
}

/** @throws NotFound for a sede that is not active on a day, or a Comune that is no member then */
export async function requireLuogo(
  unit: WriteUnit,
  sedeId: string | null,
  codiceIstat: string | null,
  dal: string,
): Promise<void> {
  const [luogo] =
    sedeId !== null
      ? await unit.query('SELECT 1 FROM sede WHERE id = $1 AND ambito_id = $2 AND periodo @> $3::date', [
          sedeId,
          unit.ambitoId,
          dal,
        ])
      : await unit.query(
          'SELECT 1 FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date',
          [codiceIstat, unit.ambitoId, dal],
        );
  if (luogo !== undefined) return;
  throw new NotFound(
    sedeId !== null ? 'Sede non trovata, o non attiva a quella data' : "Il Comune non è dell'Ambito a quella data",
  );
}

/** The database holds this too: `incarico_in_comune_associato` for a Comune, `incarico_in_sede_attiva` for a sede. */
export async function requireAssociato(
  unit: WriteUnit,
  codiceIstat: string,
  dal: string,
  al: string | null,
): Promise<void> {
  const [membro] = await unit.query(
    `SELECT 1 FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> daterange($3, $4, '[]')`,
    [codiceIstat, unit.ambitoId, dal, al],
  );
  if (membro === undefined) throw oltreAppartenenza();
}

/** What people are told of the rule `incarico_in_comune_associato`. */
export const oltreAppartenenza = (): RuleViolation =>
  new RuleViolation('art. 8 c. 1', "L'incarico ha giorni in cui il Comune non è dell'Ambito");

/**
 * The title of the incarico: the title that the input names, the only title that covers the days, or a new one from the input.
 */
async function findOrInsertTitolo(
  unit: WriteUnit,
  input: ConferisciIncaricoInput,
): Promise<{ titoloId: string; al: string | null }> {
  const { operatoreId, titoloId, titolo, dal, al } = input;
  if (titolo !== undefined && titoloId === undefined) {
    const id = await insertTitolo(
      unit,
      {
        operatoreId,
        tipo: titolo,
        atto: input.atto,
        tempoIndeterminato: input.tempoIndeterminato ?? false,
        dal,
        ...(al === undefined ? {} : { al }),
        ...(input.ente === undefined ? {} : { ente: input.ente }),
        ...(input.datore === undefined ? {} : { datore: input.datore }),
        ...(titolo === TitoloDiServizio.DISCIPLINARE_INCARICO ? { sottoscrittoIl: dal } : {}),
      },
      { uguale: 'riusa' },
    );
    return { titoloId: id, al: al ?? null };
  }
  const titoli = await unit.query<{ titoloId: string; al: string | null }>(
    `SELECT id AS "titoloId", coalesce($5::date, upper(periodo) - 1) AS al FROM titolo_di_servizio
     WHERE operatore_id = $1 AND ($2::uuid IS NULL OR id = $2)
       AND periodo @> $3::date AND periodo @> coalesce($4::date, $3::date)`,
    [operatoreId, titoloId, dal, al, al],
  );
  const [unico] = titoli;
  if (unico === undefined) {
    throw new RuleViolation(
      'art. 8 c. 1',
      "Manca un titolo di servizio in vigore per quei giorni: registra prima il rapporto di lavoro o il disciplinare d'incarico",
    );
  }
  if (titoli.length > 1)
    throw new BadUserInput(['input', 'titoloId'], 'In quei giorni i titoli di servizio sono più d’uno: indica quale');
  return unico;
}

export const codiceNonAccettato = (): RuleViolation =>
  new RuleViolation('art. 8 c. 1', "L'assistente sociale non ha ancora accettato il codice deontologico");

@Resolver(() => PermessiOperatore)
export class ConferisciIncarico {
  @Command(() => Operatore, {
    description: 'Conferisce a un operatore un incarico in una sede (art. 8).',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  conferisciIncarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'incarico." }) input: ConferisciIncaricoInput,
  ): Promise<string> {
    return conferisciIncarico(unit, input);
  }

  @Permesso('Se può conferirgli un incarico: un assistente sociale ha prima accettato il codice.')
  puoConferireIncarico(@Root() { natura, codiceDeontologicoAccettatoIl }: OperatoreRow): boolean {
    return !attendeCodice(natura, codiceDeontologicoAccettatoIl);
  }
}
