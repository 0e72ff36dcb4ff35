// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiAnnullati } from '@ambito/persistence';
import { columnsNotShown, kindsInDatabase, kindsOf } from '@ambito/persistence/testing';
import { definition, startCasework, type Casework } from '../testing.ts';
import { TipoErrore } from './errore-annullato.ts';

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

test('a kind of annulled records is declared, is in the graph, and is taken by the database', async () => {
  const kinds = kindsOf(definition.entities);
  expect(Object.values(TipoErrore).toSorted()).toEqual(kinds);
  expect(await kindsInDatabase(casework.admin)).toEqual(kinds);
});

// A new column is shown to whoever its kind declares, and stands here otherwise.
test('of what was annulled the texts are for those who read the case, and what says nothing is for nobody', async () => {
  const fine = ['ambito_id', 'da_stato', 'id', 'presa_in_carico_id'];
  expect(await columnsNotShown(casework.admin, definition.entities)).toEqual({
    DIMISSIONE: { testi: ['prossimo_contatto', 'soddisfazione', 'valutazione'], mai: fine },
    NON_ACCOGLIMENTO: { testi: [], mai: fine },
    TRASFERIMENTO: { testi: ['relazione'], mai: fine },
    PRESA_IN_CARICO: {
      testi: [],
      mai: [
        ...['ambito_id', 'cartella_id', 'conclusa_il', 'id', 'motivo', 'prossimo_termine', 'residenza'],
        ...['responsabilita.1.ambito_id', 'responsabilita.1.caso_richiesta_il', 'responsabilita.1.caso_stato'],
        ...['responsabilita.1.caso_termine', 'responsabilita.1.fine', 'responsabilita.1.in_attesa_dal'],
        ...['responsabilita.1.inizio', 'responsabilita.1.nota', 'responsabilita.1.presa_in_carico_id'],
        ...['richiesta_il', 'sede_id', 'stato', 'urgenza_regolarizzata_il', 'versione'],
      ],
    },
    PROGETTO: {
      testi: ['parole'],
      mai: [
        ...['accettato_con_accesso', 'ambito_id', 'chiuso_col_caso', 'concluso_il', 'id', 'presa_in_carico_id'],
        ...['redatto_il', 'stato', 'versione'],
      ],
    },
    INTERVENTO: {
      testi: ['motivo_conclusione'],
      mai: [
        ...['ambito_id', 'chiuso_col_progetto', 'concluso_al_prima', 'costo', 'descrizione', 'ente_id', 'id'],
        ...['progetto_id', 'scoperto_al', 'scoperto_dal'],
      ],
    },
    VERIFICA: {
      testi: ['relazione'],
      mai: ['ambito_id', 'esiti.1.ambito_id', 'esiti.1.raggiunto', 'esiti.1.verifica_id', 'id', 'progetto_id'],
    },
    SOSPENSIONE: { testi: [], mai: ['ambito_id', 'id', 'presa_in_carico_id'] },
    TRASMISSIONE_PASSO: {
      testi: ['nota'],
      mai: ['ambito_id', 'id', 'operatore_id', 'registrato_da', 'trasmissione_id'],
    },
  });
});

test('a column that no declaration names is shown to nobody', () => {
  const riga = { data: '2026-11-25', valutazione: 'Concluso', parole_del_figlio: 'Era stanco' };
  const letti = (testi: boolean) => datiAnnullati('DIMISSIONE', riga, { testi }).map(({ campo }) => campo);
  expect(letti(false)).toEqual(['data']);
  expect(letti(true)).toEqual(['data', 'valutazione']);
});
