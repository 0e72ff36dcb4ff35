// SPDX-License-Identifier: AGPL-3.0-or-later
import { generaGriglia } from '@ambito/subgraph/testing';
import { accordiGriglia } from './accordi/accordi.griglia.ts';
import { allegatiGriglia } from './allegati/allegati.griglia.ts';
import { ambitiGriglia } from './ambiti/ambiti.griglia.ts';
import { apertureStraordinarieGriglia } from './aperture-straordinarie/aperture-straordinarie.griglia.ts';
import { definition } from './app.ts';
import { appartenenzeGriglia } from './appartenenze/appartenenze.griglia.ts';
import { assenzeGriglia } from './assenze/assenze.griglia.ts';
import { bilancioGriglia } from './bilancio/bilancio.griglia.ts';
import { capofilaGriglia } from './capofila/capofila.griglia.ts';
import { caricamentiGriglia } from './caricamenti/caricamenti.griglia.ts';
import { comuniGriglia } from './comuni/comuni.griglia.ts';
import { contributiGriglia } from './contributi/contributi.griglia.ts';
import { convenzioniGriglia } from './convenzioni/convenzioni.griglia.ts';
import { coordinatoreGriglia } from './coordinatore/coordinatore.griglia.ts';
import { direttiveGriglia } from './direttive/direttive.griglia.ts';
import { entiGriglia } from './enti/enti.griglia.ts';
import { festivitaGriglia } from './festivita/festivita.griglia.ts';
import { formazioneGriglia } from './formazione/formazione.griglia.ts';
import { hsdsGriglia } from './hsds/hsds.griglia.ts';
import { incarichiGriglia } from './incarichi/incarichi.griglia.ts';
import { ispezioniGriglia } from './ispezioni/ispezioni.griglia.ts';
import { mandatiGriglia } from './mandati/mandati.griglia.ts';
import { obiettiviGriglia } from './obiettivi/obiettivi.griglia.ts';
import { operatoriGriglia } from './operatori/operatori.griglia.ts';
import { orariGriglia } from './orari/orari.griglia.ts';
import { pianoDiZonaGriglia } from './piano-di-zona/piano-di-zona.griglia.ts';
import { prestazioniGriglia } from './prestazioni/prestazioni.griglia.ts';
import { puaGriglia } from './pua/pua.griglia.ts';
import { rapportoNumericoGriglia } from './rapporto-numerico/rapporto-numerico.griglia.ts';
import { reperibilitaGriglia } from './reperibilita/reperibilita.griglia.ts';
import { regolamentoGriglia } from './regolamento/regolamento.griglia.ts';
import { risorseGriglia } from './risorse/risorse.griglia.ts';
import { sediGriglia } from './sedi/sedi.griglia.ts';
import { istituisci, startRegistry, type ParteGriglia, type Registry } from './testing.ts';
import { titoliGriglia } from './titoli/titoli.griglia.ts';
import { variazioniOrarieGriglia } from './variazioni-orarie/variazioni-orarie.griglia.ts';
import { vocabolariGriglia } from './vocabolari/vocabolari.griglia.ts';

/** In the order in which they are prepared: what one knows, those after it may name. */
const parti: readonly ParteGriglia[] = [
  comuniGriglia,
  ambitiGriglia,
  sediGriglia,
  orariGriglia,
  variazioniOrarieGriglia,
  festivitaGriglia,
  apertureStraordinarieGriglia,
  ispezioniGriglia,
  operatoriGriglia,
  titoliGriglia,
  incarichiGriglia,
  appartenenzeGriglia,
  capofilaGriglia,
  convenzioniGriglia,
  coordinatoreGriglia,
  assenzeGriglia,
  mandatiGriglia,
  rapportoNumericoGriglia,
  reperibilitaGriglia,
  entiGriglia,
  prestazioniGriglia,
  puaGriglia,
  allegatiGriglia,
  regolamentoGriglia,
  vocabolariGriglia,
  formazioneGriglia,
  hsdsGriglia,
  caricamentiGriglia,
  pianoDiZonaGriglia,
  obiettiviGriglia,
  bilancioGriglia,
  direttiveGriglia,
  accordiGriglia,
  contributiGriglia,
  risorseGriglia,
];

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await istituisci(registry);
  for (const { prepara } of parti) await prepara?.(registry);
});
afterAll(() => registry.stop());

const casi = generaGriglia({
  definition,
  call: (chi, { query, variables }) => registry.call(chi, query, variables),
  callRisorsa: (chi, esempio) => registry.risorsa(chi, esempio),
  risorse: Object.assign({}, ...parti.map(({ risorse }) => risorse)) as NonNullable<ParteGriglia['risorse']>,
  chiavi: Object.assign({}, ...parti.map(({ chiavi }) => chiavi)) as NonNullable<ParteGriglia['chiavi']>,
  argomenti: Object.assign({}, ...parti.map(({ argomenti }) => argomenti)) as Record<string, string>,
  esempi: Object.assign({}, ...parti.map(({ esempi }) => esempi)) as ParteGriglia['esempi'],
});

test.each(casi.map((caso) => [caso.nome, caso] as const))('%s', (_nome, caso) => caso.prova());
