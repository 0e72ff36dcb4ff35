// SPDX-License-Identifier: AGPL-3.0-or-later
import { ANNULLATO_DA, LoadField } from '@ambito/subgraph';
import { Resolver, Root } from 'type-graphql';
import { annullamentoLeggi } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { Annullamento, type AnnullamentoRow } from '../../ambito/annullamenti/annullamento.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore } from './operatore.ts';

@Resolver(() => Annullamento)
export class AnnullatoDaResolver {
  @LoadField(() => Operatore, operatoreReference, { ...ANNULLATO_DA, azione: annullamentoLeggi })
  annullatoDa(@Root() { annullatoDaOperatore }: AnnullamentoRow): string | null {
    return annullatoDaOperatore;
  }
}
