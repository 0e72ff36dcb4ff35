// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiAnnullati } from '@ambito/persistence';
import { ANNULLATO_DA, AtMost, Azione, type GraphContext, LoadField } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { erroreLeggi, erroreLeggiTesti } from './annullamenti.azioni.ts';
import { DatoErrato, ErroreAnnullato, type ErroreAnnullatoRow } from './errore-annullato.ts';

@Resolver(() => ErroreAnnullato)
export class ErroreAnnullatoResolver {
  @Azione(erroreLeggi)
  @AtMost(1_000) // those of a draft with its objectives, interventi, their lines and the verifications
  @FieldResolver(() => [DatoErrato], {
    description: 'Che cosa diceva; al coordinatore non i testi né i progetti, che non leggeva neanche prima.',
  })
  dati(@Root() { tipo, dati }: ErroreAnnullatoRow, @Ctx() context: GraphContext): DatoErrato[] {
    return datiAnnullati(tipo, dati, { testi: context.ammette(erroreLeggiTesti) });
  }

  @LoadField(() => Operatore, operatoreReference, { ...ANNULLATO_DA, azione: erroreLeggi })
  annullatoDa(@Root() { annullatoDaOperatore }: ErroreAnnullatoRow): string | null {
    return annullatoDaOperatore;
  }
}
