// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { codiciInUso, nonInUso } from '../../ambito/vocabolari/require-voce.ts';
import type { PrestazioneInput } from './prestazione-input.ts';

export const ETA_ROVESCIATE = "L'età massima è inferiore alla minima";
export const ENTE_IGNOTO = "L'ente non è fra quelli dell'Ambito";

/**
 * Finds the errors of entries beyond the form of their fields: codes, areas and languages that are not in use today; Comuni, enti and sedi outside
 * the caller's own Ambito today; sedi that have ceased; ages and hours that end before they begin. Four statements, however many entries
 * there are.
 * @returns the errors of each entry, by their path in the entry
 */
export async function verifyContenuti(
  unit: WriteUnit,
  contenuti: readonly PrestazioneInput[],
): Promise<CampoNonValido[][]> {
  const oggi = giornoRoma(unit.adesso);
  const noti = await readNoti(unit, contenuti, oggi);
  const inUso = await codiciInUso(unit, 'PRESTAZIONI', oggi);
  const lingueInUso = await codiciInUso(unit, 'LINGUE', oggi);
  const areeInUso = await codiciInUso(unit, 'AREE_UTENZA', oggi);
  const ignoto = (percorso: readonly string[], codice: string, messaggio: string): CampoNonValido[] =>
    noti.has(codice) ? [] : [{ percorso, messaggio }];
  return contenuti.map((contenuto) => [
    ...(contenuto.codiceSiuss == null
      ? []
      : nonInUso([contenuto.codiceSiuss], inUso, []).map((errore) => ({ ...errore, percorso: ['codiceSiuss'] }))),
    ...((contenuto.etaMinima ?? 0) > (contenuto.etaMassima ?? 120)
      ? [{ percorso: ['etaMassima'], messaggio: ETA_ROVESCIATE }]
      : []),
    ...contenuto.orari.flatMap(({ dalle, alle }, indice) =>
      dalle < alle
        ? []
        : [{ percorso: ['orari', String(indice), 'alle'], messaggio: 'La fascia finisce prima di cominciare' }],
    ),
    ...nonInUso(contenuto.lingue, lingueInUso, ['lingue']),
    ...nonInUso(contenuto.aree, areeInUso, ['aree']),
    ...contenuto.comuni.flatMap((comune, indice) =>
      ignoto(['comuni', String(indice)], comune, `${comune} oggi non è un Comune dell'Ambito`),
    ),
    ...(contenuto.titolareId === undefined ? [] : ignoto(['titolareId'], contenuto.titolareId, ENTE_IGNOTO)),
    ...contenuto.erogatoriIds.flatMap((id, indice) => ignoto(['erogatoriIds', String(indice)], id, ENTE_IGNOTO)),
    ...contenuto.sediIds.flatMap((id, indice) =>
      ignoto(['sediIds', String(indice)], id, "La sede non è fra quelle dell'Ambito, o è cessata"),
    ),
  ]);
}

/** Which of the Comuni, enti and sedi that entries name belong to the caller's own Ambito on a day. A sede that opens later counts. */
async function readNoti(
  unit: WriteUnit,
  contenuti: readonly PrestazioneInput[],
  giorno: string,
): Promise<ReadonlySet<string>> {
  const righe = await unit.query<{ codice: string }>(
    `SELECT codice_istat AS codice FROM appartenenza WHERE ambito_id = $3 AND codice_istat = ANY ($1) AND periodo @> $4::date
     UNION ALL SELECT id::text FROM ente WHERE ambito_id = $3 AND id = ANY ($2::uuid[])
     UNION ALL SELECT id::text FROM sede
       WHERE ambito_id = $3 AND id = ANY ($2::uuid[]) AND periodo && daterange($4::date, NULL)`,
    [
      contenuti.flatMap(({ comuni }) => comuni),
      contenuti.flatMap(({ titolareId, erogatoriIds, sediIds }) => [
        ...(titolareId === undefined ? [] : [titolareId]),
        ...erogatoriIds,
        ...sediIds,
      ]),
      unit.ambitoId,
      giorno,
    ],
  );
  return new Set(righe.map(({ codice }) => codice));
}
