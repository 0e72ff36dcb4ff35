// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { readVocabolari } from '../anagrafe/vocabolari.ts';
import type { Origine } from './origine.ts';
import type { VoceTrasmessa, VoceTrasmissione } from './trasmissione.ts';

interface Dati {
  nome: string | null;
  codiceFiscale: string | null;
  dataNascita: string | null;
  residenza: string | null;
  bisogni: string[];
  domanda: string | null;
}

/**
 * Reads the values that were chosen to be transmitted, as they are now: the transmission keeps its own copy of them. Needs and
 * question of a case are those of the contatto that asked for it.
 * @throws BadUserInput for a value that does not exist
 */
export async function composeContenuto(
  unit: WriteUnit,
  { contattoId, presaInCaricoId, personaId }: Origine,
  scelte: readonly VoceTrasmissione[],
): Promise<VoceTrasmessa[]> {
  const [dati] = await unit.query<Dati>(
    `SELECT nome || ' ' || cognome AS nome, codice_fiscale AS "codiceFiscale", data_nascita::text AS "dataNascita", domanda,
            coalesce(k.comune_residenza, s.comune_residenza) AS residenza,
            ARRAY(SELECT codice FROM contatto_bisogno b WHERE b.ambito_id = $1 AND b.contatto_id = k.id ORDER BY codice) AS bisogni
     FROM (SELECT $1::uuid AS ambito_id) AS a
     LEFT JOIN persona s ON s.ambito_id = $1 AND s.id = $2
     LEFT JOIN LATERAL (
       SELECT id, domanda, comune_residenza, avvenuto_il FROM contatto WHERE ambito_id = $1 AND id = $3
       UNION ALL SELECT id, domanda, comune_residenza, avvenuto_il FROM contatto WHERE ambito_id = $1 AND presa_in_carico_id = $4
       ORDER BY avvenuto_il LIMIT 1) AS k ON true`,
    [unit.ambitoId, personaId, contattoId, presaInCaricoId],
  );
  const [bisogni] = await readVocabolari(unit, 'BISOGNI');
  const nomi = dati?.bisogni.map((codice) => bisogni.voce(codice)?.nome ?? codice).join('; ');
  const valori: Readonly<Record<VoceTrasmissione, string | null | undefined>> = {
    NOME: dati?.nome,
    CODICE_FISCALE: dati?.codiceFiscale,
    DATA_NASCITA: dati?.dataNascita,
    RESIDENZA: dati?.residenza,
    BISOGNI: nomi,
    DOMANDA: dati?.domanda,
  };
  return scelte.map((voce, indice) => {
    const valore = valori[voce] ?? '';
    if (valore === '')
      throw new BadUserInput(['input', 'voci', String(indice)], 'Questo dato non è registrato: toglilo');
    return { voce, valore };
  });
}
