// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { estremi, giornoRoma } from '@ambito/orari';
import { lock, LOCKS, type WriteUnit } from '@ambito/persistence';
import { Command, Unit } from '@ambito/subgraph';
import { Arg, Field, InputType, Resolver } from 'type-graphql';
import { PRIMO_ANNO } from '../fatti/mark-periodi.ts';
import { RapportoEntity } from './rapporto.entity.ts';
import { rapportoReference } from './rapporto.reference.ts';
import { Rapporto, TipoRapporto } from './rapporto.ts';
import { StatoRapporto } from './stati.ts';

@InputType({ description: 'Un rapporto da preparare.' })
export class RichiediRapportoInput {
  @Field(() => TipoRapporto, { description: 'Tipo.' })
  tipo!: TipoRapporto;

  @Field({ description: 'Periodo: 2026-M11, 2026-Q4 o 2026; dal 2020, non futuro.' })
  periodo!: string;
}

@Resolver()
export class RichiediRapporto {
  /**
   * Art. 7 c. 1: the coordinator asks for the report of a period, which a worker then makes. A request for a report that is
   * being made gets that report. A report that waits for approval is made again from the present facts. After an approval a new
   * edition is made.
   * @returns the id of the report
   */
  @Command(() => Rapporto, {
    description: 'Il coordinatore chiede il rapporto di un periodo; se è già in corso, risponde con quello.',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    reload: rapportoReference,
  })
  async richiediRapporto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il rapporto.' }) { tipo, periodo }: RichiediRapportoInput,
  ): Promise<string> {
    const limiti = estremi(periodo);
    const oggi = giornoRoma(unit.adesso);
    if (limiti === null || limiti.dal > oggi || limiti.dal < `${PRIMO_ANNO}-01-01`) {
      throw new BadUserInput(
        ['input', 'periodo'],
        `Periodo non valido, futuro o anteriore al ${PRIMO_ANNO}: si scrive 2026-M11, 2026-Q4 o 2026`,
      );
    }
    // Concurrent requests for the same report wait here for each other.
    await lock(unit, LOCKS.richiestaRapporto, `${unit.ambitoId} ${tipo} ${periodo}`);
    const provvisorio = limiti.al > oggi;
    const [inCorso] = await unit.query<{ id: string; stato: StatoRapporto }>(
      `SELECT id, stato FROM rapporto WHERE ambito_id = $1 AND tipo = $2 AND periodo = $3 AND stato IN ('IN_CODA', 'IN_GENERAZIONE', 'GENERATO') FOR UPDATE`,
      [unit.ambitoId, tipo, periodo],
    );
    if (inCorso !== undefined) {
      if (inCorso.stato === StatoRapporto.GENERATO) {
        await unit.manager.update(
          RapportoEntity,
          { id: inCorso.id },
          {
            stato: StatoRapporto.IN_CODA,
            progresso: 0,
            provvisorio,
            requestId: unit.context.requestId,
            aggiornatoIl: unit.adesso,
            versione: () => 'versione + 1',
          },
        );
        unit.audit('Rapporto', inCorso.id);
      }
      return inCorso.id;
    }
    const [ultima] = await unit.query<{ edizione: number }>(
      'SELECT coalesce(max(edizione), 0)::int AS edizione FROM rapporto WHERE ambito_id = $1 AND tipo = $2 AND periodo = $3',
      [unit.ambitoId, tipo, periodo],
    );
    const id = uuidv7();
    await unit.manager.insert(RapportoEntity, {
      id,
      ambitoId: unit.ambitoId,
      tipo,
      periodo,
      edizione: (ultima?.edizione ?? 0) + 1,
      stato: StatoRapporto.IN_CODA,
      provvisorio,
      richiestoIl: unit.adesso,
      richiestoDa: unit.context.attore.sub,
      requestId: unit.context.requestId,
      aggiornatoIl: unit.adesso,
    });
    unit.audit('Rapporto', id);
    return id;
  }
}
