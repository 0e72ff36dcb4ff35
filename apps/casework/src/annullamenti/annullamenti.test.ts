// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiAnnullati } from '@ambito/persistence';
import { describeAnnullabili } from '@ambito/persistence/testing';
import { definition, startCasework, type Casework } from '../testing.ts';
import { TipoErrore } from './errore-annullato.ts';

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

const fine = ['ambito_id', 'da_stato', 'id', 'presa_in_carico_id'];

describeAnnullabili({
  query: (sql, parameters) => casework.admin(sql, parameters),
  entities: definition.entities,
  inGraph: Object.values(TipoErrore),
  notShown: {
    DIMISSIONE: { testi: ['prossimo_contatto', 'soddisfazione', 'valutazione'], mai: fine },
    NON_ACCOGLIMENTO: { testi: [], mai: fine },
    TRASFERIMENTO: { testi: ['relazione'], mai: fine },
    PRESA_IN_CARICO: {
      testi: [],
      mai: [
        ...['ambito_id', 'cartella_id', 'conclusa_il', 'id', 'motivo', 'natura_area', 'prossimo_termine'],
        'residenza',
        ...['responsabilita.1.ambito_id', 'responsabilita.1.caso_richiesta_il', 'responsabilita.1.caso_stato'],
        ...['responsabilita.1.caso_termine', 'responsabilita.1.da_rivedere', 'responsabilita.1.fine'],
        'responsabilita.1.in_attesa_dal',
        ...['responsabilita.1.inizio', 'responsabilita.1.nota', 'responsabilita.1.presa_in_carico_id'],
        ...['responsabilita.1.rivisto_da', 'responsabilita.1.rivisto_il'],
        ...['sede_id', 'stato', 'urgenza_regolarizzata_il', 'versione'],
      ],
    },
    PROGETTO: {
      testi: [
        ...['accettato_da', 'accettato_il'],
        ...['costo', 'descrizione', 'ente_id'].map((colonna) => `interventi.1.${colonna}`),
        ...['interventi.1.impegni.1.anno', 'interventi.1.impegni.1.linea_id'],
        ...['interventi.1.periodo', 'interventi.1.prestazione'],
        ...['obiettivi.1.descrizione', 'obiettivi.1.indicatore', 'parole', 'redatto_il', 'verifiche.1.prevista'],
      ],
      mai: [
        ...['accettato_con_accesso', 'ambito_id', 'chiuso_col_caso', 'concluso_il', 'id'],
        ...[
          'ambito_id',
          'chiuso_col_progetto',
          'conclusione_registrata_il',
          'concluso_al',
          'concluso_al_prima',
          'id',
        ].map((colonna) => `interventi.1.${colonna}`),
        ...['ambito_id', 'impegnato', 'intervento_id'].map((colonna) => `interventi.1.impegni.1.${colonna}`),
        ...['motivo_conclusione', 'progetto_id', 'scoperto_al', 'scoperto_dal'].map(
          (colonna) => `interventi.1.${colonna}`,
        ),
        'modifiche',
        ...['ambito_id', 'esito', 'id', 'ordine', 'progetto_id', 'raggiunto'].map(
          (colonna) => `obiettivi.1.${colonna}`,
        ),
        ...['presa_in_carico_id', 'stato'],
        ...['ambito_id', 'id', 'progetto_id', 'registrata_il', 'relazione', 'svolta'].map(
          (colonna) => `verifiche.1.${colonna}`,
        ),
        'versione',
      ],
    },
    INTERVENTO: {
      testi: ['concluso_al', 'motivo_conclusione', 'periodo', 'prestazione'],
      mai: [
        ...[
          'ambito_id',
          'chiuso_col_progetto',
          'conclusione_registrata_il',
          'concluso_al_prima',
          'costo',
          'descrizione',
          'ente_id',
          'id',
        ],
        ...['progetto_id', 'scoperto_al', 'scoperto_dal'],
      ],
    },
    VERIFICA: {
      testi: ['esiti.1.esito', 'esiti.1.obiettivo_id', 'prevista', 'relazione', 'svolta'],
      mai: [
        'ambito_id',
        'esiti.1.ambito_id',
        'esiti.1.raggiunto',
        'esiti.1.verifica_id',
        'id',
        'progetto_id',
        'registrata_il',
      ],
    },
    SOSPENSIONE: { testi: [], mai: ['ambito_id', 'id', 'presa_in_carico_id'] },
    TRASMISSIONE_PASSO: {
      testi: ['nota'],
      mai: ['ambito_id', 'id', 'operatore_id', 'registrato_da', 'trasmissione_id'],
    },
  },
});

test('a column that no declaration names is shown to nobody', () => {
  const riga = { data: '2026-11-25', valutazione: 'Concluso', parole_del_figlio: 'Era stanco' };
  const letti = (testi: boolean) => datiAnnullati('DIMISSIONE', riga, { testi }).map(({ campo }) => campo);
  expect(letti(false)).toEqual(['data']);
  expect(letti(true)).toEqual(['data', 'valutazione']);
});
