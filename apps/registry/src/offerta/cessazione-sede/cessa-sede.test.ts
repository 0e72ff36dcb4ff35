// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
let avellino: string;
let tufo: string;
beforeAll(async () => {
  registry = await startIstituito();
  avellino = await apriSede('064008');
  tufo = await apriSede('064113', { al: '2026-06-30' });
});
afterAll(() => registry.stop());

const NUOVA = { codiceIstat: '064113', denominazione: 'Nuova sede', indirizzo: 'Via Nuova 2' };

describe('ending a sede (art. 5 c. 1)', () => {
  test.each<[string, () => object, string]>([
    [
      'while an incarico in it lasts beyond',
      () => ({ sedeId: avellino, versione: 2, al: '2026-11-30' }),
      'art. 8 c. 1',
    ],
    ['before it began', () => ({ sedeId: tufo, versione: 2, al: '2019-12-31' }), 'art. 5 c. 1'],
  ])('%s is refused', async (_nome, input, articolo) => {
    expect((await attempt('cessaSede', input())).errore).toMatchObject({ code: 'RULE_VIOLATION', articolo });
  });

  test('is refused with the names of the operators whose incarichi last beyond', async () => {
    const { errors } = await registry.call(
      'COORDINATORE',
      'mutation ($input: CessaSedeInput!) { cessaSede(input: $input) { id } }',
      { input: { sedeId: avellino, versione: 2, al: '2026-11-30' } },
    );
    expect(errors?.[0]?.message).toBe(
      'Nella sede ci sono incarichi oltre la sua fine, di Nora Amoroso: prima si concludono',
    );
  });

  test('keeps it in history with its hours, and another may follow from the next day', async () => {
    expect((await attempt('individuaSede', { ...NUOVA, attivaDal: '2026-07-01' })).errore?.articolo).toBe(
      'art. 5 c. 1',
    );
    const campi =
      'attivaAl versione orari { edges { node { validoDal validoAl } } } aperture(dal: "2026-06-28", al: "2026-07-05") { dalle }';
    expect(await command('cessaSede', { sedeId: tufo, versione: 2, al: '2026-06-30' }, { campi })).toEqual({
      attivaAl: '2026-06-30',
      versione: 3,
      orari: [1, 2].map(() => ({ validoDal: '2020-01-01', validoAl: '2026-06-30' })),
      aperture: [{ dalle: '2026-06-29T07:00:00.000Z' }],
    });
    expect((await attempt('cessaSede', { sedeId: tufo, versione: 3, al: '2026-08-01' })).errore?.articolo).toBe(
      'art. 5 c. 1',
    );
    const risposte = await Promise.all(
      Array.from({ length: 10 }, () => attempt('individuaSede', { ...NUOVA, attivaDal: '2026-07-01' })),
    );
    expect(risposte.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    const { data } = await registry.call<{ sede: object; comune: object }>(
      null,
      'query ($id: UUID!) { sede(id: $id) { denominazione permessi { puoModificare } } comune(codiceIstat: "064113") { sede { denominazione } } }',
      { id: tufo },
    );
    expect(data).toEqual({
      sede: { denominazione: 'Sede 064113', permessi: { puoModificare: false } },
      comune: { sede: { denominazione: 'Nuova sede' } },
    });
  });

  describe('with things planned after its last day', () => {
    const ORE = { dalle: '15:00', alle: '16:00', motivo: 'Sportello' };
    let petruro: string;
    const versione = async (): Promise<number> =>
      (await registry.admin<{ versione: number }>('SELECT versione FROM sede WHERE id = $1', [petruro]))[0]!.versione;
    const cessa = async (al: string) => attempt('cessaSede', { sedeId: petruro, versione: await versione(), al });
    const varia = async (dal: string, al: string) =>
      command('disponiVariazione', {
        sedeId: petruro,
        versione: await versione(),
        dal,
        al,
        fasce: [],
        motivo: 'Lavori',
      });
    const ask = (giorno: string) => command('richiediApertura', { sedeId: petruro, giorno, ...ORE });
    const autorizza = (aperturaId: string) =>
      attempt('autorizzaApertura', { aperturaId, versione: 1 }, { tipo: 'DecidiAperturaInput' });
    let mese = 0;
    /** A new sede of Petruro. The one before keeps only its first day. */
    const nuovaSede = async (): Promise<void> => {
      await registry.admin(
        'TRUNCATE apertura_straordinaria, variazione_oraria, orario, rilievo, prova_ispezione, ispezione, risorsa_strumentale',
      );
      await registry.admin(
        `UPDATE sede SET periodo = daterange(lower(periodo), least(upper(periodo), lower(periodo) + 1)) WHERE codice_istat = '064071'`,
      );
      const { id } = await command('individuaSede', {
        ...NUOVA,
        codiceIstat: '064071',
        attivaDal: `2025-${String(++mese).padStart(2, '0')}-01`,
      });
      petruro = id;
      await command('impostaOrari', {
        sedeId: id,
        versione: 1,
        validoDal: '2026-12-01',
        fasce: [{ giorno: 1, dalle: '09:00', alle: '13:00' }],
      });
    };

    test('ends its variations and hours, and refuses or takes back its openings', async () => {
      await nuovaSede();
      await varia('2026-12-28', '2027-01-05');
      await varia('2027-02-01', '2027-02-02');
      const [dentro, chiesta, autorizzata] = [
        await ask('2026-12-15'),
        await ask('2027-01-12'),
        await ask('2027-01-19'),
      ];
      expect((await autorizza(autorizzata.id)).errore).toBeUndefined();
      expect((await cessa('2026-12-31')).errore).toBeUndefined();
      expect(await registry.admin('SELECT periodo::text FROM variazione_oraria')).toEqual([
        { periodo: '[2026-12-28,2027-01-01)' },
      ]);
      const stati = await registry.admin<{ id: string; stato: string }>('SELECT id, stato FROM apertura_straordinaria');
      expect(Object.fromEntries(stati.map(({ id, stato }) => [id, stato]))).toEqual({
        [dentro.id]: 'RICHIESTA',
        [chiesta.id]: 'RIFIUTATA',
        [autorizzata.id]: 'RITIRATA',
      });
      const fasce = [{ giorno: 2, dalle: '09:00', alle: '13:00' }];
      const orari = async (validoDal: string) =>
        attempt<{ orari: { validoAl: string }[] }>(
          'impostaOrari',
          { sedeId: petruro, versione: await versione(), validoDal, fasce },
          { campi: 'orari { edges { node { validoAl } } }' },
        );
      expect((await orari('2027-01-01')).errore?.articolo).toBe('art. 5 c. 3');
      expect((await orari('2026-12-14')).fatto?.orari.map(({ validoAl }) => validoAl)).toEqual([
        '2026-12-31',
        '2026-12-13',
      ]);
    });

    test('is refused before a day on which it was inspected, or open out of hours', async () => {
      await nuovaSede();
      const rilievi = ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'].map((standard) => ({
        standard,
        conforme: true,
      }));
      await command('registraIspezione', { sedeId: petruro, eseguitaIl: '2026-11-20', rilievi });
      expect((await cessa('2026-11-19')).errore?.articolo).toBe('art. 5 c. 2');
      expect((await autorizza((await ask('2026-11-24')).id)).errore).toBeUndefined();
      expect((await cessa('2026-11-23')).errore?.articolo).toBe('art. 5 c. 5');
      expect((await cessa('2026-11-24')).errore).toBeUndefined();
    });

    test('leaves no opening after it, also when some are asked for and authorised at the same time', async () => {
      for (let volta = 0; volta < 5; volta += 1) {
        await nuovaSede();
        const chieste = [await ask('2027-03-02'), await ask('2027-03-03')];
        const [cessata, ...altre] = await Promise.all([
          cessa('2026-12-31'),
          ...chieste.map(({ id }) => autorizza(id)),
          ...['2027-03-09', '2027-03-16'].map((giorno) =>
            attempt('richiediApertura', { sedeId: petruro, giorno, ...ORE }),
          ),
        ]);
        // If an opening was authorised first, the sede has a newer version and ends at the second attempt.
        if (cessata.errore !== undefined) expect((await cessa('2026-12-31')).errore).toBeUndefined();
        expect(
          altre.flatMap(({ errore }) => errore?.code ?? []).filter((code) => code === 'INTERNAL_SERVER_ERROR'),
        ).toEqual([]);
        expect(
          await registry.admin(
            `SELECT stato FROM apertura_straordinaria WHERE sede_id = $1 AND stato IN ('RICHIESTA', 'AUTORIZZATA')`,
            [petruro],
          ),
        ).toEqual([]);
      }
    });

    test('is refused by the database while something goes on beyond it', async () => {
      await nuovaSede();
      const accorcia = () =>
        registry.admin(`UPDATE sede SET periodo = daterange(lower(periodo), '2027-01-01') WHERE id = $1`, [petruro]);
      await expect(accorcia()).rejects.toMatchObject({ constraint: 'orario_in_sede_attiva' });
      await varia('2027-02-01', '2027-02-02');
      await expect(accorcia()).rejects.toMatchObject({ constraint: 'variazione_in_sede_attiva' });
      await registry.admin('TRUNCATE variazione_oraria');
      await ask('2027-02-02');
      await expect(accorcia()).rejects.toMatchObject({ constraint: 'apertura_in_sede_attiva' });
    });
  });

  test('the database refuses an incarico that goes on beyond it', async () => {
    await expect(
      registry.admin('UPDATE incarico SET sede_id = $1 WHERE sede_id = $2', [tufo, avellino]),
    ).rejects.toMatchObject({ constraint: 'incarico_in_sede_attiva' });
  });
});
