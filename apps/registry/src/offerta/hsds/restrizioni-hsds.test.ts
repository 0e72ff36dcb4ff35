// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildSubgraph } from '@ambito/subgraph';
import { definition } from '../../app.ts';
import { daHsds } from './da-hsds.ts';

// Inputs within inputs are checked from the moment that the schema is built.
beforeAll(() => void buildSubgraph(definition));

const OGGI = '2026-11-30';
const ENTE = '0192a04a-0000-7000-8000-000000000001';
const attributo = (code: string, taxonomy: string, value?: string) => ({ value, taxonomy_term: { code, taxonomy } });
const AMBITO = 'Ambito, catalogo delle prestazioni';
const servizio = {
  id: '0192a04a-0000-7000-8000-000000000002',
  organization_id: ENTE,
  name: 'Segretariato Sociale',
  description: 'Ascolto, informazioni e orientamento',
  status: 'active',
  application_process: 'Di persona o per telefono',
  fees_description: 'Gratuito',
  wait_time: 'Subito',
  eligibility_description: 'Nessuno',
  assured_date: '2026-11-29',
  assurer_email: 'segretariato@example.org',
  contacts: [{ department: 'Segretariato Sociale' }],
  required_documents: [],
  languages: [{ code: 'it' }],
  attributes: [
    attributo('MULBEN', 'ISTAT, aree di utenza'),
    attributo('COMPETENZA', AMBITO, 'SOCIALE'),
    attributo('SENZA_CODICE_PERCHE', AMBITO, 'Non è nella nomenclatura'),
    attributo('ACCESSIBILITA', AMBITO, 'Senza gradini'),
    attributo('VERIFICA_SCADE_IL', AMBITO, '2027-05-28'),
  ],
};
const LUNEDI = { freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '12:00' };
const COSTO = { option: 'Retta', currency: 'EUR', amount: 35 };
const errori = (campi: object) =>
  daHsds({ ...servizio, schedules: [LUNEDI], ...campi }, OGGI).errori.map(({ percorso }) => percorso.join('.'));
const voce = (campi: object) => daHsds({ ...servizio, schedules: [LUNEDI], ...campi }, OGGI).voce?.contenuto;

test.each<[string, object, string[]]>([
  ['hours of some days of the month', { freq: 'MONTHLY', bymonthday: '1,2,3' }, ['freq', 'bymonthday']],
  ['hours of every second week', { interval: 2, dtstart: '2026-12-07' }, ['interval', 'dtstart']],
  ['hours that have ended', { valid_to: '2024-12-31', until: '2024-12-31' }, ['valid_to', 'until']],
  ['hours that begin later', { valid_from: '2030-01-01' }, ['valid_from']],
  ['hours from a day that is none', { valid_from: 'domani' }, ['valid_from']],
  ['hours some times over', { count: '10' }, ['count']],
  ['hours of some weeks', { byweekno: '5' }, ['byweekno']],
  ['hours of some days of the year', { byyearday: 20 }, ['byyearday']],
  ['hours of another time zone', { timezone: '10' }, ['timezone']],
  ['hours of the first Monday of the month', { byday: '1MO' }, ['byday']],
  ['hours of a day that nobody knows', { byday: 'MO,XX' }, ['byday']],
  ['hours without their days', { byday: null }, ['byday']],
  ['hours with seconds', { opens_at: '09:00:30' }, ['opens_at']],
])('%s are refused at their place', (_nome, campi, attesi) => {
  expect(errori({ schedules: [{ description: 'Su appuntamento' }, { ...LUNEDI, ...campi }] }).toSorted()).toEqual(
    attesi.map((campo) => `schedules.1.${campo}`).toSorted(),
  );
});

