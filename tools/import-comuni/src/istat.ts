// SPDX-License-Identifier: AGPL-3.0-or-later
import { parse } from 'csv-parse/sync';

/** A Comune as `importaComuni` takes it, without residents. What is absent stays as the registry has it. */
export interface ComuneIstat {
  readonly codiceIstat: string;
  readonly nome: string;
  readonly codiceCatastale: string;
  readonly siglaProvincia: string;
  readonly regione: string;
  /** The days, YYYY-MM-DD, on which it exists; without days, always. Absent: as the registry has it. */
  readonly esistenza?: { readonly dal?: string; readonly al?: string; readonly successore?: string };
}

interface Update {
  /** Groups of Comuni that go in one call: one begins as another ends, and both have one cadastral code. */
  readonly groups: readonly (readonly ComuneIstat[])[];
  /** What the operator must know: Comuni that are left out, and why. In English. */
  readonly notes: readonly string[];
}

interface Variazione {
  readonly riga: number;
  readonly tipo: string;
  readonly codice: string;
  readonly nome: string;
  readonly associato: string;
  readonly decorrenza: string;
}

/** The kinds of ISTAT that change the territory or the name and not the life of a Comune. */
const SENZA_EFFETTO = new Set(['CD', 'AQ', 'CE', 'AQES', 'CECS']);
const CODICE = /^\d{6}$/;

/**
 * Compares ISTAT's list of Comuni (`Elenco-comuni-italiani.csv`) and its changes since 1991 (`Variazioni amministrative e
 * territoriali dal 1991`), as they are published: semicolons, Windows-1252 or UTF-8, fields over several lines, headers whose capitals
 * change from one edition to the next.
 * @param known the Comuni that the registry may have, by ISTAT code: a suppressed Comune has its cadastral code nowhere else
 * @throws Error for a file that is not one of these, with its line, and for two files that contradict each other
 */
export function readIstat(elenco: Buffer, variazioni: Buffer, known: ReadonlyMap<string, ComuneIstat>): Update {
  const inVigore = new Map(readElenco(elenco).map((comune) => [comune.codiceIstat, comune]));
  const { nati, cessati, notes } = readVita(readVariazioni(variazioni));
  const contraddetti = [...cessati.keys()].filter((codice) => inVigore.has(codice));
  const dispersi = [...known.values()].filter(
    ({ codiceIstat }) => !inVigore.has(codiceIstat) && !cessati.has(codiceIstat),
  );
  if (contraddetti.length > 0)
    throw new Error(`Both in force and suppressed, the files are of different days: ${contraddetti.join(', ')}`);
  if (dispersi.length > 0)
    throw new Error(
      `Neither in force nor suppressed, the files are of different days: ${dispersi.map(({ codiceIstat, nome }) => `${nome} (${codiceIstat})`).join(', ')}`,
    );
  const attuali = [...inVigore.values()].map((comune) => ({
    ...comune,
    esistenza: daGiorno(nati.get(comune.codiceIstat)),
  }));
  // A Comune that was born and ended between the registry's data and the list has no cadastral code here: its own successor counts.
  const presentFrom = (codice: string): string | undefined => {
    const visti = new Set<string>();
    let poi: string | undefined = codice;
    while (poi !== undefined && !visti.has(poi) && !inVigore.has(poi) && !known.has(poi)) {
      visti.add(poi);
      poi = cessati.get(poi)?.successore;
    }
    return poi !== undefined && (inVigore.has(poi) || known.has(poi)) ? poi : undefined;
  };
  const passati = [...cessati].flatMap(([codice, { al, successore }]) => {
    const comune = known.get(codice);
    const poi = presentFrom(successore);
    return comune === undefined || poi === undefined
      ? []
      : [{ ...comune, esistenza: { ...daGiorno(nati.get(codice)), al, successore: poi } }];
  });
  const ignoti = cessati.size - passati.length;
  if (ignoti > 0) notes.push(`${ignoti} Comuni that have ended are left out: the registry never had them`);
  return { groups: groupsOf([...attuali, ...passati]), notes };
}

/**
 * The ISTAT codes of the Comuni that have ended on a day or later, by ISTAT's changes.
 * @param giorno YYYY-MM-DD
 */
export function endedSince(variazioni: Buffer, giorno: string): string[] {
  return [...readVita(readVariazioni(variazioni)).cessati].flatMap(([codice, { al }]) =>
    al >= giorno ? [codice] : [],
  );
}

const daGiorno = (dal: string | undefined): { dal?: string } => (dal === undefined ? {} : { dal });

/** Comuni with their successors, and the successors of these. */
function groupsOf(comuni: readonly ComuneIstat[]): ComuneIstat[][] {
  const successori = new Map(comuni.map(({ codiceIstat, esistenza }) => [codiceIstat, esistenza?.successore]));
  const lastOf = (codice: string): string => {
    const passati = new Set<string>();
    let ultimo = codice;
    for (let poi = successori.get(ultimo); poi !== undefined && !passati.has(poi); poi = successori.get(ultimo)) {
      passati.add(poi);
      ultimo = poi;
    }
    return ultimo;
  };
  const groups = new Map<string, ComuneIstat[]>();
  for (const comune of comuni) {
    const ultimo = lastOf(comune.codiceIstat);
    const group = groups.get(ultimo) ?? [];
    group.push(comune);
    groups.set(ultimo, group);
  }
  return [...groups.values()];
}

