// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { regolamentoLeggi } from './regolamento.azioni.ts';

export enum OrigineVersione {
  ADOZIONE = 'ADOZIONE',
  MODIFICA = 'MODIFICA',
  ALLINEAMENTO = 'ALLINEAMENTO',
}
registerEnumType(OrigineVersione, {
  name: 'OrigineVersione',
  description: 'Da che cosa viene una versione del Regolamento.',
  valuesConfig: {
    ADOZIONE: { description: 'La prima approvazione.' },
    MODIFICA: { description: 'Una proposta approvata all’unanimità (art. 11 c. 2).' },
    ALLINEAMENTO: { description: 'Una disposizione superiore a cui il Regolamento si uniforma da sé (art. 11 c. 1).' },
  },
});

export enum LivelloDisposizione {
  REGIONE = 'REGIONE',
  STATO = 'STATO',
  UE = 'UE',
}
registerEnumType(LivelloDisposizione, {
  name: 'LivelloDisposizione',
  description: 'Chi ha emanato la disposizione a cui il Regolamento si uniforma (art. 11 c. 1).',
  valuesConfig: {
    REGIONE: { description: 'La Regione.' },
    STATO: { description: 'Lo Stato.' },
    UE: { description: "L'Unione europea." },
  },
});

@ObjectType({
  description: 'La disposizione superiore a cui una versione si uniforma, senza voto (art. 11 c. 1).',
  simpleResolvers: true,
})
export class Allineamento {
  @Field(() => LivelloDisposizione, { description: 'Chi l’ha emanata.' })
  livello!: LivelloDisposizione;

  @Field({ description: 'Gli estremi, ad esempio L. 178/2020 art. 1 c. 797.' })
  fonte!: string;

  @Field(() => DataIso, { description: 'Da quando la disposizione è in vigore.' })
  inVigoreDal!: string;

  @AtMost(50)
  @Field(() => [String], { description: 'Gli articoli del Regolamento che tocca.' })
  articoli!: string[];
}

@Azione(regolamentoLeggi)
@ObjectType({
  description: 'Una versione del Regolamento: in vigore dalla data della sua approvazione (art. 10), poi immutabile.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class VersioneRegolamento {
  @Field(() => UUID, { description: 'Identificativo della versione.' })
  id!: string;

  @Field(() => Int, { description: "Numero progressivo nell'Ambito, da 1." })
  numero!: number;

  @Field(() => DataIso, { description: 'Data di approvazione, che è quella di entrata in vigore (art. 10).' })
  approvataIl!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Giorno in cui la versione seguente ne ha preso il posto; assente per quella in vigore.',
  })
  superataIl!: string | null;

  @Field(() => OrigineVersione, { description: 'Da che cosa viene.' })
  origine!: OrigineVersione;

  @Field({ description: "L'atto di approvazione o di presa d'atto." })
  atto!: string;

  @Field(() => Allineamento, { nullable: true, description: 'La disposizione a cui si uniforma, se viene da quella.' })
  allineamento!: Allineamento | null;
}

export const VersioneRegolamentoConnection = connectionOf(VersioneRegolamento, 'VersioneRegolamento');
export const PermessiVersione = permessiOf(
  VersioneRegolamento,
  'Versione',
  regolamentoLeggi,
  'Che cosa chi legge può fare a partire da questa versione.',
);

/** A version as it is read, with the key of its Ambito. */
export interface VersioneRow extends VersioneRegolamento {
  readonly ambitoId: string;
}

/** Whether a version is in force in the reader's Ambito. Only that version can be changed. */
export function isVigenteDi(ambitoId: string | null, versione: Pick<VersioneRow, 'ambitoId' | 'superataIl'>): boolean {
  return versione.ambitoId === ambitoId && versione.superataIl === null;
}
