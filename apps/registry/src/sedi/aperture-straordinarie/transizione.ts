// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { aperture } from '@ambito/orari';
import { columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { soloDelComune } from '../../ambito/comuni/proprio-comune.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { AperturaStraordinariaEntity } from './apertura-straordinaria.entity.ts';
import type { AperturaStraordinariaRow, StatoApertura } from './apertura-straordinaria.ts';

@InputType({ description: "Un'apertura straordinaria su cui si decide." })
export class DecidiAperturaInput {
  @Field(() => UUID, { description: "L'apertura." })
  aperturaId!: string;

  @Field(() => Int, { description: "Versione dell'apertura che si è letta." })
  versione!: number;

  @Field(() => String, { nullable: true, description: 'Il motivo: occorre per un rifiuto.' })
  @Length(3, 500)
  motivo?: string;
}

type Stato = keyof typeof StatoApertura;
type Decisione = Exclude<Stato, 'RICHIESTA'>;

/** The decisions that each state admits. The database holds the same steps (`passo_apertura`), and a test compares the two. */
export const TRANSIZIONI: Readonly<Record<Stato, readonly Decisione[]>> = {
  RICHIESTA: ['AUTORIZZATA', 'RIFIUTATA', 'RITIRATA'],
  AUTORIZZATA: ['RITIRATA'],
  RIFIUTATA: [],
  RITIRATA: [],
};

const IN_PAROLE: Readonly<Record<Stato, string>> = {
  RICHIESTA: 'chiesta',
  AUTORIZZATA: 'autorizzata',
  RIFIUTATA: 'rifiutata',
  RITIRATA: 'ritirata',
};

/** Whether a state admits a decision. */
export function puoDiventare(stato: Stato, decisione: Decisione): boolean {
  return TRANSIZIONI[stato].includes(decisione);
}

/**
 * An opening, locked until the unit of work ends. Its sede is locked before it, in the same order as when a sede ends.
 * @param admit throws for whoever may not change it
 * @throws NotFound, Conflict for another version
 */
export async function loadApertura(
  unit: WriteUnit,
  { aperturaId, versione }: Pick<DecidiAperturaInput, 'aperturaId' | 'versione'>,
  admit?: (apertura: AperturaStraordinariaRow) => void,
): Promise<AperturaStraordinariaRow> {
  await unit.query(
    'SELECT 1 FROM sede WHERE id = (SELECT sede_id FROM apertura_straordinaria WHERE id = $1 AND ambito_id = $2) FOR UPDATE',
    [aperturaId, unit.ambitoId],
  );
  return loadForUpdate<AperturaStraordinariaRow>(
    unit,
    { tipo: 'AperturaStraordinaria', nome: "L'apertura straordinaria", id: aperturaId },
    versione,
    `SELECT ${columnsOf(AperturaStraordinariaEntity, 'a')} FROM apertura_straordinaria AS a JOIN sede ON sede.id = sede_id
     WHERE a.id = $1 AND a.ambito_id = $2 AND ($3::text IS NULL OR codice_istat = $3) FOR UPDATE OF a`,
    [aperturaId, unit.ambitoId, soloDelComune(unit.context.autorizzazione)],
    admit,
  );
}

/**
 * The opening that a decision is about.
 * @param admit throws for whoever may not decide on it
 * @throws NotFound, Conflict for another version, RuleViolation when the state admits no such decision
 */
export async function loadAperturaDaDecidere(
  unit: WriteUnit,
  input: DecidiAperturaInput,
  decisione: Decisione,
  admit?: (apertura: AperturaStraordinariaRow) => void,
): Promise<AperturaStraordinariaRow> {
  const apertura = await loadApertura(unit, input, admit);
  if (!puoDiventare(apertura.stato, decisione)) {
    const ritirabile = puoDiventare(apertura.stato, 'RITIRATA') && !trascorsa(apertura, unit.adesso);
    const rimedio = ritirabile ? ', ma si può ritirare' : '';
    throw new RuleViolation(
      'art. 5 c. 5',
      `L'apertura è già stata ${IN_PAROLE[apertura.stato]}: non può più essere ${IN_PAROLE[decisione]}${rimedio}`,
    );
  }
  return apertura;
}

/** Writes a decision. If the decision changes when the sede is open, the other services are told. @returns the opening's id */
export async function writeDecisione(
  unit: WriteUnit,
  { aperturaId, motivo }: DecidiAperturaInput,
  { sedeId, stato }: AperturaStraordinariaRow,
  decisione: Decisione,
): Promise<string> {
  await unit.manager.update(AperturaStraordinariaEntity, aperturaId, {
    stato: decisione,
    decisaDa: unit.context.attore.sub,
    decisaIl: unit.adesso,
    motivoDecisione: motivo ?? null,
    versione: () => 'versione + 1',
  });
  unit.audit('AperturaStraordinaria', aperturaId);
  if (stato === 'AUTORIZZATA' || decisione === 'AUTORIZZATA') await finishModificaSede(unit, sedeId);
  return aperturaId;
}

type Quando = Pick<AperturaStraordinariaRow, 'giorno' | 'dalle' | 'alle'>;

/** Whether an opening is over at an instant. */
export function trascorsa(apertura: Quando, adesso: Date): boolean {
  const { giorno } = apertura;
  const [intervallo] = aperture({ orari: [], straordinarie: [apertura] }, giorno, giorno);
  return intervallo !== undefined && intervallo.alle <= adesso;
}

/** @throws RuleViolation for an opening that is over: nobody can ask for it, authorise it or take it back */
export function requireNonTrascorsa(apertura: Quando, adesso: Date): void {
  if (trascorsa(apertura, adesso)) throw giaTrascorsa();
}

export const giaTrascorsa = (): RuleViolation => new RuleViolation('art. 5 c. 5', "L'apertura è già trascorsa");
