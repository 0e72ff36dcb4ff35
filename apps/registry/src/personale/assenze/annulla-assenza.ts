// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';

@InputType({ description: "Un'assenza che non c'è stata, o non ci sarà." })
export class AnnullaAssenzaInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'assenza." })
  assenzaId!: string;
}

@Resolver()
export class AnnullaAssenza {
  /** Art. 8: deletes an absence; the audit keeps the author. @returns the operator's id */
  @Command(() => Operatore, {
    description: "Toglie un'assenza che non c'è.",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async annullaAssenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assenza." }) { operatoreId, versione, assenzaId }: AnnullaAssenzaInput,
  ): Promise<string> {
    await loadOperatore(unit, operatoreId, versione);
    const tolte = await unit.query('DELETE FROM assenza WHERE id = $1 AND operatore_id = $2 RETURNING 1', [
      assenzaId,
      operatoreId,
    ]);
    if (tolte.length === 0) throw new NotFound('Assenza non trovata');
    return finishModifica(unit, operatoreId);
  }
}
