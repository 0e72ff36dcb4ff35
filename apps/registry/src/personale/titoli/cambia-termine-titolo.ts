// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { requireIncarichiEntro } from './require-incarichi-entro.ts';
import { PermessiTitolo, type TitoloRow } from './titolo.ts';

@InputType({ description: "L'ultimo giorno di un titolo di servizio: una proroga, o una fine." })
export class CambiaTermineTitoloInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'Il titolo.' })
  titoloId!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

/** SQL that tells whether an incarico that needs a title (alias `t`) goes on after a day. */
export const incaricoOltre = (giorno: string): string => `
  EXISTS (SELECT FROM incarico AS i WHERE i.titolo_id = t.id AND i.periodo && daterange(${giorno}::date + 1, NULL))`;

@Resolver(() => PermessiTitolo)
export class CambiaTermineTitolo {
  /**
   * Art. 8 c. 1: extends a title or ends it. A title does not end before an incarico that needs it: the incarico ends first
   * (constraint `incarico_con_titolo`). @returns the operator's id
   */
  @Command(() => Operatore, {
    description: 'Proroga un titolo di servizio, o ne fissa la fine (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async cambiaTermineTitolo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il nuovo termine.' }) input: CambiaTermineTitoloInput,
  ): Promise<string> {
    const { operatoreId, versione, titoloId, al } = input;
    await loadOperatore(unit, operatoreId, versione);
    const [titolo] = await unit.query<{ dal: string }>(
      'SELECT lower(periodo) AS dal FROM titolo_di_servizio WHERE id = $1 AND operatore_id = $2',
      [titoloId, operatoreId],
    );
    if (titolo === undefined) throw new NotFound('Titolo di servizio non trovato');
    if (al < titolo.dal)
      throw new BadUserInput(
        ['input', 'al'],
        'Il titolo finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
      );
    await requireIncarichiEntro(unit, titoloId, titolo.dal, al);
    await unit.query(
      `UPDATE titolo_di_servizio SET periodo = daterange(lower(periodo), $2::date, '[]') WHERE id = $1`,
      [titoloId, al],
    );
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può prorogarlo o fissarne la fine: non finché un incarico vi è senza termine.')
  puoCambiareTermine(@Root() { senzaFine }: TitoloRow): boolean {
    return !senzaFine;
  }
}
