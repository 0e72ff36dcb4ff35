// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { ilGiorno } from '@ambito/orari';
import { annulla, requireCorretto, type WriteUnit, writeCorretto } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { loadPua } from './annulla-pua.ts';
import { nonAssociato, requireChiEsercita } from './chi-esercita.ts';
import { movePrecedente } from './move-precedente.ts';
import { PUA, PuaEntity } from './pua.entity.ts';
import { PermessiPua, type PuaRow } from './pua.ts';

@UpdateInput(PuaEntity, 'Una disposizione della PUA scritta male, e come doveva essere')
export class RettificaPuaInput {
  @Field(() => UUID, { description: 'La disposizione sbagliata.' })
  puaId!: string;

  @Field(() => Int, { description: 'La versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Da quando, anche da un giorno passato.' })
  dal?: string;

  @Field(() => UUID, { nullable: true, description: 'La sede del Segretariato Sociale.' })
  sedeId?: string;

  @Field(() => UUID, { nullable: true, description: "Il distretto sanitario dell'ASL." })
  distrettoId?: string;
}

type Giusta = Pick<PuaRow, 'codiceIstat' | 'ambitoId' | 'sedeId' | 'distrettoId' | 'dal'>;

/**
 * The days of an arrangement from its first one on: until the next one, while the Comune belongs to the Ambito, and no longer than sede
 * and district. Where one of these is not there yet on the first day, the database says so.
 */
async function giorniDi(unit: WriteUnit, giusta: Giusta, id: string): Promise<string> {
  const { codiceIstat, ambitoId, sedeId, distrettoId, dal } = giusta;
  const [trovati] = await unit.query<{ periodo: string }>(
    `SELECT daterange($5::date, (
         SELECT min(lower(dopo.periodo)) FROM pua AS dopo WHERE dopo.codice_istat = $1 AND dopo.id <> $6 AND lower(dopo.periodo) > $5::date
       )) * a.periodo
       * CASE WHEN s.periodo @> $5::date THEN s.periodo ELSE '(,)' END
       * CASE WHEN e.periodo @> $5::date THEN e.periodo ELSE '(,)' END AS periodo
     FROM appartenenza AS a, sede AS s, ente AS e
     WHERE a.codice_istat = $1 AND a.ambito_id = $2 AND a.periodo @> $5::date AND s.id = $3 AND e.id = $4`,
    [codiceIstat, ambitoId, sedeId, distrettoId, dal, id],
  );
  if (trovati === undefined) throw nonAssociato();
  return trovati.periodo;
}

/** @throws BadUserInput when the right day is on the other side of another arrangement for the Comune */
async function requireNessunaFra(unit: WriteUnit, { id, codiceIstat, dal }: PuaRow, giusto: string): Promise<void> {
  const [altra] = await unit.query<{ dal: string }>(
    `SELECT lower(periodo) AS dal FROM pua WHERE codice_istat = $1 AND id <> $2
       AND lower(periodo) BETWEEN least($3::date, $4::date) AND greatest($3::date, $4::date) ORDER BY periodo LIMIT 1`,
    [codiceIstat, id, dal, giusto],
  );
  if (altra === undefined) return;
  const lato = altra.dal < dal ? 'successivo' : 'precedente';
  throw new BadUserInput(
    ['input', 'dal'],
    `Per questo Comune un'altra disposizione comincia ${ilGiorno(altra.dal)}: indica un giorno ${lato}, o rettifica prima quella`,
  );
}

@Resolver(() => PermessiPua)
export class RettificaPua {
  /**
   * Art. 2 c. 8 e: an arrangement was written with a wrong day, sede or district. It is annulled, and another one holds from its first
   * day on; the earlier one ends the day before. @returns the ISTAT code of the Comune
   */
  @Command(() => Comune, {
    description:
      'Rettifica una disposizione della PUA scritta male: quella sbagliata è annullata e un’altra la sostituisce (art. 2 c. 8 e).',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['COORDINATORE'],
    reload: comuneReference,
  })
  async rettificaPua(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La disposizione.' }) input: RettificaPuaInput,
  ): Promise<string> {
    const prima = await loadPua(unit, input);
    const { dal = prima.dal, sedeId = prima.sedeId, distrettoId = prima.distrettoId } = input;
    await requireChiEsercita(unit, { sedeId, distrettoId });
    await requireNessunaFra(unit, prima, dal);
    const periodo = await giorniDi(unit, { ...prima, dal, sedeId, distrettoId }, prima.id);
    const nuova = uuidv7();
    await annulla(unit, PUA, prima.id, { motivo: input.motivo, sostituitoDa: nuova });
    await movePrecedente(unit, prima, dal);
    await writeCorretto(unit, PUA, prima.id, { id: nuova, periodo, sedeId, distrettoId, versione: 1 });
    await requireCorretto(unit, PUA, prima.id, nuova);
    unit.audit('Comune', prima.codiceIstat);
    return prima.codiceIstat;
  }

  @Permesso('Se può rettificarla.')
  puoRettificare(@Root() { ambitoId }: PuaRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId;
  }
}
