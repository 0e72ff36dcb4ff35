// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, verifyFasce } from '@ambito/orari';
import { annulla, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Admitted, AtMost, Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { valoriSoglia } from '../../ambito/vocabolari/in-vigore.ts';
import { fasciaSql } from '../calendario/orari.sql.ts';
import { ORARIO, OrarioEntity } from '../calendario/orario.entity.ts';
import { lockSede, propria } from '../sede/sede-da-modificare.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../sede/sede.ts';
import { FasciaOrariaInput } from './fascia-oraria.ts';

@InputType({ description: 'Gli orari settimanali di una sede che sono già valsi, scritti male.' })
export class RettificaOrariInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Il primo giorno di validità degli orari sbagliati, fino a oggi.' })
  validoDal!: string;

  @Field(() => [FasciaOrariaInput], { description: 'Tutte le fasce che la settimana aveva davvero.' })
  @AtMost(42)
  fasce!: FasciaOrariaInput[];

  @Motivo()
  motivo!: string;
}

interface Fascia {
  readonly giorno: number;
  readonly dalle: string;
  readonly alle: string;
  readonly motivazione?: string | null;
}
type Scritta = Fascia & { readonly id: string; readonly validita: string; readonly validoAl: string | null };

const SCRITTE = `
  SELECT id, giorno, to_char(make_interval(mins => lower(fascia)), 'HH24:MI') AS dalle, to_char(make_interval(mins => upper(fascia)), 'HH24:MI') AS alle,
    motivazione, validita::text AS validita, upper(validita) - 1 AS "validoAl"
  FROM orario WHERE sede_id = $1 AND lower(validita) = $2::date ORDER BY giorno, fascia FOR UPDATE`;

/** What a week says, whatever the order of its fasce. */
const inTesto = (fasce: readonly Fascia[]): string =>
  JSON.stringify(
    fasce.map(({ giorno, dalle, alle, motivazione }) => [giorno, dalle, alle, motivazione ?? null].join(' ')).sort(),
  );

@Resolver(() => PermessiSede)
export class RettificaOrari {
  /**
   * Art. 6 c. 2: the weekly hours of a sede were written wrongly: it was open at other hours. Those of one period of validity are annulled, and
   * the right ones take their place on the same days. Figures and contatti at a closed sede follow. New hours are set from today on.
   * @returns the sede's id
   */
  @Command(() => Sede, {
    description:
      'Rettifica gli orari settimanali scritti male, che sono già valsi: quelli giusti li sostituiscono negli stessi giorni (art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async rettificaOrari(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Gli orari giusti.' }) input: RettificaOrariInput,
  ): Promise<string> {
    const { sedeId, versione, validoDal, fasce, motivo } = input;
    await lockSede(unit, sedeId, versione);
    if (validoDal > giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'validoDal'], 'Quegli orari non valgono ancora: si definiscono di nuovo');
    const scritte = await unit.query<Scritta>(SCRITTE, [sedeId, validoDal]);
    const [una] = scritte;
    if (una === undefined) throw new NotFound('La sede non ha orari che valgono da quel giorno');
    if (inTesto(scritte) === inTesto(fasce))
      throw new BadUserInput(['input', 'fasce'], "Sono gli orari che ci sono già: indica com'erano davvero");
    const { validita, validoAl } = una;
    const [problema] = verifyFasce(
      fasce.map((fascia) => ({ ...fascia, validoDal, validoAl })),
      await valoriSoglia(unit, 'ORE_SETTIMANALI_SEDE'),
    );
    if (problema !== undefined) throw new RuleViolation(problema.articolo, problema.messaggio);
    const giuste = fasce.map(({ giorno, dalle, alle, motivazione = null }) => ({
      ...{ id: uuidv7(), sedeId, giorno, fascia: fasciaSql({ dalle, alle }), validita, motivazione },
    }));
    for (const { id, giorno } of scritte) {
      const sostituitoDa = giuste.find((giusta) => giusta.giorno === giorno)?.id;
      await annulla(unit, ORARIO, id, { motivo, ...(sostituitoDa === undefined ? {} : { sostituitoDa }) });
    }
    await unit.manager.insert(OrarioEntity, giuste);
    await finishModificaSede(unit, sedeId);
    return sedeId;
  }

  @Permesso('Se può rettificarne gli orari che sono già valsi.')
  puoRettificareOrari(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): boolean {
    return propria(sede, autorizzazione, context);
  }
}
