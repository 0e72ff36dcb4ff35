// SPDX-License-Identifier: AGPL-3.0-or-later
import { attiDiGoverno, datiAccordo, datiContributo, datiDirettiva } from './governo/atti.testing.ts';
import { datiEnte } from './offerta.testing.ts';
import { strumentiDi } from './permessi/verita.testing.ts';
import { datiAttivita, statiPersonale } from './personale/stati.testing.ts';
import { operazioniDi } from './operazioni.testing.ts';
import { A04, type Registry, startIstituito } from './testing.ts';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { operatore, inServizio } = statiPersonale(strumenti);
const { contributo, conRisposta, direttiva } = attiDiGoverno(strumenti);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

/** The ids of a list at the root. */
async function ids(lista: string, argomenti: string, chi: 'COORDINATORE' | null = 'COORDINATORE'): Promise<string[]> {
  const { data, errors } = await registry.call<Record<string, { edges: { node: { id: string } }[] }>>(
    chi,
    `{ ${lista}(first: 20, ${argomenti}) { edges { node { id } } } }`,
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data![lista]!.edges.map(({ node }) => node.id);
}

test('contributions are found by kind, answer and days (art. 2 c. 5 c)', async () => {
  const proposta = (await command('presentaContributo', { ...datiContributo, tipo: 'PROPOSTA' })).id;
  const [bisogno, risposto] = [await contributo(), await conRisposta()];
  expect(await ids('contributi', 'tipo: PROPOSTA')).toEqual([proposta]);
  expect(await ids('contributi', 'inAttesa: true')).toEqual([bisogno, proposta]);
  expect(await ids('contributi', 'inAttesa: false')).toEqual([risposto]);
  expect(await ids('contributi', 'esito: NON_ACCOLTO')).toEqual([risposto]);
  expect(await ids('contributi', 'esito: ACCOLTO')).toEqual([]);
  expect(await ids('contributi', 'dal: "2026-11-24", al: "2026-11-24"')).toHaveLength(3);
  expect(await ids('contributi', 'dal: "2026-11-25"')).toEqual([]);
  await expect(ids('contributi', 'dal: "2026-11-25", al: "2026-11-24"')).rejects.toThrow('BAD_USER_INPUT');
});

test('directives are found by whom they are for, the day of effect and whether they were taken up (art. 7 c. 2)', async () => {
  const chi = { chi: 'COORDINAMENTO_ISTITUZIONALE' } as const;
  const coordinatore = { ...datiDirettiva, destinatario: 'COORDINATORE', efficaceDal: '2027-01-01' };
  const futura = (await command('adottaDirettiva', coordinatore, chi)).id;
  const recepita = await direttiva();
  await command('recepisciDirettiva', { direttivaId: recepita, versione: 1 });
  expect(await ids('direttive', 'destinatario: COORDINATORE')).toEqual([futura]);
  expect(await ids('direttive', 'daRecepire: true')).toEqual([futura]);
  expect(await ids('direttive', 'daRecepire: false')).toEqual([recepita]);
  expect(await ids('direttive', 'inEffettoIl: "2026-11-24"')).toEqual([recepita]);
});

test('agreements are found by form, ente and day (art. 2 c. 5 f)', async () => {
  const { id: ente } = await command('registraEnte', datiEnte());
  const convenzione = { ...datiAccordo, tipo: 'CONVENZIONE', dal: '2027-01-01' };
  const a = (await command('registraAccordo', { ...convenzione, enti: [ente] })).id;
  const b = (await command('registraAccordo', datiAccordo)).id;
  const accordi = (argomenti: string) => ids('accordi', `ambitoId: "${A04}", ${argomenti}`, null);
  expect(await accordi('tipo: CONVENZIONE')).toEqual([a]);
  expect(await accordi(`enteId: "${ente}"`)).toEqual([a]);
  expect(await accordi('inVigoreIl: "2026-11-24"')).toEqual([b]);
});

test('training is found by days and by who is enrolled; an operator has the list of it (art. 2 c. 5 n)', async () => {
  const id = await operatore();
  const programma = (dal: string, al: string) => command('programmaAttivitaFormativa', { ...datiAttivita, dal, al });
  const [marzo, maggio] = [await programma('2098-03-30', '2098-04-02'), await programma('2098-05-04', '2098-05-05')];
  await command('iscriviOperatore', { attivitaId: maggio.id, operatoreId: id }, { tipo: 'IscrizioneInput' });
  expect(await ids('attivitaFormative', 'dal: "2098-04-01", al: "2098-04-30"')).toEqual([marzo.id]);
  expect(await ids('attivitaFormative', `operatoreId: "${id}"`)).toEqual([maggio.id]);
  const { data } = await registry.call(
    'COORDINATORE',
    `query ($id: UUID!) { operatore(id: $id) { iscrizioni(first: 9) { edges { node { tardiva ore attivita { id } } } } } }`,
    { id },
  );
  expect(data).toEqual({
    operatore: { iscrizioni: { edges: [{ node: { tardiva: false, ore: null, attivita: { id: maggio.id } } }] } },
  });
});

test('shifts are found by days and operator, who may be the substitute (art. 2 c. 4)', async () => {
  const [primo, secondo] = [(await inServizio()).operatoreId, (await inServizio()).operatoreId];
  const turno = (giorno: string, input: object) =>
    command(
      'organizzaTurnoReperibilita',
      { dalle: `2026-12-${giorno}T07:00:00Z`, alle: `2026-12-${giorno}T19:00:00Z`, ...input },
      { tipo: 'OrganizzaTurnoInput' },
    );
  const a = await turno('05', { operatoreId: primo, sostitutoId: secondo });
  const b = await turno('06', { operatoreId: primo });
  expect(await ids('turniReperibilita', `operatoreId: "${primo}"`)).toEqual([a.id, b.id]);
  expect(await ids('turniReperibilita', `operatoreId: "${secondo}"`)).toEqual([a.id]);
  expect(await ids('turniReperibilita', 'entro: "2026-12-06T07:00:00Z"')).toEqual([a.id]);
  const { messaggio } = await attempt(
    'organizzaTurnoReperibilita',
    { dalle: '2026-12-05T18:00:00Z', alle: '2026-12-05T23:00:00Z', operatoreId: secondo },
    { tipo: 'OrganizzaTurnoInput' },
  );
  expect(messaggio).toMatch(
    /^In quelle ore è già reperibile \S.*: comincia il 5 dicembre 2026 alle 08:00 e finisce il 5 dicembre 2026 alle 20:00$/,
  );
  await expect(ids('turniReperibilita', 'entro: "2026-11-01T07:00:00Z"')).rejects.toThrow('BAD_USER_INPUT');
});

test('operators are found by a nature, with the qualifications that data add (art. 8)', async () => {
  const [{ versione } = { versione: 0 }] = await registry.admin<{ versione: number }>(
    `SELECT versione FROM vocabolario WHERE nome = 'QUALIFICHE'`,
  );
  const voce = {
    codice: 'ASSISTENTE_SENIOR',
    nome: 'Assistente senior',
    natura: 'ASSISTENTE_SOCIALE',
    dal: '2026-11-24',
  };
  await command(
    'aggiungiVoci',
    { vocabolario: 'QUALIFICHE', versione, fonte: 'Contratto', voci: [voce] },
    { chi: 'AMMINISTRATORE', campi: 'nome' },
  );
  const senior = await operatore({ qualifica: 'ASSISTENTE_SENIOR', cognome: 'Zzz' });
  const segretario = await operatore({ qualifica: 'SEGRETARIATO', cognome: 'Zzz', nome: 'Bice' });
  expect(await ids('operatori', 'qualifica: "ASSISTENTE_SENIOR"')).toEqual([senior]);
  expect((await ids('operatori', 'qualifica: "ASSISTENTE_SOCIALE"')).at(-1)).toBe(senior);
  expect(await ids('operatori', 'qualifica: "SEGRETARIATO"')).toEqual([segretario]);
});
