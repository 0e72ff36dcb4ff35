// SPDX-License-Identifier: AGPL-3.0-or-later
import { buffer } from 'node:stream/consumers';
import { BadUserInput } from '@ambito/errors';
import type { FileStore } from '@ambito/files';
import { TipoAllegato } from '../allegati/allegato.ts';
import type { AllegatoCaricato } from '../allegati/allegato-caricato.ts';
import { leggiCsv } from './leggi-csv.ts';
import { leggiXlsx } from './leggi-xlsx.ts';
import type { Tabella } from './tabella.ts';

const LETTORI: Partial<Record<TipoAllegato, (contenuto: Buffer) => Tabella | Promise<Tabella>>> = {
  [TipoAllegato.CSV]: leggiCsv,
  [TipoAllegato.XLSX]: leggiXlsx,
};

/** The rows of an attached table. @throws BadUserInput for one of another type, or that does not read */
export async function leggiTabella(store: FileStore, { chiave, tipo }: AllegatoCaricato): Promise<Tabella> {
  const leggi = LETTORI[tipo];
  if (leggi === undefined) throw new BadUserInput(['input', 'allegatoId'], 'Si carica una tabella CSV o XLSX');
  return leggi(await buffer(await store.read(chiave)));
}
