// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { sedeDaModificare } from '../sede/sede-da-modificare.ts';
import { sedeCambiata } from '../sede/sede.evento.ts';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';

@InputType({ description: 'Una variazione da annullare.' })
export class AnnullaVariazioneInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La variazione.' })
  variazioneId!: string;
}

/**
 * Art. 6 c. 2: from today on the days of a variation have their usual hours again. The days of it that are over stay as they
 * were; one that is wholly over was recorded by mistake, and goes.
 */
export async function annullaVariazione(
  unit: WriteUnit,
  { sedeId, versione, variazioneId }: AnnullaVariazioneInput,
): Promise<void> {
  await sedeDaModificare(unit, sedeId, versione);
  const oggi = giornoRoma(unit.adesso);
  const accorciate = await unit.query(
    `UPDATE variazione_oraria SET periodo = periodo * daterange(NULL, $3::date)
     WHERE id = $1 AND sede_id = $2 AND lower(periodo) < $3::date AND upper(periodo) > $3::date RETURNING 1`,
    [variazioneId, sedeId, oggi],
  );
  const tolte =
    accorciate.length > 0
      ? []
      : await unit.query('DELETE FROM variazione_oraria WHERE id = $1 AND sede_id = $2 RETURNING 1', [
          variazioneId,
          sedeId,
        ]);
  if (accorciate.length + tolte.length === 0) throw new NotFound('Variazione non trovata');
  await sedeCambiata(unit, sedeId);
}

@Resolver()
export class AnnullaVariazione {
  @Command(() => Sede, {
    description: 'Il coordinatore annulla una variazione: da oggi valgono gli orari consueti (art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async annullaVariazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La variazione.' }) input: AnnullaVariazioneInput,
  ): Promise<string> {
    await annullaVariazione(unit, input);
    return input.sedeId;
  }
}
