// SPDX-License-Identifier: AGPL-3.0-or-later
import { suppress } from '../riservatezza/suppress.ts';
import { BadUserInput } from '@ambito/errors';
import { conditionsOf, type Reader } from '@ambito/persistence';
import { sogliaAl } from '../soglie/soglia-al.ts';
import { CATALOGO, indicatoreDi } from './catalogo.ts';
import { DIMENSIONI } from './dimensioni.ts';
import { requirePeriodo } from './require-periodo.ts';
import type { ValoreIndicatore } from './valore-indicatore.ts';
import type { Visibilita } from './visibilita.ts';

/** The figures to read: indicators, periods, dimension. */
export interface Richiesta {
  readonly periodo: string;
  readonly codici?: readonly string[] | undefined;
  readonly dimensione: string;
  /** Only these entries of the dimension; all of them if it is absent. */
  readonly chiavi?: readonly string[];
  readonly ambitoId?: string | undefined;
  /** More values than these are refused. */
  readonly massimo?: number;
}

/** How many parameters of the statement come before those of the visibility. */
export const PARAMETRI = 3;

interface Cella {
  codice: string;
  periodo: string;
  ambitoId: string;
  ambito: string;
  chiave: string;
  numeratore: number | null;
  denominatore: number | null;
  persone: readonly number[];
  valore: number | null;
  aggiornatoAl: Date | null;
}

/** Requires that some of the indicators that are named can be broken down so. @throws BadUserInput: the answer would be empty */
function requireScomposti({ codici = [], dimensione }: Richiesta): void {
  const nominati = codici.flatMap((codice) => indicatoreDi(codice) ?? []);
  if (dimensione === 'TOTALE' || nominati.length === 0) return;
  if (nominati.some(({ dimensioni }) => dimensioni.some((una) => una === dimensione))) return;
  const come = nominati.map(
    ({ nome, dimensioni }) => `«${nome}» ${dimensioni.length === 0 ? 'è di tutto l’Ambito' : dimensioni.join(', ')}`,
  );
  throw new BadUserInput(['codici'], `Non si scompongono per ${dimensione}: ${come.join('; ')}`);
}

/**
 * Reads the figures that an actor may see, after disclosure control if it is due. Queries, contributed fields and reports all
 * read figures here.
 * @throws BadUserInput for a period, an indicator or a dimension that does not exist, and for too many values
 */
export async function readCelle(
  reader: Reader,
  richiesta: Richiesta,
  { protetta, where, parametri }: Visibilita,
): Promise<ValoreIndicatore[]> {
  const { periodo, dimensione, massimo } = richiesta;
  const limiti = requirePeriodo(periodo);
  if (!Object.hasOwn(DIMENSIONI, dimensione))
    throw new BadUserInput(
      ['dimensione'],
      `Gli indicatori non si scompongono così: scegli fra ${Object.keys(DIMENSIONI).join(', ')}`,
    );
  const codici = richiesta.codici ?? CATALOGO.map(({ codice }) => codice);
  const ignoto = codici.find((codice) => indicatoreDi(codice) === undefined);
  if (ignoto !== undefined)
    throw new BadUserInput(
      ['codici'],
      `${ignoto} non è un indicatore del catalogo: i codici sono ${CATALOGO.map(({ codice }) => codice).join(', ')}`,
    );
  requireScomposti(richiesta);
  const { conditions, parameters } = conditionsOf(PARAMETRI + parametri.length, [
    [(chiavi) => `c.chiave = ANY (${chiavi}::text[])`, richiesta.chiavi],
    [(ambitoId) => `a.id = ${ambitoId}::uuid`, richiesta.ambitoId],
  ]);
  const celle = await reader.query<Cella>(
    `SELECT c.indicatore AS codice, c.periodo, c.ambito_id AS "ambitoId", a.codice AS ambito, c.chiave,
            c.numeratore::float8 AS numeratore, c.denominatore::float8 AS denominatore, c.valore::float8 AS valore,
            array_remove(ARRAY[c.persone, c.persone_dentro, c.persone_fuori], NULL) AS persone,
            v.figure_al AS "aggiornatoAl"
     FROM cella c JOIN ambito a ON a.id = c.ambito_id LEFT JOIN avanzamento v ON v.ambito_id = c.ambito_id
     WHERE c.periodo = $1 AND c.indicatore = ANY ($2) AND c.dimensione = $3 AND ${[where, ...conditions].join(' AND ')}
     ORDER BY a.codice, a.id, array_position($2, c.indicatore), c.chiave ${massimo === undefined ? '' : `LIMIT ${massimo + 1}`}`,
    [periodo, codici, dimensione, ...parametri, ...parameters],
  );
  if (celle.length === 0) return [];
  if (massimo !== undefined && celle.length > massimo)
    throw new BadUserInput(
      ['codici'],
      `Più di ${massimo.toLocaleString('it')} valori in una volta: indica i codici degli indicatori, o un Ambito`,
    );
  const lette = protetta
    ? suppress(celle, { soglia: await sogliaAl(reader, 'PERSONE_PER_CELLA', limiti.dal) })
    : celle.map((cella) => ({ ...cella, soppresso: false, motivoSoppressione: null }));
  return lette.map(({ persone: _persone, ...cella }) => {
    const definizione = indicatoreDi(cella.codice);
    return { ...cella, dimensione, nome: definizione?.nome ?? '', unita: definizione?.unita ?? '' };
  });
}
