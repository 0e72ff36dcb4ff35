// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { rifiuto } from '../piano-di-zona/piano.testing.ts';
import { startBilancio } from './bilancio.testing.ts';

let bilancio: Awaited<ReturnType<typeof startBilancio>>;
beforeAll(async () => {
  bilancio = await startBilancio();
});
afterAll(() => bilancio.stop());

/** Two lines of one fund, in the last edition, at version 2. */
async function due(): Promise<{ da: string; a: string }> {
  const [da, a] = [await bilancio.stanziata(), await bilancio.stanziata()];
  await bilancio.approva();
  return { da, a };
}
async function storna(
  lineaId: string,
  versione: number,
  versoLineaId: string,
  versioneVerso: number,
  importo = '300.00',
) {
  const risposta = await bilancio.comandi.attempt('stornaFondi', {
    ...{ lineaId, versione, versoLineaId, versioneVerso, importo, motivo: 'Serve altrove' },
  });
  if (risposta.errors === undefined) bilancio.piano.versione += 1;
  return risposta;
}
const chiesta = ({ data }: Awaited<ReturnType<typeof storna>>) =>
  asLists<{ stornaFondi: { riduzioni: { id: string; stato: string; versoLinea: object }[] } }>(data).stornaFondi
    .riduzioni[0]!;
const importi = async ({ da, a }: { da: string; a: string }) => [
  (await bilancio.read(da))?.importo,
  (await bilancio.read(a))?.importo,
];

