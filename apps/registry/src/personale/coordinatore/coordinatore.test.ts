// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent, type Evento, type EventoDi } from '@ambito/events';
import { asLists } from '@ambito/testing';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let operatori: Record<'prima' | 'dopo' | 'segretariato' | 'senzaAccount', string>;
beforeAll(async () => {
  registry = await startIstituito();
  operatori = {
    prima: await registra('Paola', 'COORDINATORE', 'prova-COORDINATORE'),
    dopo: await registra('Quinto', 'COORDINATORE', 'altro-account'),
    segretariato: await registra('Rita', 'SEGRETARIATO', 'terzo-account'),
    senzaAccount: await registra('Sara', 'COORDINATORE'),
  };
});
afterAll(() => registry.stop());

async function registra(nome: string, qualifica: string, account?: string): Promise<string> {
  const { data } = await registry.call<{ registraOperatore: { id: string } }>(
    'COORDINATORE',
    'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }',
    { input: { nome, cognome: 'Guerriero', qualifica, account } },
  );
  return data!.registraOperatore.id;
}
const nomina = (operatoreId: string, dal: string, al?: string) =>
  registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: NominaCoordinatoreInput!) { nominaCoordinatore(input: $input) { id } }',
    { input: { operatoreId, dal, atto: 'decreto 4/2026', ...(al === undefined ? {} : { al }) } },
  );
const cessa = (nominaId: string, versione: number, al: string) =>
  registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: CessaCoordinatoreInput!) { cessaCoordinatore(input: $input) { nomineCoordinatore { edges { node { al versione } } } } }',
    { input: { nominaId, versione, al, atto: 'decreto 5/2026' } },
  );
const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions;
const inCarica = async (al: string) =>
  (
    await registry.call<{ ambito: { coordinatore: { id: string; nominativo: string; versione: number } | null } }>(
      null,
      `{ ambito(codice: "A04") { coordinatore(al: "${al}") { id nominativo versione } } }`,
    )
  ).data!.ambito.coordinatore;

test('of ten coordinators nominated at once, one is in office (art. 4 c. 2 b)', async () => {
  const risposte = await Promise.all(Array.from({ length: 10 }, () => nomina(operatori.prima, '2026-01-01')));
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
    expect(rifiuto(risposta)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 4 c. 2 b' });
});

test.each<[string, () => Promise<object>, object]>([
  [
    'an operator of another qualification',
    () => nomina(operatori.segretariato, '2030-01-01'),
    { articolo: 'art. 4 c. 2 b' },
  ],
  [
    'an operator who does not exist',
    () => nomina('0192a04a-0000-7000-8000-00000000ffff', '2030-01-01'),
    { code: 'NOT_FOUND' },
  ],
  ['an operator without an account', () => nomina(operatori.senzaAccount, '2030-01-01'), { articolo: 'art. 7' }],
  [
    'an operator until a day before the first',
    () => nomina(operatori.dopo, '2030-01-02', '2030-01-01'),
    { code: 'BAD_USER_INPUT' },
  ],
  ['an operator while another is in office', () => nomina(operatori.dopo, '2026-06-01'), { articolo: 'art. 4 c. 2 b' }],
])('%s is not nominated', async (_nome, chiede, errore) => {
  expect(rifiuto(await chiede())).toMatchObject(errore);
});

test('the database refuses two coordinators on a day, and a coordinator without the qualification or without an account', async () => {
  const sql = `INSERT INTO nomina_coordinatore (id, ambito_id, operatore_id, periodo, atto)
               SELECT gen_random_uuid(), ambito_id, id, $2::daterange, 'atto' FROM operatore WHERE id = $1`;
  await expect(registry.admin(sql, [operatori.dopo, '[2026-06-01,2026-06-02)'])).rejects.toMatchObject({
    constraint: 'coordinatore_uno_per_volta',
  });
  await expect(registry.admin(sql, [operatori.segretariato, '[2020-01-01,2020-01-02)'])).rejects.toMatchObject({
    constraint: 'coordinatore_qualificato',
  });
  await expect(registry.admin(sql, [operatori.senzaAccount, '[2020-01-01,2020-01-02)'])).rejects.toMatchObject({
    constraint: 'coordinatore_con_account',
  });
  const removeAccount = 'UPDATE operatore SET account = NULL WHERE id = $1';
  await expect(registry.admin(removeAccount, [operatori.prima])).rejects.toMatchObject({
    constraint: 'coordinatore_con_account',
  });
});

test('a nomination ends before its term and never later, another follows, and each day has its coordinator', async () => {
  const prima = (await inCarica('2026-11-24'))!;
  expect(prima.nominativo).toBe('Paola Guerriero');
  expect(rifiuto(await cessa(prima.id, 9, '2026-12-31'))).toMatchObject({ code: 'CONFLICT', versioneAttuale: 1 });
  expect(rifiuto(await cessa(prima.id, 1, '2026-11-23'))).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'al'] }],
  });
  expect((await cessa(prima.id, 1, '2026-12-31')).errors).toBeUndefined();
  expect(rifiuto(await cessa(prima.id, 2, '2027-06-30'))).toMatchObject({ articolo: 'art. 7' });
  expect((await nomina(operatori.dopo, '2027-01-01')).errors).toBeUndefined();
  expect((await inCarica('2026-12-31'))?.nominativo).toBe('Paola Guerriero');
  expect((await inCarica('2027-01-01'))?.nominativo).toBe('Quinto Guerriero');
  expect(await inCarica('2025-12-31')).toBeNull();
});

