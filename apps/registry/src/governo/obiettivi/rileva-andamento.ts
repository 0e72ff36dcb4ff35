// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { estremi, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { StatoObiettivo } from './andamento.ts';
import { ObiettivoDiPiano, PermessiObiettivo, type ObiettivoRow } from './obiettivo-di-piano.ts';
import { AndamentoObiettivoEntity } from './obiettivo.entity.ts';
import { obiettivoReference } from './obiettivo.reference.ts';

@InputType({ description: 'A che punto è un obiettivo, in un giorno.' })
export class RilevaAndamentoInput {
  @Field(() => UUID, { description: "L'obiettivo." })
  obiettivoId!: string;

  @Field(() => DataIso, { description: 'Il giorno a cui si riferisce, oggi al più tardi.' })
  al!: string;

  @Field(() => StatoObiettivo, { description: 'A che punto è.' })
  stato!: StatoObiettivo;

  @Field(() => String, {
    nullable: true,
    description: "Periodo in cui leggere l'indicatore (2026-M11, 2026-Q4 o 2026); solo se l'obiettivo ne ha uno.",
  })
  @Length(4, 8)
  periodoIndicatore?: string;

  @Field({ description: 'Da che cosa lo si vede.' })
  @Length(3, 4_000)
  relazione!: string;
}

/**
 * Art. 7 c. 2: the coordinator reports the progress of an objective on a day, once for each day. The value of its indicator
 * stays with the information system: the report names only the period in which to read it. @returns the objective's id
 */
export async function rilevaAndamento(unit: WriteUnit, input: RilevaAndamentoInput): Promise<string> {
  const { obiettivoId, al, stato, periodoIndicatore, relazione } = input;
  await requireCoordinatoreInCarica(unit);
  const [obiettivo] = await unit.query<Rilevabile>(
    `SELECT o.codice_indicatore AS "codiceIndicatore", lower(p.periodo) AS "pianoDal", upper(p.periodo) - 1 AS "pianoAl"
     FROM obiettivo_di_piano AS o JOIN piano_di_zona AS p ON p.id = o.piano_id
     WHERE o.id = $1 AND p.ambito_id = $2 FOR SHARE OF o`,
    [obiettivoId, unit.ambitoId],
  );
  if (obiettivo === undefined) throw obiettivoIgnoto();
  requireRilevabile(unit, obiettivo, { al, periodoIndicatore });
  await unit.manager.insert(AndamentoObiettivoEntity, {
    id: uuidv7(),
    obiettivoId,
    al,
    stato,
    periodoIndicatore: periodoIndicatore ?? null,
    relazione,
  });
  unit.audit('ObiettivoDiPiano', obiettivoId);
  return obiettivoId;
}

/** An objective whose progress is reported: its indicator, and the period of its plan. */
export interface Rilevabile {
  readonly codiceIndicatore: string | null;
  readonly pianoDal: string;
  readonly pianoAl: string;
}

/**
 * Requires that the progress of an objective can be reported on a day, with a period of its indicator; neither is asked when it is left
 * out. @throws BadUserInput, RuleViolation
 */
export function requireRilevabile(
  { adesso }: Pick<WriteUnit, 'adesso'>,
  { codiceIndicatore, pianoDal, pianoAl }: Rilevabile,
  { al, periodoIndicatore }: { readonly al: string | undefined; readonly periodoIndicatore: string | undefined },
): void {
  if (al !== undefined && al > giornoRoma(adesso))
    throw new BadUserInput(['input', 'al'], "L'andamento è di oggi o di un giorno passato");
  if (periodoIndicatore !== undefined && estremi(periodoIndicatore) === null)
    throw new BadUserInput(['input', 'periodoIndicatore'], 'Periodo non valido: si scrive 2026-M11, 2026-Q4 o 2026');
  if (al !== undefined && (al < pianoDal || al > pianoAl))
    throw new RuleViolation('art. 7 c. 2', "L'andamento si rileva nel periodo del Piano");
  if (periodoIndicatore !== undefined && codiceIndicatore === null)
    throw new RuleViolation('art. 7 c. 2', "L'obiettivo non ha un indicatore da leggere");
}

export const obiettivoIgnoto = (): NotFound => new NotFound("L'obiettivo non c'è, o non è del tuo Ambito");

@Resolver(() => PermessiObiettivo)
export class RilevaAndamento {
  @Command(() => ObiettivoDiPiano, {
    description: 'Rileva a che punto è un obiettivo in un giorno (art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: obiettivoReference,
  })
  rilevaAndamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'andamento." }) input: RilevaAndamentoInput,
  ): Promise<string> {
    return rilevaAndamento(unit, input);
  }

  @Permesso("Se può rilevarne l'andamento.")
  async puoRilevareAndamento(@Root() { pianoDal }: ObiettivoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return pianoDal <= giornoRoma(context.adesso) && (await puoDaCoordinatoreInCarica(context));
  }
}
