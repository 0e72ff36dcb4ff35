// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { contatto as datiContatto, percorsoDi, progetto, type Mutazione } from '../percorso.testing.ts';
import { ALTRO_ASSISTENTE, ASSISTENTE, SENZA_INCARICO, startCasework, type Casework } from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

/** Residents of Tufo have no act of mandate, those of Petruro Irpino do. */
const [TUFO, PETRURO] = ['064113', '064071'];
let nate = 0;
const persona = (comuneResidenza: string) => ({
  nome: 'Maria',
  cognome: `Rossi ${(nate += 1)}`,
  dataNascita: '1980-01-01',
  sesso: 'F',
  comuneResidenza,
});
const [COORDINATORE, CASE_MANAGER] = ['il coordinatore', 'il case manager'];
/** The role that receives people at the desk. */
const ACCOLGONO = [CASE_MANAGER, 'un altro assistente sociale', 'chi non ha incarico', 'il segretariato'];
const PERSONE: readonly (readonly [string, Ruolo, string?])[] = [
  [COORDINATORE, 'COORDINATORE'],
  [CASE_MANAGER, 'ASSISTENTE_SOCIALE'],
  ['un altro assistente sociale', 'ASSISTENTE_SOCIALE', 'altra'],
  ['chi non ha incarico', 'ASSISTENTE_SOCIALE', 'senza'],
  ['il segretariato', 'SEGRETARIATO'],
  ['la Regione', 'REGIONE'],
];

interface Caso {
  readonly tipo: 'PresaInCarico' | 'ProgettoPersonalizzato' | 'Contatto';
  readonly id: string;
  readonly input: object;
}
const versioneDi = async (tabella: string, id: string): Promise<number> =>
  (await casework.admin<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]))[0]!.versione;

/** A case with the input of its command. */
async function caso(id: string, input: object = {}): Promise<Caso> {
  return {
    tipo: 'PresaInCarico',
    id,
    input: { presaInCaricoId: id, versione: await versioneDi('presa_in_carico', id), ...input },
  };
}
const inUrgenza = async (comune: string, operatoreId: string): Promise<string> => {
  const id = await percorso.richiesta(persona(comune));
  await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
    ...{ presaInCaricoId: id, versione: 1, operatoreId },
    ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' },
  });
  return id;
};
const conProgetto = async (stato: string): Promise<Awaited<ReturnType<typeof percorso.conProgetto>>> => {
  const quale = await percorso.conProgetto(persona(PETRURO));
  if (stato !== 'BOZZA')
    await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 1, parole: 'Va bene', accettatoDa: 'PERSONA' },
    });
  return quale;
};
const suProgetto = async (id: string, input: object): Promise<Caso> => ({
  tipo: 'ProgettoPersonalizzato',
  id,
  input: { progettoId: id, versione: await versioneDi('progetto', id), ...input },
});
/** A contatto with needs or without, of a person who has an open case or not. */
async function contatto(decodificato: boolean, chi = persona(PETRURO)): Promise<Caso> {
  const { id } = await percorso.command<{ id: string }>(
    'SEGRETARIATO',
    'registraContatto',
    datiContatto({ persona: chi }),
  );
  if (decodificato)
    await percorso.command('SEGRETARIATO', 'decodificaBisogni', {
      ...{ contattoId: id, versione: 1, bisogni: [{ codice: 'ELD_DOMICILIO' }] },
    });
  return { tipo: 'Contatto', id, input: { contattoId: id, versione: decodificato ? 2 : 1, area: 'ELD' } };
}
const urgenza = { motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' };
const dimissione = { motivo: 'ALTRO', valutazione: 'Percorso concluso' };
const verifica = { relazione: 'Procede', obiettivi: [] };
const inCarico = () => percorso.inCarico(persona(PETRURO));
const assegnata = () => percorso.assegnata(persona(PETRURO));
const trasferimento = { comune: '058091', relazione: 'Va a vivere dalla figlia' };
async function sospeso(): Promise<string> {
  const presaInCaricoId = await percorso.inCarico(persona(PETRURO));
  await percorso.command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 3, motivo: 'Ricovero' });
  return presaInCaricoId;
}

