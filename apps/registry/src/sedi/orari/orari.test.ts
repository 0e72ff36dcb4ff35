// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
let avellino: string;
let tufo: string;
beforeAll(async () => {
  // A Tuesday, 10:00 in Rome.
  registry = await startIstituito();
  avellino = await apriSede('064008');
  await apriSede('064071');
  tufo = await apriSede('064113', { al: '2026-12-06' });
});
afterAll(() => registry.stop());

async function read<T>(campi: string, id: string, chi: Parameters<Registry['call']>[0] = null, ruolo = {}) {
  const { data, errors } = await registry.call<{ sede: T }>(
    chi,
    `query ($id: UUID!) { sede(id: $id) { ${campi} } }`,
    { id },
    ruolo,
  );
  return { sede: data?.sede, errore: errors?.[0]?.extensions };
}
const versione = async (id: string): Promise<number> =>
  (await read<{ versione: number }>('versione', id)).sede!.versione;
const varia = async (sedeId: string, input: object) =>
  attempt('disponiVariazione', { sedeId, versione: await versione(sedeId), fasce: [], motivo: 'Lavori', ...input });

interface Settimana {
  dal: string;
  minutiOrario: number;
  minutiAperti: number;
  sottoMinimo: boolean;
  perdite: { giorno: string; causa: string; descrizione: string; minuti: number }[];
}
const settimane = async (id: string, dal: string, al: string) =>
  (
    await read<{ settimane: Settimana[] }>(
      `settimane(dal: "${dal}", al: "${al}") { dal minutiOrario minutiAperti sottoMinimo perdite { giorno causa descrizione minuti } }`,
      id,
      'COORDINATORE',
    )
  ).sede!.settimane;

