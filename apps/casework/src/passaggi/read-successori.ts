// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { scoperture, type Organico } from './read-scoperture.ts';
import type { SuccessoreRichiestoRow } from './successore-richiesto.ts';
import { casoDi, SUCCESSORI_RICHIESTI } from './successori.sql.ts';

export const COLONNE_SUCCESSORE = `caso AS "presaInCaricoId", dal AS "scopertaDal", al AS "finoAl", motivo, subentrante AS "subentranteId",
   CASE motivo WHEN 'ASSENZA' THEN assente END AS "assenteId"`;

/** The parameters of `SUCCESSORI_RICHIESTI`, from $2. */
export function successoriParameters({ ambitoId, adesso }: GraphContext, organico: Organico): readonly unknown[] {
  const oggi = giornoRoma(adesso);
  return [ambitoId, adesso, oggi, JSON.stringify(scoperture(organico, oggi))];
}

/** Reads the first cases that want a successor, in the order of the list. */
export function readSuccessori(
  context: GraphContext,
  organico: Organico,
  { operatoreId, entro, limite }: { operatoreId?: string | undefined; entro?: string | undefined; limite: number },
): Promise<SuccessoreRichiestoRow[]> {
  const filtri = [operatoreId, entro].filter((valore) => valore !== undefined);
  const posto = (indice: number): string => `$${6 + indice}`;
  return context.lettura.query(
    `SELECT ${COLONNE_SUCCESSORE} FROM ${SUCCESSORI_RICHIESTI}
     WHERE true ${operatoreId === undefined ? '' : `AND ${casoDi(posto(0))}`}
       ${entro === undefined ? '' : `AND dal <= ${posto(filtri.length - 1)}::date`}
     ORDER BY dal, caso LIMIT $1`,
    [limite, ...successoriParameters(context, organico), ...filtri],
  );
}
