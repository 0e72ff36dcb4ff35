// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import {
  AtMost,
  Command,
  DataIso,
  type GraphContext,
  Motivo,
  Permesso,
  Unit,
  UpdateInput,
  UUID,
} from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { requireVoci } from '../../ambito/vocabolari/require-voce.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente } from '../enti/ente.ts';
import { loadEnte } from '../enti/load-ente.ts';
import { ACCREDITAMENTO, AccreditamentoEntity } from './accreditamento.entity.ts';
import { PermessiAccreditamento, type AccreditamentoRow } from './accreditamento.ts';
import { correggibile, finishAccreditamento, loadAccreditamento } from './annulla-accreditamento.ts';

@UpdateInput(AccreditamentoEntity, 'Un accreditamento scritto male, e come doveva essere')
export class RettificaAccreditamentoInput {
  @Field(() => UUID, { description: "L'ente." })
  enteId!: string;

  @Field(() => Int, { description: "La versione letta dell'ente." })
  versione!: number;

  @Field(() => UUID, { description: "L'accreditamento sbagliato." })
  accreditamentoId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => [String], { nullable: true, description: 'Codici SIUSS delle prestazioni, in uso il primo giorno.' })
  @ArrayNotEmpty()
  @AtMost(200)
  @ArrayUnique()
  prestazioni?: string[];

  @Field(() => DataIso, { nullable: true, description: 'Da quando vale.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno in cui vale.' })
  al?: string;

  @Field(() => String, { nullable: true, description: "L'atto con cui è rilasciato." })
  @Length(3, 200)
  atto?: string;
}

@Resolver(() => PermessiAccreditamento)
export class RettificaAccreditamento {
  /**
   * Art. 2 c. 5 o: an accreditation was written wrongly. It is annulled, and another one says how it was from its first day on.
   * @returns the ente's id
   */
  @Command(() => Ente, {
    description:
      'Rettifica un accreditamento scritto male: quello sbagliato è annullato e un altro lo sostituisce (art. 2 c. 5 o).',
    articolo: 'art. 2 c. 5 o',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async rettificaAccreditamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accreditamento." }) input: RettificaAccreditamentoInput,
  ): Promise<string> {
    const { enteId, versione, accreditamentoId, motivo, atto } = input;
    await loadEnte(unit, enteId, versione);
    const prima = await loadAccreditamento(unit, input);
    const { dal = prima.dal, al = prima.al, prestazioni = prima.prestazioni } = input;
    if (al < dal)
      throw new BadUserInput(
        ['input', 'al'],
        'L’accreditamento finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
      );
    await requireVoci(unit, 'PRESTAZIONI', prestazioni, dal, ['input', 'prestazioni']);
    const giusto = { prestazioni: [...prestazioni], periodo: `[${dal},${al}]`, atto };
    await rettifica(unit, ACCREDITAMENTO, accreditamentoId, giusto, { motivo });
    return finishAccreditamento(unit, enteId, versione);
  }

  @Permesso('Se può rettificarlo.')
  puoRettificare(@Root() accreditamento: AccreditamentoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return correggibile(accreditamento, context);
  }
}
