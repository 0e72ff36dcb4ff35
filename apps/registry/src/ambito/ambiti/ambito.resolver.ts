// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { puoRidisegnare } from '../appartenenze/redraw-ambiti.ts';
import { Azione } from '../../azioni.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { senzaRegolamento } from '../../governo/regolamento/adotta-regolamento.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Ambito, PermessiAmbito } from './ambito.ts';
import { ambitoReference } from './ambito.reference.ts';
import { istituisciAmbito, IstituisciAmbitoInput } from './istituisci-ambito.ts';

@Resolver(() => Ambito)
export class AmbitoResolver {
  @Azione('ambito.leggi')
  @Query(() => Ambito, { nullable: true, description: 'Un Ambito, dal suo codice nella Regione.' })
  async ambito(
    @Arg('codice', { description: 'Codice, ad esempio A04.' }) codice: string,
    @Arg('regione', { defaultValue: '15', description: 'Codice ISTAT della Regione; 15 è la Campania.' })
    regione: string,
    @Ctx() context: GraphContext,
  ) {
    const [found] = await context.lettura.query<{ id: string }>(
      'SELECT id FROM ambito WHERE codice = $1 AND regione = $2',
      [codice, regione],
    );
    return found === undefined ? null : context.load(ambitoReference, 'id', found.id);
  }

  @Azione('sede.leggi')
  @FieldResolver(() => [Sede], { description: 'Le sedi attive oggi (art. 5).' })
  async sedi(@Root() { id }: Ambito, @Ctx() context: GraphContext) {
    const oggi = giornoRoma(context.adesso);
    const sedi = await context.loadMany<{ owner: string; id: string }>('Ambito.sedi', id, ({ query }, ids) =>
      query(
        `SELECT ambito_id AS owner, id FROM sede
         WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY denominazione, id`,
        [ids, oggi],
      ),
    );
    return Promise.all(sedi.map((sede) => context.load(sedeReference, 'id', sede.id)));
  }

  @Azione('ambito.leggi')
  @FieldResolver(() => PermessiAmbito, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() { id, regione }: Ambito, @Ctx() context: GraphContext): Promise<PermessiAmbito> {
    const proprio = id === context.ambitoId;
    const puo = (azione: string): boolean => proprio && context.ammette(azione);
    return {
      puoRegistrareAppartenenze: puo('appartenenza.registra'),
      puoRegistrareConvenzione: puo('convenzione.registra'),
      puoDesignareCapofila: puo('capofila.designa'),
      puoNominareCoordinatore: puo('coordinatore.nomina'),
      puoRidisegnare: puoRidisegnare(regione, context),
      puoRedigerePiano: proprio && (await puoDaCoordinatoreInCarica('piano.redigi', context)),
      puoRegistrareAccordo: proprio && (await puoDaCoordinatoreInCarica('accordo.registra', context)),
      puoAdottareRegolamento: puo('regolamento.adotta') && (await senzaRegolamento(id, context)),
      puoAdottareDirettiva: puo('direttiva.adotta'),
      puoPresentareContributo: puo('contributo.presenta'),
      puoRegistrareEnte: puo('ente.cura'),
      puoRedigerePrestazione: puo('prestazione.redigi'),
      puoRegistrareOperatore: puo('operatore.registra'),
      puoProgrammareFormazione: puo('formazione.organizza'),
      puoOrganizzareReperibilita: puo('reperibilita.organizza'),
    };
  }

  @Azione('ambito.istituisci')
  @Mutation(() => Ambito, {
    description: 'Istituisce un Ambito con i Comuni che ne fanno parte e il Comune capofila (art. 1).',
  })
  async istituisciAmbito(
    @Arg('input', { description: "I dati dell'Ambito." }) input: IstituisciAmbitoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => istituisciAmbito(unit, input), { key: chiave, arguments: input });
    return context.load(ambitoReference, 'id', id);
  }
}
