// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi } from '../percorso.testing.ts';
import { ADESSO, startCasework, type Casework } from '../testing.ts';

let adesso = ADESSO;
let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  percorso = percorsoDi(casework);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

const passaGiorni = (giorni: number): void => {
  adesso = new Date(ADESSO.getTime() + giorni * 86_400_000);
};
interface Sospensione {
  id: string;
  dalle: string;
  alle: string | null;
  motivo: string;
}
/** A case in charge since 25 November that was suspended on 5 December, and taken up again five days later or not. */
async function sospesa(
  ripresa: boolean,
): Promise<{ presaInCaricoId: string; versione: number; sospensioneId: string }> {
  passaGiorni(0);
  const presaInCaricoId = await percorso.inCarico();
  passaGiorni(10);
  await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 3, motivo: 'Ricovero' });
  if (ripresa) {
    passaGiorni(15);
    await percorso.command('ASSISTENTE_SOCIALE', 'riprendi', { presaInCaricoId, versione: 4 });
  }
  passaGiorni(20);
  const [una] = await casework.admin<{ id: string }>('SELECT id FROM sospensione WHERE presa_in_carico_id = $1', [
    presaInCaricoId,
  ]);
  return { presaInCaricoId, versione: ripresa ? 5 : 4, sospensioneId: una!.id };
}
const rettifica = async (su: Awaited<ReturnType<typeof sospesa>>, dati: object) => {
  const { data, errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaSospensione', {
    ...{ ...su, motivo: 'Giorno sbagliato', ...dati },
  });
  type Risposta = { rettificaSospensione: { stato: string; sospensioni: { edges: { node: Sospensione }[] } } } | null;
  const fatto = (data as unknown as Risposta)?.rettificaSospensione;
  return { stato: fatto?.stato, sospensioni: fatto?.sospensioni.edges.map(({ node }) => node), rifiuto: errors?.[0] };
};

const rifiutoDi = async (su: Awaited<ReturnType<typeof sospesa>>, dati: object) => (await rettifica(su, dati)).rifiuto;

describe('a suspension that was written wrongly (art. 2 c. 3)', () => {
  test('runs from the right day, and the case stays suspended; the wrong one is kept', async () => {
    const su = await sospesa(false);
    const { stato, sospensioni } = await rettifica(su, { dal: '2026-12-01' });
    expect({ stato, sospensioni }).toMatchObject({
      stato: 'SOSPESA',
      sospensioni: [{ dalle: '2026-11-30T23:00:00.000Z', alle: null, motivo: 'Ricovero' }],
    });
    const { data } = await casework.call(
      'ASSISTENTE_SOCIALE',
      `query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node { tipo sostituitoDa dati { campo valore } } } } } }`,
      { id: su.presaInCaricoId },
    );
    expect(data).toMatchObject({
      presaInCarico: {
        erroriAnnullati: {
          edges: [
            {
              node: {
                ...{ tipo: 'SOSPENSIONE', sostituitoDa: sospensioni![0]!.id },
                dati: expect.arrayContaining([{ campo: 'dalle', valore: '2026-12-05T12:00:00.000Z' }]),
              },
            },
          ],
        },
      },
    });
  });

  test('ended on the right day, for the right reason', async () => {
    const { stato, sospensioni } = await rettifica(await sospesa(true), {
      ...{ ripresaIl: '2026-12-08', motivoSospensione: 'Lungo ricovero' },
    });
    expect({ stato, sospensioni }).toMatchObject({
      stato: 'IN_CARICO',
      sospensioni: [{ dalle: '2026-12-05T12:00:00.000Z', alle: '2026-12-07T23:00:00.000Z', motivo: 'Lungo ricovero' }],
    });
  });

  test('neither before the case was in charge nor after today, nor without an end that it has not', async () => {
    const [finita, inCorso] = [await sospesa(true), await sospesa(false)];
    for (const [su, dati, campo] of [
      [finita, { dal: '2026-11-24' }, 'dal'],
      [finita, { dal: '2026-12-12' }, 'dal'],
      [finita, { ripresaIl: '2026-12-05' }, 'ripresaIl'],
      [finita, { ripresaIl: '2026-12-20' }, 'ripresaIl'],
      [inCorso, { ripresaIl: '2026-12-10' }, 'ripresaIl'],
      [inCorso, { sospensioneId: finita.sospensioneId }, 'sospensioneId'],
    ] as const)
      expect((await rettifica(su, dati)).rifiuto?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        campi: [{ percorso: ['input', campo] }],
      });
  });

  test('not expected to end before it begins, in the database too', async () => {
    const su = await sospesa(false);
    expect((await rifiutoDi(su, { previstaFinoAl: '2026-12-04' }))?.extensions).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'previstaFinoAl'] }] },
    });
    expect(await rifiutoDi(su, { dal: '2026-12-01', previstaFinoAl: '2026-11-30' })).toBeDefined();
    await expect(
      casework.admin(`UPDATE sospensione SET prevista_fino_al = '2026-12-04' WHERE id = $1`, [su.sospensioneId]),
    ).rejects.toMatchObject({ constraint: 'sospensione_prevista' });
    expect(await rifiutoDi(su, { dal: '2026-12-01', previstaFinoAl: '2026-12-01' })).toBeUndefined();
  });

  test('never over another one', async () => {
    const su = await sospesa(true);
    const { presaInCaricoId } = su;
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 5, motivo: 'Di nuovo' });
    const [ultima] = await casework.admin<{ id: string }>(
      'SELECT id FROM sospensione WHERE presa_in_carico_id = $1 AND upper_inf(periodo)',
      [presaInCaricoId],
    );
    const seconda = { presaInCaricoId, versione: 6, sospensioneId: ultima!.id };
    expect((await rettifica(seconda, { dal: '2026-12-08' })).rifiuto).toMatchObject({
      message: 'In quei giorni il caso è già sospeso',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3' },
    });
  });

  test('goes on where the case was taken up again by mistake', async () => {
    const su = await sospesa(true);
    const { stato, sospensioni } = await rettifica(su, { ripresaIl: null });
    expect({ stato, sospensioni }).toMatchObject({
      stato: 'SOSPESA',
      sospensioni: [{ dalle: '2026-12-05T12:00:00.000Z', alle: null }],
    });
    const { presaInCaricoId } = su;
    await percorso.command('ASSISTENTE_SOCIALE', 'riprendi', { presaInCaricoId, versione: 6 });
  });
});

