// SPDX-License-Identifier: AGPL-3.0-or-later
import { UUID, Command, Unit } from '@ambito/subgraph';
import { createHash } from 'node:crypto';
import { Conflict, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { requirePasso, StatoRapporto } from './stati.ts';
import { Rapporto } from './rapporto.ts';
import { rapportoReference } from './rapporto.reference.ts';

@InputType({ description: 'Il rapporto su cui si decide.' })
export class DecidiRapportoInput {
  @Field(() => UUID, { description: 'Il rapporto.' })
  rapportoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/** Art. 7 c. 1: from here on the report does not change; the database holds it too. */
export async function approvaRapporto(unit: WriteUnit, input: DecidiRapportoInput): Promise<string> {
  await loadForUpdate(unit, input, StatoRapporto.APPROVATO);
  await unit.query(
    `UPDATE rapporto SET stato = 'APPROVATO', approvato_il = $2, approvato_da = $3, aggiornato_il = $2, versione = versione + 1 WHERE id = $1`,
    [input.rapportoId, unit.adesso, unit.context.attore.sub],
  );
  return input.rapportoId;
}

/**
 * Art. 2 c. 8 b: the Regione gets what disclosure control leaves. The receipt names the report, its edition and the digest of
 * what was handed over.
 */
export async function trasmettiRapporto(unit: WriteUnit, input: DecidiRapportoInput): Promise<string> {
  await loadForUpdate(unit, input, StatoRapporto.TRASMESSO);
  const artefatti = await unit.query<{ impronta: string }>(
    `SELECT impronta FROM artefatto WHERE rapporto_id = $1 AND vista = 'REGIONE' ORDER BY formato`,
    [input.rapportoId],
  );
  const impronta = createHash('sha256')
    .update(artefatti.map((artefatto) => artefatto.impronta).join('\n'))
    .digest('hex');
  await unit.query(
    `UPDATE rapporto SET stato = 'TRASMESSO', trasmesso_il = $2, ricevuta = tipo || '/' || periodo || '/' || edizione || '/' || $3,
       aggiornato_il = $2, versione = versione + 1 WHERE id = $1`,
    [input.rapportoId, unit.adesso, impronta],
  );
  return input.rapportoId;
}

async function loadForUpdate(
  unit: WriteUnit,
  { rapportoId, versione }: DecidiRapportoInput,
  passo: StatoRapporto,
): Promise<void> {
  const [rapporto] = await unit.query<{ stato: StatoRapporto; versione: number }>(
    'SELECT stato, versione FROM rapporto WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [rapportoId, unit.ambitoId],
  );
  if (rapporto === undefined) throw new NotFound('Rapporto non trovato');
  if (rapporto.versione !== versione) throw new Conflict('Il rapporto è cambiato nel frattempo', rapporto.versione);
  requirePasso(rapporto.stato, passo);
  unit.audit('Rapporto', rapportoId);
}

@Resolver()
export class ApprovaRapporto {
  @Command(() => Rapporto, {
    description: 'Il coordinatore approva un rapporto: da qui non cambia più.',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    reload: rapportoReference,
  })
  approvaRapporto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il rapporto.' }) input: DecidiRapportoInput,
  ): Promise<string> {
    return approvaRapporto(unit, input);
  }
}

@Resolver()
export class TrasmettiRapporto {
  @Command(() => Rapporto, {
    description: 'Il coordinatore trasmette alla Regione un rapporto approvato.',
    articolo: 'art. 2 c. 8 b',
    ammessi: ['COORDINATORE'],
    reload: rapportoReference,
  })
  trasmettiRapporto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il rapporto.' }) input: DecidiRapportoInput,
  ): Promise<string> {
    return trasmettiRapporto(unit, input);
  }
}
