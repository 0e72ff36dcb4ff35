// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Resolver, Root } from 'type-graphql';
import { DecidiRapportoInput, loadRapporto } from './load-rapporto.ts';
import { rapportoReference } from './rapporto.reference.ts';
import { PermessiRapporto, Rapporto, type RapportoRow } from './rapporto.ts';
import { puoPassare, StatoRapporto } from './stati.ts';

@Resolver(() => PermessiRapporto)
export class TrasmettiRapporto {
  /**
   * Art. 2 c. 8 b: the Regione gets the report after disclosure control. The receipt names the report, its edition and the
   * digest of the transmitted content.
   */
  @Command(() => Rapporto, {
    description: 'Il coordinatore trasmette alla Regione un rapporto approvato.',
    articolo: 'art. 2 c. 8 b',
    ammessi: ['COORDINATORE'],
    reload: rapportoReference,
  })
  async trasmettiRapporto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il rapporto.' }) input: DecidiRapportoInput,
  ): Promise<string> {
    await loadRapporto(unit, input, StatoRapporto.TRASMESSO);
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
    unit.audit('Rapporto', input.rapportoId);
    return input.rapportoId;
  }

  @Permesso('Se può trasmetterlo.')
  puoTrasmettere(@Root() { stato }: RapportoRow): boolean {
    return puoPassare(stato, StatoRapporto.TRASMESSO);
  }
}
