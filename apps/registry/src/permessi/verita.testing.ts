// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { RUOLI, type RuoloAssegnato } from '@ambito/access';
import type { Chi } from '@ambito/subgraph/testing';
import { operazioniDi } from '../operazioni.testing.ts';
import { A04, type Registry } from '../testing.ts';

/** The day of these tests, a Tuesday. */
export const OGGI = '2026-11-24';

/** Where to read the `permessi` of a record, and the input of the command on it. */
export interface Pronto {
  /** An entity and its key: the record itself, or the one that lists it; `Query` for a record without an entity. */
  readonly di: readonly [tipo: string, chiave: Record<string, string>];
  /** The connection that lists the record, or the field that holds it, and the fields that identify it. */
  readonly in?: readonly [campo: string, dove: Record<string, string>, forma?: 'senza pagine'];
  readonly input: object;
}

/** An expectation: in a state, a field of `permessi` admits some callers, and the command admits the same ones. */
export interface Verita {
  /** As in `Sede.puoModificare`. */
  readonly puo: string;
  readonly comando: string;
  /** The type of the input, when its name does not follow from the command. */
  readonly tipo?: string;
  readonly quando: string;
  /** The callers that are admitted, by their names in `PERSONE`. */
  readonly chi: readonly string[];
  /** True when the command makes a record in the caller's own Ambito, even when this is another Ambito. */
  readonly creates?: true;
  /** Makes the record in that state; called again after each command that succeeds. */
  prepare(): Promise<Pronto>;
}

/** Every role in the Ambito of the record; the roles that are narrowed to a Comune or an Ambito, in another one as well. */
const PERSONE: readonly (readonly [nome: string, chi: Chi, extra?: Partial<RuoloAssegnato>])[] = [
  ['NESSUNO', { ruolo: null, ambito: 'proprio' }],
  ...RUOLI.map((ruolo) => [ruolo as string, { ruolo, ambito: 'proprio' }] as const),
  ['ALTRO COMUNE', { ruolo: 'COMUNE', ambito: 'proprio' }, { comune: '064113' }],
  ['ALTRA REGIONE', { ruolo: 'REGIONE', ambito: 'altro' }],
  ['COORDINATORE ALTROVE', { ruolo: 'COORDINATORE', ambito: 'altro' }],
  ['COORDINAMENTO ALTROVE', { ruolo: 'COORDINAMENTO_ISTITUZIONALE', ambito: 'altro' }],
];

export function caso(
  puo: string,
  comando: string,
  quando: string,
  chi: readonly string[],
  prepare: () => Promise<Pronto>,
  altro: Pick<Verita, 'tipo' | 'creates'> = {},
): Verita {
  return { puo, comando, quando, chi, prepare, ...altro };
}

/** The codes of refusals because of the caller or of the state of the record. */
const DI_CHI_O_DI_STATO: readonly string[] = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'RULE_VIOLATION'];

/** The mutations whose answer has no fields to select. */
const SENZA_CAMPI: readonly string[] = ['annullaTurnoReperibilita'];

/**
 * Reads the `permessi` of a record as each caller and then gives the command, which must succeed where the field is true and
 * be refused where it is false. A caller who cannot see the record gets null. @throws Error naming the callers with another result
 * @returns the names of the callers for whom the field is true
 */
export async function ammessiDavvero(registry: Registry, verita: Verita): Promise<string[]> {
  const [, campo = ''] = verita.puo.split('.');
  const comando = mutazioneDi(verita);
  const ammessi: string[] = [];
  let pronto = await verita.prepare();
  for (const [nome, chi, extra = {}] of PERSONE) {
    const puo = await legge(registry, pronto, campo, chi, extra);
    if (puo === undefined) continue;
    if (verita.creates === true && chi.ambito === 'altro' && !puo) continue;
    const { errors } = await registry.call(chi, comando, { input: pronto.input }, extra);
    const fatto = errors === undefined;
    if (fatto !== puo)
      throw new Error(`${nome} reads ${campo}: ${puo}, and is answered ${JSON.stringify(errors ?? 'done')}`);
    // A refusal because of a wrong input proves nothing.
    if (!fatto && !DI_CHI_O_DI_STATO.includes(String(errors[0]?.extensions['code'])))
      throw new Error(`${nome} is refused, but not for who they are or for the state: ${JSON.stringify(errors)}`);
    if (!fatto) continue;
    ammessi.push(nome);
    pronto = await verita.prepare();
  }
  return ammessi;
}

function mutazioneDi({ comando, tipo }: Verita): string {
  const input = tipo ?? `${comando[0]?.toUpperCase()}${comando.slice(1)}Input`;
  const selezione = SENZA_CAMPI.includes(comando) ? '' : '{ __typename }';
  return `mutation ($input: ${input}!) { ${comando}(input: $input) ${selezione} }`;
}

