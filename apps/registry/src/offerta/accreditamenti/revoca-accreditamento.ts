// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno, vigilia } from '@ambito/orari';
import { columnsOf, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finiscePrima, puoFinirePrima } from '../../fine-anticipata.ts';
import { EnteEntity } from '../enti/ente.entity.ts';
import { emitEnte } from '../enti/ente.evento.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente, type EnteRow } from '../enti/ente.ts';
import { isOwnActive, loadEnte } from '../enti/load-ente.ts';
import { AccreditamentoEntity } from './accreditamento.entity.ts';
import { PermessiAccreditamento, type AccreditamentoRow } from './accreditamento.ts';

@InputType({ description: 'La revoca di un accreditamento.' })
export class RevocaAccreditamentoInput {
  @Field(() => UUID, { description: "L'ente." })
  enteId!: string;

  @Field(() => Int, { description: "La versione letta dell'ente." })
  versione!: number;

  @Field(() => UUID, { description: "L'accreditamento." })
  accreditamentoId!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui vale, prima del suo termine: da ieri in poi.' })
  al!: string;

  @Field({ description: "L'atto di revoca." })
  @Length(3, 200)
  atto!: string;
}

@Resolver(() => PermessiAccreditamento)
export class RevocaAccreditamento {
  /**
   * An accreditation ends before its term. The past does not change (`accreditamento_immutabile`): the new last day is
   * yesterday at the earliest. @returns the ente's id
   * @throws RuleViolation for a last day before yesterday, or not within its period and before its last day
   */
  @Command(() => Ente, {
    description: 'Revoca un accreditamento prima del suo termine.',
    articolo: 'art. 2 c. 5 o',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async revocaAccreditamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La revoca.' }) input: RevocaAccreditamentoInput,
  ): Promise<string> {
    const { enteId, versione, accreditamentoId, al, atto } = input;
    await loadEnte(unit, enteId, versione);
    const [accreditamento] = await unit.query<AccreditamentoRow>(
      `SELECT ${columnsOf(AccreditamentoEntity)} FROM accreditamento WHERE id = $1 AND ente_id = $2`,
      [accreditamentoId, enteId],
    );
    if (accreditamento === undefined) throw new NotFound('Accreditamento non trovato');
    const ieri = vigilia(giornoRoma(unit.adesso));
    if (al < ieri)
      throw new RuleViolation(
        'art. 2 c. 5 o',
        `I giorni in cui è stato accreditato non cambiano: la revoca lo finisce al più presto ieri, ${ilGiorno(ieri)}`,
      );
    if (!finiscePrima(al, accreditamento))
      throw new RuleViolation(
        'art. 2 c. 5 o',
        `Una revoca finisce l'accreditamento prima del suo termine, ${ilGiorno(accreditamento.al)}, e non prima che cominci`,
      );
    const periodo = `[${accreditamento.dal},${al}]`;
    await unit.manager.update(AccreditamentoEntity, { id: accreditamentoId }, { periodo, revocaAtto: atto });
    await unit.manager.update(EnteEntity, { id: enteId }, { versione: versione + 1 });
    await emitEnte(unit, enteId);
    unit.audit('Ente', enteId);
    return enteId;
  }

  @Permesso('Se può revocarlo prima del termine.')
  async puoRevocare(@Root() { enteId, dal, al }: AccreditamentoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (!puoFinirePrima({ dal, al }, vigilia(giornoRoma(context.adesso)))) return false;
    const ente = (await context.load(enteReference, 'id', enteId)) as EnteRow | null;
    return ente !== null && isOwnActive(ente, context);
  }
}
