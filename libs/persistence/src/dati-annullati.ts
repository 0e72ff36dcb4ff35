// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import { annullabili, columnOf, type Annullabile } from './annullabile.ts';
import type { EntityClass } from './data-source.ts';

type Riga = Readonly<Record<string, unknown>>;
interface Dato {
  readonly campo: string;
  readonly valore: string;
}

const GIORNI = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/;
const ISTANTI = /^\["([^"]+)",(?:"([^"]+)")?\)$/;

/**
 * What an annulled row said, by the names of the graph: what its kind declares, and nothing else. A period is its first and its last
 * day, or instant; a list of rows its elements.
 * @param tipo the kind, as `annullamento` has it
 * @param testi whether the reader may read what only those read who may read the content of a case
 */
export function datiAnnullati(tipo: string, riga: Riga, { testi }: { readonly testi: boolean }): Dato[] {
  const kind = annullabili().get(tipo);
  return kind === undefined
    ? []
    : datiDi(kind, riga, [...kind.dati, ...kind.registrazione, ...(testi ? kind.testi : [])]);
}

/** What a row says, without when it was written: two records that say the same are equal in it. */
export const contenutoDi = <E>(kind: Annullabile<E>, riga: Riga): Dato[] =>
  datiDi(kind, riga, [...kind.dati, ...kind.testi]);

function datiDi<E>({ entity, figli }: Annullabile<E>, riga: Riga, properties: readonly string[]): Dato[] {
  const propri = datiRiga(entity, riga, properties);
  if (figli === undefined) return propri;
  const righe = (riga[figli.nome] ?? []) as readonly Riga[];
  const sotto = righe.flatMap((figlio, indice) =>
    datiRiga(figli.entity, figlio, figli.dati, `${figli.nome}.${indice + 1}.`),
  );
  return [...propri, ...sotto];
}

const datiRiga = (entity: EntityClass, riga: Riga, properties: readonly string[], prefisso = ''): Dato[] =>
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
  return [{ campo, valore: String(valore) }];
}

const estremi = (...due: readonly (readonly [string, string | undefined])[]): Dato[] =>
  due.flatMap(([campo, valore]) => (valore === undefined ? [] : [{ campo, valore }]));