/** A record as it is read: its `permessi`, and the fields that identify it. */
type Riga = { permessi: Record<string, boolean> } & Record<string, unknown>;

/** @returns undefined for a caller who cannot see the record */
async function legge(
  { call }: Registry,
  { di: [tipo, chiave], in: lista }: Pronto,
  campo: string,
  chi: Chi,
  extra: Partial<RuoloAssegnato>,
): Promise<boolean | undefined> {
  const campi = selezioneDi(lista, `permessi { ${campo} }`);
  const diretta = tipo === 'Query';
  const { data, errors } = await call<{ _entities?: (Riga | null)[] | null }>(
    chi,
    diretta
      ? `{ ${campi} }`
      : `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${tipo} { ${campi} } } }`,
    diretta ? {} : { r: [{ __typename: tipo, ...chiave }] },
    extra,
  );
  const rotto = errors?.some(({ extensions }) => !DI_CHI_O_DI_STATO.includes(String(extensions['code']))) ?? false;
  if (rotto) throw new Error(`${campo} could not be read: ${JSON.stringify(errors)}`);
  const letto = diretta ? (data as Riga | null | undefined) : data?._entities?.[0];
  if (letto === null || letto === undefined || errors !== undefined) return undefined;
  return rigaDi(lista, letto)?.permessi[campo];
}

/** The selection on the record `di`: its `permessi`, or those of the records that it lists. */
function selezioneDi(lista: Pronto['in'], permessi: string): string {
  if (lista === undefined) return permessi;
  const [nome, dove, forma] = lista;
  const nodo = `{ ${Object.keys(dove).join(' ')} ${permessi} }`;
  if (forma !== undefined) return `${nome} ${nodo}`;
  return `${nome.includes('(') ? nome : `${nome}(first: 100)`} { edges { node ${nodo} } }`;
}

function rigaDi(lista: Pronto['in'], letto: Riga): Riga | undefined {
  if (lista === undefined) return letto;
  const [nome, dove, forma] = lista;
  const contenuto = letto[nome.replace(/\(.*/, '')] as Riga[] | Riga | { edges: { node: Riga }[] } | null;
  const righe =
    forma === undefined
      ? (contenuto as { edges: { node: Riga }[] }).edges.map(({ node }) => node)
      : [contenuto].flat().filter((una): una is Riga => una !== null);
  return righe.find((una) => Object.entries(dove).every(([chiave, valore]) => una[chiave] === valore));
}

/** The helpers with which the tables of expectations make their records. */
export function strumentiDi(registry: () => Registry) {
  const { command, apriSede } = operazioniDi(registry);
  const sql = <R = Record<string, never>>(testo: string, parametri: unknown[] = []) =>
    registry().admin<R>(testo, parametri);

  /** The version that a record is at now. */
  async function versione(tabella: string, id: string): Promise<number> {
    const [riga] = await sql<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]);
    return riga?.versione ?? 0;
  }

  /** A Comune of the Regione that belongs to no Ambito. */
  async function comuneNuovo(): Promise<string> {
    const [{ codice = '' } = {}] = await sql<{ codice: string }>(
      `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione)
       SELECT codice, codice, 'Z' || right(codice, 3), 'SA', '15'
       FROM (SELECT lpad((coalesce(max(codice_istat)::int, 65000) + 1)::text, 6, '0') AS codice
             FROM comune WHERE codice_istat LIKE '065%') AS nuovo
       RETURNING codice_istat AS codice`,
    );
    return codice;
  }

  /** Sets the coordinator in office: nobody, the caller, or another person with the same role. */
  async function inCarica(chi: 'nessuno' | 'chi chiama' | 'un altro'): Promise<void> {
    await sql('DELETE FROM nomina_coordinatore');
    await sql(`DELETE FROM operatore WHERE qualifica = 'COORDINATORE'`);
    if (chi === 'nessuno') return;
    const id = randomUUID();
    await sql(
      `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica, account, versione, omonimo) VALUES ($1, $2, 'Paola', 'Rossi', 'COORDINATORE', $3, 1, true)`,
      [id, A04, chi === 'chi chiama' ? 'prova-COORDINATORE' : 'un-altro-account'],
    );
    await sql(
      `INSERT INTO nomina_coordinatore (id, ambito_id, operatore_id, periodo, atto) VALUES ($1, $2, $1, '[2020-01-01,)', 'decreto')`,
      [id, A04],
    );
  }

  return { command, apriSede, sql, versione, comuneNuovo, inCarica };
}
export type Strumenti = ReturnType<typeof strumentiDi>;
