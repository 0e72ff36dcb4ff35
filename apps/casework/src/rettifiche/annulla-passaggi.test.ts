// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { ALTRO_ASSISTENTE, ASSISTENTE } from '../testing.ts';
import { giorno, MOTIVO, passaggiDiProva } from './passaggi.testing.ts';

const { casework, dopo, orologio, passa, percorso, vede } = passaggiDiProva();
const ADESSO_10 = giorno(10);
const GENNAIO = new Date('2026-12-31T23:00:00Z');

/** Two cases that passed together ten days later, and one that will with the new year; each at version 4. */
async function passati() {
  orologio.adesso = giorno(0);
  const ids = [await percorso().inCarico(), await percorso().inCarico(), await percorso().inCarico()] as const;
  await dopo(10, () =>
    percorso().command('COORDINATORE', 'passaCasi', {
      ...{ nota: 'Consegna' },
      passaggi: ids.map((presaInCaricoId, indice) => ({
        ...{ presaInCaricoId, versione: 3, operatoreId: ALTRO_ASSISTENTE },
        ...(indice === 2 ? { dal: '2027-01-01' } : {}),
      })),
    }),
  );
  orologio.adesso = giorno(12);
  return ids;
}
const passaggio = (presaInCaricoId: string, dalle = ADESSO_10, versione = 4) => ({
  ...{ presaInCaricoId, versione, dalle: dalle.toISOString() },
});
const annullaPassaggi = (...passaggi: object[]) =>
  percorso().attempt('COORDINATORE', 'annullaPassaggi', { passaggi, motivo: MOTIVO });
const responsabili = async (id: string) =>
  (
    await casework().admin<{ chi: string }>(
      'SELECT operatore_id AS chi FROM responsabilita WHERE presa_in_carico_id = $1 ORDER BY periodo',
      [id],
    )
  ).map(({ chi }) => chi);

describe('handovers of cases that passed together (art. 2 c. 2)', () => {
  test('are taken back together, begun or to come, each with its event and the reason in the audit', async () => {
    const ids = await passati();
    const [primo, secondo, terzo] = ids;
    const { data, errors } = await annullaPassaggi(
      ...[passaggio(secondo), passaggio(primo), passaggio(terzo, GENNAIO)],
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      annullaPassaggi: [secondo, primo, terzo].map((id) => ({ id, versione: 5, caseManager: { id: ASSISTENTE } })),
    });
    for (const id of ids) {
      expect([await responsabili(id), await vede(id, 'altra')]).toEqual([[ASSISTENTE], false]);
      const [scritto] = await casework().admin<object>(
        `SELECT (SELECT (evento #>> '{aggregato,versione}')::int FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1) AS versione,
                (SELECT array_agg(motivo) FROM audit WHERE azione = 'annullaPassaggi' AND record_id = $1 AND motivo IS NOT NULL) AS motivi`,
        [id],
      );
      expect(scritto).toEqual({ versione: 5, motivi: [MOTIVO] });
    }
  });

  test('take as many statements for many cases as for one, begun, over or to come', async () => {
    const [[primo, secondo, terzo], altri] = [await passati(), await passati()];
    const [quarto, quinto] = [await passati(), await passati()];
    for (const id of [secondo, altri[0], altri[1]]) {
      orologio.adesso = giorno(14);
      await passa(id, 4, ASSISTENTE);
    }
    orologio.adesso = giorno(16);
    const spese = async (...passaggi: object[]): Promise<number> => {
      const prima = await casework().statements();
      expect((await annullaPassaggi(...passaggi)).errors).toBeUndefined();
      return (await casework().statements()) - prima;
    };
    const uno = await spese(passaggio(primo), passaggio(secondo, ADESSO_10, 5), passaggio(terzo, GENNAIO));
    const molti = await spese(
      ...[passaggio(quarto[0]), passaggio(quarto[1]), passaggio(quinto[0])],
      ...[passaggio(altri[0], ADESSO_10, 5), passaggio(altri[1], ADESSO_10, 5)],
      ...[passaggio(altri[2], GENNAIO), passaggio(quarto[2], GENNAIO), passaggio(quinto[2], GENNAIO)],
    );
    expect(molti).toBe(uno);
    for (const id of [secondo, altri[0], altri[1]]) expect(await responsabili(id)).toEqual([ASSISTENTE]);
  });

  test('are taken back all or none: the refusal names the cases, and why', async () => {
    const [primo, secondo, terzo] = await passati();
    const sospende = { presaInCaricoId: secondo, versione: 4, motivo: 'Ricovero' };
    await percorso().attempt('ASSISTENTE_SOCIALE', 'sospendi', sospende, 'altra');
    const prima = await casework().count(['responsabilita', 'outbox', 'annullamento']);
    const rifiuto = async (...passaggi: object[]) => (await annullaPassaggi(...passaggi)).errors?.[0];
    expect(await rifiuto(passaggio(primo), passaggio(secondo, ADESSO_10, 5), passaggio(terzo, GENNAIO))).toMatchObject({
      message: expect.stringMatching(
        /^Nessun passaggio è annullato\. Il caso 2 dell'elenco non torna indietro, il primo per questo: chi ha ricevuto il caso .* è stato sospeso/,
      ),
      extensions: { articolo: 'art. 2 c. 2', dettagli: { casi: [{ numero: 2, presaInCaricoId: secondo }] } },
    });
    expect(await rifiuto(passaggio(primo), passaggio(secondo))).toMatchObject({
      extensions: { code: 'CONFLICT', dettagli: { casi: [{ numero: 2, versioneAttuale: 5 }] } },
    });
    expect((await rifiuto(passaggio(randomUUID())))?.extensions['code']).toBe('NOT_FOUND');
    for (const [passaggi, campo] of [
      [[passaggio(primo), passaggio(primo)], 'presaInCaricoId'],
      [[passaggio(terzo, GENNAIO), passaggio(primo, giorno(9))], 'dalle'],
    ] as const)
      expect((await rifiuto(...passaggi))?.extensions).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'passaggi', '1', campo] }] },
      });
    expect(await casework().count(['responsabilita', 'outbox', 'annullamento'])).toEqual(prima);
  });
});
