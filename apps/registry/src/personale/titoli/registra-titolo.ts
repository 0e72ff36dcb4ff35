// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { capofilaDi } from '../../ambito/ambiti/capofila.sql.ts';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore } from '../operatori/operatore.ts';
import { TitoloEntity } from './titolo.entity.ts';
import { NaturaDatore, TitoloDiServizio } from './titolo.ts';

/** What people are told of the rule `titolo_disciplinare_prima`. */
export const SOTTOSCRITTO_PRIMA = "Un disciplinare d'incarico si sottoscrive non oltre il suo primo giorno";

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
      "Che cos'è il datore di lavoro: dovuto se lo si nomina; l'Ambito, se è il Comune capofila perché manca o è un disciplinare.",
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
  await insertTitolo(unit, input);
  return finishModifica(unit, input.operatoreId);
}

/**
 * Writes a title of an operator that the caller has locked. @returns the title's id
 * @throws BadUserInput for dates in the wrong order, RuleViolation for a title that lacks what its kind asks for
 */
export async function insertTitolo(unit: WriteUnit, titolo: Omit<RegistraTitoloInput, 'versione'>): Promise<string> {
  requireTitoloRegolare(titolo);
  const { operatoreId, tipo, atto, sottoscrittoIl = null, tempoIndeterminato, dal, al } = titolo;
  const disciplinare = tipo === TitoloDiServizio.DISCIPLINARE_INCARICO;
  const nominato = disciplinare ? undefined : titolo.ente;
  const datore = disciplinare ? NaturaDatore.AMBITO : datoreDi(titolo);
  const ente = nominato ?? (await nomeCapofila(unit, sottoscrittoIl ?? dal));
  const id = uuidv7();
  const periodo = al === undefined ? `[${dal},)` : `[${dal},${al}]`;
  await unit.manager.insert(TitoloEntity, {
    id,
    operatoreId,
    tipo,
    ente,
    datore,
    atto,
    sottoscrittoIl,
    tempoIndeterminato,
    periodo,
  });
  return id;
}

/** @throws BadUserInput for dates in the wrong order, RuleViolation for a title that lacks what its kind asks for */
function requireTitoloRegolare(titolo: Omit<RegistraTitoloInput, 'versione'>): void {
  const { tipo, sottoscrittoIl = null, tempoIndeterminato, dal, al } = titolo;
  if (al !== undefined && al < dal) throw new BadUserInput(['input', 'al'], 'Il titolo finisce dopo il suo inizio');
  if (!tempoIndeterminato && al === undefined)
    throw new RuleViolation('art. 8 c. 1', 'Un titolo che non è a tempo indeterminato ha un ultimo giorno: indicalo');
  if (tipo !== TitoloDiServizio.DISCIPLINARE_INCARICO) return;
  if (tempoIndeterminato || sottoscrittoIl === null) {
    throw new RuleViolation(
      'art. 8 c. 1',
      "Un disciplinare d'incarico è a termine e ha il giorno in cui è stato sottoscritto con il Comune capofila",
    );
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
