// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { changeIntervento, requireUltimoGiorno, SuInterventoInput } from './change-intervento.ts';
import { agisceSuInterventi } from './permessi-interventi.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';

@InputType({ description: 'La conclusione di un intervento prima del suo ultimo giorno previsto.' })
export class ConcludiInterventoInput extends SuInterventoInput {
  @Field(() => DataIso, {
    description: "L'ultimo giorno in cui è dato, anche passato; il giorno prima del primo, se non è mai cominciato.",
  })
  ultimoGiorno!: string;

  @Field({ description: 'Perché finisce prima.' })
  @Length(3, 1_000)
  motivo!: string;
}

@Resolver(() => PermessiProgetto)
export class ConcludiIntervento {
  /**
   * Art. 2 c. 3 d: the case manager ends an intervento before its planned last day. What it will not cost after that day is free
   * again on its lines; what was given stays committed, whether it was invoiced or not. An end that was written wrongly is corrected by
   * `rettificaConclusioneIntervento`. @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager conclude un intervento prima del previsto: quanto non sarà dato torna disponibile sulle linee di bilancio (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  concludiIntervento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La conclusione.' }) input: ConcludiInterventoInput,
  ): Promise<string> {
    const { ultimoGiorno, motivo } = input;
    return changeIntervento(unit, input, 'si concludono gli interventi di', (intervento) => {
      if (intervento.conclusoAl !== null)
        throw new RuleViolation(
          'art. 2 c. 3 d',
          `L'intervento è già concluso ${ilGiorno(intervento.conclusoAl)}: se è sbagliato si rettifica la conclusione, o si riapre l'intervento`,
        );
      requireUltimoGiorno(ultimoGiorno, intervento);
      return { conclusoAl: ultimoGiorno, motivo };
    });
  }

  @Permesso('Se può concluderne un intervento prima del previsto.')
  puoConcludereInterventi(@Root() progetto: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return agisceSuInterventi(progetto, { conclusi: false }, context);
  }
}
