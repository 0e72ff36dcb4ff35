// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { callSubgraph, type Answer } from '@ambito/testing';
import { contatto, documentOf, percorsoDi } from '../percorso.testing.ts';
import { trasmissioniDi } from '../trasmissioni/trasmissioni.testing.ts';
import { A04, CODICE_FISCALE, SEDE, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let id: string;
beforeAll(async () => {
  casework = await startCasework();
  ({ id } = await percorsoDi(casework).command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto()));
});
afterAll(() => casework.stop());

/** Asks as somebody who is at the desk of one sede. */
const allaSede = async (sede: string, query: string, variables: object = {}): Promise<Answer> =>
  callSubgraph(casework.app.port, {
    query,
    variables,
    authorization: await casework.bearer('SEGRETARIATO', { ruolo: { sede } }),
  });
const ordina = (sede: string, mutazione: string, input: object) => allaSede(sede, documentOf(mutazione), { input });
const codice = ({ errors }: Answer) => errors?.[0]?.extensions['code'];

const LEGGE = `query ($id: UUID!) {
  contatto(id: $id) { id persona { cognome } }
  contatti { edges { node { id } } pageInfo { endCursor hasNextPage } }
}`;

test('whoever is at the desk of a sede reads and does there what the desk of the Ambito does', async () => {
  expect((await allaSede(SEDE, LEGGE, { id })).data).toEqual({
    contatto: { id, persona: { cognome: 'Rossi' } },
    contatti: { edges: [{ node: { id } }], pageInfo: { endCursor: expect.any(String), hasNextPage: false } },
  });
  const { data } = await ordina(SEDE, 'registraContatto', contatto());
  const registrato = (data as { registraContatto: { id: string; persona: { id: string } } }).registraContatto;
  expect(registrato.persona.id).toEqual(expect.any(String));
  const { errors } = await ordina(SEDE, 'concludiContatto', {
    contattoId: registrato.id,
    versione: 1,
    esito: 'INFORMAZIONE',
  });
  expect(errors).toBeUndefined();
});

test('of another sede they read nothing, not even that there is something', async () => {
  const altra = randomUUID();
  const nulla = { edges: [], pageInfo: { endCursor: null, hasNextPage: false } };
  expect((await allaSede(altra, LEGGE, { id })).data).toEqual({ contatto: null, contatti: nulla });
  const conclude = (contattoId: string) =>
    ordina(altra, 'concludiContatto', { contattoId, versione: 9, esito: 'INFORMAZIONE' });
  const nascosto = await conclude(id);
  expect(codice(nascosto)).toBe('NOT_FOUND');
  expect(nascosto).toEqual(await conclude(randomUUID()));
  const { data } = await allaSede(
    altra,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Persona { cognome } } }',
    { r: [{ __typename: 'Persona', id: await personaDi(id) }] },
  );
  expect(data).toEqual({ _entities: [null] });
  expect(codice(await ordina(altra, 'registraContatto', contatto()))).toBe('FORBIDDEN');
});

