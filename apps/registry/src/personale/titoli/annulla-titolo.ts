// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { loadTitolo } from './load-titolo.ts';
import { TITOLO } from './titolo.entity.ts';
import { PermessiTitolo, type TitoloRow } from './titolo.ts';

@InputType({ description: 'Un titolo di servizio che era sbagliato.' })
export class AnnullaTitoloInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'Il titolo.' })
  titoloId!: string;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiTitolo)
export class AnnullaTitolo {
  /**
   * Art. 8 c. 1: a title that the operator does not have. The incarichi that need it are annulled, or corrected, first (constraint
   * `incarico_con_titolo`). @returns the operator's id
   */
  @Command(() => Operatore, {
    description: 'Annulla un titolo di servizio registrato per errore (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async annullaTitolo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il titolo.' }) { operatoreId, versione, titoloId, motivo }: AnnullaTitoloInput,
  ): Promise<string> {
    await loadOperatore(unit, operatoreId, versione);
    await loadTitolo(unit, operatoreId, titoloId);
    await annulla(unit, TITOLO, titoloId, { motivo });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può annullarlo: nessun incarico vi sta dentro.')
  puoAnnullare(@Root() { inUso }: TitoloRow): boolean {
    return !inUso;
  }
}
