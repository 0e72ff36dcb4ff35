// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { rifiuto } from '../piano-di-zona/piano.testing.ts';
import { vociDiTipo } from '../../ambito/scrivania/scrivania.testing.ts';
import { startBilancio } from './bilancio.testing.ts';

let bilancio: Awaited<ReturnType<typeof startBilancio>>;
beforeAll(async () => {
  bilancio = await startBilancio();
});
afterAll(() => bilancio.stop());

const sullaScrivania = () => vociDiTipo(bilancio.registry, 'RIDUZIONE_IN_ATTESA');

describe('a reduction that awaits its answer (art. 6 c. 1)', () => {
  test('is on the desk until it is withdrawn; the line is then as it was, and casework is told', async () => {
    const id = await bilancio.approvata();
    const riduzioneId = bilancio.attesa(await bilancio.riduci(id, 2, '700.00'));
    expect(await sullaScrivania()).toEqual([`2026 ${bilancio.codice()}, Assistenza domiciliare 2026-11-24`]);
    expect(asLists((await bilancio.ritira(id, 3)).data)).toEqual({
      ritiraRiduzione: {
        ...{ importo: '1000.00', versione: 4 },
        riduzioni: [{ stato: 'RITIRATA', ritirataIl: '2026-11-24T09:00:00.000Z' }],
        permessi: { puoRidurre: true, puoRitirareRiduzione: false },
      },
    });
    expect(await sullaScrivania()).toEqual([]);
    const ultimo = (await bilancio.eventiDi(id)).at(-1);
    expect(ultimo).toMatchObject({ aggregato: { versione: 4 }, dati: { importo: '1000.00', stato: 'ATTIVA' } });
    expect(ultimo?.dati.riduzione).toBeUndefined();
    // An answer that casework sent before it was told of the withdrawal.
    await bilancio.risponde(riduzioneId, id, true);
    expect(await bilancio.read(id)).toEqual({
      ...{ importo: '1000.00', stato: 'ATTIVA', versione: 4, riduzione: 'RITIRATA -' },
    });
    await bilancio.risponde(bilancio.attesa(await bilancio.riduci(id, 4, '800.00')), id, true);
    expect(await bilancio.read(id)).toMatchObject({ importo: '800.00' });
  });

  test('is required for a withdrawal: a line without a reduction, or with an answered one, refuses it', async () => {
    const id = await bilancio.approvata();
    expect(rifiuto(await bilancio.ritira(id, 2))).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 6 c. 1' });
    const riduzioneId = bilancio.attesa(await bilancio.riduci(id, 2, '700.00'));
    expect(rifiuto(await bilancio.ritira(id, 2))).toMatchObject({ code: 'CONFLICT', versioneAttuale: 3 });
    await bilancio.risponde(riduzioneId, id, true);
    expect(rifiuto(await bilancio.ritira(id, 4))).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(await sullaScrivania()).toEqual([]);
  });

  test('is either answered or withdrawn if both come at once, and casework is told the result', async () => {
    for (let giro = 0; giro < 12; giro += 1) {
      const id = await bilancio.approvata();
      const riduzioneId = bilancio.attesa(await bilancio.riduci(id, 2, '700.00'));
      const risponde = () => bilancio.risponde(riduzioneId, id, true);
      // The two commands take turns to begin first.
      const risposta = giro % 2 === 0 ? undefined : risponde();
      const [ritiro] = await Promise.all([bilancio.ritira(id, 3), risposta ?? risponde()]);
      await bilancio.rileggi();
      const ritirata = ritiro.errors === undefined;
      expect(await bilancio.read(id)).toEqual(
        ritirata
          ? { importo: '1000.00', stato: 'ATTIVA', versione: 4, riduzione: 'RITIRATA -' }
          : { importo: '700.00', stato: 'ATTIVA', versione: 4, riduzione: 'APPLICATA 600.00' },
      );
      expect((await bilancio.eventiDi(id)).at(-1)).toMatchObject({
        ...{ aggregato: { versione: 4 }, dati: { importo: ritirata ? '1000.00' : '700.00' } },
      });
    }
  });

  test('does not change once it is decided, in the database as well', async () => {
    const id = await bilancio.approvata();
    await bilancio.riduci(id, 2, '700.00');
    await bilancio.ritira(id, 3);
    for (const cambia of [`stato = 'RICHIESTA', ritirata_il = NULL`, `importo = 1`])
      await expect(
        bilancio.registry.admin(`UPDATE riduzione_linea SET ${cambia} WHERE linea_id = $1`, [id]),
      ).rejects.toMatchObject({ constraint: 'riduzione_decisa' });
    await expect(
      bilancio.registry.admin('DELETE FROM riduzione_linea WHERE linea_id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'riduzione_decisa' });
  });
});
