// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { VOCABOLARI } from '@ambito/vocabulary';
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { startCasework, type Casework } from '../testing.ts';

const PERIODO = 'dal=2026-11-24&al=2026-11-24';
let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
  const { command } = percorsoDi(casework);
  await casework.admin(`UPDATE anagrafe_sede SET denominazione = 'Sede di Avellino' WHERE codice_istat = '064008'`, []);
  await casework.admin(`UPDATE anagrafe_comune SET nome = 'Petruro Irpino' WHERE codice_istat = '064071'`, []);
  const noto = await command<{ id: string; versione: number }>(
    'SEGRETARIATO',
    'registraContatto',
    contatto({ persona: { nome: '=Maria', cognome: 'Rossi', comuneResidenza: '064071' } }),
  );
  const bisogni = [{ codice: 'POV_CASA' }];
  await command('SEGRETARIATO', 'decodificaBisogni', { contattoId: noto.id, versione: noto.versione, bisogni });
  await command('SEGRETARIATO', 'registraContatto', contatto({ persona: undefined }));
});
afterAll(() => casework.stop());

const chiede = (query: string, ruolo: Ruolo = 'COORDINATORE'): Promise<Response> =>
  casework.risorsa(ruolo, { percorso: `/contatti/esportazione.csv?${query}` });
const esportati = (): Promise<{ tipo: string; motivo: string }[]> =>
  casework.admin(`SELECT tipo, motivo FROM audit WHERE azione = 'contatti.esporta' ORDER BY tipo`, []);

test('an export says what it is for, and each record of it is in the audit with that', async () => {
  const answer = await chiede(`${PERIODO}&finalita=RICHIESTA_DI_AUTORITA&riferimento=prot.%20123/2026`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const [intestazione, ...righe] = (await answer.text()).trimEnd().split('\n');
  expect(intestazione).toMatch(/^\uFEFF?id;avvenuto_il;sede;/);
  expect(righe).toHaveLength(2);
  const conPersona = righe.find((riga) => riga.includes('Rossi'));
  expect(conPersona).toContain('2026-11-24 10:00;');
  expect(conPersona).toContain(';POV_CASA;');
  expect(conPersona).toContain(`;'=Maria;064071;Petruro Irpino`);
  const motivo = 'esportazione per RICHIESTA_DI_AUTORITA, prot. 123/2026';
  expect(await esportati()).toEqual(
    ['Contatto', 'Contatto', 'EsportazioneContatti', 'Persona'].map((tipo) => ({ tipo, motivo })),
  );
});

test('an export has the names beside the codes: of sede and Comune, and of lists as they were on the day', async () => {
  const answer = await chiede(`${PERIODO}&finalita=PROGRAMMAZIONE`);
  const [intestazione, ...righe] = (await answer.text()).slice(1).trimEnd().split('\n');
  const nomi = intestazione?.split(';') ?? [];
  const celle = righe.find((riga) => riga.includes('Rossi'))?.split(';') ?? [];
  const cella = (nome: string) => celle[nomi.indexOf(nome)];
  expect(celle).toHaveLength(nomi.length);
  const giorno = '2026-11-24';
  expect(
    Object.fromEntries(
      nomi.filter((nome) => nome.endsWith('_nome') || nome.endsWith('_nomi')).map((nome) => [nome, cella(nome)]),
    ),
  ).toEqual({
    sede_nome: 'Sede di Avellino',
    canale_nome: VOCABOLARI.CANALI.voce(cella('canale') ?? '', giorno)?.nome,
    richiedente_nome: VOCABOLARI.RICHIEDENTI.voce(cella('richiedente') ?? '', giorno)?.nome,
    bisogni_nomi: VOCABOLARI.BISOGNI.voce('POV_CASA', giorno)?.nome,
    esito_nome: '',
    comune_residenza_nome: 'Petruro Irpino',
  });
});

test.each([
  ['without a purpose', PERIODO, 'finalita'],
  ['for a purpose that is none', `${PERIODO}&finalita=CURIOSITA`, 'finalita'],
  ['with a text in place of a reference', `${PERIODO}&finalita=PROGRAMMAZIONE&riferimento=%3Cb%3E`, 'riferimento'],
  ['without a period', 'finalita=PROGRAMMAZIONE', 'dal'],
  ['of a day that is none', 'dal=2026-02-30&al=2026-11-24&finalita=PROGRAMMAZIONE', 'dal'],
  ['of a period that ends before it begins', 'dal=2026-11-24&al=2026-11-23&finalita=PROGRAMMAZIONE', 'al'],
])('%s nothing is exported', async (_, query, campo) => {
  const prima = (await esportati()).length;
  const answer = await chiede(query);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', campi: [{ percorso: [campo] }] } }],
  });
  expect((await esportati()).length).toBe(prima);
});

test('who reads the contatti may not export them', async () => {
  for (const ruolo of ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'] as const)
    expect((await chiede(`${PERIODO}&finalita=PROGRAMMAZIONE`, ruolo)).status).toBe(403);
});

test('an export has the contatti of the own Ambito only', async () => {
  const altrove = await casework.risorsa(
    { ruolo: 'COORDINATORE', ambito: 'altro' },
    { percorso: `/contatti/esportazione.csv?${PERIODO}&finalita=PROGRAMMAZIONE` },
  );
  expect((await altrove.text()).trimEnd().split('\n')).toHaveLength(1);
});

test('an export without contatti is one too, and is in the audit', async () => {
  const prima = (await esportati()).length;
  const answer = await chiede('dal=2026-01-01&al=2026-01-02&finalita=PROGRAMMAZIONE');
  expect((await answer.text()).trimEnd().split('\n')).toHaveLength(1);
  expect((await esportati()).length).toBe(prima + 1);
});
