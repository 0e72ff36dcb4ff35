// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import { annullabili, columnOf, type Annullabile, type Figli, type Mostrati } from './annullabile.ts';
import type { EntityClass } from './data-source.ts';

type Riga = Readonly<Record<string, unknown>>;
interface Dato {
  readonly campo: string;
  readonly valore: string;
}

const GIORNI = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/;
/** Minutes from midnight, as a range or as several. */
const ORE = /^(?:\[\d{1,4},\d{1,4}\)|\{(?:\[\d{1,4},\d{1,4}\),?)*\})$/;
const ISTANTI = /^\["([^"]+)",(?:"([^"]+)")?\)$/;

/**
 * What an annulled row said, by the names of the graph: what its kind declares, and nothing else. A period is its first and its last
 * day, or instant; a list of rows its elements.
 * @param tipo the kind, as `annullamento` has it
 * @param testi whether the reader may read what only those read who may read the content of a case
 */
export function datiAnnullati(tipo: string, riga: Riga, { testi }: { readonly testi: boolean }): Dato[] {
  const kind = annullabili().get(tipo);
  return kind === undefined ? [] : datiDi(kind, riga, { registrazione: true, testi });
}

/** The rows that are kept with a record that stays: below one that is corrected where it stands, the others stay too. */
export const figliDiChiResta = <E>({ figli }: Annullabile<E>): Figli[] =>
  figli.filter(({ soloSeTolto }) => !soloSeTolto);

/** What a row says, without when it was written: two records that say the same are equal in it. */
export const contenutoDi = <E>(kind: Annullabile<E>, riga: Riga): Dato[] =>
  datiDi({ ...kind, figli: figliDiChiResta(kind) }, riga, { registrazione: false, testi: true });

/** What is shown besides the data. */
interface Anche {
  readonly registrazione: boolean;
  readonly testi: boolean;
}

function datiDi(di: Mostrati, riga: Riga, anche: Anche, prefisso = ''): Dato[] {
  const { entity, dati, registrazione, testi, figli } = di;
  const properties = [...dati, ...(anche.registrazione ? registrazione : []), ...(anche.testi ? testi : [])];
  const sotto = figli.flatMap((figlio) =>
    ((riga[figlio.nome] ?? []) as readonly Riga[]).flatMap((una, indice) =>
      datiDi(figlio, una, anche, `${prefisso}${figlio.nome}.${indice + 1}.`),
    ),
  );
  return [...datiRiga(entity, riga, properties, prefisso), ...sotto];
}

const datiRiga = (entity: EntityClass, riga: Riga, properties: readonly string[], prefisso: string): Dato[] =>
  properties
    .flatMap((property) => datiValore(property, riga[columnOf(entity, property)]))
    .map(({ campo, valore }) => ({ campo: `${prefisso}${campo}`, valore }));

function datiValore(campo: string, valore: unknown): Dato[] {
  if (valore === null || valore === undefined) return [];
  if (Array.isArray(valore)) return valore.length === 0 ? [] : [{ campo, valore: valore.join(', ') }];
  const [, dal, dopo] = GIORNI.exec(String(valore)) ?? [];
  if (dal !== undefined) return estremi(['dal', dal], ['al', dopo && giornoDopo(dopo, -1)]);
  const [, dalle, alle] = ISTANTI.exec(String(valore)) ?? [];
  if (dalle !== undefined)
    return estremi(['dalle', new Date(dalle).toISOString()], ['alle', alle && new Date(alle).toISOString()]);
  if (ORE.test(String(valore))) return [{ campo, valore: inOre(String(valore)) }];
  return [{ campo, valore: String(valore) }];
}

const inOre = (fasce: string): string =>
  [...fasce.matchAll(/\[(\d+),(\d+)\)/g)].map(([, dalle, alle]) => `${ora(dalle)}-${ora(alle)}`).join(', ');

const ora = (minuti: string | undefined): string =>
  [Math.trunc(Number(minuti) / 60), Number(minuti) % 60].map((parte) => String(parte).padStart(2, '0')).join(':');

const estremi = (...due: readonly (readonly [string, string | undefined])[]): Dato[] =>
  due.flatMap(([campo, valore]) => (valore === undefined ? [] : [{ campo, valore }]));
