// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { loadTurno } from './load-turno.ts';
import { TURNO_REPERIBILITA } from './turno-reperibilita.entity.ts';
import { PermessiTurno } from './turno-reperibilita.ts';

@InputType({ description: 'Un turno di reperibilità che non si è svolto o non si svolgerà.' })
export class AnnullaTurnoInput {
  @Field(() => UUID, { description: 'Il turno, anche in corso o finito.' })
  turnoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiTurno)
export class AnnullaTurnoReperibilita {
  /**
   * Art. 2 c. 4: nobody was, or will be, on call by this shift. What it said stays among what was annulled; one under way that only ends
   * earlier is changed by `organizzaTurnoReperibilita`. @returns true
   */
  @Command(() => Boolean, {
    description: 'Annulla un turno di reperibilità, anche in corso o finito, dicendo perché (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
  })
  async annullaTurnoReperibilita(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il turno.' }) { turnoId, versione, motivo }: AnnullaTurnoInput,
  ): Promise<boolean> {
    await loadTurno(unit, turnoId, versione);
    await annulla(unit, TURNO_REPERIBILITA, turnoId, { motivo });
    unit.audit('TurnoReperibilita', turnoId);
    return true;
  }

  @Permesso('Se può annullarlo.')
  puoAnnullare(): boolean {
    return true;
  }
}
