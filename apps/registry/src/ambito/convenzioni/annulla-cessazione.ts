// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Ambito } from '../ambiti/ambito.ts';
import { CONVENZIONE, type ConvenzioneEntity } from './convenzione.entity.ts';
import { PermessiConvenzione } from './convenzione.ts';
import { cessata, CessazioneSbagliataInput, loadCessata } from './load-convenzione.ts';

@InputType({ description: 'Una cessazione registrata per errore: la Convenzione vale fino al suo termine.' })
export class AnnullaCessazioneConvenzioneInput extends CessazioneSbagliataInput {}

@Resolver(() => PermessiConvenzione)
export class AnnullaCessazioneConvenzione {
  /**
   * Art. 1 and 9: a Convenzione did not cease before its term. It is in force up to its term again, unless another one follows or a Comune
   * has entered that has not signed it: the constraints of the Convenzione say so. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description:
      'Annulla la cessazione di una Convenzione, registrata per errore: vale di nuovo fino al termine con cui è stata sottoscritta (art. 1 e 9).',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async annullaCessazioneConvenzione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La cessazione.' }) input: AnnullaCessazioneConvenzioneInput,
  ): Promise<string> {
    const { id, termine } = await loadCessata(unit, input);
    await rettificaSulPosto(unit, CONVENZIONE, id, { motivo: input.motivo }, () =>
      unit.query(
        `UPDATE convenzione SET periodo = daterange(lower(periodo), $2::date, '[]'), atto_cessazione = NULL, termine = NULL WHERE id = $1`,
        [id, termine],
      ),
    );
    unit.audit('Convenzione', id);
    return unit.ambitoId;
  }

  @Permesso('Se può annullarne la cessazione.')
  puoAnnullareCessazione(@Root() convenzione: ConvenzioneEntity, @Ctx() { ambitoId }: GraphContext): boolean {
    return convenzione.ambitoId === ambitoId && cessata(convenzione);
  }
}
