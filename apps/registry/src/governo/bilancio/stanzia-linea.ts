// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, defineForma, Importo, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { requireCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { advancePiano, loadPiano } from '../piano-di-zona/load-piano.ts';
import { LineaDiBilancio, StatoLinea } from './linea-di-bilancio.ts';
import { LineaDiBilancioEntity } from './linea.entity.ts';
import { emitLinea } from './linea.evento.ts';
import { lineaReference } from './linea.reference.ts';

const CodiceLinea = defineForma({
  pattern: /^[A-Z0-9][A-Z0-9.-]{0,19}$/,
  attesa: 'Il codice di una linea, da 1 a 20 lettere maiuscole, cifre, punti e trattini',
  esempio: 'FNPS-1.2',
});

@InputType({ description: 'Una linea di bilancio da stanziare.' })
export class StanziaLineaInput {
  @Field(() => UUID, { description: 'Il Piano.' })
  pianoId!: string;

  @Field(() => Int, { description: 'Versione del Piano che si è letta.' })
  versione!: number;

  @Field(() => Int, { description: 'Anno del bilancio, del periodo del Piano.' })
  anno!: number;

  @Field({ description: "Codice, unico nell'anno: lettere maiuscole, cifre, punti e trattini." })
  @CodiceLinea()
  codice!: string;

  @Field({ description: 'Denominazione.' })
  @Length(3, 200)
  denominazione!: string;

  @Field({ description: 'Fondo da cui viene, ad esempio Fondo nazionale politiche sociali.' })
  @Length(2, 100)
  fondo!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Anno del fondo: quello del bilancio, anche se manca, o uno dei dieci anni prima.',
  })
  annoFondo?: number;

  @Field(() => Importo, { description: 'Importo, in euro.' })
  importo!: string;
}

/** Art. 6 c. 1: adds a line to the budget: the money that a year of the plan gets from a fund. @returns the line's id */
export async function stanziaLinea(unit: WriteUnit, input: StanziaLineaInput): Promise<string> {
  const { pianoId, versione, anno, codice, denominazione, fondo, annoFondo = anno, importo } = input;
  await requireCoordinatoreInCarica(unit);
  const { dal, al } = await loadPiano(unit, pianoId, versione);
  if (anno < Number(dal.slice(0, 4)) || anno > Number(al.slice(0, 4)))
    throw new BadUserInput(['input', 'anno'], "L'anno è fuori dal periodo del Piano");
  if (annoFondo < anno - 10 || annoFondo > anno) throw fondoDiAltriAnni();
  const id = uuidv7();
  await unit.manager.insert(LineaDiBilancioEntity, {
    ...{ id, pianoId, anno, codice, denominazione, fondo, annoFondo, importo },
    stato: StatoLinea.ATTIVA,
    versione: 1,
  });
  await advancePiano(unit, pianoId);
  await emitLinea(unit, unit.adesso, id);
  unit.audit('LineaDiBilancio', id);
  return id;
}

export const fondoDiAltriAnni = (): BadUserInput =>
  new BadUserInput(['input', 'annoFondo'], "L'anno del fondo è quello del bilancio, o uno dei dieci anni prima");

@Resolver()
export class StanziaLinea {
  @Command(() => LineaDiBilancio, {
    description: 'Stanzia una linea di bilancio del Piano di Zona (art. 6 c. 1).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINATORE'],
    reload: lineaReference,
  })
  stanziaLinea(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La linea.' }) input: StanziaLineaInput,
  ): Promise<string> {
    return stanziaLinea(unit, input);
  }
}
