// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { withdrawPassaggi } from '../responsabilita/entrust-case.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCasoDaAffidare } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';

@InputType({ description: 'Un caso il cui passaggio programmato non si fa più.' })
export class AnnullaPassaggioInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'Il passaggio che comincerebbe in questo istante (`Responsabilita.dalle`); assente: tutti.',
  })
  dalle?: Date;
}

/** The handovers to come of some cases ($1) of an Ambito ($2) after an instant ($3): decided, not worked out. */
const PASSAGGI = `
  SELECT presa_in_carico_id AS owner, lower(periodo) AS dalle FROM responsabilita
  WHERE ambito_id = $2 AND presa_in_carico_id = ANY ($1::uuid[]) AND lower(periodo) > $3 AND in_attesa_dal IS NULL`;

interface Passaggio {
  readonly owner: string;
  readonly dalle: Date;
  readonly [column: string]: unknown;
}

@Resolver(() => PermessiPresaInCarico)
export class AnnullaPassaggio {
  /**
   * Art. 2 c. 2: the coordinator takes back the handovers of a case that are planned and have not begun, or one of them. Whoever answers
   * before it goes on. A handover is moved to another day by planning it anew. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore annulla i passaggi programmati di un caso, o uno di essi: resta a chi ne risponde prima (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaPassaggio(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il caso.' }) input: AnnullaPassaggioInput,
  ): Promise<string> {
    const { presaInCaricoId, dalle } = input;
    await loadCasoDaAffidare(unit, input);
    const passaggi = await unit.query<Passaggio>(PASSAGGI, [[presaInCaricoId], unit.ambitoId, unit.adesso]);
    if (passaggi.length === 0) throw new RuleViolation('art. 2 c. 2', 'Per questo caso non è programmato un passaggio');
    if (dalle !== undefined && !passaggi.some((uno) => uno.dalle.getTime() === dalle.getTime()))
      throw new BadUserInput(
        ['input', 'dalle'],
        'In quell’istante non comincia un passaggio programmato di questo caso',
      );
    const responsabili = await unit.query<{ operatoreId: string }>(
      `SELECT DISTINCT operatore_id AS "operatoreId" FROM responsabilita
       WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND operatore_id IS NOT NULL AND periodo && tstzrange($3, NULL)`,
      [unit.ambitoId, presaInCaricoId, unit.adesso],
    );
    await withdrawPassaggi(unit, [{ presaInCaricoId, ...(dalle === undefined ? {} : { dalle }) }]);
    await emitSuccessioni(
      unit,
      responsabili.map(({ operatoreId }) => operatoreId),
    );
    return finishCambio(unit, presaInCaricoId, { regolarizza: false });
  }

  @Permesso('Se può annullarne il passaggio programmato.')
  async puoAnnullarePassaggio(@Root() { id }: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    const passaggi = await context.loadMany<Passaggio>('PresaInCarico.passaggi', id, ({ query }, ids) =>
      query(PASSAGGI, [ids, context.ambitoId, context.adesso]),
    );
    return passaggi.length > 0;
  }
}
