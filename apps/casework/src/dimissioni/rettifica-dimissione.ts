// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length, Max, Min } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { rispondevaAllaFine } from '../prese-in-carico/chi-puo-agire.ts';
import { loadCasoConcluso } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { requireFinitoCosi, StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { correggiFine } from './correggi-fine.ts';
import { DIMISSIONE, DimissioneEntity, requireProssimoContatto } from './dimissione.entity.ts';
import { findFine } from './riapri-caso.ts';

@UpdateInput(DimissioneEntity, 'Una dimissione scritta male, e come doveva essere')
export class RettificaDimissioneInput extends CasoSbagliatoInput {
  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno della dimissione, non prima di ciò che si è fatto per il caso e non oltre oggi.',
  })
  data?: string;

  @Field(() => String, { nullable: true, description: 'Motivo della dimissione, dal vocabolario in vigore.' })
  @Length(1, LUNGHEZZA_CODICE)
  motivoDimissione?: string;

  @Field(() => String, { nullable: true, description: 'Valutazione del percorso.' })
  @Length(3, 4_000)
  valutazione?: string;

  @Field(() => Int, { nullable: true, description: 'Soddisfazione espressa dalla persona, da 1 a 5.' })
  @Min(1)
  @Max(5)
  soddisfazione?: number | null;

  @Field(() => DataIso, { nullable: true, description: 'Quando risentirsi, dal giorno della dimissione in poi.' })
  prossimoContatto?: string | null;
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaDimissione {
  /**
   * Art. 2 c. 3 d: the assessment of the path and the choice to end it are of whoever answered for the case, and so is their correction.
   * @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Chi rispondeva di un caso alla dimissione la rettifica: quella sbagliata è annullata e un’altra la sostituisce (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaDimissione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La dimissione.' }) input: RettificaDimissioneInput,
  ): Promise<string> {
    const { motivo, data, motivoDimissione, valutazione, soddisfazione, prossimoContatto } = input;
    const { id, stato, motivo: motivoPrima } = await loadCasoConcluso(unit, input);
    requireFinitoCosi(stato, StatoPresaInCarico.CONCLUSA);
    const fine = await findFine(unit, DIMISSIONE, id);
    const voce = motivoDimissione ?? motivoPrima;
    if (voce !== null && (motivoDimissione !== undefined || data !== undefined)) {
      const [motivi] = await readVocabolari(unit, 'MOTIVI_DIMISSIONE');
      const campo = motivoDimissione === undefined ? 'data' : 'motivoDimissione';
      requireVoce(motivi, voce, data ?? fine.data, ['input', campo]);
    }
    const scritta = await unit.manager.findOneByOrFail(DimissioneEntity, { ambitoId: unit.ambitoId, id: fine.id });
    requireProssimoContatto(
      data ?? fine.data,
      prossimoContatto === undefined ? scritta.prossimoContatto : prossimoContatto,
    );
    const dati = { data, motivo: motivoDimissione, valutazione, soddisfazione, prossimoContatto };
    await rettifica(unit, DIMISSIONE, fine.id, dati, { motivo });
    await correggiFine(
      unit,
      id,
      { prima: fine.data, data, daStato: fine.daStato, motivo: motivoDimissione ?? motivoPrima ?? '' },
      motivo,
    );
    return id;
  }

  @Permesso('Se può rettificarne la dimissione.')
  async puoRettificareDimissione(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return presa.stato === StatoPresaInCarico.CONCLUSA && rispondevaAllaFine(presa.id, context);
  }
}
