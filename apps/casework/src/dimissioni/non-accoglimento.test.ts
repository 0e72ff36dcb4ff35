// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADESSO, ASSISTENTE, startCasework, type Casework } from '../testing.ts';
import { dopo, finiDi } from './fini.testing.ts';

let adesso = ADESSO;
let casework: Casework;
let fini: ReturnType<typeof finiDi>;
let percorso: ReturnType<typeof finiDi>['impegni']['percorso'];
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  fini = finiDi(casework);
  ({ percorso } = fini.impegni);
});
beforeEach(() => {
  adesso = ADESSO;
});
afterAll(() => casework.stop());

const MOTIVO = 'Era un’altra persona';
async function nonAccolta(presaInCaricoId: string, versione: number): Promise<string> {
  await percorso.command('COORDINATORE', 'nonAccogliPresaInCarico', {
    ...{ presaInCaricoId, versione, motivo: 'Residente altrove' },
  });
  return presaInCaricoId;
}
const annulla = (presaInCaricoId: string, versione: number) =>
  percorso.attempt('COORDINATORE', 'annullaNonAccoglimento', { presaInCaricoId, versione, motivo: MOTIVO });
const personaDi = async (id: string): Promise<{ id: string }> => {
  const [di] = await casework.admin<{ id: string }>(
    'SELECT persona_id AS id FROM cartella c JOIN presa_in_carico p ON p.cartella_id = c.id WHERE p.id = $1',
    [id],
  );
  return di!;
};

describe('a request that was not accepted by mistake (art. 7 c. 1)', () => {
  test('waits again, is assigned, and keeps what was wrong', async () => {
    const id = await nonAccolta(await percorso.richiesta(), 1);
    adesso = dopo(3);
    expect((await annulla(id, 2)).data).toMatchObject({
      annullaNonAccoglimento: {
        ...{ id, versione: 3, stato: 'RICHIESTA', conclusaIl: null, motivo: null, caseManager: null },
      },
    });
    expect(await fini.ultimoEvento(id)).toMatchObject({ stato: 'RICHIESTA' });
    expect(await fini.ultimoEvento(id)).not.toHaveProperty('conclusaIl');
    const { data } = await casework.call<{ presaInCarico: { erroriAnnullati: { edges: { node: object }[] } } }>(
      'COORDINATORE',
      'query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node { tipo motivo dati { campo valore } } } } } }',
      { id },
    );
    expect(data!.presaInCarico.erroriAnnullati.edges.map(({ node }) => node)).toEqual([
      {
        ...{ tipo: 'NON_ACCOGLIMENTO', motivo: MOTIVO },
        dati: expect.arrayContaining([
          { campo: 'data', valore: '2026-11-25' },
          { campo: 'motivo', valore: 'Residente altrove' },
        ]),
      },
    ]);
    await percorso.command('COORDINATORE', 'assegnaPresaInCarico', {
      ...{ presaInCaricoId: id, versione: 3, operatoreId: ASSISTENTE },
    });
    await nonAccolta(id, 4);
    expect((await annulla(id, 5)).data).toMatchObject({ annullaNonAccoglimento: { stato: 'IN_VALUTAZIONE' } });
  });

  test('that was being assessed is assessed again by whoever had it, without a gap', async () => {
    const id = await nonAccolta(await percorso.assegnata(), 2);
    adesso = dopo(3);
    expect((await annulla(id, 3)).data).toMatchObject({
      annullaNonAccoglimento: { stato: 'IN_VALUTAZIONE', caseManager: { id: ASSISTENTE } },
    });
    expect(await fini.tratti(id)).toEqual([{ chi: ASSISTENTE, natura: 'ORDINARIA', dalle: ADESSO, alle: null }]);
  });

  test('waits also for a person who has a case meanwhile; one that was being assessed does not come back', async () => {
    const richiesta = await nonAccolta(await percorso.richiesta(), 1);
    await percorso.assegnata(await personaDi(richiesta));
    expect((await annulla(richiesta, 2)).errors).toBeUndefined();
    const assegnata = await nonAccolta(await percorso.assegnata(), 2);
    await percorso.assegnata(await personaDi(assegnata));
    expect((await annulla(assegnata, 3)).errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 2 c. 2' });
  });

  test('of two annulments at once one is made, and a request that was not refused has none', async () => {
    const id = await nonAccolta(await percorso.richiesta(), 1);
    const esiti = await Promise.all([1, 2].map(() => annulla(id, 2)));
    expect(esiti.map(({ errors }) => errors?.[0]?.extensions?.['code']).toSorted()).toEqual(['CONFLICT', undefined]);
    expect((await annulla(id, 3)).errors?.[0]?.extensions).toMatchObject({ articolo: 'art. 7 c. 1' });
  });

  test('in the database stays refused until the refusal is annulled, and has its record', async () => {
    const id = await nonAccolta(await percorso.richiesta(), 1);
    const torna = `UPDATE presa_in_carico SET stato = 'RICHIESTA', conclusa_il = NULL, motivo = NULL WHERE id = $1`;
    await expect(casework.admin(torna, [id])).rejects.toMatchObject({ constraint: 'presa_in_carico_passi' });
    await expect(
      casework.admin('DELETE FROM non_accoglimento WHERE presa_in_carico_id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'solo_annullato' });
    const rifiuta = `UPDATE presa_in_carico SET stato = 'NON_ACCOLTA', conclusa_il = richiesta_il, motivo = 'x' WHERE id = $1`;
    await expect(casework.admin(rifiuta, [await percorso.richiesta()])).rejects.toMatchObject({
      ...{ constraint: 'presa_in_carico_esito' },
    });
  });
});
