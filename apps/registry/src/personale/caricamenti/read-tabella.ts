// SPDX-License-Identifier: AGPL-3.0-or-later
import { buffer } from 'node:stream/consumers';
import { TipoAllegato } from '../../ambito/allegati/allegato.ts';
import type { AllegatoCaricato } from '../../ambito/allegati/allegato-caricato.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { fileErrato, type Tabella } from './tabella.ts';
import type { FileStore } from '../../ambito/files/file-store.ts';

interface Formato {
  readonly read: (contenuto: Buffer) => Tabella | Promise<Tabella>;
  readonly massimoMb: number;
}

const FORMATI: Partial<Record<TipoAllegato, Formato>> = {
  [TipoAllegato.CSV]: { read: readCsv, massimoMb: 10 },
  // A workbook may have the size of any attachment: readXlsx limits what it unpacks.
  [TipoAllegato.XLSX]: { read: readXlsx, massimoMb: 25 },
};

/** The layout of a table that may be loaded. @throws BadUserInput for a file of another type, or too large */
export function requireTabella({ tipo, dimensione }: Pick<AllegatoCaricato, 'tipo' | 'dimensione'>): Formato {
  const formato = FORMATI[tipo];
  if (formato === undefined) throw fileErrato('Si carica una tabella CSV o XLSX');
  if (dimensione > formato.massimoMb * 1024 * 1024)
    throw fileErrato(`Una tabella ${tipo} è di ${formato.massimoMb} MB al massimo`);
  return formato;
}

/** The rows of an attached table. @throws BadUserInput for an attachment that is not a table, is too large or cannot be read */
export async function readTabella(store: FileStore, allegato: AllegatoCaricato): Promise<Tabella> {
  const { read } = requireTabella(allegato);
  return read(await buffer(await store.read(allegato.chiave)));
}
