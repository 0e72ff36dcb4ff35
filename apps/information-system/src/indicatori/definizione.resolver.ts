// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readCelle, PARAMETRI } from './read-celle.ts';
import { requireCominciato } from './require-periodo.ts';
import { DefinizioneIndicatore, ValoreIndicatore } from './valore-indicatore.ts';
import { visibilita } from './visibilita.ts';
import { indicatoreLeggi } from './indicatori.azioni.ts';

@Resolver(() => DefinizioneIndicatore)
export class DefinizioneResolver {
  @Azione(indicatoreLeggi)
  @AtMost(100) // one for each Ambito of a Regione
  @FieldResolver(() => [ValoreIndicatore], {
    description: "I valori in un periodo: dell'Ambito di chi legge, o di quelli della sua Regione.",
  })
  async valori(
    @Root() { codice }: DefinizioneIndicatore,
    @Arg('periodo', { description: 'Periodo: 2026-M11, 2026-Q4 o 2026.' }) periodo: string,
    @Ctx() context: GraphContext,
  ): Promise<ValoreIndicatore[]> {
    requireCominciato(periodo, context.adesso);
    const righe = await context.loadMany<{ owner: string; valore: ValoreIndicatore }>(
      `DefinizioneIndicatore.valori ${periodo}`,
      codice,
      async (lettura, codici) => {
        const valori = await readCelle(
          lettura,
          { periodo, codici, dimensione: 'TOTALE' },
          visibilita(lettura, PARAMETRI),
        );
        return valori.map((valore) => ({ owner: valore.codice, valore }));
      },
    );
    return righe.map(({ valore }) => valore);
  }
}
