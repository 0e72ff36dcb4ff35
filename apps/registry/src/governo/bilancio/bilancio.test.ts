// SPDX-License-Identifier: AGPL-3.0-or-later
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { asLists } from '@ambito/testing';
import { rifiuto } from '../piano-di-zona/piano.testing.ts';
import { A04, TABELLE_PICCOLE, type Registry } from '../../testing.ts';
import { startBilancio } from './bilancio.testing.ts';

let bilancio: Awaited<ReturnType<typeof startBilancio>>;
let registry: Registry;
let comandi: (typeof bilancio)['comandi'];
beforeAll(async () => {
  bilancio = await startBilancio();
  ({ registry, comandi } = bilancio);
});
afterAll(() => bilancio.stop());

describe('a line of a plan that was never approved (art. 6 c. 1)', () => {
  test.each<[string, () => Promise<object>, object]>([
    [
      'of a year outside the plan',
      () => comandi.attempt('stanziaLinea', bilancio.nuova({ anno: 2028 })),
      { code: 'BAD_USER_INPUT' },
    ],
    [
      'from a fund of a later year',
      () => comandi.attempt('stanziaLinea', bilancio.nuova({ annoFondo: 2027 })),
      { code: 'BAD_USER_INPUT' },
    ],
    [
      'of no plan',
      () => comandi.attempt('stanziaLinea', bilancio.nuova({ pianoId: '0192a04a-0000-7000-8000-00000000ffff' })),
      { code: 'NOT_FOUND' },
    ],
    [
      'with an invalid code',
      () => comandi.attempt('stanziaLinea', bilancio.nuova({ codice: 'linea uno' })),
      { code: 'BAD_USER_INPUT' },
    ],
    ['on an old version', () => comandi.attempt('stanziaLinea', bilancio.nuova({ versione: 1 })), { code: 'CONFLICT' }],
  ])('is refused %s', async (_nome, chiede, errore) => {
    expect(rifiuto(await chiede())).toMatchObject(errore);
  });

  test('cannot be spent from, is not sent to casework and is reduced at once', async () => {
    const id = await bilancio.stanziata();
    expect((await bilancio.riduci(id, 1, '400.00')).errors).toBeUndefined();
    expect(await bilancio.read(id)).toEqual({
      importo: '400.00',
      stato: 'ATTIVA',
      versione: 2,
      riduzione: 'APPLICATA -',
    });
    expect(await bilancio.eventiDi(id)).toEqual([]);
  });

  test('names its fund and the year of the fund: an earlier one, or by itself that of the budget', async () => {
    const ids = [
      await bilancio.stanziata({ fondo: 'Fondo per le non autosufficienze', annoFondo: 2024 }),
      await bilancio.stanziata(),
    ];
    await bilancio.approva();
    const detti = await Promise.all(ids.map(async (id) => (await bilancio.eventiDi(id)).at(-1)?.dati));
    expect(detti).toMatchObject([
      { fondo: 'Fondo per le non autosufficienze', annoFondo: 2024, anno: 2026 },
      { fondo: 'Fondo nazionale politiche sociali', annoFondo: 2026, anno: 2026 },
    ]);
  });

  test('has a code of its own in the year, and is sent to casework when the plan is approved', async () => {
    const id = await bilancio.stanziata();
    expect(rifiuto(await comandi.attempt('stanziaLinea', bilancio.nuova({ codice: bilancio.codice() })))).toMatchObject(
      {
        code: 'CONFLICT',
      },
    );
    await bilancio.approva();
    expect((await bilancio.eventiDi(id)).map(({ aggregato, dati }) => [aggregato.versione, dati.importo])).toEqual([
      [2, '1000.00'],
    ]);
  });
});

