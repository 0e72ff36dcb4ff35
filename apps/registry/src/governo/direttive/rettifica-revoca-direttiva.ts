// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, loadForUpdate, rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Arg, Field, Int, Resolver, Root } from 'type-graphql';
import { DIRETTIVA, DirettivaEntity } from './direttiva.entity.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { Direttiva, PermessiDirettiva } from './direttiva.ts';

@UpdateInput(DirettivaEntity, 'La revoca di una direttiva, scritta male o per errore', ['al'])
export class RettificaRevocaDirettivaInput {
  @Field(() => UUID, { description: 'La direttiva.' })
  direttivaId!: string;

  @Field(() => Int, { description: 'Versione della direttiva che si è letta.' })
  versione!: number;

  @Field(() => DataIso, {
    nullable: true,
    description: "L'ultimo giorno giusto; null se la direttiva non è revocata.",
  })
  al?: string | null;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiDirettiva)
export class RettificaRevocaDirettiva {
  /**
   * Art. 7 c. 2: the revocation of a directive was written wrongly, or was of another one. Days on which it had effect stay.
   * @returns the directive's id
   */
  @Command(() => Direttiva, {
    description: 'Rettifica la revoca di una direttiva, scritta male o per errore: ciò che diceva resta (art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: direttivaReference,
  })
  async rettificaRevocaDirettiva(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La revoca.' }) input: RettificaRevocaDirettivaInput,
  ): Promise<string> {
    const { direttivaId: id, versione, motivo } = input;
    const { efficaceDal, efficaceAl } = await loadForUpdate<DirettivaEntity>(
      unit,
      { tipo: 'Direttiva', nome: 'La direttiva', id },
      versione,
      `SELECT ${columnsOf(DirettivaEntity)} FROM direttiva WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
      [id, unit.ambitoId],
    );
    if (efficaceAl === null) throw new RuleViolation('art. 7 c. 2', 'La direttiva non è revocata');
    const al = input.al === undefined ? efficaceAl : input.al;
    if (al !== null && al < efficaceDal)
      throw new RuleViolation('art. 7 c. 2', 'La direttiva cessa dopo che ha avuto effetto');
    if (al !== null && al < efficaceAl && al < giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'al'], 'I giorni in cui ha avuto effetto restano: cessa da oggi in poi');
    const periodo = al === null ? `[${efficaceDal},)` : `[${efficaceDal},${al}]`;
    await rettificaSulPosto(unit, DIRETTIVA, id, { motivo }, () =>
      unit.manager.update(DirettivaEntity, id, { periodo, versione: versione + 1 }),
    );
    unit.audit('Direttiva', id);
    return id;
  }

  @Permesso('Se può rettificarne la revoca.')
  puoRettificareRevoca(@Root() { efficaceAl }: Direttiva): boolean {
    return efficaceAl !== null;
  }
}
