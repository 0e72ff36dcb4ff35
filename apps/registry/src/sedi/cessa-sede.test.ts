// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../operazioni.testing.ts';
import { istituisci, startRegistry, type Registry } from '../testing.ts';

let registry: Registry;
const { prova, fa, apriSede } = operazioniDi(() => registry);
let avellino: string;
let tufo: string;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
  avellino = await apriSede('064008', {}, 'prova-SEGRETARIATO');
  tufo = await apriSede('064113', { al: '2026-06-30' });
});
afterAll(() => registry.stop());

const NUOVA = { codiceIstat: '064113', denominazione: 'Nuova sede', indirizzo: 'Via Nuova 2' };

describe('what is said of a sede (art. 5 c. 2, art. 2 c. 7)', () => {
  const campi = 'versione denominazione indirizzo atto comeArrivare trasporti accessoSenzaGradini telefono';

  test('changes where it is told, and is told whole', async () => {
    const { versione } = await fa(
      'modificaSede',
      { sedeId: avellino, versione: 2, accessoSenzaGradini: false },
      { campi },
    );
    expect(versione).toBe(3);
    const dati = {
      atto: 'Delibera 12/2026',
      comeArrivare: 'Secondo piano',
      trasporti: 'Bus 4',
      telefono: '0825 000000',
      accessoSenzaGradini: true,
    };
    expect(await fa('modificaSede', { sedeId: avellino, versione: 3, ...dati }, { campi })).toEqual({
      versione: 4,
      denominazione: 'Sede 064008',
      indirizzo: 'Via Roma 1',
      ...dati,
    });
  });

  test.each<[string, object, object, string]>([
    ['at a stale version', { versione: 1 }, {}, 'CONFLICT'],
    ['by another Comune', {}, { chi: 'COMUNE', ruolo: { comune: '064113' } }, 'FORBIDDEN'],
    ['by a coordinator of another Ambito', {}, { chi: { ruolo: 'COORDINATORE', ambito: 'altro' } }, 'NOT_FOUND'],
    ['to no name', { denominazione: '' }, {}, 'BAD_USER_INPUT'],
    ['to a telephone that is none', { telefono: 'chiedere al Comune' }, {}, 'BAD_USER_INPUT'],
  ])('is not changed %s', async (_nome, altro, opzioni, codice) => {
    expect((await prova('modificaSede', { sedeId: avellino, versione: 4, ...altro }, opzioni)).errore?.code).toBe(
      codice,
    );
  });

  test.each<[string, Parameters<Registry['call']>[0], object, string[]]>([
    ['nobody', null, {}, []],
    [
      'the coordinator',
      'COORDINATORE',
      {},
      ['puoModificare', 'puoDefinireOrari', 'puoIspezionare', 'puoRichiedereApertura'],
    ],
    ['its Comune', 'COMUNE', { comune: '064008' }, ['puoModificare', 'puoRichiedereApertura']],
    ['another Comune', 'COMUNE', { comune: '064113' }, []],
    ['who works there', 'SEGRETARIATO', {}, ['puoRichiedereApertura']],
    ['who works elsewhere', 'ASSISTENTE_SOCIALE', {}, []],
    ['a coordinator of another Ambito', { ruolo: 'COORDINATORE', ambito: 'altro' }, {}, []],
  ])('tells %s what may be done', async (_nome, chi, ruolo, attesi) => {
    const { data } = await registry.call<{ sede: { permessi: Record<string, boolean> } }>(
      chi,
      'query ($id: ID!) { sede(id: $id) { permessi { puoModificare puoDefinireOrari puoIspezionare puoRichiedereApertura } } }',
      { id: avellino },
      ruolo,
    );
    expect(Object.entries(data!.sede.permessi).flatMap(([nome, puo]) => (puo ? [nome] : []))).toEqual(attesi);
  });
});

describe('ending a sede (art. 5 c. 1)', () => {
  test.each<[string, () => object, string]>([
    [
      'while an incarico in it lasts beyond',
      () => ({ sedeId: avellino, versione: 4, al: '2026-11-30' }),
      'art. 8 c. 1',
    ],
    ['before it began', () => ({ sedeId: tufo, versione: 2, al: '2019-12-31' }), 'art. 5 c. 1'],
  ])('%s is refused', async (_nome, input, articolo) => {
    expect((await prova('cessaSede', input())).errore).toMatchObject({ code: 'RULE_VIOLATION', articolo });
  });

  test('keeps it in history with its hours, and another may follow from the next day', async () => {
    expect((await prova('individuaSede', { ...NUOVA, attivaDal: '2026-07-01' })).errore?.articolo).toBe('art. 5 c. 1');
    const campi =
      'attivaAl versione orari { edges { node { validoDal validoAl } } } aperture(dal: "2026-06-28", al: "2026-07-05") { dalle }';
    expect(await fa('cessaSede', { sedeId: tufo, versione: 2, al: '2026-06-30' }, { campi })).toEqual({
      attivaAl: '2026-06-30',
      versione: 3,
      orari: [1, 2].map(() => ({ validoDal: '2020-01-01', validoAl: '2026-06-30' })),
      aperture: [{ dalle: '2026-06-29T07:00:00.000Z' }],
    });
    expect((await prova('cessaSede', { sedeId: tufo, versione: 3, al: '2026-08-01' })).errore?.articolo).toBe(
      'art. 5 c. 1',
    );
    const risposte = await Promise.all(
      Array.from({ length: 10 }, () => prova('individuaSede', { ...NUOVA, attivaDal: '2026-07-01' })),
    );
    expect(risposte.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    const { data } = await registry.call<{ sede: object; comune: object }>(
      null,
      'query ($id: ID!) { sede(id: $id) { denominazione permessi { puoModificare } } comune(codiceIstat: "064113") { sede { denominazione } } }',
      { id: tufo },
    );
    expect(data).toEqual({
      sede: { denominazione: 'Sede 064113', permessi: { puoModificare: false } },
      comune: { sede: { denominazione: 'Nuova sede' } },
    });
  });

  test('an incarico cannot outlast it: in the database', async () => {
    await expect(
      registry.admin('UPDATE incarico SET sede_id = $1 WHERE sede_id = $2', [tufo, avellino]),
    ).rejects.toMatchObject({ constraint: 'incarico_in_sede_attiva' });
  });
});
