// SPDX-License-Identifier: AGPL-3.0-or-later
import { progetto } from '../percorso.testing.ts';
import { startCasework, type Casework } from '../testing.ts';
import { impegniDi, type Quale } from './impegni.testing.ts';

let casework: Casework;
let impegni: ReturnType<typeof impegniDi>;
beforeAll(async () => {
  casework = await startCasework();
  impegni = impegniDi(casework);
});
afterAll(() => casework.stop());

const motivo = 'Era il progetto di un altro caso';
const annulla = ({ progettoId }: Pick<Quale, 'progettoId'>, versione: number) =>
  impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'annullaProgetto', { progettoId, versione, motivo });
const errori = async (ruolo: 'ASSISTENTE_SOCIALE' | 'COORDINATORE', { presaInCaricoId }: Quale) =>
  (
    await casework.call<{ presaInCarico: { erroriAnnullati: { edges: { node: object }[] } } }>(
      ruolo,
      `query ($id: UUID!) { presaInCarico(id: $id) { erroriAnnullati { edges { node {
        tipo motivo sostituitoDa annullatoDaRuolo dati { campo valore } } } } } }`,
      { id: presaInCaricoId },
    )
  ).data!.presaInCarico.erroriAnnullati.edges.map(({ node }) => node);
const righe = async ({ progettoId, interventoId }: Quale): Promise<number[]> => {
  const [conti] = await casework.admin<{ conti: number[] }>(
    `SELECT ARRAY[(SELECT count(*) FROM progetto WHERE id = $1), (SELECT count(*) FROM obiettivo WHERE progetto_id = $1),
       (SELECT count(*) FROM intervento WHERE progetto_id = $1), (SELECT count(*) FROM verifica WHERE progetto_id = $1),
       (SELECT count(*) FROM impegno WHERE intervento_id = $2)]::int[] AS conti`,
    [progettoId, interventoId],
  );
  return conti!.conti;
};

describe('a draft that was written on the wrong case (art. 2 c. 3 c)', () => {
  test('is annulled with all that it has, and is read under the case; another one may be drafted', async () => {
    const linea = await impegni.linea();
    const quale = await impegni.bozza([linea]);
    expect(await righe(quale)).toEqual([1, 1, 1, 1, 1]);
    expect((await annulla(quale, 1)).data).toMatchObject({
      annullaProgetto: { id: quale.presaInCaricoId, permessi: { puoRedigereProgetto: true }, progetti: { edges: [] } },
    });
    expect(await righe(quale)).toEqual([0, 0, 0, 0, 0]);
    const errore = { tipo: 'PROGETTO', motivo, sostituitoDa: null, annullatoDaRuolo: 'ASSISTENTE_SOCIALE' };
    expect(await errori('ASSISTENTE_SOCIALE', quale)).toEqual([
      {
        ...errore,
        dati: [
          { campo: 'redattoIl', valore: '2026-11-25T12:00:00+00:00' },
          { campo: 'obiettivi.1.descrizione', valore: 'Autonomia' },
          { campo: 'obiettivi.1.indicatore', valore: 'Visite svolte' },
          { campo: 'interventi.1.prestazione', valore: 'A2.07' },
          { campo: 'interventi.1.costo', valore: '100' },
          { campo: 'interventi.1.dal', valore: '2026-12-01' },
          { campo: 'interventi.1.al', valore: '2026-12-31' },
          { campo: 'interventi.1.impegni.1.anno', valore: '2026' },
          { campo: 'interventi.1.impegni.1.lineaId', valore: linea },
          { campo: 'verifiche.1.prevista', valore: '2026-12-01' },
        ],
      },
    ]);
    expect(await errori('COORDINATORE', quale)).toEqual([{ ...errore, dati: [] }]);
    const [tenuto] = await casework.admin<{ dati: object }>('SELECT dati FROM annullamento WHERE id = $1', [
      quale.progettoId,
    ]);
    expect(tenuto!.dati).toMatchObject({
      obiettivi: [{ indicatore: 'Visite svolte' }],
      interventi: [{ costo: 100, impegni: [{ anno: 2026 }] }],
      verifiche: [{ prevista: '2026-12-01' }],
    });
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'redigiProgetto', progetto(quale.presaInCaricoId, 3));
  });

  test('is told to the information system as one that has nothing and counts nowhere', async () => {
    const quale = await impegni.bozza([await impegni.linea()]);
    await annulla(quale, 1);
    const [evento] = await casework.admin<{ aggregato: object; dati: object }>(
      `SELECT evento -> 'aggregato' AS aggregato, evento -> 'dati' AS dati FROM outbox
       WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [quale.progettoId],
    );
    expect(evento).toMatchObject({
      aggregato: { versione: 2 },
      dati: { stato: 'ANNULLATO', condiviso: false, obiettivi: [], interventi: [], verifiche: [] },
    });
  });

  test('that was accepted by mistake first takes what was wrong about it along, and frees the money', async () => {
    const linea = await impegni.linea();
    const quale = await impegni.attivo([linea]);
    expect((await annulla(quale, 2)).errors?.[0]).toMatchObject({
      message:
        'Il progetto non è più in bozza e non si annulla: se è stato accettato per errore, si annulla l’accettazione',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3 c' },
    });
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'annullaAccettazione', {
      ...{ progettoId: quale.progettoId, versione: 2, motivo: 'Nessuno lo ha accettato' },
    });
    expect((await annulla(quale, 3)).errors).toBeUndefined();
    expect(await impegni.impegnato(linea)).toBe('0.00');
    const letti = await errori('ASSISTENTE_SOCIALE', quale);
    expect(letti).toHaveLength(2);
    expect(letti).toContainEqual(expect.objectContaining({ motivo, sostituitoDa: null }));
    expect(letti).toContainEqual(
      expect.objectContaining({
        ...{ motivo: 'Nessuno lo ha accettato', sostituitoDa: quale.progettoId },
        dati: expect.arrayContaining([{ campo: 'accettatoDa', valore: 'PERSONA' }]),
      }),
    );
    expect(await errori('COORDINATORE', quale)).toMatchObject([{ dati: [] }, { dati: [] }]);
  });

  test('goes from the database only once it is annulled, and never one that was accepted', async () => {
    const bozza = await impegni.bozza([await impegni.linea()]);
    const attivo = await impegni.attivo([await impegni.linea()]);
    const togli = ({ progettoId }: Quale) => casework.admin('DELETE FROM progetto WHERE id = $1', [progettoId]);
    await expect(togli(bozza)).rejects.toMatchObject({ constraint: 'solo_annullato' });
    await expect(togli(attivo)).rejects.toMatchObject({ constraint: 'progetto_modificato_in_bozza' });
  });
});