interface Vita {
  readonly nati: Map<string, string>;
  readonly cessati: Map<string, { al: string; successore: string }>;
  readonly notes: string[];
}

/** The first and last days of Comuni. ES: it ends in another. CS: it is new. AP: it changes province, and so its code. */
function readVita(variazioni: readonly Variazione[]): Vita {
  const vita: Vita = { nati: new Map(), cessati: new Map(), notes: [] };
  for (const { riga, tipo, codice, nome, associato, decorrenza } of variazioni) {
    if (SENZA_EFFETTO.has(tipo) || (tipo === 'AP' && codice === associato)) continue;
    if (!['ES', 'CS', 'AP'].includes(tipo)) throw new Error(`Changes, line ${riga}: unknown kind ${tipo}`);
    if (decorrenza === '') {
      vita.notes.push(`${nome} (${codice}): ${tipo} without its day, left out`);
      continue;
    }
    const dal = giornoOf(decorrenza, riga);
    if (tipo === 'CS') vita.nati.set(codice, dal);
    if (tipo === 'AP') vita.nati.set(associato, dal);
    if (tipo === 'CS') continue;
    const prima = vita.cessati.get(codice);
    if (prima !== undefined && prima.successore !== associato)
      vita.notes.push(
        `${nome} (${codice}): its territory went to several Comuni, ${prima.successore} is its successor`,
      );
    else vita.cessati.set(codice, { al: dayBefore(dal), successore: associato });
  }
  return vita;
}

function giornoOf(decorrenza: string, riga: number): string {
  const [, giorno, mese, anno] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(decorrenza) ?? [];
  if (giorno === undefined) throw new Error(`Changes, line ${riga}: ${decorrenza} is no day`);
  return `${anno}-${mese}-${giorno}`;
}

function dayBefore(giorno: string): string {
  const day = new Date(`${giorno}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function readElenco(file: Buffer): ComuneIstat[] {
  const { righe, colonna } = readTable(file, 'List');
  const codice = colonna('Codice Comune formato alfanumerico');
  const [regione, nome] = [colonna('Codice Regione'), colonna('Denominazione in italiano')];
  const [sigla, catastale] = [colonna('Sigla automobilistica'), colonna('Codice Catastale del comune')];
  return righe.map(({ campi, riga }) => {
    const comune = {
      codiceIstat: campi[codice] ?? '',
      nome: campi[nome] ?? '',
      codiceCatastale: campi[catastale] ?? '',
      siglaProvincia: campi[sigla] ?? '',
      regione: campi[regione] ?? '',
    };
    if (!CODICE.test(comune.codiceIstat) || comune.nome === '' || comune.codiceCatastale === '')
      throw new Error(`List, line ${riga}: a Comune has an ISTAT code, a name and a cadastral code`);
    return comune;
  });
}

function readVariazioni(file: Buffer): Variazione[] {
  const { righe, colonna } = readTable(file, 'Changes');
  const [tipo, codice] = [colonna('Tipo variazione'), colonna('Codice Comune formato alfanumerico')];
  const [nome, associato] = [colonna('Denominazione Comune'), colonna('Codice del Comune associato alla variazione')];
  const decorrenza = colonna('Data decorrenza validità amministrativa');
  return righe.map(({ campi, riga }) => {
    const variazione = {
      riga,
      tipo: campi[tipo] ?? '',
      codice: campi[codice] ?? '',
      nome: campi[nome] ?? '',
      associato: campi[associato] ?? '',
      decorrenza: campi[decorrenza] ?? '',
    };
    if (!CODICE.test(variazione.codice) || !CODICE.test(variazione.associato))
      throw new Error(`Changes, line ${riga}: ${variazione.codice} and ${variazione.associato} are no ISTAT codes`);
    return variazione;
  });
}

interface Table {
  readonly righe: readonly { readonly campi: readonly string[]; readonly riga: number }[];
  /** The place of the column that is called so, or whose name begins so. */
  readonly colonna: (inizio: string) => number;
}

/** The text of a file in UTF-8 or, if it is none, in Windows-1252. @throws Error for a file that mixes the two */
function readText(file: Buffer, quale: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    // Italian names in Windows-1252 never make a letter of UTF-8.
    if (/[À-ÿ]/.test(new TextDecoder('utf-8').decode(file)))
      throw new Error(`${quale}: neither UTF-8 nor Windows-1252`);
    return new TextDecoder('windows-1252').decode(file);
  }
}

function readTable(file: Buffer, quale: string): Table {
  const records = parse(readText(file, quale), {
    delimiter: ';',
    trim: true,
    relax_column_count: true,
    skip_records_with_empty_values: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const testa = (records[0]?.record ?? []).map((nome) => nome.replaceAll(/\s+/g, ' ').toLowerCase());
  const colonna = (inizio: string): number => {
    const cercata = inizio.toLowerCase();
    const uguale = testa.indexOf(cercata);
    const indice = uguale >= 0 ? uguale : testa.findIndex((nome) => nome.startsWith(cercata));
    if (indice < 0) throw new Error(`${quale}: no column ${inizio}`);
    return indice;
  };
  return { righe: records.slice(1).map(({ record, info }) => ({ campi: record, riga: info.lines })), colonna };
}
