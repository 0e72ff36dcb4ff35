// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
let avellino: string;
let petruro: string;
beforeAll(async () => {
  // A Tuesday, 10:00 in Rome.
  registry = await startIstituito();
  avellino = await apriSede('064008');
  petruro = await apriSede('064071');
});
afterAll(() => registry.stop());

async function read<T>(campi: string, id: string): Promise<T> {
  const { data, errors } = await registry.call<{ sede: T }>(null, `query ($id: UUID!) { sede(id: $id) { ${campi} } }`, {
    id,
  });
  expect(errors).toBeUndefined();
  return asLists<T>(data!.sede);
}
const versione = async (id: string): Promise<number> => (await read<{ versione: number }>('versione', id)).versione;
const varia = async (sedeId: string, input: object) =>
  attempt('disponiVariazione', { sedeId, versione: await versione(sedeId), fasce: [], motivo: 'Lavori', ...input });

describe('other hours, and closures (art. 5 c. 3, art. 6 c. 2)', () => {
  const unGiorno = { dal: '2027-02-01', al: '2027-02-01' };
  test.each<[string, object, string]>([
    ['ending before they begin', { dal: '2027-02-02', al: '2027-02-01' }, 'BAD_USER_INPUT'],
    ['for more than a year', { dal: '2027-02-01', al: '2028-02-02' }, 'BAD_USER_INPUT'],
    ['without a reason', { ...unGiorno, motivo: '' }, 'BAD_USER_INPUT'],
    ['before the sede was there', { dal: '2019-12-31', al: '2020-01-02' }, 'RULE_VIOLATION'],
    [
      'overlapping',
      {
        ...unGiorno,
        fasce: [
          { dalle: '09:00', alle: '11:00' },
          { dalle: '10:00', alle: '12:00' },
        ],
      },
      'RULE_VIOLATION',
    ],
    ['backwards', { ...unGiorno, fasce: [{ dalle: '11:00', alle: '09:00' }] }, 'RULE_VIOLATION'],
    ['at no hour of the day', { ...unGiorno, fasce: [{ dalle: '09:00', alle: '24:30' }] }, 'BAD_USER_INPUT'],
    ['at a stale version', { ...unGiorno, versione: 1 }, 'CONFLICT'],
    ['of a sede that does not exist', { ...unGiorno, sedeId: '0192a04a-0000-7000-8000-00000000ffff' }, 'NOT_FOUND'],
  ])('%s are refused', async (_nome, input, codice) => {
    const { errore } = await varia(petruro, input);
    expect(errore?.code).toBe(codice);
    if (codice === 'RULE_VIOLATION') expect(errore?.articolo).toBe('art. 5 c. 3');
  });

  test('decide the hours of their days, holidays included, and citizens see them in advance', async () => {
    await varia(petruro, {
      dal: '2026-12-07',
      al: '2026-12-08',
      fasce: [
        { dalle: '15:00', alle: '16:00' },
        { dalle: '16:00', alle: '17:30' },
      ],
      motivo: 'Santa Maria',
    });
    await varia(petruro, { dal: '2026-12-09', al: '2026-12-31', motivo: 'Trasloco' });
    const sede = await read<{
      variazioni: object[];
      aperture: object[];
      prossimaApertura: string;
      chiusa: boolean;
      aperta: boolean;
    }>(
      `variazioni { edges { node { dal al chiusura fasce { dalle alle } motivo } } } aperture(dal: "2026-12-03", al: "2027-01-05") { dalle alle }
       prossimaApertura(dopo: "2026-12-08T20:00:00Z") chiusa: apertaAlle(istante: "2026-12-10T08:30:00Z") aperta: apertaAlle(istante: "2026-12-08T15:00:00Z")`,
      petruro,
    );
    expect(sede).toEqual({
      variazioni: [
        {
          dal: '2026-12-07',
          al: '2026-12-08',
          chiusura: false,
          fasce: [{ dalle: '15:00', alle: '17:30' }],
          motivo: 'Santa Maria',
        },
        { dal: '2026-12-09', al: '2026-12-31', chiusura: true, fasce: [], motivo: 'Trasloco' },
      ],
      aperture: [
        { dalle: '2026-12-03T08:00:00.000Z', alle: '2026-12-03T10:00:00.000Z' },
        { dalle: '2026-12-07T14:00:00.000Z', alle: '2026-12-07T16:30:00.000Z' },
        { dalle: '2026-12-08T14:00:00.000Z', alle: '2026-12-08T16:30:00.000Z' },
        { dalle: '2027-01-04T08:00:00.000Z', alle: '2027-01-04T10:00:00.000Z' },
      ],
      prossimaApertura: '2027-01-04T08:00:00.000Z',
      chiusa: false,
      aperta: true,
    });
  });

  test('are one for each day, even if twenty are set at once', async () => {
    const attuale = await versione(petruro);
    const risposte = await Promise.all(
      Array.from({ length: 20 }, (_, indice) =>
        varia(petruro, { dal: '2027-03-01', al: `2027-03-${String(indice + 1).padStart(2, '0')}`, versione: attuale }),
      ),
    );
    expect(risposte.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    const { errore } = await varia(petruro, { dal: '2027-02-20', al: '2027-03-01' });
    expect(errore).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 5 c. 3' });
  });

  test('decide no more once they are annulled: future hours are deleted, present hours end yesterday', async () => {
    await varia(avellino, { dal: '2026-11-20', al: '2026-11-30', motivo: 'Neve' });
    await varia(avellino, { dal: '2027-01-11', al: '2027-01-15', motivo: 'Ferie' });
    const variazioni = async () =>
      (
        await read<{ variazioni: { id: string; dal: string; al: string }[] }>(
          'variazioni(dal: "2026-11-01") { edges { node { id dal al } } }',
          avellino,
        )
      ).variazioni;
    for (const { id } of await variazioni())
      await command('annullaVariazione', {
        sedeId: avellino,
        versione: await versione(avellino),
        variazioneId: id,
        motivo: 'Non è nevicato',
      });
    const [inCorso, ...altre] = await variazioni();
    expect(inCorso).toMatchObject({ dal: '2026-11-20', al: '2026-11-23' });
    expect(altre).toEqual([]);
    const { errore } = await attempt('annullaVariazione', {
      sedeId: avellino,
      versione: await versione(avellino),
      variazioneId: petruro,
      motivo: 'Non è nevicato',
    });
    expect(errore?.code).toBe('NOT_FOUND');
    const { data } = await registry.call<{ annullamenti: { edges: { node: { dati: object[] } }[] } }>(
      'COORDINATORE',
      `query ($di: UUID) { annullamenti(di: $di, tipo: VARIAZIONE_ORARIA, first: 9) { edges { node { id motivo dati { campo valore } } } } }`,
      { di: avellino },
    );
    const annullate = data!.annullamenti.edges.map(({ node }) => node);
    expect(annullate).toMatchObject([{ motivo: 'Non è nevicato' }, { motivo: 'Non è nevicato' }]);
    expect(annullate.flatMap(({ dati }) => dati)).toEqual(
      expect.arrayContaining([
        { campo: 'al', valore: '2026-11-30' },
        { campo: 'motivo', valore: 'Ferie' },
      ]),
    );
  });

  test('on days that have others already are refused by naming these days', async () => {
    expect((await varia(petruro, { dal: '2027-05-08', al: '2027-05-09' })).errore).toBeUndefined();
    expect((await varia(petruro, { dal: '2027-05-01', al: '2027-05-31' })).messaggio).toBe(
      "C’è già una chiusura o un orario diverso dall'8 maggio 2027 al 9 maggio 2027: prima va annullato",
    );
  });

  test.each([
    [
      'two on one day',
      `INSERT INTO variazione_oraria SELECT uuidv7(), sede_id, periodo, minuti, motivo FROM variazione_oraria LIMIT 1`,
      'variazione_una_al_giorno',
    ],
    [
      'one without an end',
      `INSERT INTO variazione_oraria SELECT uuidv7(), sede_id, '[2030-01-01,)', '{}', 'x' FROM variazione_oraria LIMIT 1`,
      'variazione_oraria_periodo_check',
    ],
    [
      'one before the sede was there',
      `INSERT INTO variazione_oraria SELECT uuidv7(), sede_id, '[2019-12-31,2020-01-02)', '{}', 'x' FROM variazione_oraria LIMIT 1`,
      'variazione_in_sede_attiva',
    ],
    [
      'one beyond midnight',
      `INSERT INTO variazione_oraria SELECT uuidv7(), sede_id, '[2030-01-01,2030-01-02)', '{[1200,1441)}', 'x' FROM variazione_oraria LIMIT 1`,
      'variazione_oraria_minuti_check',
    ],
  ])('the database refuses %s', async (_nome, sql, constraint) => {
    await expect(registry.admin(sql)).rejects.toMatchObject({ constraint });
  });
});
