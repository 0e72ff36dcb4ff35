// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { A04, SEDE, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

let versione = 1;
/** The registry tells the sede's next state: open on Tuesdays from 9 to 13 by default. */
async function riceve(altro: object): Promise<void> {
  versione += 1;
  const evento = newEvent({
    tipo: 'SedeAggiornata',
    ambitoId: A04,
    aggregato: { tipo: 'Sede', id: SEDE, versione },
    avvenutoIl: '2026-11-25T08:00:00Z',
    dati: {
      comune: '064008',
      denominazione: 'Sede',
      attivaDal: '2020-01-01',
      orari: [{ giorno: 2, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' }],
      ...altro,
    },
  });
  await casework.apply(evento);
}
const registra = async (extra: object) => {
  const { errors } = await percorsoDi(casework).attempt('SEGRETARIATO', 'registraContatto', contatto(extra));
  return errors?.[0]?.extensions;
};

// It is Wednesday 25 November 2026.
const MARTEDI_MATTINA = { avvenutoIl: '2026-11-24T09:00:00Z' };
const MARTEDI_SERA = { avvenutoIl: '2026-11-24T17:30:00Z' };
const SABATO = { avvenutoIl: '2026-11-21T09:30:00Z' };
const chiusura = { variazioni: [{ dal: '2026-11-20', al: '2026-11-24', fasce: [] }] };
const altroOrario = {
  variazioni: [{ dal: '2026-11-24', al: '2026-11-24', fasce: [{ dalle: '18:00', alle: '19:00' }] }],
};
const straordinarie = {
  straordinarie: [
    { giorno: '2026-11-24', dalle: '18:00', alle: '20:00' },
    { giorno: '2026-11-21', dalle: '10:00', alle: '12:00' },
  ],
};
const domenica = { orari: [{ giorno: 7, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' }] };

test.each<[string, object, object, boolean]>([
  ['in the hours of a day like the others', {}, MARTEDI_MATTINA, true],
  ['in the evening of a day like the others', {}, MARTEDI_SERA, false],
  ['on a day of closure', chiusura, MARTEDI_MATTINA, false],
  ['urgent, on a day of closure', chiusura, { ...MARTEDI_MATTINA, urgente: true }, true],
  ['by telephone, on a day of closure', chiusura, { ...MARTEDI_MATTINA, canale: 'TELEFONO' }, true],
  ['in the usual hours of a day with others', altroOrario, MARTEDI_MATTINA, false],
  ['in the other hours of that day', altroOrario, MARTEDI_SERA, true],
  ['on the day of the patron saint', { patrono: '11-24' }, MARTEDI_MATTINA, false],
  ['in an extraordinary opening', straordinarie, MARTEDI_SERA, true],
  ['in one on a day of closure', { ...chiusura, ...straordinarie }, SABATO, true],
  ['on a Sunday that has hours', domenica, { avvenutoIl: '2026-11-08T09:00:00Z' }, true],
  ['on a national holiday that has hours', domenica, { avvenutoIl: '2026-11-01T09:00:00Z' }, false],
])('in person %s (art. 5 c. 3 and 5)', async (_nome, stato, extra, ammesso) => {
  await riceve(stato);
  expect(await registra(extra)).toEqual(
    ammesso ? undefined : expect.objectContaining({ code: 'RULE_VIOLATION', articolo: 'art. 5 c. 3' }),
  );
});

test('an older event that comes late closes nothing', async () => {
  await riceve({});
  versione -= 2;
  await riceve(chiusura);
  expect(await registra(MARTEDI_MATTINA)).toBeUndefined();
});