test.each<[string, object, string]>([
  [
    'an amount in another currency',
    { cost_options: [COSTO, { ...COSTO, currency: 'GBP' }] },
    'cost_options.1.currency',
  ],
  ['an amount of less than a cent', { cost_options: [{ ...COSTO, amount: 3.333 }] }, 'cost_options.0.amount'],
  ['an amount that has expired', { cost_options: [{ ...COSTO, valid_to: '2022-12-31' }] }, 'cost_options.0.valid_to'],
  ['an amount of later', { cost_options: [{ ...COSTO, valid_from: '2027-01-01' }] }, 'cost_options.0.valid_from'],
  [
    'a telephone for some calls only',
    { phones: [{ number: '0825 1234', description: 'Solo emergenze' }] },
    'phones.0.description',
  ],
  [
    'a telephone in some languages',
    { phones: [{ number: '0825 1234', languages: [{ code: 'ar' }] }] },
    'phones.0.languages',
  ],
  [
    'hours of the place of a sede',
    { service_at_locations: [{ location: { id: ENTE, schedules: [LUNEDI] } }] },
    'service_at_locations.0.location',
  ],
  ['an extension', { phones: [{ number: '0825 1234', extension: 12 }] }, 'phones.0.extension'],
  ['a part of a Comune', { service_areas: [{ uri: 'istat:064008', extent: {} }] }, 'service_areas.0.extent'],
  [
    'a note on a Comune',
    { service_areas: [{ uri: 'istat:064008', description: 'Centro' }] },
    'service_areas.0.description',
  ],
  [
    'for whom the service is, in another taxonomy',
    {
      attributes: [
        ...servizio.attributes,
        { link_type: 'service_eligibility', taxonomy_term: { code: '1101', taxonomy: 'Open Eligibility' } },
      ],
    },
    'attributes.5.taxonomy_term',
  ],
  ['a note on a language', { languages: [{ code: 'it', note: 'Il lunedì' }] }, 'languages.0.note'],
  [
    'hours of one sede',
    { service_at_locations: [{ location: { id: ENTE }, schedules: [LUNEDI] }] },
    'service_at_locations.0.schedules',
  ],
  ['a sede that is not told', { service_at_locations: [{ location_id: ENTE }] }, 'service_at_locations.0.location'],
])('%s is refused at its place', (_nome, campi, atteso) => {
  expect(errori(campi)).toEqual([atteso]);
});

test('a fax is no telephone: the first one that is one is taken', () => {
  const fax = { number: '0825 111111', type: 'fax' };
  expect(voce({ phones: [fax, { number: '0825 222222', type: 'voice' }] })?.telefono).toBe('0825 222222');
  expect(voce({ phones: [fax, { number: '0825 333333' }] })?.telefono).toBe('0825 333333');
  expect(voce({ phones: [fax] })).not.toHaveProperty('telefono');
});

test('days in a list, times with seconds and nulls are read', () => {
  const contenuto = voce({
    alert: null,
    minimum_age: null,
    phones: null,
    schedules: [
      {
        ...LUNEDI,
        byday: 'TH, fr',
        opens_at: '10:00:00',
        closes_at: '18:00:00',
        valid_from: '2020-01-01',
        until: null,
      },
    ],
  });
  expect(contenuto?.orari).toEqual([
    { giorno: 4, dalle: '10:00', alle: '18:00' },
    { giorno: 5, dalle: '10:00', alle: '18:00' },
  ]);
  expect(contenuto).not.toHaveProperty('avviso');
});

test('what schedules say in words is kept, with the days that they say it of', () => {
  const schedules = [{ description: 'Chiuso ad agosto' }, { ...LUNEDI, byday: 'MO,TU', notes: 'Su appuntamento' }];
  expect(voce({ schedules })?.orariNote).toBe('Chiuso ad agosto\nLunedì, Martedì 09:00-12:00: Su appuntamento');
});

test('all that is wrong is told in one go, each once and at its place', () => {
  const { name: _, wait_time: __, ...resto } = servizio;
  expect(
    daHsds(
      {
        ...resto,
        id: 'x',
        minimum_age: 'sei',
        description: 'x',
        schedules: [
          { ...LUNEDI, byday: 'MO,TU' },
          { ...LUNEDI, freq: 'MONTHLY', closes_at: '9' },
        ],
      },
      OGGI,
    )
      .errori.map(({ percorso }) => percorso.join('.'))
      .toSorted(),
  ).toEqual(['description', 'id', 'minimum_age', 'name', 'schedules.1.closes_at', 'schedules.1.freq', 'wait_time']);
});

test('text is kept in NFC', () => {
  expect(voce({ name: 'Citta\u0300 di tutti' })?.nome).toBe('Citt\u00e0 di tutti');
});
