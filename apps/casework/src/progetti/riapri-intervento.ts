// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, InputType, Resolver, Root } from 'type-graphql';
import { changeIntervento, requireConcluso, SuInterventoInput } from './change-intervento.ts';
import { agisceSuInterventi } from './permessi-interventi.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';

@InputType({ description: 'Un intervento concluso per errore, da riaprire.' })
export class RiapriInterventoInput extends SuInterventoInput {
  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiProgetto)
export class RiapriIntervento {
  /**
   * Art. 2 c. 3 d: an intervento that was ended by mistake goes on until its planned last day, and commits its whole cost again.
   * What its end said is kept. @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager riapre un intervento concluso per errore: dura fino al giorno previsto e impegna di nuovo il suo costo (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  riapriIntervento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'intervento." }) input: RiapriInterventoInput,
  ): Promise<string> {
    return changeIntervento(unit, input, 'si riaprono gli interventi di', (intervento) => {
      requireConcluso(intervento);
      return { conclusoAl: null, motivo: null, errore: input.motivo };
    });
  }

  @Permesso('Se può riaprirne un intervento concluso prima del previsto.')
  puoRiaprireInterventi(@Root() progetto: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return agisceSuInterventi(progetto, { conclusi: true }, context);
  }
}
