// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { emitCoordinatore } from './coordinatore.evento.ts';
import { loadNomina } from './load-nomina.ts';
import { NOMINA } from './nomina.entity.ts';
import { PermessiNominaCoordinatore, type NominaRow } from './nomina.ts';

@InputType({ description: 'Una nomina registrata per errore, che non è ancora cominciata.' })
export class AnnullaNominaCoordinatoreInput {
  @Field(() => UUID, { description: 'La nomina.' })
  nominaId!: string;

  @Field(() => Int, { description: 'Versione della nomina che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiNominaCoordinatore)
export class AnnullaNominaCoordinatore {
  /**
   * Art. 7: a nomination that is still to come was a mistake. One that has begun stays, since whoever was in office signed acts: it ends.
   * @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: 'Annulla una nomina del coordinatore registrata per errore, prima che cominci (art. 7).',
    articolo: 'art. 7',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async annullaNominaCoordinatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La nomina.' }) input: AnnullaNominaCoordinatoreInput,
  ): Promise<string> {
    const { id, dal } = await loadNomina(unit, input);
    if (dal <= giornoRoma(unit.adesso))
      throw new RuleViolation(
        'art. 7',
        `La nomina è cominciata ${ilGiorno(dal)}: i giorni in carica restano. Falla cessare, o rettificala`,
      );
    await annulla(unit, NOMINA, id, { motivo: input.motivo });
    await emitCoordinatore(unit);
    unit.audit('NominaCoordinatore', id);
    return unit.ambitoId;
  }

  @Permesso('Se può annullarla: prima che cominci.')
  puoAnnullare(@Root() { ambitoId, dal }: NominaRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId && dal > giornoRoma(context.adesso);
  }
}
