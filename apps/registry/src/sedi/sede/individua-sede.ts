// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { dalGiorno } from '@ambito/orari';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { Admitted, CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { ASSOCIATI_SQL } from '../../ambito/appartenenze/associati.sql.ts';
import { type ComuneRow, PermessiComune } from '../../ambito/comuni/comune.ts';
import { DatiSede } from './dati-sede.ts';
import { requireEntroDieciAnni } from './entro-dieci-anni.ts';
import { requireProprioComune, riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { SedeEntity } from './sede.entity.ts';
import { emitSede } from './sede.evento.ts';
import { sedeReference } from './sede.reference.ts';
import { Sede } from './sede.ts';

@InputType({ description: 'La sede che un Comune mette a disposizione.' })
export class IndividuaSedeInput extends DatiSede {
  @Field({ description: 'Codice ISTAT del Comune.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field({ description: 'Denominazione.' })
  @Length(3, 200)
  denominazione!: string;

  @Field({ description: 'Indirizzo.' })
  @Length(3, 300)
  indirizzo!: string;

  @Field(() => DataIso, { description: 'Da quando è attiva.' })
  attivaDal!: string;
}

/** Among some Comuni ($1), those of an Ambito ($2) without an end that have no sede without an end. A new sede has no end. */
const SENZA_SEDE = `
  SELECT codice_istat AS owner FROM appartenenza AS a
  WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2 AND upper_inf(periodo)
    AND NOT EXISTS (SELECT FROM sede AS s WHERE s.codice_istat = a.codice_istat AND upper_inf(s.periodo))`;

/**
 * Art. 5 c. 1 and 2: a Comune of the Ambito designates its own sede. A Comune has one sede at a time: the constraint
 * `sede_una_per_comune` holds this under concurrency too. @returns the sede's id
 */
export async function individuaSede(unit: WriteUnit, input: IndividuaSedeInput): Promise<string> {
  requireProprioComune(unit.context, input.codiceIstat);
  requireEntroDieciAnni(unit, 'attivaDal', input.attivaDal);
  const [membro] = await unit.query(ASSOCIATI_SQL, [[input.codiceIstat], unit.ambitoId, input.attivaDal]);
  if (membro === undefined)
    throw new RuleViolation(
      'art. 5 c. 1',
      'Le sedi sono messe a disposizione dai Comuni associati: questo non lo è a quella data',
    );
  await requireSenzaSede(unit, input);
  const id = uuidv7();
  const { attivaDal, ...dati } = input;
  await unit.manager.insert(SedeEntity, {
    id,
    ambitoId: unit.ambitoId,
    ...dati,
    periodo: `[${attivaDal},)`,
    versione: 1,
  });
  await emitSede(unit, id);
  unit.audit('Sede', id);
  return id;
}

/** Art. 5 c. 1: a sede without an end meets every other one of the Comune from its first day on, those of the future too. */
async function requireSenzaSede(
  unit: WriteUnit,
  { codiceIstat, attivaDal }: Pick<IndividuaSedeInput, 'codiceIstat' | 'attivaDal'>,
): Promise<void> {
  const [altra] = await unit.query<{ denominazione: string; dal: string }>(
    `SELECT denominazione, lower(periodo) AS dal FROM sede
     WHERE codice_istat = $1 AND periodo && daterange($2::date, NULL) ORDER BY periodo LIMIT 1`,
    [codiceIstat, attivaDal],
  );
  if (altra !== undefined)
    throw new RuleViolation(
      'art. 5 c. 1',
      `Il Comune ha già individuato la sede «${altra.denominazione}», attiva ${dalGiorno(altra.dal)}: se ne ammette una sola per Comune`,
    );
}

@Resolver(() => PermessiComune)
export class IndividuaSede {
  @Command(() => Sede, {
    description: 'Il Comune individua la propria sede, una sola (art. 5 c. 1 e 2).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  individuaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La sede.' }) input: IndividuaSedeInput,
  ): Promise<string> {
    return individuaSede(unit, input);
  }

  @Permesso('Se può individuarne la sede: non ne ha già una senza termine.')
  async puoIndividuareSede(
    @Root() { codiceIstat }: ComuneRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!riguarda(autorizzazione, codiceIstat)) return false;
    const senza = await context.loadMany<{ owner: string }>('Comune.senzaSede', codiceIstat, (lettura, codici) =>
      lettura.query(SENZA_SEDE, [codici, lettura.ambitoId]),
    );
    return senza.length > 0;
  }
}
