// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { DataIso, type GraphContext, ListQuery, LoadField, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { presaInCaricoAssegna } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { readOrganico } from './read-scoperture.ts';
import { COLONNE_SUCCESSORE, successoriParameters } from './read-successori.ts';
import {
  SuccessoreRichiesto,
  SuccessoreRichiestoConnection,
  type SuccessoreRichiestoRow,
} from './successore-richiesto.ts';
import { casoDi, SUCCESSORI_RICHIESTI } from './successori.sql.ts';

@Resolver(() => SuccessoreRichiesto)
export class SuccessoriRichiestiResolver {
  @ListQuery(() => SuccessoreRichiestoConnection, {
    description:
      'I casi a cui occorre un altro case manager, ciascuno una volta, dal giorno da cui è scoperto: chi ne risponde lascia il servizio o è assente senza sostituto, o già ne risponde il coordinatore, chi è subentrato o nessuno (art. 2 c. 2).',
    azione: presaInCaricoAssegna,
    columns: COLONNE_SUCCESSORE,
    from: `${SUCCESSORI_RICHIESTI} WHERE true`,
    filters: [casoDi, (valore) => `dal <= ${valore}::date`],
    order: [
      ['dal', 'date'],
      ['caso', 'uuid'],
    ],
    direction: 'ASC',
    tells: ({ assenteId }: SuccessoreRichiestoRow) => (assenteId === null ? undefined : ['Operatore', assenteId]),
  })
  async successoriRichiesti(
    @Arg('operatoreId', () => UUID, { nullable: true, description: 'Solo i casi di cui risponde adesso.' })
    operatoreId: string | undefined,
    @Arg('entro', () => DataIso, { nullable: true, description: 'Solo i casi scoperti entro questo giorno.' })
    entro: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<readonly unknown[]> {
    const { lettura, ambitoId, adesso } = context;
    const organico = await readOrganico(lettura, ambitoId ?? '', giornoRoma(adesso));
    return [...successoriParameters(context, organico), operatoreId, entro];
  }

  @LoadField(() => PresaInCarico, presaInCaricoReference, { nullable: true, description: 'Il caso.' })
  presaInCarico(@Root() { presaInCaricoId }: SuccessoreRichiestoRow): string {
    return presaInCaricoId;
  }
}
