// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import type { DatoAnnullato } from './annullamento.ts';

/** What says nothing to a reader, and the account of an operator, which is shown to nobody. */
const NASCOSTI = ['id', 'ambito_id', 'versione', 'account', 'parole', 'ispezione_id', 'giorno', 'successione_versione'];

const GIORNI = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/;

/** The columns of an annulled row by the names of the graph: a period as its first and last day, a list of rows by its elements. */
export function datiAnnullati(riga: object, prefisso = ''): DatoAnnullato[] {
  return Object.entries(riga).flatMap(([colonna, valore]: [string, unknown]): DatoAnnullato[] => {
    if (valore === null || NASCOSTI.includes(colonna)) return [];
    const campo = `${prefisso}${colonna.replaceAll(/_[a-z]/g, (lettera) => lettera.slice(1).toUpperCase())}`;
    if (Array.isArray(valore)) return datiElenco(campo, valore);
    const giorni = GIORNI.exec(String(valore));
    if (giorni === null) return [{ campo, valore: String(valore) }];
    const [, dal = '', dopo] = giorni;
    const al = dopo === undefined ? [] : [{ campo: `${prefisso}al`, valore: giornoDopo(dopo, -1) }];
    return [{ campo: `${prefisso}dal`, valore: dal }, ...al];
  });
}

/** A list of rows by its elements; a list of values, such as codes, as one value. */
function datiElenco(campo: string, elenco: readonly unknown[]): DatoAnnullato[] {
  if (elenco.length === 0) return [];
  if (elenco.every((elemento): elemento is object => typeof elemento === 'object' && elemento !== null))
    return elenco.flatMap((riga, indice) => datiAnnullati(riga, `${campo}.${indice + 1}.`));
  return [{ campo, valore: elenco.join(', ') }];
}
