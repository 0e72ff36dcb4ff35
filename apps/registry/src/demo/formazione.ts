// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { iscriviOperatore } from '../personale/formazione/iscrivi-operatore.ts';
import { programmaAttivitaFormativa } from '../personale/formazione/programma-attivita-formativa.ts';
import { registraPresenze } from '../personale/formazione/registra-presenze.ts';
import { giorniPrima, nelGiorno } from './giorni.ts';

/** Invented events: [title, organiser, days ago, hours, credits, places, how many attended in full]. One is in the future. */
const ATTIVITA = [
  ['La valutazione multidimensionale', 'Ambito A04', 200, 12, 12, null, 10],
  ['Il colloquio con chi non parla italiano', 'Ente dimostrativo di formazione', 90, 6, 5, 8, 6],
  ['Il progetto personalizzato e i suoi indicatori', 'Ambito A04 e ASL', -30, 8, 8, 12, 0],
] as const;

/** Training of the invented operators, through the operations that people use. */
export async function loadFormazione(unit: WriteUnit): Promise<void> {
  const assistenti = await unit.query<{ id: string }>(
    `SELECT id FROM operatore WHERE ambito_id = $1 AND natura = 'ASSISTENTE_SOCIALE' ORDER BY cognome, id LIMIT 8`,
    [unit.ambitoId],
  );
  for (const [titolo, organizzatore, fa, ore, crediti, posti, presenti] of ATTIVITA) {
    const giorno = giorniPrima(unit, fa);
    const attivitaId = await nelGiorno(unit, giorniPrima(unit, Math.max(fa + 30, 1)), async (prima) => {
      const id = await programmaAttivitaFormativa(prima, {
        titolo,
        organizzatore,
        dal: giorno,
        al: giorno,
        ore,
        crediti,
        ...(posti === null ? {} : { posti }),
        apertaA: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
        apertaAdAltriEnti: true,
      });
      for (const assistente of assistenti)
        await iscriviOperatore(prima, { attivitaId: id, operatoreId: assistente.id });
      return id;
    });
    if (fa < 0) continue;
    await registraPresenze(unit, {
      attivitaId,
      versione: 1 + assistenti.length,
      presenze: assistenti.map(({ id }, indice) => ({ operatoreId: id, ore: indice < presenti ? ore : ore / 2 })),
    });
  }
}
