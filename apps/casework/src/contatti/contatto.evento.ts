// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { fasciaEta } from '@ambito/vocabulary';
import { readVocabolari } from '../anagrafe/vocabolari.ts';

interface Stato {
  avvenutoIl: Date;
  sedeId: string;
  comuneResidenza: string | null;
  canale: string;
  richiedente: string;
  urgente: boolean;
  esito: string | null;
  esitoIl: Date | null;
  rispostaIl: Date | null;
  presaInCaricoId: string | null;
  versione: number;
  pseudonimo: string | null;
  dataNascita: string | null;
  sesso: string | null;
  cittadinanza: string | null;
  bisogni: string[];
}

/** Tells the information system the state of a contatto: the person by pseudonym, no text that was written. */
export async function emitContatto(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<Stato>(
    `SELECT avvenuto_il AS "avvenutoIl", sede_id AS "sedeId", c.comune_residenza AS "comuneResidenza", canale, richiedente, urgente,
            esito, esito_il AS "esitoIl", risposta_il AS "rispostaIl", presa_in_carico_id AS "presaInCaricoId", c.versione, pseudonimo, data_nascita AS "dataNascita", sesso, cittadinanza,
            ARRAY(SELECT codice FROM contatto_bisogno b WHERE b.ambito_id = c.ambito_id AND b.contatto_id = c.id ORDER BY codice) AS bisogni
     FROM contatto c LEFT JOIN persona p ON p.ambito_id = c.ambito_id AND p.id = c.persona_id
     WHERE c.ambito_id = $1 AND c.id = $2`,
    [unit.ambitoId, id],
  );
  if (stato === undefined) throw new Error(`No Contatto ${id}`);
  const giorno = giornoRoma(stato.avvenutoIl);
  const [bisogni] = await readVocabolari(unit, 'BISOGNI');
  unit.emit(
    newEvent({
      tipo: 'ContattoAggiornato',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'Contatto', id, versione: stato.versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        giorno,
        istante: stato.avvenutoIl.toISOString(),
        sedeId: stato.sedeId,
        comuneResidenza: stato.comuneResidenza,
        pseudonimo: stato.pseudonimo,
        canale: stato.canale,
        richiedente: stato.richiedente,
        urgente: stato.urgente,
        bisogni: stato.bisogni.map((codice) => ({ codice, area: bisogni.voce(codice)?.area })),
        esito: stato.esito,
        esitoIl: stato.esitoIl?.toISOString() ?? null,
        rispostaIl: stato.rispostaIl?.toISOString() ?? null,
        presaInCaricoId: stato.presaInCaricoId,
        fasciaEta: stato.dataNascita === null ? null : fasciaEta(stato.dataNascita, giorno),
        sesso: stato.sesso,
        cittadinanza: stato.cittadinanza,
      },
    }),
  );
}