describe('a line that is approved (art. 6 c. 1)', () => {
  test('can be spent up to the increased amount only once the next edition approves it', async () => {
    const id = await bilancio.approvata();
    expect(
      rifiuto(await comandi.attempt('aumentaLinea', { lineaId: id, versione: 2, importo: '900.00' })),
    ).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(rifiuto(await bilancio.riduci(id, 2, '1000.00'))).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(
      rifiuto(await comandi.attempt('aumentaLinea', { lineaId: id, versione: 7, importo: '2000.00' })),
    ).toMatchObject({ code: 'CONFLICT' });
    const detti = async () => (await bilancio.eventiDi(id)).map(({ dati }) => dati.importo);
    // The last edition is still the one in force: nobody has approved the increase.
    await bilancio.aumenta(id, 2, '2000.00');
    expect(await detti()).toEqual(['1000.00', '1000.00']);
    const { data } = await registry.call(
      'COORDINATORE',
      '{ ambito(codice: "A04") { pianiDiZona { edges { node { linee { edges { node { id importo importoApprovato } } } } } } } }',
    );
    expect(JSON.stringify(data)).toContain(
      JSON.stringify({ id, importo: '2000.00', importoApprovato: '1000.00' }).slice(1, -1),
    );
    await bilancio.approva();
    expect(await detti()).toEqual(['1000.00', '1000.00', '2000.00']);
  });

  test('is not a line added after the last edition: casework does not know it, and it is reduced at once', async () => {
    const id = await bilancio.stanziata();
    await bilancio.aumenta(id, 1, '1500.00');
    expect((await bilancio.riduci(id, 2, '700.00')).errors).toBeUndefined();
    expect(await bilancio.read(id)).toMatchObject({ importo: '700.00', riduzione: 'APPLICATA -' });
    expect(await bilancio.eventiDi(id)).toEqual([]);
  });
  test('loses an amount that was not approved at once, and an approved amount only after casework’s answer', async () => {
    const id = await bilancio.approvata();
    await bilancio.aumenta(id, 2, '2000.00');
    expect((await bilancio.riduci(id, 3, '1200.00')).errors).toBeUndefined();
    expect(await bilancio.read(id)).toMatchObject({ importo: '1200.00', versione: 4, riduzione: 'APPLICATA -' });
    expect((await bilancio.eventiDi(id)).at(-1)?.dati).toMatchObject({ importo: '1000.00' });
    await bilancio.risponde(bilancio.attesa(await bilancio.riduci(id, 4, '900.00')), id, true);
    expect((await bilancio.eventiDi(id)).at(-1)?.dati.importo).toBe('900.00');
    await expect(
      registry.admin('UPDATE linea_di_bilancio SET importo_approvato = 1000 WHERE id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'linea_approvata' });
  });

  test('keeps its plan from being approved while its reduction awaits an answer', async () => {
    const id = await bilancio.approvata();
    const riduzioneId = bilancio.attesa(await bilancio.riduci(id, 2, '700.00'));
    const approva = (versione = bilancio.piano.versione) =>
      comandi.attempt('approvaPiano', {
        pianoId: bilancio.piano.id,
        versione,
        approvatoIl: '2026-01-15',
        atto: 'del. 2/2026',
      });
    expect(rifiuto(await approva())).toMatchObject({ articolo: 'art. 6 c. 1' });
    const letta = bilancio.piano.versione;
    await bilancio.risponde(riduzioneId, id, true);
    // A caller who read the plan before the reduction has not read the new amount.
    expect(bilancio.piano.versione).toBe(letta + 1);
    expect(rifiuto(await approva(letta))).toMatchObject({ code: 'CONFLICT' });
    expect((await approva()).errors).toBeUndefined();
    bilancio.piano.versione += 1;
    expect((await bilancio.eventiDi(id)).at(-1)?.dati.importo).toBe('700.00');
  });

  test('is either reduced or approved with its plan if both come at once', async () => {
    const id = await bilancio.approvata();
    for (let giro = 0; giro < 5; giro += 1) {
      const importo = `${900 - giro}.00`;
      await bilancio.stanziata();
      const { versione } = (await bilancio.read(id))!;
      const [riduzione, approvazione] = await Promise.all([
        comandi.attempt('riduciLinea', { lineaId: id, versione, importo, motivo: 'Meno fondi' }),
        comandi.attempt('approvaPiano', {
          pianoId: bilancio.piano.id,
          versione: bilancio.piano.versione,
          approvatoIl: '2026-01-15',
          atto: 'del. 3/2026',
        }),
      ]);
      bilancio.piano.versione += 1;
      const rifiuti = [rifiuto(riduzione!), rifiuto(approvazione!)];
      expect(rifiuti.map((errore) => errore?.['code'] ?? 'done').toSorted()).toEqual(['CONFLICT', 'done']);
      if (rifiuti[0] === undefined) await bilancio.risponde(bilancio.attesa(riduzione!), id, true);
    }
  });

  test('is reduced once when casework accepts, even if the answer is repeated; until then nothing else changes it', async () => {
    const id = await bilancio.approvata();
    const { data } = await bilancio.riduci(id, 2, '700.00');
    const chiesta = asLists<{ importo: string; riduzioni: { id: string; stato: string }[]; permessi: object }>(
      data!['riduciLinea'],
    );
    expect(chiesta).toMatchObject({
      importo: '1000.00',
      riduzioni: [{ stato: 'RICHIESTA' }],
      permessi: { puoRidurre: false },
    });
    const riduzioneId = chiesta.riduzioni[0]!.id;
    expect((await bilancio.eventiDi(id)).at(-1)?.dati).toMatchObject({
      importo: '1000.00',
      riduzione: { id: riduzioneId, importo: '700.00' },
    });
    expect(rifiuto(await bilancio.riduci(id, 3, '500.00'))).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(
      rifiuto(await comandi.attempt('aumentaLinea', { lineaId: id, versione: 3, importo: '3000.00' })),
    ).toMatchObject({ articolo: 'art. 6 c. 1' });
    await Promise.all([bilancio.risponde(riduzioneId, id, true), bilancio.risponde(riduzioneId, id, true)]);
    await bilancio.risponde(riduzioneId, id, false);
    expect(await bilancio.read(id)).toEqual({
      importo: '700.00',
      stato: 'ATTIVA',
      versione: 4,
      riduzione: 'APPLICATA 600.00',
    });
    expect((await bilancio.eventiDi(id)).at(-1)).toMatchObject({
      aggregato: { versione: 4 },
      dati: { importo: '700.00' },
    });
  });

  test('stays as it was when more is committed, and its reduction can be requested again', async () => {
    const id = await bilancio.approvata();
    const riduzioneId = bilancio.attesa(await bilancio.riduci(id, 2));
    await bilancio.risponde(riduzioneId, id, false);
    expect(await bilancio.read(id)).toEqual({
      importo: '1000.00',
      stato: 'ATTIVA',
      versione: 4,
      riduzione: 'RIFIUTATA 600.00',
    });
    expect((await bilancio.eventiDi(id)).at(-1)?.dati.riduzione).toBeUndefined();
    await bilancio.risponde(bilancio.attesa(await bilancio.riduci(id, 4, '800.00')), id, true);
    expect((await bilancio.eventiDi(id)).at(-1)?.dati.importo).toBe('800.00');
  });

  test('is not changed after it has ended', async () => {
    const id = await bilancio.approvata();
    await bilancio.risponde(bilancio.attesa(await bilancio.riduci(id, 2)), id, true, '0.00');
    expect(await bilancio.read(id)).toMatchObject({ importo: '0.00', stato: 'CESSATA' });
    expect(
      rifiuto(await comandi.attempt('aumentaLinea', { lineaId: id, versione: 4, importo: '10.00' })),
    ).toMatchObject({
      articolo: 'art. 6 c. 1',
    });
  });

  test('awaits one answer at a time, even of ten requests at once, and in the database as well', async () => {
    const id = await bilancio.approvata();
    const risposte = await Promise.all(
      Array.from({ length: 10 }, () =>
        comandi.attempt('riduciLinea', { lineaId: id, versione: 2, importo: '1.00', motivo: 'motivo' }),
      ),
    );
    bilancio.piano.versione += 1;
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    await expect(
      registry.admin(
        `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, motivo, richiesta_il, stato) VALUES (gen_random_uuid(), $1, 1, false, 'm', now(), 'RICHIESTA')`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'riduzione_una_aperta' });
  });
});

test('a line is read by id in its own Ambito only', async () => {
  const query = `{ lineaDiBilancio(id: "${await bilancio.stanziata()}") { importo } }`;
  expect((await registry.call('COORDINATORE', query)).data).toEqual({ lineaDiBilancio: { importo: '1000.00' } });
  expect((await registry.call({ ruolo: 'COORDINATORE', ambito: 'altro' }, query)).data).toEqual({
    lineaDiBilancio: null,
  });
});

describeWorkerPlans('registry', A04, TABELLE_PICCOLE);