describe('holidays', () => {
  test('of the nation are shown with their law', async () => {
    const { data, errors } = await registry.call<{ festivitaNazionali: { giorno: string; fonte: string }[] }>(
      null,
      '{ festivitaNazionali(anno: 2026) { giorno fonte } }',
    );
    expect(errors).toBeUndefined();
    expect(data!.festivitaNazionali).toContainEqual({ giorno: '2026-10-04', fonte: 'L. 151/2025' });
    const fuori = await registry.call(null, '{ festivitaNazionali(anno: 1900) { giorno } }');
    expect(fuori.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test.each<[string, object, object, string | undefined]>([
    ['29 February', { ricorrenza: '02-29' }, {}, 'BAD_USER_INPUT'],
    ['31 June', { ricorrenza: '06-31' }, {}, 'BAD_USER_INPUT'],
    ['of a Comune that is not there', { codiceIstat: '999999' }, {}, 'NOT_FOUND'],
    ['by another Comune', { codiceIstat: '064008' }, { chi: 'COMUNE', ruolo: { comune: '064113' } }, 'FORBIDDEN'],
    ['by that Comune', {}, { chi: 'COMUNE', ruolo: { comune: '064113' } }, undefined],
  ])('the patron saint: %s', async (_nome, altro, opzioni, codice) => {
    const input = { codiceIstat: '064113', ricorrenza: '12-03', nome: 'San Prova', fonte: 'inventato', ...altro };
    expect((await attempt('impostaPatrono', input, { campi: 'codiceIstat', ...opzioni })).errore?.code).toBe(codice);
  });

  test('of the patron saint closes the sede each year, and the other services are told', async () => {
    const prima = await versione(tufo);
    await command(
      'impostaPatrono',
      { codiceIstat: '064113', ricorrenza: '12-03', nome: 'San Prova', fonte: 'inventato' },
      { campi: 'codiceIstat' },
    );
    // 3 December is a Thursday in 2026.
    const { sede } = await read<{ aperta: boolean; comune: object; versione: number }>(
      'versione aperta: apertaAlle(istante: "2026-12-03T08:30:00Z") comune { patrono { ricorrenza nome } }',
      tufo,
    );
    expect(sede).toEqual({
      versione: prima + 1,
      aperta: false,
      comune: { patrono: { ricorrenza: '12-03', nome: 'San Prova' } },
    });
    const [evento] = await registry.admin<{ patrono: string }>(
      `SELECT evento #>> '{dati,patrono}' AS patrono FROM outbox WHERE evento #>> '{aggregato,id}' = $1 ORDER BY seq DESC LIMIT 1`,
      [tufo],
    );
    expect(evento?.patrono).toBe('12-03');
  });
});

describe('the hours really open (art. 5 c. 4)', () => {
  test('are the weekly hours in a week without exceptions', async () => {
    expect(await settimane(avellino, '2027-01-18', '2027-01-18')).toEqual([
      { dal: '2027-01-18', minutiOrario: 240, minutiAperti: 240, sottoMinimo: false, perdite: [] },
    ]);
  });

  test('are fewer in weeks with holidays, closures or no operator, each with its cause', async () => {
    // Tufo: the patron saint on Thursday 3, its only operator until Sunday 6, the Immacolata on a Tuesday without hours.
    await varia(tufo, { dal: '2026-11-26', al: '2026-11-26', motivo: 'Guasto' });
    expect(await settimane(tufo, '2026-11-24', '2026-12-07')).toEqual([
      {
        dal: '2026-11-23',
        minutiOrario: 240,
        minutiAperti: 120,
        sottoMinimo: true,
        perdite: [{ giorno: '2026-11-26', causa: 'CHIUSURA', descrizione: 'Guasto', minuti: 120 }],
      },
      {
        dal: '2026-11-30',
        minutiOrario: 240,
        minutiAperti: 120,
        sottoMinimo: true,
        perdite: [{ giorno: '2026-12-03', causa: 'FESTIVITA', descrizione: 'Santo patrono', minuti: 120 }],
      },
      {
        dal: '2026-12-07',
        minutiOrario: 240,
        minutiAperti: 0,
        sottoMinimo: true,
        perdite: ['2026-12-07', '2026-12-10'].map((giorno) => ({
          giorno,
          causa: 'SENZA_OPERATORI',
          descrizione: '',
          minuti: 120,
        })),
      },
    ]);
  });

  test('reach the minimum again with an extraordinary opening, once it is authorised', async () => {
    const apertura = await command('richiediApertura', {
      sedeId: tufo,
      giorno: '2026-11-27',
      dalle: '15:00',
      alle: '17:00',
      motivo: 'Recupero',
    });
    const prima = await settimane(tufo, '2026-11-23', '2026-11-23');
    await command('autorizzaApertura', { aperturaId: apertura.id, versione: 1 }, { tipo: 'DecidiAperturaInput' });
    const dopo = await settimane(tufo, '2026-11-23', '2026-11-23');
    expect([prima, dopo].map(([settimana]) => [settimana?.minutiAperti, settimana?.sottoMinimo])).toEqual([
      [120, true],
      [240, false],
    ]);
  });

  test('are lost while the only operator is away, unless somebody stands in', async () => {
    const [operatore] = await registry.admin<{ id: string; versione: number }>(
      `SELECT id, versione FROM operatore WHERE account = 'account-064008'`,
    );
    const [altro] = await registry.admin<{ id: string }>(`SELECT id FROM operatore WHERE account = 'account-064071'`);
    const assenza = { operatoreId: operatore!.id, versione: operatore!.versione, dal: '2027-02-04', al: '2027-02-08' };
    await command('registraAssenza', assenza);
    const ferie = {
      ...assenza,
      versione: assenza.versione + 1,
      dal: '2027-02-15',
      al: '2027-02-28',
      sostitutoId: altro!.id,
    };
    await command('registraAssenza', ferie);
    const perse = (giorno: string) => [{ giorno, causa: 'OPERATORI_ASSENTI', descrizione: '', minuti: 120 }];
    expect(await settimane(avellino, '2027-02-01', '2027-02-28')).toMatchObject([
      { dal: '2027-02-01', minutiAperti: 120, sottoMinimo: true, perdite: perse('2027-02-04') },
      { dal: '2027-02-08', minutiAperti: 120, sottoMinimo: true, perdite: perse('2027-02-08') },
      { dal: '2027-02-15', minutiAperti: 240, sottoMinimo: false, perdite: [] },
      { dal: '2027-02-22', minutiAperti: 240, sottoMinimo: false, perdite: [] },
    ]);
  });

  test('cost the same statements for one sede as for all', async () => {
    const campi =
      'settimane(dal: "2026-01-01", al: "2026-12-31") { minutiAperti } prossimaApertura apertureDiOggi { dalle } variazioni { edges { node { dal } } }';
    const costo = async (query: string, variables = {}) => {
      const prima = await registry.statements();
      expect((await registry.call('COORDINATORE', query, variables)).errors).toBeUndefined();
      return (await registry.statements()) - prima;
    };
    // Statements for a sede: the sede, its calendar for each of the two actions that read it, its operators, its variations,
    // the threshold. For the Ambito also its code, its id and its sedi.
    expect(await costo(`query ($id: UUID!) { sede(id: $id) { ${campi} } }`, { id: tufo })).toBe(6);
    expect(await costo(`{ ambito(codice: "A04") { sedi { ${campi} } } }`)).toBe(9);
  });

  test.each<[string, Parameters<Registry['call']>[0], object, 'nothing' | 'weeks' | 'FORBIDDEN']>([
    ['a citizen', 'CITTADINO', {}, 'FORBIDDEN'],
    ['the Comune of the sede', 'COMUNE', { comune: '064113' }, 'weeks'],
    ['another Comune', 'COMUNE', { comune: '064008' }, 'nothing'],
    ['an operator', 'SEGRETARIATO', {}, 'weeks'],
    ['a coordinator of another Ambito', { ruolo: 'COORDINATORE', ambito: 'altro' }, {}, 'nothing'],
  ])('are shown to %s: %s', async (_nome, chi, ruolo, atteso) => {
    const { sede, errore } = await read<{ settimane: object[] | null }>(
      'settimane(dal: "2026-11-24", al: "2026-11-24") { dal }',
      tufo,
      chi,
      ruolo,
    );
    expect(errore?.['code'] ?? (sede?.settimane === null ? 'nothing' : 'weeks')).toBe(atteso);
  });

  test.each([
    ['backwards', 'dal: "2026-11-24", al: "2026-11-23"'],
    ['too long', 'dal: "2026-01-01", al: "2027-03-01"'],
  ])('a period that is %s is refused', async (_nome, periodo) => {
    const { errore } = await read(`settimane(${periodo}) { dal }`, tufo, 'COORDINATORE');
    expect(errore).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['al'] }] });
  });
});
