// SPDX-License-Identifier: AGPL-3.0-or-later
import { comandiDi, rifiuto } from '../piano-di-zona/piano.testing.ts';
import { vociDiTipo } from '../../ambito/scrivania/scrivania.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

const adesso = new Date('2026-11-24T09:00:00Z');
let registry: Registry;
let comandi: ReturnType<typeof comandiDi>;
let piano: { id: string; obiettivi: string[] };
beforeAll(async () => {
  registry = await startIstituito(adesso);
  comandi = comandiDi(registry);
  piano = await comandi.redatto();
  await comandi.approva(piano.id, 2);
});
afterAll(() => registry.stop());

const obiettivo = (extra: object = {}) => ({ descrizione: 'Più ascolto', entro: '2027-06-30', ...extra });
const rileva = (extra: object = {}) =>
  comandi.attempt('rilevaAndamento', {
    obiettivoId: piano.obiettivi[0],
    al: '2026-06-30',
    stato: 'IN_CORSO',
    periodoIndicatore: '2026-Q2',
    relazione: 'Come previsto',
    ...extra,
  });

test('an objective without an indicator is shown as such (art. 7 c. 2)', async () => {
  const { data } = await registry.call(
    'ASSISTENTE_SOCIALE',
    'query ($id: UUID!) { pianoDiZona(id: $id) { obiettivi { descrizione senzaIndicatore codiceIndicatore valoreAtteso indicatore { codice } } } }',
    { id: piano.id },
  );
  expect(data).toEqual({
    pianoDiZona: {
      obiettivi: [
        {
          descrizione: 'Meno attesa',
          senzaIndicatore: false,
          codiceIndicatore: 'TEMPO_RISPOSTA',
          valoreAtteso: 5.5,
          indicatore: { codice: 'TEMPO_RISPOSTA' },
        },
        {
          descrizione: 'Più ascolto',
          senzaIndicatore: true,
          codiceIndicatore: null,
          valoreAtteso: null,
          indicatore: null,
        },
      ],
    },
  });
});

describe('objectives', () => {
  test.each<[string, object[], object]>([
    ['none', [], { code: 'BAD_USER_INPUT' }],
    ['one due after the plan ends', [obiettivo({ entro: '2028-01-01' })], { code: 'BAD_USER_INPUT' }],
    ['a value without an indicator', [obiettivo({ valoreAtteso: 3 })], { code: 'BAD_USER_INPUT' }],
    ['a code in a wrong form', [obiettivo({ codiceIndicatore: 'tempo di risposta' })], { code: 'BAD_USER_INPUT' }],
    [
      'one of no plan',
      [
        obiettivo({ id: '0192a04a-0000-7000-8000-00000000ffff' }),
        obiettivo({ id: '0192a04a-0000-7000-8000-00000000ffff' }),
      ],
      { code: 'BAD_USER_INPUT' },
    ],
  ])('are refused: %s', async (_nome, obiettivi, errore) => {
    expect(
      rifiuto(await comandi.attempt('stabilisciObiettivi', { pianoId: piano.id, versione: 3, obiettivi })),
    ).toMatchObject(errore);
  });

  test('cannot be set in another plan', async () => {
    const altro = await comandi.redatto('2030-01-01', '2032-12-31').catch(() => null);
    expect(altro).toBeNull();
    const { id } = await comandi.command<{ id: string }>('redigiPiano', {
      titolo: 'Altro',
      dal: '2033-01-01',
      al: '2033-12-31',
    });
    const risposta = await comandi.attempt('stabilisciObiettivi', {
      pianoId: id,
      versione: 1,
      obiettivi: [obiettivo({ id: piano.obiettivi[0], entro: '2033-02-01' })],
    });
    expect(rifiuto(risposta)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('the progress of an objective (art. 7 c. 2)', () => {
  test('is reported once for a day, even of ten reports at once, and keeps its objective in the plan', async () => {
    const risposte = await Promise.all(Array.from({ length: 10 }, () => rileva()));
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
      expect(rifiuto(risposta)).toMatchObject({ code: 'CONFLICT' });
    const tolto = await comandi.attempt('stabilisciObiettivi', {
      pianoId: piano.id,
      versione: 3,
      obiettivi: [obiettivo()],
    });
    expect(rifiuto(tolto)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 7 c. 2' });
  });

  test.each<[string, object, object]>([
    ['tomorrow', { al: '2026-11-25' }, { code: 'BAD_USER_INPUT' }],
    ['before the plan', { al: '2024-12-31' }, { articolo: 'art. 7 c. 2' }],
    ['in a period of a wrong form', { periodoIndicatore: '2026-Q9' }, { code: 'BAD_USER_INPUT' }],
    [
      'of an objective that does not exist',
      { obiettivoId: '0192a04a-0000-7000-8000-00000000ffff' },
      { code: 'NOT_FOUND' },
    ],
  ])('is not reported %s', async (_nome, extra, errore) => {
    expect(rifiuto(await rileva(extra))).toMatchObject(errore);
  });

  test('names no period when the objective has no indicator', async () => {
    expect(rifiuto(await rileva({ obiettivoId: piano.obiettivi[1] }))).toMatchObject({ articolo: 'art. 7 c. 2' });
  });

  test('is due on the desk six months after the last report, and no more once the objective is reached', async () => {
    const voci = () => vociDiTipo(registry, 'OBIETTIVO_DA_RILEVARE');
    // The second objective has had no report since the plan began.
    expect(await voci()).toEqual(['Più ascolto 2025-07-01']);
    adesso.setTime(Date.parse('2026-12-01T09:00:00Z'));
    // The next report is due half a year after that of 30 June, but the objective's own term comes first.
    expect(await voci()).toEqual(['Più ascolto 2025-07-01', 'Meno attesa 2026-12-31']);
    await rileva({ obiettivoId: piano.obiettivi[1], periodoIndicatore: null, stato: 'RAGGIUNTO' });
    expect(await voci()).toEqual(['Meno attesa 2026-12-31']);
  });
});
