// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { startCasework, type Casework } from '../testing.ts';
import { impegniDi } from './impegni.testing.ts';

let casework: Casework;
let impegni: ReturnType<typeof impegniDi>;
beforeAll(async () => {
  casework = await startCasework();
  impegni = impegniDi(casework);
});
afterAll(() => casework.stop());

describe('the cost of an intervento is spread over its days', () => {
  const parti = (costo: string, periodo: string, giorni: readonly string[]) =>
    casework.admin<{ parte: string }>(
      `SELECT (costo_fino_al($1, $2, giorno) - costo_fino_al($1, $2, lag(giorno) OVER (ORDER BY giorno)))::text AS parte
       FROM unnest($3::date[]) AS giorno ORDER BY giorno`,
      [costo, periodo, giorni],
    );

  test.each([
    ['100.00', '[2026-12-01,2026-12-31]'],
    ['0.01', '[2026-11-25,2028-03-01]'],
    ['99999.99', '[2026-12-31,2027-01-01]'],
    ['10.00', '[2026-02-28,2026-02-28]'],
    ['0.00', '[2026-01-01,2026-12-31]'],
  ])('%s over %s adds up to the cent, day by day and year by year', async (costo, periodo) => {
    const [somme] = await casework.admin(
      `SELECT (SELECT sum(costo_nell_anno($1, $2, anno, NULL)) FROM generate_series(2025, 2029) AS anno) = $1::numeric AS anni,
              (SELECT sum(parte) = $1::numeric AND min(parte) >= 0 FROM
                (SELECT costo_fino_al($1, $2, g::date) - costo_fino_al($1, $2, g::date - 1) AS parte
                 FROM generate_series('2025-12-31'::date, '2029-01-01', interval '1 day') AS g) AS giorni) AS giorni`,
      [costo, periodo],
    );
    expect(somme).toEqual({ anni: true, giorni: true });
  });

  test('evenly: half of the days cost half', async () => {
    expect(await parti('10.00', '[2026-12-01,2026-12-04]', ['2026-11-30', '2026-12-02', '2026-12-09'])).toEqual([
      { parte: '0.00' },
      { parte: '5.00' },
      { parte: '5.00' },
    ]);
  });
});

describe('an intervento over two years (art. 2 c. 4)', () => {
  const anni = { dal: '2026-12-01', al: '2027-01-31', costo: '62.00' };

  test('commits on the line of each year the cost of the days of that year', async () => {
    const linee = [await impegni.linea(2026), await impegni.linea(2027)];
    await impegni.attivo(linee, anni);
    expect(await Promise.all(linee.map(impegni.impegnato))).toEqual(['31.00', '31.00']);
  });

  test('is refused by the line that lacks the money, of whichever year, with what is missing', async () => {
    const linee = [await impegni.linea(2026), await impegni.linea(2027, '30.50')];
    await expect(impegni.attivo(linee, anni)).rejects.toThrow(
      'Alla linea di bilancio L2027 del 2027 (FNPS 2025) mancano 0,50\u00a0€',
    );
    expect(await Promise.all(linee.map(impegni.impegnato))).toEqual(['0.00', '0.00']);
  });

  test('has one line for each of its years, and a last day', async () => {
    const [questo, prossimo] = [await impegni.linea(2026), await impegni.linea(2027)];
    await expect(impegni.attivo([questo], anni)).rejects.toThrow('Manca la linea di bilancio del 2027');
    await expect(impegni.attivo([questo, prossimo, await impegni.linea(2026)], anni)).rejects.toThrow(
      'del 2026 sono due',
    );
    await expect(impegni.attivo([questo, prossimo], { ...anni, al: '2026-12-31' })).rejects.toThrow(
      'è di un altro anno',
    );
    await expect(impegni.attivo([questo], { ...anni, al: undefined })).rejects.toThrow('Manca l’ultimo giorno');
  });

  test('frees both years, or the second one alone, when it ends early', async () => {
    const linee = [await impegni.linea(2026), await impegni.linea(2027)];
    const quale = await impegni.attivo(linee, anni);
    expect((await impegni.conclude(quale, 2, '2027-01-10')).errors).toBeUndefined();
    expect(await Promise.all(linee.map(impegni.impegnato))).toEqual(['31.00', '10.00']);
    const { data } = await impegni.rettificaConclusione(quale, 3, { ultimoGiorno: '2026-12-10' });
    expect(asLists(data)).toMatchObject({
      rettificaConclusioneIntervento: {
        versione: 4,
        interventi: [
          {
            ...{ conclusoAl: '2026-12-10', motivoConclusione: 'Ricovero' },
            impegni: [
              { anno: 2026, previsto: '31.00', impegnato: '10.00' },
              { anno: 2027, previsto: '31.00', impegnato: '0.00' },
            ],
          },
        ],
      },
    });
  });
});

describe('the database, whatever the service does,', () => {
  test.each<[string, string, string]>([
    [
      'a commitment that is not what the days cost',
      'UPDATE impegno SET impegnato = 1 WHERE intervento_id = $1',
      'impegno_per_giorni',
    ],
    [
      'an end that frees nothing',
      `UPDATE intervento SET concluso_al = '2026-12-10' WHERE id = $1`,
      'impegno_per_giorni',
    ],
    [
      'a project that ends while its intervento goes on',
      `UPDATE progetto SET stato = 'CONCLUSO', concluso_il = '2026-11-26T12:00Z' FROM intervento i WHERE i.progetto_id = progetto.id AND i.id = $1`,
      'intervento_finito_col_progetto',
    ],
    [
      'an end after the planned last day',
      `UPDATE intervento SET concluso_al = '2026-12-31' WHERE id = $1`,
      'intervento_concluso_prima',
    ],
  ])('refuses %s', async (_nome, comando, constraint) => {
    const { interventoId } = await impegni.attivo([await impegni.linea()]);
    await expect(casework.admin(comando, [interventoId])).rejects.toMatchObject({ constraint });
  });

  test.each<[string, string, string]>([
    ['a line of another year', 'UPDATE impegno SET anno = 2027 WHERE intervento_id = $1', 'impegno_linea_dell_anno'],
    [
      'a year of the period without a line',
      `UPDATE intervento SET periodo = '[2026-12-01,2027-01-31]' WHERE id = $1`,
      'impegno_di_ogni_anno',
    ],
  ])('refuses in a draft %s', async (_nome, comando, constraint) => {
    const { interventoId } = await impegni.bozza([await impegni.linea()]);
    await expect(casework.admin(comando, [interventoId])).rejects.toMatchObject({ constraint });
  });
});
