// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayUnique, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { type Ambito, PermessiAmbito } from '../../ambito/ambiti/ambito.ts';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { AccordoEntity } from './accordo.entity.ts';
import { accordoReference } from './accordo.reference.ts';
import { Accordo, TipoAccordo } from './accordo.ts';
import { senzaParti, writeParti } from './write-parti.ts';

@InputType({ description: 'Un accordo sottoscritto.' })
export class RegistraAccordoInput {
  @Field(() => TipoAccordo, { description: 'Forma.' })
  tipo!: TipoAccordo;

  @Field({ description: 'Oggetto.' })
  @Length(3, 300)
  oggetto!: string;

  @Field({ description: 'Per che cosa.' })
  @Length(3, 4_000)
  finalita!: string;

  @Field(() => [UUID], {
    nullable: true,
    description:
      "Con quali enti del registro dell'Ambito, attivi il giorno della sottoscrizione; con gli altri due elenchi, almeno una parte oltre all'Ambito.",
  })
  @AtMost(50)
  @ArrayUnique()
  enti?: string[];

  @Field(() => [String], {
    nullable: true,
    description: "Con quali Comuni associati all'Ambito il giorno della sottoscrizione: i codici ISTAT.",
  })
  @AtMost(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni?: string[];

  @Field(() => [String], { nullable: true, description: 'Con chi altri: il nome.' })
  @AtMost(50)
  @ArrayUnique()
  @Length(2, 200, { each: true })
  parti?: string[];

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione.' })
  sottoscrittoIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

/** Requires that an agreement was signed by today, and ends after it begins. @throws BadUserInput on the field */
export function requireGiorniDellAccordo(
  { adesso }: Pick<WriteUnit, 'adesso'>,
  { sottoscrittoIl, dal, al }: Pick<RegistraAccordoInput, 'sottoscrittoIl' | 'dal' | 'al'>,
): void {
  if (al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      "L'accordo finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
    );
  if (sottoscrittoIl > giornoRoma(adesso))
    throw new BadUserInput(
      ['input', 'sottoscrittoIl'],
      'Il giorno della sottoscrizione è futuro: si registra un accordo già sottoscritto',
    );
}

/**
 * Art. 2 c. 5 f and o: an agreement with its parties, its purpose and its term. A party is an ente or a Comune of the Ambito on
 * the day of the signing, or else a name. The present name of the ente or Comune is kept. @returns the agreement's id
 */
export async function registraAccordo(unit: WriteUnit, input: RegistraAccordoInput): Promise<string> {
  const { tipo, oggetto, finalita, enti = [], comuni = [], parti = [], sottoscrittoIl, dal, al } = input;
  requireGiorniDellAccordo(unit, { sottoscrittoIl, dal, al });
  if (enti.length + comuni.length + parti.length === 0) throw senzaParti();
  await requireCoordinatoreInCarica(unit);
  const id = uuidv7();
  await unit.manager.insert(AccordoEntity, {
    ...{ id, ambitoId: unit.ambitoId, tipo, oggetto, finalita, sottoscrittoIl },
    periodo: `[${dal},${al}]`,
    nonSiRinnova: false,
    versione: 1,
  });
  await writeParti(unit, { id, sottoscrittoIl }, { enti, comuni, parti });
  unit.audit('Accordo', id);
  return id;
}

@Resolver(() => PermessiAmbito)
export class RegistraAccordo {
  @Command(() => Accordo, {
    description: 'Registra un accordo sottoscritto (art. 2 c. 5 f e o).',
    articolo: 'art. 2 c. 5 f e o',
    ammessi: ['COORDINATORE'],
    reload: accordoReference,
  })
  registraAccordo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accordo." }) input: RegistraAccordoInput,
  ): Promise<string> {
    return registraAccordo(unit, input);
  }

  @Permesso('Se può registrare un accordo.')
  async puoRegistrareAccordo(@Root() { id }: Ambito, @Ctx() context: GraphContext): Promise<boolean> {
    return id === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
