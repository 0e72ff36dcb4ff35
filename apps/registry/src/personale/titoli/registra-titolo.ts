// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { RowOf, WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { capofilaDi } from '../../ambito/ambiti/capofila.sql.ts';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore } from '../operatori/operatore.ts';
import { TitoloEntity } from '../operatori/titolo.entity.ts';
import { NaturaDatore, TitoloDiServizio } from './titolo.ts';

/** What people are told of the rule `titolo_disciplinare_prima`. */
export const disciplinareIncompleto = (): RuleViolation =>
  new RuleViolation(
    'art. 8 c. 1',
    "Del disciplinare d'incarico manca l'ultimo giorno, o il giorno in cui è stato sottoscritto con il Comune capofila",
  );

export const SOTTOSCRITTO_PRIMA = "Il disciplinare d'incarico sarebbe sottoscritto dopo il suo primo giorno";

@InputType({ description: 'Un titolo di servizio da registrare.' })
export class RegistraTitoloInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => TitoloDiServizio, { description: "Rapporto di lavoro o disciplinare d'incarico." })
  tipo!: TitoloDiServizio;

  @Field(() => String, {
    nullable: true,
    description: 'Il datore di lavoro; il Comune capofila, se manca o se è un disciplinare.',
  })
  @Length(2, 200)
  ente?: string;

  @Field(() => NaturaDatore, {
    nullable: true,
    description:
      "Che cos'è il datore di lavoro: dovuto se lo si nomina; l'Ambito, se manca. Per un disciplinare può essere solo l'Ambito.",
  })
  datore?: NaturaDatore;

  @Field({ description: "Estremi dell'atto o del disciplinare." })
  @Length(3, 200)
  atto!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Giorno della sottoscrizione: per un disciplinare è dovuto, e non viene dopo il primo giorno.',
  })
  sottoscrittoIl?: string;

  @Field({ description: 'Se è a tempo indeterminato; un disciplinare non lo è.' })
  tempoIndeterminato!: boolean;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno, compreso: dovuto se non è a tempo indeterminato.',
  })
  al?: string;
}

/** Art. 8 c. 1: records by which title an operator serves, and from when. @returns the operator's id */
export async function registraTitolo(unit: WriteUnit, input: RegistraTitoloInput): Promise<string> {
  await loadOperatore(unit, input.operatoreId, input.versione);
  await insertTitolo(unit, input, { uguale: 'rifiuta' });
  return finishModifica(unit, input.operatoreId);
}

/** What becomes of a title of a kind, of an employer and from a day of which the operator has one already. */
interface Doppione {
  /**
   * An incarico that brings its title, or a correction, takes one that is equal in all; a title that is registered is refused, and any
   * that is not equal.
   */
  readonly uguale: 'riusa' | 'rifiuta';
  /** The title that the new one replaces. */
  readonly alPostoDi?: string;
}

/**
 * Writes a title of an operator that the caller has locked. @returns the title's id
 * @throws BadUserInput for dates in the wrong order, RuleViolation for a title that lacks what its kind asks for, Conflict for a double
 */
export async function insertTitolo(
  unit: WriteUnit,
  titolo: Omit<RegistraTitoloInput, 'versione'>,
  doppione: Doppione,
): Promise<string> {
  requireTitoloRegolare(titolo);
  const { operatoreId, tipo, atto, sottoscrittoIl = null, tempoIndeterminato, dal, al } = titolo;
  const disciplinare = tipo === TitoloDiServizio.DISCIPLINARE_INCARICO;
  const nominato = disciplinare ? undefined : titolo.ente;
  const datore = disciplinare ? NaturaDatore.AMBITO : datoreDi(titolo);
  const ente = nominato ?? (await nomeCapofila(unit, sottoscrittoIl ?? dal));
  const id = uuidv7();
  const periodo = al === undefined ? `[${dal},)` : `[${dal},${al}]`;
  const nuovo = { operatoreId, tipo, ente, datore, atto, sottoscrittoIl, tempoIndeterminato, periodo };
  const gia = await findDoppione(unit, nuovo, dal, doppione);
  if (gia !== undefined) return gia;
  await unit.manager.insert(TitoloEntity, { id, ...nuovo });
  return id;
}

/**
 * @returns the id of an equal title that is used again, if there is one
 * @throws Conflict for another title of the same kind and employer, from the same day (`titolo_uno_dal_giorno`)
 */
