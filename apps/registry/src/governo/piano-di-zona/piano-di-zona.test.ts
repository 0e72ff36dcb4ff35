// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { type Registry, startIstituito } from '../../testing.ts';
import { comandiDi, rifiuto } from './piano.testing.ts';

let registry: Registry;
let piano: { id: string; obiettivi: string[] };
let comandi: ReturnType<typeof comandiDi>;
beforeAll(async () => {
  registry = await startIstituito();
  comandi = comandiDi(registry);
  piano = await comandi.redatto();
});
afterAll(() => registry.stop());

const read = async (chi: 'COORDINATORE' | null) =>
  asLists<{ ambito: { pianiDiZona: object[] } }>(
    (
      await registry.call(
        chi,
        `{ ambito(codice: "A04") { pianiDiZona { edges { node { titolo dal al stato permessi { puoModificare puoApprovare }
           edizioni { edges { node { numero approvataIl atto obiettivi { descrizione codiceIndicatore valoreAtteso entro } linee { anno codice importo } } } } } } } } }`,
      )
    ).data,
  ).ambito.pianiDiZona;

test('a plan that was never approved is shown in its own Ambito only', async () => {
  expect(await read('COORDINATORE')).toMatchObject([
    { stato: 'BOZZA', permessi: { puoModificare: true, puoApprovare: false } },
  ]);
  expect(await read(null)).toEqual([]);
});

test('ten plans at once for one period give one (art. 1)', async () => {
  const risposte = await Promise.all(
    Array.from({ length: 10 }, () =>
      comandi.attempt('redigiPiano', { titolo: 'Altro', dal: '2030-01-01', al: '2032-12-31' }),
    ),
  );
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
    expect(rifiuto(risposta)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' });
});

test.each<[string, () => Promise<object>, object]>([
  [
    'approved without objectives',
    async () => {
      const { id } = await comandi.command<{ id: string }>('redigiPiano', {
        titolo: 'Vuoto',
        dal: '2040-01-01',
        al: '2040-12-31',
      });
      return comandi.attempt('approvaPiano', { pianoId: id, versione: 1, approvatoIl: '2026-01-15', atto: 'del.' });
    },
    { articolo: 'art. 7 c. 2' },
  ],
  [
    'approved tomorrow',
    () => comandi.attempt('approvaPiano', { pianoId: piano.id, versione: 2, approvatoIl: '2026-11-25', atto: 'del.' }),
    { code: 'BAD_USER_INPUT' },
  ],
  [
    'approved as it no longer is',
    () => comandi.attempt('approvaPiano', { pianoId: piano.id, versione: 1, approvatoIl: '2026-01-15', atto: 'del.' }),
    { code: 'CONFLICT', versioneAttuale: 2 },
  ],
  [
    'ended before it begins',
    () => comandi.attempt('redigiPiano', { titolo: 'Piano', dal: '2050-01-02', al: '2050-01-01' }),
    { code: 'BAD_USER_INPUT' },
  ],
])('is not %s', async (_nome, chiede, errore) => {
  expect(rifiuto(await chiede())).toMatchObject(errore);
});

test('each approval makes an edition that everybody reads and that later changes do not touch (art. 1)', async () => {
  await comandi.command('stanziaLinea', {
    pianoId: piano.id,
    versione: 2,
    anno: 2026,
    codice: 'L1',
    denominazione: 'Linea',
    fondo: 'FNPS',
    importo: '1000.00',
  });
  await comandi.approva(piano.id, 3);
  expect(
    rifiuto(
      await comandi.attempt('approvaPiano', {
        pianoId: piano.id,
        versione: 4,
        approvatoIl: '2026-01-15',
        atto: 'del.',
      }),
    ),
  ).toMatchObject({ articolo: 'art. 1 c. 1' });
  await comandi.command('stabilisciObiettivi', {
    pianoId: piano.id,
    versione: 4,
    obiettivi: [{ id: piano.obiettivi[1], descrizione: 'Più ascolto ancora', entro: '2027-06-30' }],
  });
  expect(await read(null)).toEqual([
    {
      titolo: 'Piano di Zona',
      dal: '2025-01-01',
      al: '2027-12-31',
      stato: 'IN_REVISIONE',
      permessi: { puoModificare: false, puoApprovare: false },
      edizioni: [
        {
          numero: 1,
          approvataIl: '2026-01-15',
          atto: 'del. 1/2026',
          obiettivi: [
            { descrizione: 'Meno attesa', codiceIndicatore: 'TEMPO_RISPOSTA', valoreAtteso: 5.5, entro: '2026-12-31' },
            { descrizione: 'Più ascolto', codiceIndicatore: null, valoreAtteso: null, entro: '2027-06-30' },
          ],
          linee: [{ anno: 2026, codice: 'L1', importo: '1000.00' }],
        },
      ],
    },
  ]);
  await comandi.approva(piano.id, 5);
  expect(await read(null)).toMatchObject([{ stato: 'APPROVATO', edizioni: [{ numero: 2 }, { numero: 1 }] }]);
});

test('the coordinator in office drafts a plan; another account with the role does so only while nobody is in office (art. 7)', async () => {
  await registry.admin(
    `WITH o AS (INSERT INTO operatore (id, ambito_id, account, nome, cognome, qualifica)
                SELECT gen_random_uuid(), id, 'un-altro', 'Paola', 'Guerriero', 'COORDINATORE' FROM ambito RETURNING id, ambito_id)
     INSERT INTO nomina_coordinatore (id, ambito_id, operatore_id, periodo, atto) SELECT gen_random_uuid(), ambito_id, id, '[2026-01-01,)', 'atto' FROM o`,
  );
  const redige = () => comandi.attempt('redigiPiano', { titolo: 'Piano', dal: '2060-01-01', al: '2060-12-31' });
  expect(rifiuto(await redige())).toMatchObject({ code: 'FORBIDDEN' });
  await registry.admin(`UPDATE operatore SET account = 'prova-COORDINATORE' WHERE account = 'un-altro'`);
  expect((await redige()).errors).toBeUndefined();
});

test('many plans with their contents cost as many statements as one', async () => {
  const costo = async (): Promise<number> => {
    const prima = await registry.statements();
    const { errors } = await registry.call(
      'COORDINATORE',
      `{ ambito(codice: "A04") { pianiDiZona { edges { node { edizioni { edges { node { numero } } } obiettivi { andamento { edges { node { al } } } } linee { edges { node { importo riduzioni { edges { node { id } } } } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    return (await registry.statements()) - prima;
  };
  // Ambito by code, Ambito, list of plans, plans, editions, objectives, progress, list of lines, lines, reductions.
  expect(await costo()).toBe(10);
});
