// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { aperture } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { oraSql } from '../orari/orari.sql.ts';
import { loadForUpdate } from '../../load-for-update.ts';
import { soloDelComune } from '../sede/sede-di-chi.ts';
import { sedeCambiata } from '../sede/sede.evento.ts';
import { StatoApertura } from './apertura-straordinaria.ts';

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

/** From which states each decision is possible; the trigger `apertura_transizione` knows the same. */
const DA = {
  AUTORIZZATA: ['RICHIESTA'],
  RIFIUTATA: ['RICHIESTA'],
  RITIRATA: ['RICHIESTA', 'AUTORIZZATA'],
} as const satisfies Partial<Record<StatoApertura, readonly (keyof typeof StatoApertura)[]>>;

/** Whether a state admits a decision. */
export function puoDiventare(stato: keyof typeof StatoApertura, decisione: keyof typeof DA): boolean {
  const possibili: readonly string[] = DA[decisione];
  return possibili.includes(stato);
}

interface AperturaDaDecidere {
  readonly sedeId: string;
  readonly giorno: string;
  readonly dalle: string;
  readonly alle: string;
  readonly stato: keyof typeof StatoApertura;
  readonly richiestaDa: string;
  readonly versione: number;
}

/**
 * The opening that a decision is about, locked until its end; its sede before it, as whoever ends a sede does.
 * @throws NotFound, Conflict when it was decided on since it was read, RuleViolation when its state admits no such decision
 */
export async function aperturaDaDecidere(
  unit: WriteUnit,
  { aperturaId, versione }: DecidiAperturaInput,
  decisione: keyof typeof DA,
): Promise<AperturaDaDecidere> {
  await unit.query(
    'SELECT 1 FROM sede WHERE id = (SELECT sede_id FROM apertura_straordinaria WHERE id = $1 AND ambito_id = $2) FOR UPDATE',
    [aperturaId, unit.ambitoId],
  );
  const apertura = await loadForUpdate<AperturaDaDecidere>(
    unit,
    "L'apertura straordinaria",
    versione,
    `SELECT sede_id AS "sedeId", giorno, ${oraSql('lower(fascia)')} AS dalle, ${oraSql('upper(fascia)')} AS alle, stato,
            richiesta_da AS "richiestaDa", a.versione
     FROM apertura_straordinaria AS a JOIN sede ON sede.id = sede_id
     WHERE a.id = $1 AND a.ambito_id = $2 AND ($3::text IS NULL OR codice_istat = $3) FOR UPDATE OF a`,
    [aperturaId, unit.ambitoId, soloDelComune(unit.context.autorizzazione)],
  );
  if (!puoDiventare(apertura.stato, decisione))
    throw new RuleViolation(
      'art. 5 c. 5',
      `Un'apertura ${apertura.stato.toLowerCase()} non può diventare ${decisione.toLowerCase()}`,
    );
  return apertura;
}

/** Writes the decision; where it changes when the sede is open, the other services are told. */
export async function decidi(
  unit: WriteUnit,
  { aperturaId, motivo }: DecidiAperturaInput,
  { sedeId, stato }: AperturaDaDecidere,
  decisione: keyof typeof DA,
): Promise<void> {
  await unit.query(
    `UPDATE apertura_straordinaria SET stato = $2, decisa_da = $3, decisa_il = $4, motivo_decisione = $5, versione = versione + 1
     WHERE id = $1`,
    [aperturaId, decisione, unit.context.attore.sub, unit.adesso, motivo ?? null],
  );
  unit.audit('AperturaStraordinaria', aperturaId);
  if (stato === 'AUTORIZZATA' || decisione === 'AUTORIZZATA') await sedeCambiata(unit, sedeId);
}

type Quando = Pick<AperturaDaDecidere, 'giorno' | 'dalle' | 'alle'>;

/** Whether an opening is over at an instant. */
export function trascorsa(apertura: Quando, adesso: Date): boolean {
  const { giorno } = apertura;
  const [intervallo] = aperture({ orari: [], straordinarie: [apertura] }, giorno, giorno);
  return intervallo !== undefined && intervallo.alle <= adesso;
}

/** @throws RuleViolation for an opening that is over: it can be neither asked for, nor authorised, nor taken back */
export function requireNonFinita(apertura: Quando, adesso: Date): void {
  if (trascorsa(apertura, adesso)) throw new RuleViolation('art. 5 c. 5', "L'apertura è già trascorsa");
}