describe('a suspension of the wrong case is annulled (art. 2 c. 3)', () => {
  const annulla = (su: Awaited<ReturnType<typeof sospesa>>) =>
    percorso.attempt('ASSISTENTE_SOCIALE', 'annullaSospensione', { ...su, motivo: 'Era un altro caso' });
  const ultimoStato = async (id: string) =>
    (
      await casework.admin<{ stato: string }>(
        `SELECT evento -> 'dati' ->> 'stato' AS stato FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
        [id],
      )
    )[0]?.stato;

  test.each([
    ['one that runs: the case is in charge', false],
    ['one that has ended: the case stays as it is', true],
  ])('%s', async (_quale, ripresa) => {
    const su = await sospesa(ripresa);
    expect((await annulla(su)).data).toMatchObject({
      annullaSospensione: { versione: su.versione + 1, stato: 'IN_CARICO', sospensioni: { edges: [] } },
    });
    expect(await ultimoStato(su.presaInCaricoId)).toBe('IN_CARICO');
    expect(
      await casework.admin(
        `SELECT tipo, motivo, sostituito_da FROM annullamento WHERE id = $1 AND proprietario_id = $2`,
        [su.sospensioneId, su.presaInCaricoId],
      ),
    ).toEqual([{ tipo: 'SOSPENSIONE', motivo: 'Era un altro caso', sostituito_da: null }]);
    // Nothing is left of it that would be in the way of another one.
    await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', {
      ...{ presaInCaricoId: su.presaInCaricoId, versione: su.versione + 1, motivo: 'Ricovero' },
    });
  });

  test('not of another case, nor of one that has ended', async () => {
    const [su, altra] = [await sospesa(true), await sospesa(false)];
    expect((await annulla({ ...su, sospensioneId: altra.sospensioneId })).errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'sospensioneId'] }] },
    });
    const { presaInCaricoId, versione } = altra;
    const dimissione = { presaInCaricoId, versione, motivo: 'ALTRO', valutazione: 'Conclusa' };
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', dimissione);
    expect((await annulla({ ...altra, versione: versione + 1 })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
