// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, Importo, LoadField } from '@ambito/subgraph';
import { Field, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { lineaLeggi } from './bilancio.azioni.ts';
import { lineaReference } from './linea-di-bilancio.reference.ts';
import { LineaDiBilancio } from './linea-di-bilancio.ts';

@Azione(lineaLeggi)
@ObjectType({
  description: 'Impegno di un intervento sulla linea di bilancio di un anno (art. 2 c. 4).',
  simpleResolvers: true,
})
export class Impegno {
  @Field(() => Int, { description: 'Anno del bilancio.' })
  anno!: number;

  @Field(() => Importo, { description: "Quanto del costo previsto cade nell'anno, giorno per giorno, in euro." })
  previsto!: string;

  @Field(() => Importo, {
    description:
      "Quanto è impegnato, in euro: niente prima dell'accettazione del progetto; dopo, il costo dei giorni fino all'ultimo. La differenza dal previsto è tornata disponibile.",
  })
  impegnato!: string;
}

/** A commitment as it is read, with the key of its line. */
interface ImpegnoRow extends Impegno {
  readonly lineaId: string;
}

@Resolver(() => Impegno)
export class ImpegnoResolver {
  @LoadField(() => LineaDiBilancio, lineaReference, { description: 'La linea di bilancio.', azione: lineaLeggi })
  linea(@Root() { lineaId }: ImpegnoRow): string {
    return lineaId;
  }
}