type Verita = readonly [puo: string, comando: Mutazione, quando: string, chi: readonly string[], () => Promise<Caso>];
const verita: Verita[] = [
  [
    'puoAssegnare',
    'assegnaPresaInCarico',
    'con un mandato',
    [COORDINATORE],
    async () => caso(await percorso.richiesta(persona(PETRURO)), { operatoreId: ASSISTENTE }),
  ],
  [
    'puoAssegnare',
    'assegnaPresaInCarico',
    'senza mandati',
    [],
    async () => caso(await percorso.richiesta(persona(TUFO)), { operatoreId: ASSISTENTE }),
  ],
  [
    'puoAssegnare',
    'assegnaPresaInCarico',
    'assegnata',
    [],
    async () => caso(await assegnata(), { operatoreId: ASSISTENTE }),
  ],
  [
    'puoAssegnareInUrgenza',
    'assegnaInUrgenza',
    'senza mandati',
    [COORDINATORE],
    async () => caso(await percorso.richiesta(persona(TUFO)), { operatoreId: ASSISTENTE, ...urgenza }),
  ],
  [
    'puoRegolarizzare',
    'regolarizzaUrgenza',
    'con titolo e mandato',
    [COORDINATORE],
    async () => caso(await inUrgenza(PETRURO, ASSISTENTE)),
  ],
  ['puoRegolarizzare', 'regolarizzaUrgenza', 'senza mandato', [], async () => caso(await inUrgenza(TUFO, ASSISTENTE))],
  [
    'puoRegolarizzare',
    'regolarizzaUrgenza',
    'senza titolo',
    [],
    async () => caso(await inUrgenza(PETRURO, SENZA_INCARICO)),
  ],
  [
    'puoCambiareCaseManager',
    'cambiaCaseManager',
    'in carico',
    [COORDINATORE],
    async () => caso(await inCarico(), { operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna' }),
  ],
  [
    'puoCambiareCaseManager',
    'cambiaCaseManager',
    'da assegnare',
    [],
    async () => caso(await percorso.richiesta(persona(PETRURO)), { operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna' }),
  ],
  [
    'puoNonAccogliere',
    'nonAccogliPresaInCarico',
    'in valutazione',
    [COORDINATORE],
    async () => caso(await assegnata(), { motivo: 'Di un altro Ambito' }),
  ],
  ['puoPrendereInCarico', 'prendiInCarico', 'con il mandato', [CASE_MANAGER], async () => caso(await assegnata())],
  [
    'puoPrendereInCarico',
    'prendiInCarico',
    'in urgenza, senza titolo',
    ['chi non ha incarico'],
    async () => caso(await inUrgenza(TUFO, SENZA_INCARICO)),
  ],
  [
    'puoPrendereInCarico',
    'prendiInCarico',
    'con il mandato finito',
    [],
    async () => {
      const id = await assegnata();
      await casework.admin(`UPDATE anagrafe_mandato SET al = '2026-11-24' WHERE codice_istat = $1`, [PETRURO]);
      return caso(id);
    },
  ],
  [
    'puoRedigereProgetto',
    'redigiProgetto',
    'in carico',
    [CASE_MANAGER],
    async () => {
      const { id, tipo, input } = await caso(await inCarico());
      return { id, tipo, input: progetto(id, (input as { versione: number }).versione) };
    },
  ],
  [
    'puoSospendere',
    'sospendi',
    'in carico',
    [CASE_MANAGER],
    async () => caso(await inCarico(), { motivo: 'Ricovero' }),
  ],
  ['puoSospendere', 'sospendi', 'in valutazione', [], async () => caso(await assegnata(), { motivo: 'Ricovero' })],
  ['puoRiprendere', 'riprendi', 'sospeso', [CASE_MANAGER], async () => caso(await sospeso())],
  ['puoRiprendere', 'riprendi', 'in carico', [], async () => caso(await inCarico())],
  ['puoPrendereInCarico', 'prendiInCarico', 'sospeso', [], async () => caso(await sospeso())],
  ['puoTrasferire', 'trasferisci', 'sospeso', [CASE_MANAGER], async () => caso(await sospeso(), trasferimento)],
  ['puoTrasferire', 'trasferisci', 'in valutazione', [], async () => caso(await assegnata(), trasferimento)],
  ['puoDimettere', 'dimetti', 'senza progetto', [CASE_MANAGER], async () => caso(await inCarico(), dimissione)],
  [
    'puoDimettere',
    'dimetti',
    'con obiettivi senza esito',
    [],
    async () => caso((await conProgetto('ATTIVO')).presaInCaricoId, dimissione),
  ],
  [
    'puoAccettare',
    'accettaProgetto',
    'in bozza',
    [CASE_MANAGER],
    async () => suProgetto((await conProgetto('BOZZA')).progettoId, { parole: 'Va bene', accettatoDa: 'PERSONA' }),
  ],
  [
    'puoVerificare',
    'registraVerifica',
    'con una verifica da svolgere',
    [CASE_MANAGER],
    async () => {
      const { progettoId, verificaId } = await conProgetto('ATTIVO');
      return suProgetto(progettoId, { verificaId, ...verifica });
    },
  ],
  [
    'puoVerificare',
    'registraVerifica',
    'in bozza',
    [],
    async () => {
      const { progettoId, verificaId } = await conProgetto('BOZZA');
      return suProgetto(progettoId, { verificaId, ...verifica });
    },
  ],
  ['puoRichiederePresaInCarico', 'richiediPresaInCarico', 'decodificato', ACCOLGONO, () => contatto(true)],
  ['puoRichiederePresaInCarico', 'richiediPresaInCarico', 'senza bisogni', [], () => contatto(false)],
];

afterEach(() => casework.admin(`UPDATE anagrafe_mandato SET al = NULL`, []));

test.each(verita)('%s says of %s, %s, what comes of it', async (puo, comando, _quando, attesi, prepare) => {
  const ammessi: string[] = [];
  let pronto = await prepare();
  for (const [nome, ruolo, sub] of PERSONE) {
    const { data } = await casework.call<{ _entities: ({ permessi: Record<string, boolean> } | null)[] | null }>(
      ruolo,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${pronto.tipo} { permessi { ${puo} } } } }`,
      { r: [{ __typename: pronto.tipo, id: pronto.id }] },
      sub,
    );
    const letto = data?._entities?.[0]?.permessi[puo];
    if (letto === undefined) continue;
    const { errors } = await percorso.attempt(ruolo, comando, pronto.input, sub);
    expect([nome, errors === undefined, errors?.[0]?.extensions]).toEqual([
      nome,
      letto,
      letto
        ? undefined
        : expect.objectContaining({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND|RULE_VIOLATION/) }),
    ]);
    if (!letto) continue;
    ammessi.push(nome);
    pronto = await prepare();
  }
  expect(ammessi).toEqual(attesi);
});

test('the `permessi` of many cases cost as many statements as those of one', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => inCarico()));
  const spese = async (quali: readonly string[]): Promise<number> => {
    const prima = await casework.statements();
    const { errors } = await casework.call(
      'ASSISTENTE_SOCIALE',
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on PresaInCarico { permessi { puoDimettere puoPrendereInCarico } } } }`,
      { r: quali.map((id) => ({ __typename: 'PresaInCarico', id })) },
    );
    expect(errors).toBeUndefined();
    return (await casework.statements()) - prima;
  };
  expect(await spese(ids)).toBe(await spese(ids.slice(0, 1)));
});
