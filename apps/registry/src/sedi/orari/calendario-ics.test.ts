// SPDX-License-Identifier: AGPL-3.0-or-later
import { aperture } from '@ambito/orari';
import ICAL from 'ical.js';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { calendarioIcs } from './calendario-ics.ts';

/** What another library reads in the text. */
function read(testo: string) {
  const calendario = new ICAL.Component(ICAL.parse(testo) as unknown[]);
  return calendario.getAllSubcomponents('vevent').map((componente) => {
    const evento = new ICAL.Event(componente);
    return {
      uid: evento.uid,
      dalle: evento.startDate.toJSDate(),
      alle: evento.endDate.toJSDate(),
      luogo: evento.location,
    };
  });
}

const sede = {
  id: '0192a04a-0000-7000-8000-000000000001',
  denominazione: 'Sede di Sant’Angelo; "A, B"',
  indirizzo: `Via ${'lunga '.repeat(20)}1`,
  comune: 'Avellino',
};
const ADESSO = new Date('2026-11-24T09:00:00Z');

test('another library reads the openings as they are, over both clock changes and until midnight', () => {
  const orari = [
    { giorno: 1, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' },
    { giorno: 7, dalle: '01:00', alle: '24:00', validoDal: '2020-01-01' },
  ];
  const attese = aperture({ orari }, '2026-03-20', '2026-11-02');
  const lette = read(calendarioIcs(sede, attese, ADESSO));
  expect(lette.map(({ dalle, alle }) => ({ dalle, alle }))).toEqual(attese);
  expect(new Set(lette.map(({ uid }) => uid)).size).toBe(attese.length);
  expect(new Set(lette.map(({ luogo }) => luogo))).toEqual(new Set([`${sede.indirizzo}, Avellino`]));
});

test('names with accents, and beyond the first plane, are folded between their letters and read back whole', () => {
  const una = [{ dalle: new Date('2026-10-25T00:30:00Z'), alle: new Date('2026-10-25T01:30:00Z') }];
  for (let lunghezza = 1; lunghezza < 90; lunghezza += 1) {
    const accentata = { ...sede, indirizzo: `${'x'.repeat(lunghezza)}${'perché è così, là 😀 '.repeat(8).trim()}` };
    const testo = calendarioIcs(accentata, una, ADESSO);
    expect(testo.split('\r\n').every((riga) => Buffer.byteLength(riga) <= 75)).toBe(true);
    expect(read(testo)).toMatchObject([{ ...una[0], luogo: `${accentata.indirizzo}, Avellino` }]);
  }
});

test('lines end in CRLF and are no longer than 75 octets, and the same openings are the same text', () => {
  const una = [{ dalle: new Date('2026-11-24T08:00:00Z'), alle: new Date('2026-11-24T12:00:00Z') }];
  const testo = calendarioIcs(sede, una, ADESSO);
  expect(testo).toBe(calendarioIcs(sede, una, ADESSO));
  expect(testo).toContain('DTSTART:20261124T080000Z');
  const righe = testo.split('\r\n');
  expect(righe.some((riga) => riga.includes('\n'))).toBe(false);
  expect(righe.every((riga) => Buffer.byteLength(riga) <= 75)).toBe(true);
  expect(read(calendarioIcs(sede, [], ADESSO))).toEqual([]);
});

test('every text is escaped, so that no line break, comma or semicolon in it ends a value', () => {
  const una = [{ dalle: new Date('2026-11-24T08:00:00Z'), alle: new Date('2026-11-24T12:00:00Z') }];
  const rotta = { ...sede, denominazione: 'Sede di Tufo; "A, B"', indirizzo: 'Via Roma 14\npiano terra' };
  const testo = calendarioIcs(rotta, una, ADESSO).replaceAll('\r\n ', '');
  const denominazione = String.raw`Sede di Tufo\; "A\, B"`;
  const luogo = String.raw`Via Roma 14\npiano terra\, Avellino`;
  expect(testo.split('\r\n')).toEqual(
    expect.arrayContaining([
      `NAME:${denominazione}`,
      `X-WR-CALNAME:${denominazione}`,
      String.raw`X-WR-CALDESC:Aperture di ${denominazione}\, ${luogo}`,
      `SUMMARY:${denominazione}: aperto`,
      `LOCATION:${luogo}`,
    ]),
  );
  expect(testo).not.toMatch(/[^\r]\n/);
});

describe('the feed of a sede', () => {
  let registry: Registry;
  const { command, apriSede } = operazioniDi(() => registry);
  beforeAll(async () => {
    registry = await startIstituito(ADESSO);
  });
  afterAll(() => registry.stop());

  test('is public, and leaves out closures', async () => {
    const id = await apriSede('064113');
    const percorso = `/sedi/${id}/calendario.ics`;
    const prima = await registry.risorsa(null, { percorso });
    expect(prima.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const eventi = read(await prima.text());
    expect(eventi[0]?.dalle).toEqual(new Date('2026-10-26T08:00:00Z'));
    expect(eventi.at(-1)?.dalle).toEqual(new Date('2027-05-20T07:00:00Z'));
    await command('disponiVariazione', {
      sedeId: id,
      versione: 2,
      dal: '2026-12-01',
      al: '2026-12-31',
      fasce: [],
      motivo: 'Trasloco',
    });
    const dopo = read(await (await registry.risorsa(null, { percorso })).text());
    const inDicembre = (lista: typeof eventi) => lista.filter(({ dalle }) => dalle.toISOString().startsWith('2026-12'));
    expect(inDicembre(eventi).length).toBeGreaterThan(5);
    expect(inDicembre(dopo)).toEqual([]);
    expect(dopo).toEqual(eventi.filter((evento) => !inDicembre(eventi).includes(evento)));
  });

  test.each(['/sedi/0192a04a-0000-7000-8000-00000000ffff/calendario.ics', '/sedi/tutte/calendario.ics'])(
    '%s is not found',
    async (percorso) => {
      expect((await registry.risorsa(null, { percorso })).status).toBe(404);
    },
  );
});
