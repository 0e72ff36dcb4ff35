// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { erroreLeggi, erroreLeggiTesti } from './annullamenti.azioni.ts';
import { DatoErrato, ErroreAnnullato, type ErroreAnnullatoRow } from './errore-annullato.ts';

/** What says nothing to a reader. */
const NASCOSTI = [
  'id',
  'ambito_id',
  'presa_in_carico_id',
  'da_stato',
  'trasmissione_id',
  'registrato_da',
  'operatore_id',
];
/** What was written or said of a person. */
const TESTI = ['valutazione', 'soddisfazione', 'prossimo_contatto', 'relazione', 'nota'];

/** A period of PostgreSQL, from an instant to another. */
const PERIODO = /^\["([^"]+)",(?:"([^"]+)")?\)$/;

/** A period as its first instant and, if it ended, its last. */
const istanti = ([, dalle, alle]: RegExpExecArray): DatoErrato[] =>
  Object.entries({ dalle, alle }).flatMap(([campo, istante]) =>
    istante === undefined ? [] : [{ campo, valore: new Date(istante).toISOString() }],
  );

@Resolver(() => ErroreAnnullato)
export class ErroreAnnullatoResolver {
  @Azione(erroreLeggi)
  @AtMost(20) // the columns of a row
  @FieldResolver(() => [DatoErrato], {
    description: 'Che cosa diceva; al coordinatore non i testi, che non leggeva neanche prima.',
  })
  dati(@Root() { dati }: ErroreAnnullatoRow, @Ctx() context: GraphContext): DatoErrato[] {
    const testi = context.ammette(erroreLeggiTesti);
    return Object.entries(dati).flatMap(([colonna, valore]) => {
      if (valore === null || NASCOSTI.includes(colonna) || (!testi && TESTI.includes(colonna))) return [];
      const periodo = PERIODO.exec(String(valore));
      if (periodo !== null) return istanti(periodo);
      const campo = colonna.replaceAll(/_[a-z]/g, (lettera) => lettera.slice(1).toUpperCase());
      return [{ campo, valore: String(valore) }];
    });
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
