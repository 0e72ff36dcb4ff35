// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DatiPrestazione } from './dati-prestazione.ts';
import { StatoPrestazione } from './stato-prestazione.ts';
import { prestazioneLeggi } from './prestazioni.azioni.ts';

@Azione(prestazioneLeggi)
@ObjectType({
  description:
    'Voce del catalogo delle prestazioni, per orientare chi chiede (art. 2 c. 6 e c. 8 a, d). Ha la forma di Open Referral HSDS 3.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Prestazione extends DatiPrestazione {
  @Field(() => UUID, { description: 'Identificativo della voce.' })
  id!: string;

  @Field(() => StatoPrestazione, { description: 'A che punto è.' })
  stato!: StatoPrestazione;

  @Field(() => DataIso, { nullable: true, description: 'Quando la voce è stata verificata.' })
  verificatoIl!: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno in cui la verifica vale: poi non è più pubblica.',
  })
  verificaScadeIl!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const PrestazioneConnection = connectionOf(Prestazione, 'Prestazione');
export const PermessiPrestazione = permessiOf(
  Prestazione,
  'Prestazione',
  prestazioneLeggi,
  'Che cosa chi legge può fare della voce.',
);

/** An entry as it is read, with the keys of what it leads to. */
export interface PrestazioneRow extends Prestazione {
  readonly ambitoId: string;
  readonly titolareId: string | null;
}
