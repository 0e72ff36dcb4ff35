// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { requireVoci } from '../../ambito/vocabolari/require-voce.ts';
import { EnteEntity } from '../enti/ente.entity.ts';
import { emitEnte } from '../enti/ente.evento.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente, PermessiEnte, type EnteRow } from '../enti/ente.ts';
import { isOwnActive, loadEnte } from '../enti/load-ente.ts';
import { AccreditamentoEntity } from './accreditamento.entity.ts';

@InputType({ description: "L'accreditamento di un ente." })
export class AccreditaEnteInput {
  @Field(() => UUID, { description: "L'ente." })
  enteId!: string;

  @Field(() => Int, { description: "La versione letta dell'ente." })
  versione!: number;

  @Field(() => [String], { description: 'Codici SIUSS delle prestazioni, in uso il primo giorno.' })
  @ArrayNotEmpty()
  @AtMost(200)
  @ArrayUnique()
  prestazioni!: string[];

  @Field(() => DataIso, { description: 'Da quando vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui vale.' })
  al!: string;

  @Field({ description: "L'atto con cui è rilasciato." })
  @Length(3, 200)
  atto!: string;
}

/**
 * Art. 2 c. 5 o: an ente is accredited for prestazioni, with a term, within the period in which the ente works. @returns the
 * ente's id
 */
export async function accreditaEnte(unit: WriteUnit, input: AccreditaEnteInput): Promise<string> {
  const { enteId, versione, prestazioni, dal, al, atto } = input;
  const ente = await loadEnte(unit, enteId, versione);
  if (al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      'L’accreditamento finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
    );
  if (dal < ente.dal || (ente.al !== null && al > ente.al))
    throw new RuleViolation(
      'art. 2 c. 5 o',
      `L'accreditamento ha giorni in cui l'ente non opera: il primo in cui opera è ${ilGiorno(ente.dal)}${
        ente.al === null ? '' : `, l'ultimo ${ilGiorno(ente.al)}`
      }`,
    );
  await requireVoci(unit, 'PRESTAZIONI', prestazioni, dal, ['input', 'prestazioni']);
  await unit.manager.insert(AccreditamentoEntity, {
    id: uuidv7(),
    enteId,
    prestazioni: [...prestazioni],
    periodo: `[${dal},${al}]`,
    atto,
    revocaAtto: null,
  });
  await unit.manager.update(EnteEntity, { id: enteId }, { versione: versione + 1 });
  await emitEnte(unit, enteId);
  unit.audit('Ente', enteId);
  return enteId;
}

@Resolver(() => PermessiEnte)
export class AccreditaEnte {
  @Command(() => Ente, {
    description: 'Accredita un ente per certe prestazioni, a termine (art. 2 c. 5 o).',
    articolo: 'art. 2 c. 5 o',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  accreditaEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accreditamento." }) input: AccreditaEnteInput,
  ): Promise<string> {
    return accreditaEnte(unit, input);
  }

  @Permesso('Se può accreditarlo o revocarne un accreditamento.')
  puoAccreditare(@Root() ente: EnteRow, @Ctx() context: GraphContext): boolean {
    return isOwnActive(ente, context);
  }
}