describe('money that moves from one line to another (art. 6 c. 1)', () => {
  test('leaves the one and comes to the other when casework answers, and is spent there after the next edition', async () => {
    const linee = await due();
    const { id, stato, versoLinea } = chiesta(await storna(linee.da, 2, linee.a, 2));
    expect([stato, versoLinea]).toMatchObject(['RICHIESTA', { id: linee.a, importo: '1000.00', versione: 2 }]);
    expect(await importi(linee)).toEqual(['1000.00', '1000.00']);
    await bilancio.risponde(id, linee.da, true);
    await bilancio.risponde(id, linee.da, true);
    expect(await importi(linee)).toEqual(['700.00', '1300.00']);
    const detto = async (linea: string) => (await bilancio.eventiDi(linea)).at(-1)?.dati.importo;
    expect([await detto(linee.da), await detto(linee.a)]).toEqual(['700.00', '1000.00']);
    await bilancio.approva();
    expect([await detto(linee.da), await detto(linee.a)]).toEqual(['700.00', '1300.00']);
  });

  test('is spent at once where it comes back to, up to what the last edition approved there', async () => {
    const linee = await due();
    const andata = chiesta(await storna(linee.da, 2, linee.a, 2));
    await bilancio.risponde(andata.id, linee.da, true);
    expect(chiesta(await storna(linee.a, 3, linee.da, 4)).stato).toBe('APPLICATA');
    const detto = async (linea: string) => (await bilancio.eventiDi(linea)).at(-1)?.dati.importo;
    expect([await importi(linee), await detto(linee.da)]).toEqual([['1000.00', '1000.00'], '1000.00']);
    const ancora = chiesta(await storna(linee.a, 4, linee.da, 5, '100.00'));
    await bilancio.risponde(ancora.id, linee.a, true);
    expect([await importi(linee), await detto(linee.da)]).toEqual([['1100.00', '900.00'], '1000.00']);
  });

  test('stays where it is if casework refuses, or the request is withdrawn', async () => {
    const linee = await due();
    const { id } = chiesta(await storna(linee.da, 2, linee.a, 2));
    await bilancio.risponde(id, linee.da, false);
    expect(await importi(linee)).toEqual(['1000.00', '1000.00']);
    await storna(linee.da, 4, linee.a, 2);
    expect((await bilancio.ritira(linee.da, 5)).errors).toBeUndefined();
    expect(await importi(linee)).toEqual(['1000.00', '1000.00']);
  });

  test('is refused with the line and the missing amount, also when casework refuses', async () => {
    const linee = await due();
    const { id } = chiesta(await storna(linee.da, 2, linee.a, 2, '500.00'));
    await bilancio.risponde(id, linee.da, false);
    const { data } = await bilancio.registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { lineaDiBilancio(id: $id) { codice riduzioni { edges { node { impegnato mancano rifiuto } } } } }',
      { id: linee.da },
    );
    const { codice, riduzioni } = asLists<{ lineaDiBilancio: { codice: string; riduzioni: object[] } }>(
      data,
    ).lineaDiBilancio;
    expect(riduzioni).toEqual([
      {
        ...{ impegnato: '600.00', mancano: '100.00' },
        rifiuto: expect.stringMatching(
          new RegExp(`^Alla linea di bilancio ${codice} del 2026 \\(.+ \\d{4}\\) mancano 100,00\u00a0€ per lo storno$`),
        ) as unknown,
      },
    ]);
  });

  test('moves at once as long as no edition has approved it', async () => {
    const linee = { da: await bilancio.stanziata(), a: await bilancio.stanziata() };
    const { stato, versoLinea } = chiesta(await storna(linee.da, 1, linee.a, 1));
    expect([stato, versoLinea]).toMatchObject([
      'APPLICATA',
      { importo: '1300.00', importoApprovato: null, versione: 2 },
    ]);
    expect(await importi(linee)).toEqual(['700.00', '1300.00']);
  });

  test('is no more than the line has: the line and the missing amount are named', async () => {
    const { da, a } = await due();
    const { errors } = await storna(da, 2, a, 2, '1000.01');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(
        /^Alla linea di bilancio L\d+ del 2026 \(.+ \d{4}\) mancano 0,01\u00a0€ per lo storno$/,
      ),
      extensions: { articolo: 'art. 6 c. 1', dettagli: { lineaId: da, mancano: '0.01' } },
    });
    expect(rifiuto(await storna(da, 2, a, 2, '0.00'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('stays of its fund, of the year of the fund, and goes to another line, at the versions that were read', async () => {
    const { da, a } = await due();
    const altre = [
      await bilancio.stanziata({ fondo: 'Fondo per le non autosufficienze' }),
      await bilancio.stanziata({ annoFondo: 2024 }),
    ];
    const { errors } = await storna(da, 2, altre[0]!, 1);
    expect(errors?.[0]?.message).toMatch(
      /L\d+ del 2026 è di .+ \d{4}, Piano «.+»; L\d+ del 2026 è di Fondo per le non autosufficienze \d{4}, Piano «.+»$/,
    );
    for (const altra of altre) {
      expect(rifiuto(await storna(da, 2, altra, 1))).toMatchObject({ articolo: 'art. 6 c. 1' });
      // Who has read an old version is told so, before the rule on funds.
      for (const [versione, versioneVerso] of [
        [1, 1],
        [2, 9],
      ] as const)
        expect(rifiuto(await storna(da, versione, altra, versioneVerso))).toMatchObject({ code: 'CONFLICT' });
    }
    expect(rifiuto(await storna(da, 2, da, 2))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(rifiuto(await storna(da, 1, a, 2))).toMatchObject({ code: 'CONFLICT' });
    expect(rifiuto(await storna(da, 2, a, 1))).toMatchObject({ code: 'CONFLICT' });
    expect(rifiuto(await storna(da, 2, '0192a04a-0000-7000-8000-00000000ffff', 1))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await storna(da, 2, await bilancio.stanziata({ anno: 2027, annoFondo: 2026 }), 1)).errors).toBeUndefined();
    expect((await bilancio.ritira(da, 3)).errors).toBeUndefined();
  });

  test('comes to no line that ends, and a line that awaits it does not end', async () => {
    const linee = await due();
    const { id } = chiesta(await storna(linee.da, 2, linee.a, 2));
    expect(rifiuto(await bilancio.riduci(linee.a, 2))).toMatchObject({ articolo: 'art. 6 c. 1' });
    await bilancio.risponde(id, linee.da, true);
    await bilancio.riduci(linee.a, 3);
    const attende = await storna(linee.da, 4, linee.a, 4, '1.00');
    expect(rifiuto(attende)).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(attende.errors?.[0]?.message).toMatch(/che riceve, L\d+ del 2026, attende/);
    expect((await bilancio.ritira(linee.a, 4)).errors).toBeUndefined();
  });

  test('is neither lost nor doubled if two lines give to each other at once', async () => {
    const linee = await due();
    const esiti = await Promise.all([storna(linee.da, 2, linee.a, 2), storna(linee.a, 2, linee.da, 2)]);
    for (const esito of esiti)
      if (esito.errors === undefined) await bilancio.risponde(chiesta(esito).id, linee.da, true);
    await bilancio.rileggi();
    const somma = (await importi(linee)).reduce((totale, importo) => totale + Number(importo), 0);
    expect(somma).toBe(2000);
  });
});

test.each<[string, object]>([
  ['to a line of another fund', { fondo: 'Altro fondo' }],
  ['to a line of another year of the fund', { annoFondo: 2025 }],
])('the database refuses money that goes %s, and takes what goes to a line of its fund', async (_nome, linea) => {
  const scrive = (da: string, a: string) =>
    bilancio.registry.admin(
      `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, verso_linea_id, stornato, motivo, richiesta_il, esaminata_il, stato)
       VALUES (uuidv7(), $1, 700, false, $2, 300, 'motivo', now(), now(), 'APPLICATA')`,
      [da, a],
    );
  const da = await bilancio.stanziata();
  await expect(scrive(da, await bilancio.stanziata())).resolves.toBeDefined();
  await expect(scrive(da, await bilancio.stanziata(linea))).rejects.toMatchObject({ constraint: 'storno_ammesso' });
});
