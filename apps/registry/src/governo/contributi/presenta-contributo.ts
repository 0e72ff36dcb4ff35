// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { giornoDopo, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { type Ambito, PermessiAmbito } from '../../ambito/ambiti/ambito.ts';
import { sogliaAl } from '../../ambito/vocabolari/in-vigore.ts';
import { NomeSoglia } from '../../ambito/vocabolari/soglia.ts';
import { findOperatoreDellAttore } from '../../personale/operatori/operatore-dell-attore.ts';
import { ContributoEntity } from './contributo.entity.ts';
import { contributoReference } from './contributo.reference.ts';
import { ContributoAllaProgrammazione, TipoContributo } from './contributo.ts';

@InputType({ description: 'Un contributo alla programmazione.' })
export class PresentaContributoInput {
  @Field(() => TipoContributo, { description: 'Che cosa è.' })
  tipo!: TipoContributo;

  @Field({ description: 'Titolo.' })
  @Length(3, 200)
  titolo!: string;

  @Field({ description: 'Testo; senza nomi di persone.' })
  @Length(3, 10_000)
  testo!: string;
}

/**
 * Art. 2 c. 5 c and c. 6, art. 3 c. 1 f: somebody who works in the services brings a need, a proposal or the outcome of a
 * tavolo. The answer is due within the term in force on that day, even if the term changes later. @returns the contribution's
 * id
 */
export async function presentaContributo(
  unit: WriteUnit,
  { tipo, titolo, testo }: PresentaContributoInput,
): Promise<string> {
  const id = uuidv7();
  const oggi = giornoRoma(unit.adesso);
  const giorni = await sogliaAl(unit, NomeSoglia.GIORNI_RISPOSTA_CONTRIBUTO, oggi);
  if (giorni === null) throw new Error('No term for the answer to a contribution is in force');
  await unit.manager.insert(ContributoEntity, {
    id,
    ambitoId: unit.ambitoId,
    tipo,
    titolo,
    testo,
    presentatoIl: unit.adesso,
    presentatoDa: unit.context.attore.sub,
    presentatoDaOperatore: await findOperatoreDellAttore(unit),
    rispondereEntro: giornoDopo(oggi, giorni),
  });
  unit.audit('ContributoAllaProgrammazione', id);
  return id;
}

@Resolver(() => PermessiAmbito)
export class PresentaContributo {
  @Command(() => ContributoAllaProgrammazione, {
    description: 'Presenta un contributo alla programmazione (art. 2 c. 5 c e c. 6, art. 3 c. 1 f).',
    articolo: 'art. 2 c. 5 c e c. 6',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    reload: contributoReference,
  })
  presentaContributo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il contributo.' }) input: PresentaContributoInput,
  ): Promise<string> {
    return presentaContributo(unit, input);
  }

  @Permesso('Se può presentare un contributo alla programmazione.')
  puoPresentareContributo(@Root() { id }: Ambito, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId;
  }
}
