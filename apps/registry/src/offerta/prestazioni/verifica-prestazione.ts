// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { requireCompleta } from './require-completa.ts';
import { loadPrestazione } from './load-prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { Prestazione } from './prestazione.ts';
import { prestazioneReference } from './prestazione.reference.ts';

@InputType({ description: 'La conferma che una voce, oggi, è corretta.' })
export class VerificaPrestazioneInput {
  @Field(() => UUID, { description: 'La voce.' })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui la verifica vale, al più un anno da oggi.' })
  verificaScadeIl!: string;
}

/** The project's own choice: nobody vouches for what a year has gone over. Leap years included. */
const GIORNI_AL_MASSIMO = 366;

/** Art. 2 c. 8 d: a draft that is complete, and verified today, is published. */
export function pubblicaPrestazione(unit: WriteUnit, input: VerificaPrestazioneInput): Promise<void> {
  return verifica(unit, input, StatoPrestazione.BOZZA);
}

/** The verification of a published entry is renewed today: one that had lapsed is public again. */
export function verificaPrestazione(unit: WriteUnit, input: VerificaPrestazioneInput): Promise<void> {
  return verifica(unit, input, StatoPrestazione.PUBBLICATA);
}

async function verifica(
  unit: WriteUnit,
  { id, versione, verificaScadeIl }: VerificaPrestazioneInput,
  da: StatoPrestazione,
): Promise<void> {
  const prestazione = await loadPrestazione(unit, id, versione, [da]);
  const oggi = giornoRoma(unit.adesso);
  const ultimo = new Date(Date.parse(oggi) + GIORNI_AL_MASSIMO * 86_400_000).toISOString().slice(0, 10);
  if (verificaScadeIl <= oggi || verificaScadeIl > ultimo)
    throw new BadUserInput(['input', 'verificaScadeIl'], `La verifica vale da domani fino, al più, al ${ultimo}`);
  requireCompleta(prestazione);
  await unit.query(
    `UPDATE prestazione SET stato = 'PUBBLICATA', verificato_il = $2::date, verifica_scade = $3::date, versione = versione + 1 WHERE id = $1`,
    [id, oggi, verificaScadeIl],
  );
  unit.audit('Prestazione', id);
}

@Resolver()
export class PubblicaPrestazione {
  @Command(() => Prestazione, {
    description: 'Pubblica una voce completa, verificata oggi (art. 2 c. 8 d).',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
    reload: prestazioneReference,
  })
  async pubblicaPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce e fino a quando vale la verifica.' }) input: VerificaPrestazioneInput,
  ): Promise<string> {
    await pubblicaPrestazione(unit, input);
    return input.id;
  }
}

@Resolver()
export class VerificaPrestazione {
  @Command(() => Prestazione, {
    description: 'Conferma che una voce pubblicata, oggi, è corretta.',
    articolo: 'art. 2 c. 6',
    ammessi: ['COORDINATORE', 'SEGRETARIATO'],
    reload: prestazioneReference,
  })
  async verificaPrestazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce e fino a quando vale la verifica.' }) input: VerificaPrestazioneInput,
  ): Promise<string> {
    await verificaPrestazione(unit, input);
    return input.id;
  }
}
