// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length, Max, Min } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import { agisceSuCasoAperto } from '../prese-in-carico/chi-puo-agire.ts';
import { endResponsabilita } from '../responsabilita/end-responsabilita.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { StatoPresaInCarico, TRANSIZIONI } from '../prese-in-carico/stati.ts';
import { changeStato } from '../prese-in-carico/change-stato.ts';
import { loadCasoProprio } from '../prese-in-carico/load-caso.ts';
import { endProgetto } from '../progetti/end-progetto.ts';
import { DimissioneEntity, requireProssimoContatto } from './dimissione.entity.ts';

@InputType({ description: 'La dimissione: valutazione del percorso e scelta di concluderlo (art. 2 c. 3 d).' })
export class DimettiInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field({ description: 'Motivo, dal vocabolario in vigore.' })
  @Length(1, LUNGHEZZA_CODICE)
  motivo!: string;

  @Field({ description: 'Valutazione del percorso.' })
  @Length(3, 4_000)
  valutazione!: string;

  @Field(() => Int, { nullable: true, description: 'Soddisfazione espressa dalla persona, da 1 a 5.' })
  @Min(1)
  @Max(5)
  soddisfazione?: number;

  @Field(() => DataIso, { nullable: true, description: 'Quando risentirsi, da oggi in poi.' })
  prossimoContatto?: string;
}

/** Art. 2 c. 3 d: the case manager closes the path, once every objective of an active project has its outcome. */
export async function dimetti(unit: WriteUnit, input: DimettiInput): Promise<string> {
  const { presaInCaricoId, motivo, valutazione, soddisfazione = null, prossimoContatto = null } = input;
  const oggi = giornoRoma(unit.adesso);
  const caso = await loadCasoProprio(unit, input);
  requireProssimoContatto(oggi, prossimoContatto);
  return changeStato(unit, caso, { stato: StatoPresaInCarico.CONCLUSA, motivo }, async () => {
    const [motivi] = await readVocabolari(unit, 'MOTIVI_DIMISSIONE');
    requireVoce(motivi, motivo, oggi, ['input', 'motivo']);
    await endProgetto(unit, presaInCaricoId, { conEsiti: true });
    await unit.manager.insert(DimissioneEntity, {
      ambitoId: unit.ambitoId,
      id: uuidv7(),
      presaInCaricoId,
      daStato: caso.stato,
      data: oggi,
      motivo,
      valutazione,
      soddisfazione,
      prossimoContatto,
    });
    await endResponsabilita(unit, presaInCaricoId);
  });
}

@Resolver(() => PermessiPresaInCarico)
export class Dimetti {
  @Command(() => PresaInCarico, {
    description: 'Il case manager dimette (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  dimetti(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La dimissione.' }) input: DimettiInput,
  ): Promise<string> {
    return dimetti(unit, input);
  }

  @Permesso('Se può dimettere.')
  async puoDimettere(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (!TRANSIZIONI[presa.stato].includes(StatoPresaInCarico.CONCLUSA)) return false;
    if (!(await agisceSuCasoAperto(presa, context))) return false;
    const senzaEsito = await context.loadMany<{ owner: string }>(
      'PresaInCarico.obiettiviSenzaEsito',
      presa.id,
      ({ query, ambitoId }, ids) => query(OBIETTIVI_SENZA_ESITO, [ambitoId, ids]),
    );
    return senzaEsito.length === 0;
  }
}

/** Among cases ($2), those whose active project has an objective without an outcome. */
const OBIETTIVI_SENZA_ESITO = `
  SELECT DISTINCT g.presa_in_carico_id AS owner
  FROM progetto g JOIN obiettivo o ON o.ambito_id = g.ambito_id AND o.progetto_id = g.id
  WHERE g.ambito_id = $1 AND g.presa_in_carico_id = ANY ($2::uuid[]) AND g.stato = 'ATTIVO' AND o.esito IS NULL`;
