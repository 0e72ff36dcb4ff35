// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { cominciato, loadTurno } from './load-turno.ts';
import { PermessiTurno, type TurnoRow } from './turno-reperibilita.ts';

@InputType({ description: 'Un turno di reperibilità da togliere, prima che cominci.' })
export class AnnullaTurnoInput {
  @Field(() => UUID, { description: 'Il turno.' })
  turnoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

@Resolver(() => PermessiTurno)
export class AnnullaTurnoReperibilita {
  /** Art. 2 c. 4: deletes a shift before it begins; a shift that has begun can only end earlier. @returns true */
  @Command(() => Boolean, {
    description: 'Toglie un turno di reperibilità che non è cominciato (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
  })
  async annullaTurnoReperibilita(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il turno.' }) { turnoId, versione }: AnnullaTurnoInput,
  ): Promise<boolean> {
    if (cominciato(await loadTurno(unit, turnoId, versione), unit.adesso))
      throw new RuleViolation('art. 2 c. 4', 'Il turno è cominciato: non si toglie, se ne anticipa la fine');
    await unit.query('DELETE FROM turno_reperibilita WHERE id = $1', [turnoId]);
    unit.audit('TurnoReperibilita', turnoId);
    return true;
  }

  @Permesso('Se può toglierlo: un turno che è cominciato si fa finire.')
  puoAnnullare(@Root() turno: TurnoRow, @Ctx() { adesso }: GraphContext): boolean {
    return !cominciato(turno, adesso);
  }
}
