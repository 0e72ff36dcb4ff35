// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { columnsOf, rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { APPARTENENZA, AppartenenzaEntity } from '../../ambito/ambiti/appartenenza.entity.ts';
import { lockAmbito, updateAmbito } from '../../ambito/ambiti/lock-ambito.ts';
import { type AppartenenzaRow, PermessiAppartenenza } from '../../ambito/appartenenze/appartenenza.ts';

@InputType({ description: "L'uscita di un Comune dall'Ambito, registrata per errore." })
export class AnnullaRecessoInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'appartenenza che il recesso ha fatto finire." })
  appartenenzaId!: string;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiAppartenenza)
export class AnnullaRecesso {
  /**
   * Art. 1: the withdrawal of a Comune was of another day or of another Comune. The Comune is a member as if it had not withdrawn,
   * unless the members decided without it meanwhile (`appartenenza_ha_votato`, `convenzione_di_tutti_gli_associati`). @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description:
      'Annulla il recesso di un Comune registrato per errore: resta associato; la sede finita con il recesso si rettifica a parte, e così atti di mandato e PUA (art. 1).',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async annullaRecesso(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il recesso.' }) input: AnnullaRecessoInput,
  ): Promise<string> {
    const { versione, appartenenzaId: id, motivo } = input;
    const { ambitoId } = unit;
    await lockAmbito(unit, ambitoId, versione);
    const [appartenenza] = await unit.query<AppartenenzaEntity>(
      `SELECT ${columnsOf(AppartenenzaEntity)} FROM appartenenza WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
      [id, ambitoId],
    );
    if (appartenenza === undefined) throw new NotFound("L'appartenenza non c'è, o non vi hai accesso");
    const { dal, attoUscita, recessoUltimo } = appartenenza;
    if (attoUscita === null) throw new RuleViolation('art. 1 c. 1', "Il Comune non è uscito dall'Ambito");
    if (!recessoUltimo) throw new RuleViolation('art. 1 c. 1', 'Dopo il recesso il Comune è entrato in un Ambito');
    await rettificaSulPosto(unit, APPARTENENZA, id, { motivo }, () =>
      unit.manager.update(AppartenenzaEntity, { id }, { periodo: `[${dal},)`, attoUscita: null }),
    );
    await updateAmbito(unit, ambitoId);
    return ambitoId;
  }

  @Permesso('Se può annullare il recesso che la fa finire: quando il Comune non è entrato altrove.')
  puoAnnullareRecesso(@Root() { ambitoId, recessoUltimo }: AppartenenzaRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId && recessoUltimo;
  }
}