async function findDoppione(
  unit: WriteUnit,
  { operatoreId, tipo, ente, datore, atto, tempoIndeterminato, periodo }: Omit<RowOf<TitoloEntity>, 'id'>,
  dal: string,
  { uguale, alPostoDi }: Doppione,
): Promise<string | undefined> {
  const [gia] = await unit.query<{ id: string; atto: string; uguale: boolean }>(
    `SELECT id, atto, (datore, atto, tempo_indeterminato, periodo) = ($5, $6, $7, $8::daterange) AS uguale
     FROM titolo_di_servizio
     WHERE operatore_id = $1 AND tipo = $2 AND ente = $3 AND lower(periodo) = $4::date AND id IS DISTINCT FROM $9::uuid
     ORDER BY uguale DESC, id LIMIT 1`,
    [operatoreId, tipo, ente, dal, datore, atto, tempoIndeterminato, periodo, alPostoDi],
  );
  if (gia === undefined) return undefined;
  if (uguale === 'riusa' && gia.uguale) return gia.id;
  throw titoloDoppio(` (${gia.atto})`);
}

/** What people are told of the rule `titolo_uno_dal_giorno`. */
export const titoloDoppio = (gia = ''): Conflict =>
  new Conflict(
    `L'operatore ha già un titolo di questo tipo, con lo stesso datore e dallo stesso giorno${gia}: un incarico può avere quello; se era sbagliato si rettifica`,
  );

/** @throws BadUserInput for dates in the wrong order, RuleViolation for a title that lacks what its kind asks for */
function requireTitoloRegolare(titolo: Omit<RegistraTitoloInput, 'versione'>): void {
  const { tipo, datore = NaturaDatore.AMBITO, sottoscrittoIl = null, tempoIndeterminato, dal, al } = titolo;
  if (al !== undefined && al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      'Il titolo finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
    );
  if (!tempoIndeterminato && al === undefined) throw senzaUltimoGiorno();
  if (tipo !== TitoloDiServizio.DISCIPLINARE_INCARICO) return;
  if (datore !== NaturaDatore.AMBITO)
    throw new BadUserInput(
      ['input', 'datore'],
      'Il disciplinare d’incarico è con il Comune capofila, per l’Ambito: non indicare un altro datore, o scegli il rapporto di lavoro',
    );
  if (tempoIndeterminato || sottoscrittoIl === null) {
    throw disciplinareIncompleto();
  }
  if (sottoscrittoIl > dal) throw new RuleViolation('art. 8 c. 1', SOTTOSCRITTO_PRIMA);
}

/**
 * The kind of the employer of a title: the Ambito, if no employer is named.
 * @throws BadUserInput for an employer with a name and no kind, or with a kind and no name
 */
function datoreDi({ ente, datore }: Pick<RegistraTitoloInput, 'ente' | 'datore'>): NaturaDatore {
  const natura = datore ?? (ente === undefined ? NaturaDatore.AMBITO : null);
  if (natura === null)
    throw new BadUserInput(
      ['input', 'datore'],
      'Indica che cos’è il datore di lavoro: per il livello essenziale contano solo i dipendenti dei Comuni e delle loro forme associate',
    );
  if (ente === undefined && natura !== NaturaDatore.AMBITO)
    throw new BadUserInput(['input', 'ente'], 'Indica il nome del datore di lavoro');
  return natura;
}

/** The name of the Comune that leads the Ambito on a day, as a title names its employer. */
async function nomeCapofila(unit: WriteUnit, giorno: string): Promise<string> {
  const [comune] = await unit.query<{ nome: string }>(
    `SELECT nome FROM comune WHERE codice_istat = ${capofilaDi('$1', '$2')}`,
    [unit.ambitoId, giorno],
  );
  if (comune === undefined) throw new Error(`No capofila of ${unit.ambitoId}`);
  return `Comune di ${comune.nome}`;
}

export const senzaUltimoGiorno = (): RuleViolation =>
  new RuleViolation('art. 8 c. 1', 'Manca l’ultimo giorno del titolo, che non è a tempo indeterminato: indicalo');

@Resolver(() => PermessiOperatore)
export class RegistraTitolo {
  @Command(() => Operatore, {
    description: 'Registra un titolo di servizio di un operatore (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  registraTitolo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il titolo.' }) input: RegistraTitoloInput,
  ): Promise<string> {
    return registraTitolo(unit, input);
  }

  @Permesso('Se può registrarne un titolo di servizio.')
  puoRegistrareTitolo(): boolean {
    return true;
  }
}
