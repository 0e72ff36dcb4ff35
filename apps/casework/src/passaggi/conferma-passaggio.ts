// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { findOperatoreDellAttore } from '../anagrafe/operatore-in-servizio.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCaso } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';

@InputType({ description: 'Un passaggio da rivedere che resta com’è.' })
export class ConfermaPassaggioInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => Date, { description: 'Da quando ne risponderà chi lo riceve.' })
  dalle!: Date;
}

/** The handovers to come of some cases ($2) of an Ambito ($1) after an instant ($3) that are to be looked at again. */
const DA_RIVEDERE = `
  SELECT presa_in_carico_id AS owner, lower(periodo) AS dalle FROM responsabilita
  WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) AND da_rivedere AND inizio > $3::timestamptz`;

interface DaRivedere {
  readonly owner: string;
  readonly dalle: Date;
  readonly [column: string]: unknown;
}

@Resolver(() => PermessiPresaInCarico)
export class ConfermaPassaggio {
  /**
   * Art. 2 c. 2, art. 7 c. 1: the end of a service was withdrawn, and a handover that was planned for it is made all the same. It is to be
   * looked at no more, unless another end is withdrawn. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore conferma un passaggio da rivedere: resta programmato com’è, e non è più da rivedere (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async confermaPassaggio(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il passaggio.' }) input: ConfermaPassaggioInput,
  ): Promise<string> {
    const { presaInCaricoId, dalle } = input;
    await loadCaso(unit, input);
    const passaggi = await unit.query<DaRivedere>(DA_RIVEDERE, [unit.ambitoId, [presaInCaricoId], unit.adesso]);
    if (passaggi.length === 0)
      throw new RuleViolation('art. 2 c. 2', 'Per questo caso non c’è un passaggio da rivedere');
    if (!passaggi.some((uno) => uno.dalle.getTime() === dalle.getTime()))
      throw new BadUserInput(
        ['input', 'dalle'],
        'In quell’istante non comincia un passaggio da rivedere: rileggi chi risponderà del caso',
      );
    await unit.query(
      `UPDATE responsabilita SET da_rivedere = false, rivisto_il = $4, rivisto_da = $5
       WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) = $3`,
      [unit.ambitoId, presaInCaricoId, dalle, unit.adesso, await findOperatoreDellAttore(unit)],
    );
    return finishCambio(unit, presaInCaricoId, { regolarizza: false });
  }

  @Permesso('Se può confermarne un passaggio da rivedere.')
  async puoConfermarePassaggio(@Root() { id }: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    const passaggi = await context.loadMany<DaRivedere>(
      'PresaInCarico.passaggiDaRivedere',
      id,
      ({ query, ambitoId }, ids) => query(DA_RIVEDERE, [ambitoId, ids, context.adesso]),
    );
    return passaggi.length > 0;
  }
}
