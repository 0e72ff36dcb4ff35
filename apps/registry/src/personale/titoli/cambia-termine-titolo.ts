// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { concludiModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { Operatore } from '../operatori/operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';

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

/** SQL: whether an incarico by a title (alias `t`) goes on after a day. */
export const incaricoOltre = (giorno: string): string => `
  EXISTS (SELECT FROM incarico AS i WHERE i.titolo_id = t.id AND i.periodo && daterange(${giorno}::date + 1, NULL))`;

/**
 * Art. 8 c. 1: extends a title or ends it. It does not end under an incarico that goes on: that one ends first
 * (constraint `incarico_con_titolo`). @returns the operator's id
 */
export async function cambiaTermineTitolo(unit: WriteUnit, input: CambiaTermineTitoloInput): Promise<string> {
  const { operatoreId, versione, titoloId, al } = input;
  await loadOperatore(unit, operatoreId, versione);
  const [titolo] = await unit.query<{ dal: string; oltre: boolean }>(
    `SELECT lower(periodo) AS dal, ${incaricoOltre('$3')} AS oltre
     FROM titolo_di_servizio t WHERE id = $1 AND operatore_id = $2`,
    [titoloId, operatoreId, al],
  );
  if (titolo === undefined) throw new NotFound('Titolo di servizio non trovato');
  if (al < titolo.dal) throw new BadUserInput(['input', 'al'], 'Il titolo finisce dopo il suo inizio');
  if (titolo.oltre)
    throw new RuleViolation('art. 8 c. 1', 'Un incarico va oltre quel giorno: prima si chiede la sua fine');
  await unit.query(`UPDATE titolo_di_servizio SET periodo = daterange(lower(periodo), $2::date, '[]') WHERE id = $1`, [
    titoloId,
    al,
  ]);
  return concludiModifica(unit, operatoreId);
}

@Resolver()
export class CambiaTermineTitolo {
  @Command(() => Operatore, {
    description: 'Proroga un titolo di servizio, o ne fissa la fine (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  cambiaTermineTitolo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il nuovo termine.' }) input: CambiaTermineTitoloInput,
  ): Promise<string> {
    return cambiaTermineTitolo(unit, input);
  }
}
