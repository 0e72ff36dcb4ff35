// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiAnnullati } from '@ambito/persistence';
import { ANNULLATO_DA, annullatoDaOperatore, AtMost, Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { erroreLeggi, erroreLeggiTesti } from './annullamenti.azioni.ts';
import { DatoErrato, ErroreAnnullato, type ErroreAnnullatoRow } from './errore-annullato.ts';

@Resolver(() => ErroreAnnullato)
export class ErroreAnnullatoResolver {
  @Azione(erroreLeggi)
  @AtMost(100) // the columns of a row, with those of the rows below it
  @FieldResolver(() => [DatoErrato], {
    description: 'Che cosa diceva; al coordinatore non i testi né i progetti, che non leggeva neanche prima.',
  })
  dati(@Root() { tipo, dati }: ErroreAnnullatoRow, @Ctx() context: GraphContext): DatoErrato[] {
    return datiAnnullati(tipo, dati, { testi: context.ammette(erroreLeggiTesti) });
  }

  @Azione(erroreLeggi)
  @FieldResolver(() => Operatore, ANNULLATO_DA)
  async annullatoDa(@Root() { annullatoDa }: ErroreAnnullatoRow, @Ctx() context: GraphContext) {
    const id = await annullatoDaOperatore(context, 'anagrafe_operatore', annullatoDa);
    return id === undefined ? null : context.load(operatoreReference, 'id', id);
  }
}