test('a person whom another sede knows is theirs by the contatto with their name and fiscal code, and nothing of their record enters it', async () => {
  const altra = randomUUID();
  await casework.admin(
    `INSERT INTO anagrafe_sede SELECT nuova.* FROM anagrafe_sede AS s,
       jsonb_populate_record(s, jsonb_build_object('id', $1::uuid)) AS nuova WHERE s.id = $2`,
    [altra, SEDE],
  );
  const nota = contatto({ persona: { nome: 'Ada', cognome: 'Verdi', codiceFiscale: CODICE_FISCALE } });
  const { data } = await ordina(SEDE, 'registraContatto', nota);
  const { persona } = (data as { registraContatto: { persona: { id: string } } }).registraContatto;
  expect(codice(await ordina(SEDE, 'registraContatto', nota))).toBe('CONFLICT');
  const perId = (id: string) => ordina(altra, 'registraContatto', contatto({ sedeId: altra, persona: { id } }));
  const nascosta = await perId(persona.id);
  expect(codice(nascosta)).toBe('NOT_FOUND');
  expect(nascosta).toEqual(await perId(randomUUID()));
  // A fiscal code can be computed: by itself it opens nobody's record.
  const altri = { nome: 'Xxx', cognome: 'Yyy', codiceFiscale: CODICE_FISCALE };
  const rifiutata = await ordina(altra, 'registraContatto', contatto({ sedeId: altra, persona: altri }));
  expect(rifiutata.errors?.[0]?.extensions).toMatchObject({
    campi: [{ percorso: ['input', 'persona', 'codiceFiscale'] }],
  });
  expect(JSON.stringify(rifiutata)).not.toContain(persona.id);
  // A citizenship that is on no list is refused alike of somebody who is known and of somebody who is not.
  const marziana = (codiceFiscale: string) =>
    ordina(
      altra,
      'registraContatto',
      contatto({ sedeId: altra, persona: { nome: 'Ada', cognome: 'Verdi', codiceFiscale, cittadinanza: 'MARZIANA' } }),
    );
  const ignota = await marziana('STP1234567890123');
  expect(ignota.errors?.[0]?.extensions).toMatchObject({
    campi: [{ percorso: ['input', 'persona', 'cittadinanza'] }],
  });
  expect(await marziana(CODICE_FISCALE)).toEqual(ignota);
  await casework.admin(`UPDATE persona SET comune_residenza = '064008' WHERE id = $1`, [persona.id]);
  const senza = await ordina(altra, 'registraContatto', { ...nota, sedeId: altra });
  expect(senza).toMatchObject({ data: { registraContatto: { persona: { id: persona.id } } } });
  const [scritto] = await casework.admin('SELECT comune_residenza FROM contatto WHERE sede_id = $1', [altra]);
  expect(scritto).toEqual({ comune_residenza: null });
  expect((await perId(persona.id)).errors).toBeUndefined();
});

test('a transmission follows its contatto', async () => {
  const dati = await trasmissioniDi(casework).trasmessa();
  const legge = (sede: string) =>
    allaSede(sede, 'query ($id: UUID!) { trasmissione(id: $id) { id } }', { id: dati.id });
  expect((await legge(SEDE)).data).toEqual({ trasmissione: { id: dati.id } });
  expect((await legge(randomUUID())).data).toEqual({ trasmissione: null });
});

test('what does not look at the sede refuses them, and says why', async () => {
  const { errors } = await allaSede(
    SEDE,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on LineaDiBilancio { impegnato } } }',
    { r: [{ __typename: 'LineaDiBilancio', id: randomUUID() }] },
  );
  expect(errors?.[0]?.message).toMatch(/^Il tuo ruolo, limitato a una sede o a un ente, non ammette/);
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('somebody with several roles acts by the first that an action names, or by the one that they choose', async () => {
  const due = ['COORDINATORE', 'SEGRETARIATO'].map((ruolo) => ({ ruolo, ambito: A04, dal: '2020-01-01' }));
  const authorization = await casework.bearer('SEGRETARIATO', { claims: { ruoli: due }, sub: 'due-ruoli' });
  const legge = async (ruolo?: string) => {
    const { data, errors } = await callSubgraph(casework.app.port, {
      query: '{ contatti { edges { node { id } } } preseInCarico(stato: RICHIESTA) { edges { node { id } } } }',
      authorization,
      ...(ruolo === undefined ? {} : { ruolo }),
    });
    return [
      data === undefined || data === null ? null : Object.keys(data),
      errors?.map(({ path, extensions }) => [path?.[0], extensions['code']]),
    ];
  };
  expect(await legge()).toEqual([['contatti', 'preseInCarico'], undefined]);
  expect(await legge('COORDINATORE')).toEqual([['contatti', 'preseInCarico'], undefined]);
  expect(await legge('SEGRETARIATO')).toEqual([null, [['preseInCarico', 'FORBIDDEN']]]);
  expect(await legge('ASSISTENTE_SOCIALE')).toEqual([null, [[undefined, 'FORBIDDEN']]]);
  const attore = await casework.admin<{ ruolo: string }>(
    `SELECT DISTINCT ruolo FROM audit WHERE attore = 'due-ruoli' ORDER BY ruolo`,
    [],
  );
  expect(attore.map(({ ruolo }) => ruolo)).toEqual(['COORDINATORE', 'SEGRETARIATO']);
});

async function personaDi(contattoId: string): Promise<string> {
  const [riga] = await casework.admin<{ persona_id: string }>('SELECT persona_id FROM contatto WHERE id = $1', [
    contattoId,
  ]);
  return riga!.persona_id;
}
