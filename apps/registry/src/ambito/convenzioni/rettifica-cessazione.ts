// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Resolver, Root } from 'type-graphql';
import { finiscePrima } from '../../fine-anticipata.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Ambito } from '../ambiti/ambito.ts';
import { CONVENZIONE, ConvenzioneEntity } from './convenzione.entity.ts';
import { PermessiConvenzione } from './convenzione.ts';
import { cessata, CessazioneSbagliataInput, loadCessata } from './load-convenzione.ts';

@UpdateInput(ConvenzioneEntity, 'La cessazione di una Convenzione, scritta male', [])
export class RettificaCessazioneConvenzioneInput extends CessazioneSbagliataInput {
  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno in cui vale, compreso; prima del suo termine.' })
  al?: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto." })
  @Length(3, 200)
  atto?: string;
}

@Resolver(() => PermessiConvenzione)
export class RettificaCessazioneConvenzione {
  /**
   * Art. 1 and 9: the day or the act by which a Convenzione ceases was written wrongly. What it said is kept; its term stays.
   * @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description:
      "Rettifica il giorno o l'atto con cui una Convenzione cessa prima del suo termine, scritti male (art. 1 e 9).",
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async rettificaCessazioneConvenzione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La cessazione.' }) input: RettificaCessazioneConvenzioneInput,
  ): Promise<string> {
    const { id, dal, termine, ...scritta } = await loadCessata(unit, input);
    const { al = scritta.al, atto = scritta.attoCessazione, motivo } = input;
    if (!finiscePrima(al, { dal, al: termine }))
      throw new RuleViolation(
        'art. 1 c. 1',
        `La Convenzione comincia ${ilGiorno(dal)} e il suo termine è ${ilGiorno(termine)}: il giorno in cui cessa è prima del termine`,
      );
    await rettificaSulPosto(unit, CONVENZIONE, id, { motivo }, () =>
      unit.query(
        `UPDATE convenzione SET periodo = daterange(lower(periodo), $2::date, '[]'), atto_cessazione = $3 WHERE id = $1`,
        [id, al, atto],
      ),
    );
    unit.audit('Convenzione', id);
    return unit.ambitoId;
  }

  @Permesso("Se può rettificarne il giorno o l'atto della cessazione.")
  puoRettificareCessazione(@Root() convenzione: ConvenzioneEntity, @Ctx() { ambitoId }: GraphContext): boolean {
    return convenzione.ambitoId === ambitoId && cessata(convenzione);
  }
}
