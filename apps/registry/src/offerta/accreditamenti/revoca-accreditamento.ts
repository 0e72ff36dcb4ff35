// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma, vigilia } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { emitEnte } from '../enti/ente.evento.ts';
import { loadEnte } from '../enti/load-ente.ts';
import { finiscePrima } from '../../fine-anticipata.ts';
import { Ente } from '../enti/ente.ts';
import { enteReference } from '../enti/ente.reference.ts';

@InputType({ description: 'La revoca di un accreditamento.' })
export class RevocaAccreditamentoInput {
  @Field(() => UUID, { description: "L'ente." })
  enteId!: string;

  @Field(() => Int, { description: "La versione letta dell'ente." })
  versione!: number;

  @Field(() => UUID, { description: "L'accreditamento." })
  accreditamentoId!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui vale, prima del suo termine: da ieri in poi.' })
  al!: string;

  @Field({ description: "L'atto di revoca." })
  @Length(3, 200)
  atto!: string;
}

/**
 * An accreditation ends before its term; that it was in force on the days that are over stays (`accreditamento_immutabile`): what
 * is revoked was so yesterday for the last time, or is so later. @throws RuleViolation for a day out of its period, or before
 */
export async function revocaAccreditamento(unit: WriteUnit, input: RevocaAccreditamentoInput): Promise<void> {
  const { enteId, versione, accreditamentoId, al, atto } = input;
  await loadEnte(unit, enteId, versione);
  const [accreditamento] = await unit.query<{ dal: string; al: string }>(
    'SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al FROM accreditamento WHERE id = $1 AND ente_id = $2',
    [accreditamentoId, enteId],
  );
  if (accreditamento === undefined) throw new NotFound('Accreditamento non trovato');
  const ieri = vigilia(giornoRoma(unit.adesso));
  if (al < ieri)
    throw new RuleViolation(
      'art. 2 c. 5 o',
      `I giorni in cui è stato accreditato non cambiano: si revoca dal ${ieri} in poi`,
    );
  if (!finiscePrima(al, accreditamento))
    throw new RuleViolation(
      'art. 2 c. 5 o',
      `Una revoca finisce l'accreditamento prima del termine: dal ${accreditamento.dal} al ${accreditamento.al}`,
    );
  await unit.query(
    `UPDATE accreditamento SET periodo = daterange(lower(periodo), $2::date, '[]'), revoca_atto = $3 WHERE id = $1`,
    [accreditamentoId, al, atto],
  );
  await unit.query('UPDATE ente SET versione = versione + 1 WHERE id = $1', [enteId]);
  await emitEnte(unit, enteId);
  unit.audit('Ente', enteId);
}

@Resolver()
export class RevocaAccreditamento {
  @Command(() => Ente, {
    description: 'Revoca un accreditamento prima del suo termine.',
    articolo: 'art. 2 c. 5 o',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async revocaAccreditamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La revoca.' }) input: RevocaAccreditamentoInput,
  ): Promise<string> {
    await revocaAccreditamento(unit, input);
    return input.enteId;
  }
}
