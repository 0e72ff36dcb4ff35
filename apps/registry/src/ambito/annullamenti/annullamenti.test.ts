// SPDX-License-Identifier: AGPL-3.0-or-later
import { describeAnnullabili } from '@ambito/persistence/testing';
import { definition } from '../../app.ts';
import { startRegistry, type Registry } from '../../testing.ts';
import { TipoAnnullabile } from './annullamento.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
});
afterAll(() => registry.stop());

// Of each kind, the columns that nobody reads: accounts, and what says nothing.
const mai = {
  OPERATORE: ['account', 'ambito_id', 'id', 'natura', 'parole', 'versione'],
  TITOLO_DI_SERVIZIO: ['id'],
  INCARICO: ['ambito_id', 'id', 'senza_successore', 'sotto_minimo_confermato_da', 'successione_versione'],
  ASSENZA: ['ambito_id', 'id'],
  NOMINA_COORDINATORE: ['ambito_id', 'id', 'natura', 'versione'],
  ATTO_DI_MANDATO: [
    ...['ambito_id', 'id', 'operatori.1.ambito_id', 'operatori.1.atto_id', 'operatori.1.natura', 'versione'],
  ],
  ISPEZIONE: ['ambito_id', 'giorno', 'id', 'rilievi.1.ispezione_id', 'stato', 'versione'],
  ACCREDITAMENTO: ['id'],
  RISORSA_STRUMENTALE: ['id', 'versione'],
  SEDE: ['ambito_id', 'id', 'versione'],
  ENTE: ['ambito_id', 'ha_avuto_competenze', 'id', 'parole', 'versione'],
  TURNO_REPERIBILITA: ['ambito_id', 'id', 'ritardo_da', 'ritardo_da_operatore', 'versione'],
  ATTIVITA_FORMATIVA: ['ambito_id', 'id', 'versione'],
  PARTECIPAZIONE: ['id', 'ore_attivita', 'ritardo_da', 'ritardo_da_operatore'],
  ACCORDO: ['ambito_id', 'id', 'parti.1.accordo_id', 'parti.1.ambito_id', 'parti.1.ordine', 'versione'],
  APERTURA_STRAORDINARIA: ['ambito_id', 'decisa_da', 'giorno_vivo', 'id', 'richiesta_da', 'versione'],
  VARIAZIONE_ORARIA: ['id'],
  ORARIO: ['id'],
  CONTRIBUTO: ['ambito_id', 'id', 'presentato_da', 'presentato_da_operatore', 'rispondere_entro', 'versione'],
  ANDAMENTO_OBIETTIVO: ['id'],
  CONVENZIONE: ['ambito_id', 'id'],
  DIRETTIVA: ['ambito_id', 'id', 'versione'],
  APPARTENENZA: ['ambito_id', 'id'],
  CAPOFILA: ['ambito_id', 'id'],
  PRESTAZIONE: [
    'accessibilita',
    'ambito_id',
    'aree',
    'avviso',
    'codice_siuss',
    'come_chiedere',
    'competenza',
    'comuni',
    'costi',
    'costo',
    'descrizione',
    'documenti',
    'email',
    'eta_massima',
    'eta_minima',
    'id',
    'lingue',
    'orari',
    'orari_note',
    'parole_chiave',
    'requisiti',
    'responsabile',
    'responsabile_email',
    'ricerca',
    'senza_codice_perche',
    'sito',
    'telefono',
    'tempo_risposta',
    'titolare_id',
    'verifica_scade',
    'verificato_il',
    'versione',
  ],
  PUA: ['ambito_id', 'distretto_natura', 'id', 'versione'],
};

describeAnnullabili({
  query: (sql, parameters) => registry.admin(sql, parameters),
  entities: definition.entities,
  inGraph: Object.values(TipoAnnullabile),
  notShown: Object.fromEntries(Object.entries(mai).map(([tipo, colonne]) => [tipo, { testi: [], mai: colonne }])),
});
