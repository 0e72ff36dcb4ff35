// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateGriglia } from '@ambito/subgraph/testing';
import { accordiGriglia } from './governo/accordi/accordi.griglia.ts';
import { allegatiGriglia } from './ambito/allegati/allegati.griglia.ts';
import { ambitiGriglia } from './ambito/ambiti/ambiti.griglia.ts';
import { apertureStraordinarieGriglia } from './sedi/aperture-straordinarie/aperture-straordinarie.griglia.ts';
import { definition } from './app.ts';
import { appartenenzeGriglia } from './ambito/appartenenze/appartenenze.griglia.ts';
import { assenzeGriglia } from './personale/assenze/assenze.griglia.ts';
import { bilancioGriglia } from './governo/bilancio/bilancio.griglia.ts';
import { capofilaGriglia } from './ambito/capofila/capofila.griglia.ts';
import { caricamentiGriglia } from './personale/caricamenti/caricamenti.griglia.ts';
import { comuniGriglia } from './ambito/comuni/comuni.griglia.ts';
import { contributiGriglia } from './governo/contributi/contributi.griglia.ts';
import { convenzioniGriglia } from './ambito/convenzioni/convenzioni.griglia.ts';
import { coordinatoreGriglia } from './personale/coordinatore/coordinatore.griglia.ts';
import { direttiveGriglia } from './governo/direttive/direttive.griglia.ts';
import { entiGriglia } from './offerta/enti/enti.griglia.ts';
import { festivitaGriglia } from './ambito/festivita/festivita.griglia.ts';
import { formazioneGriglia } from './personale/formazione/formazione.griglia.ts';
import { hsdsGriglia } from './offerta/hsds/hsds.griglia.ts';
import { incarichiGriglia } from './personale/incarichi/incarichi.griglia.ts';
import { ispezioniGriglia } from './sedi/ispezioni/ispezioni.griglia.ts';
import { mandatiGriglia } from './personale/mandati/mandati.griglia.ts';
import { obiettiviGriglia } from './governo/obiettivi/obiettivi.griglia.ts';
import { operatoriGriglia } from './personale/operatori/operatori.griglia.ts';
import { orariGriglia } from './sedi/orari/orari.griglia.ts';
import { pianoDiZonaGriglia } from './governo/piano-di-zona/piano-di-zona.griglia.ts';
import { prestazioniGriglia } from './offerta/prestazioni/prestazioni.griglia.ts';
import { puaGriglia } from './offerta/pua/pua.griglia.ts';
import { rapportoNumericoGriglia } from './personale/rapporto-numerico/rapporto-numerico.griglia.ts';
import { reperibilitaGriglia } from './personale/reperibilita/reperibilita.griglia.ts';
import { regolamentoGriglia } from './governo/regolamento/regolamento.griglia.ts';
import { risorseGriglia } from './sedi/risorse/risorse.griglia.ts';
import { sediGriglia } from './sedi/sede/sedi.griglia.ts';
import { istituisci, startRegistry, type ParteGriglia, type Registry } from './testing.ts';
import { titoliGriglia } from './personale/titoli/titoli.griglia.ts';
import { variazioniOrarieGriglia } from './sedi/variazioni-orarie/variazioni-orarie.griglia.ts';
import { vocabolariGriglia } from './ambito/vocabolari/vocabolari.griglia.ts';

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

const casi = generateGriglia({
  definition,
  call: (chi, { query, variables }) => registry.call(chi, query, variables),
  callRisorsa: (chi, esempio) => registry.risorsa(chi, esempio),
  risorse: Object.assign({}, ...parti.map(({ risorse }) => risorse)) as NonNullable<ParteGriglia['risorse']>,
  chiavi: Object.assign({}, ...parti.map(({ chiavi }) => chiavi)) as NonNullable<ParteGriglia['chiavi']>,
  argomenti: Object.assign({}, ...parti.map(({ argomenti }) => argomenti)) as Record<string, string>,
  esempi: Object.assign({}, ...parti.map(({ esempi }) => esempi)) as ParteGriglia['esempi'],
});

test.each(casi.map((caso) => [caso.nome, caso] as const))('%s', (_nome, caso) => caso.prova());
