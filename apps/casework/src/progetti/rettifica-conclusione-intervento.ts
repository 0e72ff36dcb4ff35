// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Resolver, Root } from 'type-graphql';
import { InterventoEntity } from '../interventi/intervento.entity.ts';
import { changeIntervento, requireConcluso, requireUltimoGiorno, SuInterventoInput } from './change-intervento.ts';
import { agisceSuInterventi } from './permessi-interventi.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';

@UpdateInput(InterventoEntity, 'La conclusione di un intervento scritta male, e come doveva essere', [])
export class RettificaConclusioneInterventoInput extends SuInterventoInput {
  @Motivo()
  motivo!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: "L'ultimo giorno in cui è dato, anche passato; il giorno prima del primo, se non è mai cominciato.",
  })
  ultimoGiorno?: string;

  @Field(() => String, { nullable: true, description: 'Perché finisce prima.' })
  @Length(3, 1_000)
  motivoConclusione?: string;
}

@Resolver(() => PermessiProgetto)
export class RettificaConclusioneIntervento {
  /**
   * Art. 2 c. 3 d: an intervento ended on another day, or for another reason. The wrong end is kept; a later day commits again what the
   * added days cost, an earlier one frees more. @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description:
      'Il case manager rettifica l’ultimo giorno, o il motivo, di un intervento concluso: gli impegni seguono (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  rettificaConclusioneIntervento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La conclusione.' }) input: RettificaConclusioneInterventoInput,
  ): Promise<string> {
    const { ultimoGiorno, motivoConclusione, motivo: errore } = input;
    return changeIntervento(unit, input, 'si rettifica la conclusione di un intervento di', (intervento) => {
      requireConcluso(intervento);
      if (ultimoGiorno !== undefined) requireUltimoGiorno(ultimoGiorno, intervento);
      return {
        conclusoAl: ultimoGiorno ?? intervento.conclusoAl,
        motivo: motivoConclusione ?? intervento.motivo,
        errore,
      };
    });
  }

  @Permesso('Se può rettificare la conclusione di un intervento.')
  puoRettificareConclusioni(@Root() progetto: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return agisceSuInterventi(progetto, { conclusi: true }, context);
  }
}
