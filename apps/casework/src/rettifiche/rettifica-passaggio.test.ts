// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADESSO, ALTRO_ASSISTENTE, ASSISTENTE } from '../testing.ts';
import { giorno, passaggiDiProva } from './passaggi.testing.ts';

const { casework, dopo, orologio, passa, percorso } = passaggiDiProva();
const mezzanotte = (quale: string): Date => new Date(Date.parse(`${quale}T00:00:00Z`) - 3_600_000);
const versioneDi = async (id: string): Promise<number> =>
  (await casework().admin<{ versione: number }>('SELECT versione FROM presa_in_carico WHERE id = $1', [id]))[0]!
    .versione;
const rettifica = async (presaInCaricoId: string, dalle: Date, dal: string) =>
  percorso().attempt('COORDINATORE', 'rettificaPassaggio', {
    ...{ presaInCaricoId, versione: await versioneDi(presaInCaricoId), motivo: 'Scritto tardi' },
    ...{ dalle: dalle.toISOString(), dal },
  });
const tratti = async (id: string) =>
  (
    await casework().admin<{ chi: string; dalle: Date; alle: Date | null }>(
      `SELECT operatore_id AS chi, lower(periodo) AS dalle, upper(periodo) AS alle FROM responsabilita
       WHERE presa_in_carico_id = $1 ORDER BY periodo`,
      [id],
    )
  ).map(({ chi, dalle, alle }) => [chi, dalle, alle]);
/** A case that passed ten days later, and again another ten days later; it is the twenty-fifth day since. */
async function passato(): Promise<string> {
  const id = await percorso().inCarico();
  await dopo(10, () => passa(id, 3, ALTRO_ASSISTENTE));
  await dopo(20, () => passa(id, 4, ASSISTENTE));
  orologio.adesso = giorno(25);
  return id;
}

describe('the day on which a case passed to somebody else (art. 2 c. 2)', () => {
  test('is corrected, earlier and later: each answered up to then, or from then on', async () => {
    const id = await passato();
    expect((await rettifica(id, giorno(10), '2026-12-01')).data).toMatchObject({
      rettificaPassaggio: { versione: 6, erroriAnnullati: { edges: [{ node: { motivo: 'Scritto tardi' } }] } },
    });
    expect((await rettifica(id, giorno(20), '2026-12-17')).errors).toBeUndefined();
    expect(await tratti(id)).toEqual([
      [ASSISTENTE, ADESSO, mezzanotte('2026-12-01')],
      [ALTRO_ASSISTENTE, mezzanotte('2026-12-01'), mezzanotte('2026-12-17')],
      [ASSISTENTE, mezzanotte('2026-12-17'), null],
    ]);
  });

  test('not beyond the handovers around it, nor to come, nor without an incarico on that day', async () => {
    const id = await passato();
    for (const [dalle, dal, messaggio] of [
      [giorno(10), '2026-11-25', 'Chi ne rispondeva prima ha cominciato il 25 novembre 2026'],
      [giorno(10), '2026-12-16', 'Chi lo ha ricevuto ha cessato prima, il 15 dicembre 2026'],
      [giorno(20), '2026-12-21', 'Il giorno non è ancora venuto'],
    ] as const)
      expect((await rettifica(id, dalle, dal)).errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT' },
        campi: [{ percorso: ['input', 'dal'], messaggio: expect.stringContaining(messaggio) }],
      });
    expect((await rettifica(id, giorno(9), '2026-12-01')).errors?.[0]?.extensions).toMatchObject({
      campi: [{ percorso: ['input', 'dalle'] }],
    });
    await casework().admin(
      `UPDATE anagrafe_operatore SET incarichi = jsonb_set(incarichi, '{0,dal}', '"2026-12-03"') WHERE id = $1`,
      [ALTRO_ASSISTENTE],
    );
    expect((await rettifica(id, giorno(10), '2026-12-02')).errors?.[0]?.extensions).toMatchObject({
      articolo: 'art. 8 c. 1',
    });
    await casework().admin(
      `UPDATE anagrafe_operatore SET incarichi = jsonb_set(incarichi, '{0,dal}', '"2020-01-01"') WHERE id = $1`,
      [ALTRO_ASSISTENTE],
    );
  });

  test('not past what somebody did: it stays of whoever answered then', async () => {
    const id = await percorso().inCarico();
    await dopo(5, () =>
      percorso().command('ASSISTENTE_SOCIALE', 'sospendi', {
        ...{ presaInCaricoId: id, versione: 3, motivo: 'Ricovero' },
      }),
    );
    await dopo(10, () => passa(id, 4, ALTRO_ASSISTENTE));
    orologio.adesso = giorno(12);
    expect((await rettifica(id, giorno(10), '2026-11-29')).errors?.[0]?.extensions).toMatchObject({
      campi: [{ messaggio: expect.stringContaining('il 30 novembre 2026 è stato sospeso') }],
    });
    expect((await rettifica(id, giorno(10), '2026-12-01')).errors).toBeUndefined();
  });
});
