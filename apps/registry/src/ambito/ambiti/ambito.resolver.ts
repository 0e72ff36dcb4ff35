// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { puoRidisegnare } from '../appartenenze/redraw-ambiti.ts';
import { puoDaCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { senzaRegolamento } from '../../governo/regolamento/adotta-regolamento.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Ambito, PermessiAmbito } from './ambito.ts';
import { ambitoReference } from './ambito.reference.ts';
import { istituisciAmbito, IstituisciAmbitoInput } from './istituisci-ambito.ts';
import { ambitoIstituisci, ambitoLeggi } from './ambiti.azioni.ts';
import { appartenenzaRegistra } from '../appartenenze/appartenenze.azioni.ts';
import { capofilaDesigna } from '../capofila/capofila.azioni.ts';
import { convenzioneRegistra } from '../convenzioni/convenzioni.azioni.ts';
import { contributoPresenta } from '../../governo/contributi/contributi.azioni.ts';
import { direttivaAdotta } from '../../governo/direttive/direttive.azioni.ts';
import { regolamentoAdotta } from '../../governo/regolamento/regolamento.azioni.ts';
import { enteCura } from '../../offerta/enti/enti.azioni.ts';
import { prestazioneRedigi } from '../../offerta/prestazioni/prestazioni.azioni.ts';
import { coordinatoreNomina } from '../../personale/coordinatore/coordinatore.azioni.ts';
import { formazioneOrganizza } from '../../personale/formazione/formazione.azioni.ts';
import { operatoreRegistra } from '../../personale/operatori/operatori.azioni.ts';
import { reperibilitaOrganizza } from '../../personale/reperibilita/reperibilita.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';
import { accordoRegistra } from '../../governo/accordi/accordi.azioni.ts';
import { pianoRedigi } from '../../governo/piano-di-zona/piano-di-zona.azioni.ts';

@Resolver(() => Ambito)
export class AmbitoResolver {
  @Azione(ambitoLeggi)
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

  @Azione(sedeLeggi)
  @AtMost(500) // one for each Comune
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

  @Azione(ambitoLeggi)
  @FieldResolver(() => PermessiAmbito, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() { id, regione }: Ambito, @Ctx() context: GraphContext): Promise<PermessiAmbito> {
    const proprio = id === context.ambitoId;
    const puo = (azione: AzioneDef): boolean => proprio && context.ammette(azione);
    return {
      puoRegistrareAppartenenze: puo(appartenenzaRegistra),
      puoRegistrareConvenzione: puo(convenzioneRegistra),
      puoDesignareCapofila: puo(capofilaDesigna),
      puoNominareCoordinatore: puo(coordinatoreNomina),
      puoRidisegnare: puoRidisegnare(regione, context),
      puoRedigerePiano: proprio && (await puoDaCoordinatoreInCarica(pianoRedigi, context)),
      puoRegistrareAccordo: proprio && (await puoDaCoordinatoreInCarica(accordoRegistra, context)),
      puoAdottareRegolamento: puo(regolamentoAdotta) && (await senzaRegolamento(id, context)),
      puoAdottareDirettiva: puo(direttivaAdotta),
      puoPresentareContributo: puo(contributoPresenta),
      puoRegistrareEnte: puo(enteCura),
      puoRedigerePrestazione: puo(prestazioneRedigi),
      puoRegistrareOperatore: puo(operatoreRegistra),
      puoProgrammareFormazione: puo(formazioneOrganizza),
      puoOrganizzareReperibilita: puo(reperibilitaOrganizza),
    };
  }

  @Azione(ambitoIstituisci)
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
