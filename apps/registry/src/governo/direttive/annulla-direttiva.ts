// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { annulla, columnsOf, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { DIRETTIVA, DirettivaEntity } from './direttiva.entity.ts';
import { Direttiva, PermessiDirettiva } from './direttiva.ts';

@InputType({ description: 'Una direttiva adottata per errore.' })
export class AnnullaDirettivaInput {
  @Field(() => UUID, { description: 'La direttiva.' })
  direttivaId!: string;

  @Field(() => Int, { description: 'Versione della direttiva che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiDirettiva)
export class AnnullaDirettiva {
  /**
   * Art. 7 c. 2: a directive was adopted by mistake, and has no effect yet; one that has is revoked. The database says the same
   * (`direttiva_immutabile`). @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description: 'Annulla una direttiva adottata per errore, che non ha ancora effetto (art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async annullaDirettiva(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La direttiva.' }) { direttivaId: id, versione, motivo }: AnnullaDirettivaInput,
  ): Promise<string> {
    const { efficaceDal } = await loadForUpdate<DirettivaEntity>(
      unit,
      { tipo: 'Direttiva', nome: 'La direttiva', id },
      versione,
      `SELECT ${columnsOf(DirettivaEntity)} FROM direttiva WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
      [id, unit.ambitoId],
    );
    if (efficaceDal <= giornoRoma(unit.adesso))
      throw new RuleViolation('art. 7 c. 2', `La direttiva ha effetto da ${ilGiorno(efficaceDal)}: si revoca`);
    await annulla(unit, DIRETTIVA, id, { motivo });
    unit.audit('Direttiva', id);
    return unit.ambitoId;
  }

  @Permesso('Se può annullarla: quando non ha ancora effetto.')
  puoAnnullare(@Root() { efficaceDal }: Direttiva, @Ctx() { adesso }: GraphContext): boolean {
    return efficaceDal > giornoRoma(adesso);
  }
}
