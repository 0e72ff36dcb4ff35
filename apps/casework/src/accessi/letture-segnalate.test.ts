// SPDX-License-Identifier: AGPL-3.0-or-later
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { ADESSO, startCasework, type Casework } from '../testing.ts';

const CONTATTI = '{ contatti(first: 10) { edges { node { id domanda persona { cognome } } } pageInfo { endCursor } } }';
const SEGNALATE = `{ lettureSegnalate { edges { node { giorno attore ruolo registrazioni limite rifiutate segnalateIl } } } }`;

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework(undefined, { PERSONAL_READS: { SEGRETARIATO: 20 } });
  const { command } = percorsoDi(casework);
  for (let volta = 0; volta < 3; volta += 1) await command('SEGRETARIATO', 'registraContatto', contatto());
});
afterAll(() => casework.stop());

const legge = (account: string) => casework.call('SEGRETARIATO', CONTATTI, {}, account);

test('the desk reads its contatti up to the limit of a day; a page beyond the limit shows nothing', async () => {
  for (let volta = 0; volta < 3; volta += 1) expect((await legge('chi-legge')).errors).toBeUndefined();
  const { data, errors } = await legge('chi-legge');
  expect(data).toBeNull();
  expect(errors).toMatchObject([
    {
      message: 'Il tuo ruolo legge al massimo 20 registrazioni personali al giorno: potrai leggerne altre da domani',
      extensions: { code: 'TOO_MANY_REQUESTS', ritentabile: true, riprovaTraSecondi: 11 * 3_600 },
    },
  ]);
  // Three contatti and three persons a page.
  expect(await registrazioni('chi-legge')).toBe(18);
});

test('who is beyond the limit still registers contatti, and gets the answer once, however often the key is sent', async () => {
  const registra = `mutation ($input: RegistraContattoInput!, $chiave: ID) {
    registraContatto(input: $input, chiaveIdempotenza: $chiave) { id persona { cognome } }
  }`;
  const variables = { input: contatto(), chiave: 'letture-del-giorno' };
  const { data, errors } = await casework.call('SEGRETARIATO', registra, variables, 'chi-legge');
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ registraContatto: { id: expect.any(String) as unknown } });
  for (let volta = 0; volta < 2; volta += 1) {
    const ripetuta = await casework.call('SEGRETARIATO', registra, variables, 'chi-legge');
    expect(ripetuta.data).toBeNull();
    expect(ripetuta.errors).toMatchObject([
      {
        message: expect.stringMatching(/^Il comando è stato eseguito, ma la risposta non si può mostrare/) as unknown,
        extensions: { code: 'TOO_MANY_REQUESTS' },
      },
    ]);
  }
});

test('those who answer for the Ambito see who read so much; nobody else does', async () => {
  for (const ruolo of ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE'] as const) {
    const { data } = await casework.call<{ lettureSegnalate: { edges: { node: unknown }[] } }>(ruolo, SEGNALATE);
    expect(data?.lettureSegnalate.edges.map(({ node }) => node)).toEqual([
      {
        giorno: '2026-11-25',
        attore: 'chi-legge',
        ruolo: 'SEGRETARIATO',
        registrazioni: 20,
        limite: 20,
        rifiutate: 3,
        segnalateIl: ADESSO.toISOString(),
      },
    ]);
  }
  const altrove = await casework.call<{ lettureSegnalate: { edges: unknown[] } }>(
    { ruolo: 'COORDINATORE', ambito: 'altro' },
    SEGNALATE,
  );
  expect(altrove.data?.lettureSegnalate.edges).toEqual([]);
  const { errors } = await casework.call('SEGRETARIATO', SEGNALATE);
  expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

test('a metric counts the alarm and the refusals, and names no account', async () => {
  const metrics = await (await fetch(`http://127.0.0.1:${casework.app.metricsPort}/metrics`)).text();
  expect(metrics).toMatch(/ambito_mass_reading_total\{role="SEGRETARIATO",outcome="reported",service="casework"\} 1\n/);
  expect(metrics).toMatch(/ambito_mass_reading_total\{role="SEGRETARIATO",outcome="refused",service="casework"\} 3\n/);
  expect(metrics).not.toContain('chi-legge');
});

async function registrazioni(account: string): Promise<number | undefined> {
  const [riga] = await casework.admin<{ registrazioni: number }>(
    'SELECT registrazioni FROM letture_del_giorno WHERE attore = $1',
    [account],
  );
  return riga?.registrazioni;
}
