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

describe('a handover that is written once its day has passed (art. 2 c. 2)', () => {
  const passaTardi = async (presaInCaricoId: string, dal: string, extra: object = { motivo: 'Scritto tardi' }) =>
    percorso().attempt('COORDINATORE', 'cambiaCaseManager', {
      ...{ presaInCaricoId, versione: await versioneDi(presaInCaricoId) },
      ...{ operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna', dal, ...extra },
    });

  test('holds from that day on; the audit tells both days, and what the case said is kept', async () => {
    const id = await percorso().inCarico();
    orologio.adesso = giorno(12);
    const { data, errors } = await passaTardi(id, '2026-12-01');
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ cambiaCaseManager: { versione: 4, caseManager: { id: ALTRO_ASSISTENTE } } });
    expect(await tratti(id)).toEqual([
      [ASSISTENTE, ADESSO, mezzanotte('2026-12-01')],
      [ALTRO_ASSISTENTE, mezzanotte('2026-12-01'), null],
    ]);
    const [scritto] = await casework().admin<object>(
      `SELECT (SELECT motivo FROM annullamento WHERE proprietario_id = $1::uuid) AS perche,
              (SELECT motivo FROM audit WHERE azione = 'cambiaCaseManager' AND record_id = $1::uuid::text AND motivo IS NOT NULL) AS quando`,
      [id],
    );
    expect(scritto).toEqual({
      perche: 'Scritto tardi',
      quando: 'Scritto tardi (passato il 1º dicembre 2026, registrato il 7 dicembre 2026)',
    });
    // It is a handover like others: it is corrected, and taken back.
    expect((await rettifica(id, mezzanotte('2026-12-01'), '2026-12-02')).errors).toBeUndefined();
    const { errors: tolto } = await percorso().attempt('COORDINATORE', 'annullaPassaggioAvvenuto', {
      ...{ presaInCaricoId: id, versione: 5, motivo: 'Era di un’altra zona' },
      dalle: mezzanotte('2026-12-02').toISOString(),
    });
    expect(tolto).toBeUndefined();
    expect(await tratti(id)).toEqual([[ASSISTENTE, ADESSO, null]]);
  });

  test('puts an urgency in order from that day on', async () => {
    const id = await percorso().richiesta();
    await percorso().command('COORDINATORE', 'assegnaInUrgenza', {
      ...{ presaInCaricoId: id, versione: 1, operatoreId: ASSISTENTE },
      ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-20' },
    });
    orologio.adesso = giorno(12);
    expect((await passaTardi(id, '2026-12-01')).errors).toBeUndefined();
    const [urgenza] = await casework().admin<object>(
      'SELECT urgenza_regolarizzata_il AS il FROM presa_in_carico WHERE id = $1',
      [id],
    );
    expect(urgenza).toEqual({ il: mezzanotte('2026-12-01') });
  });

  test('is refused where its day could not be corrected so, and without the reason', async () => {
    const id = await percorso().inCarico();
    await dopo(5, () =>
      percorso().command('ASSISTENTE_SOCIALE', 'sospendi', {
        ...{ presaInCaricoId: id, versione: 3, motivo: 'Ricovero' },
      }),
    );
    orologio.adesso = giorno(12);
    for (const [dal, campo, messaggio, extra] of [
      ['2026-11-25', 'dal', 'Chi ne rispondeva prima ha cominciato il 25 novembre 2026', undefined],
      ['2026-11-29', 'dal', 'il 30 novembre 2026 è stato sospeso', undefined],
      ['2026-12-02', 'motivo', 'scrivi perché il passaggio si registra dopo', {}],
      ['2026-12-07', 'motivo', 'togli il motivo', undefined],
    ] as const)
      expect((await passaTardi(id, dal, extra)).errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT' },
        campi: [{ percorso: ['input', campo], messaggio: expect.stringContaining(messaggio) }],
      });
    await casework().admin(
      `UPDATE anagrafe_operatore SET incarichi = jsonb_set(incarichi, '{0,dal}', '"2026-12-03"') WHERE id = $1`,
      [ALTRO_ASSISTENTE],
    );
    expect((await passaTardi(id, '2026-12-02')).errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 8 c. 1' });
    await casework().admin(
      `UPDATE anagrafe_operatore SET incarichi = jsonb_set(incarichi, '{0,dal}', '"2020-01-01"') WHERE id = $1`,
      [ALTRO_ASSISTENTE],
    );
  });
});