async function raccontati(): Promise<EventoDi<'CoordinatoreAggiornato'>[]> {
  const righe = await registry.admin<{ evento: Evento }>(
    `SELECT evento FROM outbox WHERE evento ->> 'tipo' = 'CoordinatoreAggiornato' ORDER BY seq`,
  );
  return righe.map(({ evento }) => {
    expect(parseEvent(evento).ok).toBe(true);
    return evento as EventoDi<'CoordinatoreAggiornato'>;
  });
}

test('each change, even a concurrent one, sends an event with all the nominations and a new version', async () => {
  expect((await raccontati()).map(({ aggregato, dati }) => [aggregato.id, aggregato.versione, dati.nomine])).toEqual([
    [A04, 1, [{ operatoreId: operatori.prima, dal: '2026-01-01' }]],
    [A04, 2, [{ operatoreId: operatori.prima, dal: '2026-01-01', al: '2026-12-31' }]],
    [
      A04,
      3,
      [
        { operatoreId: operatori.prima, dal: '2026-01-01', al: '2026-12-31' },
        { operatoreId: operatori.dopo, dal: '2027-01-01' },
      ],
    ],
  ]);
  const risposte = await Promise.all(
    [2010, 2011, 2012, 2013].map((anno) => nomina(operatori.prima, `${anno}-01-01`, `${anno}-12-31`)),
  );
  expect(risposte.every(({ errors }) => errors === undefined)).toBe(true);
  const nuovi = (await raccontati()).slice(3);
  expect(nuovi.map(({ aggregato }) => aggregato.versione).toSorted()).toEqual([4, 5, 6, 7]);
  expect(nuovi.find(({ aggregato }) => aggregato.versione === 7)?.dati.nomine).toHaveLength(6);
});

test('nobody else changes the account of an operator who is nominated, for today or for later (art. 7)', async () => {
  const modifica = async (operatoreId: string, account: string) => {
    const [operatore] = await registry.admin<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [
      operatoreId,
    ]);
    return registry.call(
      'COORDINATORE',
      'mutation ($input: ModificaOperatoreInput!) { modificaOperatore(input: $input) { id } }',
      { input: { operatoreId, versione: operatore?.versione, account } },
    );
  };
  // Quinto's nomination is to come. An operator without a nomination may change, and so may fields other than the account.
  expect(rifiuto(await modifica(operatori.dopo, 'preso'))).toMatchObject({ articolo: 'art. 7' });
  expect((await modifica(operatori.dopo, 'altro-account')).errors).toBeUndefined();
  expect((await modifica(operatori.segretariato, 'quarto-account')).errors).toBeUndefined();
  // Paola is in office and changes her own account. Then the holder of the old account may not change it.
  expect((await modifica(operatori.prima, 'nuovo-account')).errors).toBeUndefined();
  expect(rifiuto(await modifica(operatori.prima, 'prova-COORDINATORE'))).toMatchObject({ articolo: 'art. 7' });
});

test('the institutional body may end a nomination, and others read that they may not', async () => {
  const permessi = async (chi: 'COORDINAMENTO_ISTITUZIONALE' | 'COMUNE') =>
    asLists<{ ambito: { nomineCoordinatore: { permessi: { puoCessare: boolean } }[] } }>(
      (
        await registry.call(
          chi,
          '{ ambito(codice: "A04") { nomineCoordinatore { edges { node { permessi { puoCessare } } } } } }',
        )
      ).data,
    ).ambito.nomineCoordinatore.map((trovata) => trovata.permessi.puoCessare);
  expect((await permessi('COORDINAMENTO_ISTITUZIONALE')).slice(0, 2)).toEqual([true, true]);
  expect(new Set(await permessi('COMUNE'))).toEqual(new Set([false]));
});

test('`permessi` of an Ambito differ for the institutional body, the coordinator and the roles of another Ambito', async () => {
  const puo = async (chi: Parameters<Registry['call']>[0]) =>
    (
      await registry.call<{ ambito: { permessi: Record<string, boolean> } }>(
        chi,
        `{ ambito(codice: "A04") { permessi { puoRegistrareAppartenenze puoRegistrareConvenzione puoDesignareCapofila
           puoNominareCoordinatore puoRedigerePiano } } }`,
      )
    ).data!.ambito.permessi;
  const tutti = (valore: boolean) => ({
    puoRegistrareAppartenenze: valore,
    puoRegistrareConvenzione: valore,
    puoDesignareCapofila: valore,
    puoNominareCoordinatore: valore,
  });
  expect(await puo('COORDINAMENTO_ISTITUZIONALE')).toEqual({ ...tutti(true), puoRedigerePiano: false });
  // Another operator is in office.
  expect(await puo('COORDINATORE')).toEqual({ ...tutti(false), puoRedigerePiano: false });
  expect(await puo({ ruolo: 'COORDINAMENTO_ISTITUZIONALE', ambito: 'altro' })).toEqual({
    ...tutti(false),
    puoRedigerePiano: false,
  });
  expect(await puo(null)).toEqual({ ...tutti(false), puoRedigerePiano: false });
});
