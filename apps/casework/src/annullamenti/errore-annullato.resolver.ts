// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiAnnullati } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { erroreLeggi, erroreLeggiTesti } from './annullamenti.azioni.ts';
import { DatoErrato, ErroreAnnullato, type ErroreAnnullatoRow } from './errore-annullato.ts';

@Resolver(() => ErroreAnnullato)
export class ErroreAnnullatoResolver {
  @Azione(erroreLeggi)
  @AtMost(20) // the columns of a row
  @FieldResolver(() => [DatoErrato], {
    description: 'Che cosa diceva; al coordinatore non i testi, che non leggeva neanche prima.',
  })
  dati(@Root() { tipo, dati }: ErroreAnnullatoRow, @Ctx() context: GraphContext): DatoErrato[] {
    return datiAnnullati(tipo, dati, { testi: context.ammette(erroreLeggiTesti) });
  }

  @Azione(erroreLeggi)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: 'Chi lo ha annullato; assente se non è un operatore dell’Ambito, o non lo è più.',
  })
  async annullatoDa(@Root() { annullatoDa }: ErroreAnnullatoRow, @Ctx() context: GraphContext) {
    const [operatore] = await context.loadMany<{ owner: string; id: string }>(
      'ErroreAnnullato.annullatoDa',
      annullatoDa,
      ({ query, ambitoId }, accounts) =>
        query(
          'SELECT account AS owner, id FROM anagrafe_operatore WHERE account = ANY ($1::text[]) AND ambito_id = $2',
          [accounts, ambitoId],
        ),
    );
    return operatore === undefined ? null : context.load(operatoreReference, 'id', operatore.id);
  }
}
