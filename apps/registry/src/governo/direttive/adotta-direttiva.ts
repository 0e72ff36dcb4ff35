// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { type Ambito, PermessiAmbito } from '../../ambito/ambiti/ambito.ts';
import { DirettivaEntity } from './direttiva.entity.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { DestinatarioDirettiva, Direttiva } from './direttiva.ts';

@InputType({ description: 'Una direttiva adottata dal Coordinamento Istituzionale.' })
export class AdottaDirettivaInput {
  @Field({ description: 'Oggetto.' })
  @Length(3, 300)
  oggetto!: string;

  @Field({ description: 'Testo.' })
  @Length(3, 20_000)
  testo!: string;

  @Field(() => DestinatarioDirettiva, { description: 'A chi è rivolta.' })
  destinatario!: DestinatarioDirettiva;

  @Field(() => DataIso, { description: 'Giorno in cui è stata adottata.' })
  adottataIl!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui ha effetto, non prima di quando è adottata.' })
  efficaceDal!: string;
}

/** Art. 2 c. 5 and art. 7 c. 2: a directive that the Coordinamento Istituzionale has adopted, in effect from a day on. @returns the directive's id */
export async function adottaDirettiva(unit: WriteUnit, input: AdottaDirettivaInput): Promise<string> {
  const { oggetto, testo, destinatario, adottataIl, atto, efficaceDal } = input;
  if (adottataIl > giornoRoma(unit.adesso))
    throw new BadUserInput(
      ['input', 'adottataIl'],
      'Il giorno dell’adozione è futuro: si registra una direttiva già adottata',
    );
  if (efficaceDal < adottataIl)
    throw new BadUserInput(
      ['input', 'efficaceDal'],
      'La direttiva avrebbe effetto prima del giorno in cui è adottata: correggi uno dei due',
    );
  const id = uuidv7();
  await unit.manager.insert(DirettivaEntity, {
    ...{ id, ambitoId: unit.ambitoId, oggetto, testo, destinatario, adottataIl, atto },
    periodo: `[${efficaceDal},)`,
    versione: 1,
  });
  unit.audit('Direttiva', id);
  return id;
}

@Resolver(() => PermessiAmbito)
export class AdottaDirettiva {
  @Command(() => Direttiva, {
    description: 'Registra una direttiva del Coordinamento Istituzionale (art. 7 c. 2).',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: direttivaReference,
  })
  adottaDirettiva(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La direttiva.' }) input: AdottaDirettivaInput,
  ): Promise<string> {
    return adottaDirettiva(unit, input);
  }

  @Permesso('Se può adottare una direttiva.')
  puoAdottareDirettiva(@Root() { id }: Ambito, @Ctx() context: GraphContext): boolean {
    return id === context.ambitoId;
  }
}
