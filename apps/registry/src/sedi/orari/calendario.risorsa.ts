// SPDX-License-Identifier: AGPL-3.0-or-later
import { aperture, giornoRoma, type Calendario } from '@ambito/orari';
import { idNelPercorso, type Risorsa } from '@ambito/subgraph';
import { sedeIgnota } from '../sede/sede-da-modificare.ts';
import { CALENDARIO_SQL } from '../calendario/calendario.sql.ts';
import { calendarioIcs } from './calendario-ics.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';

const [GIORNI_INDIETRO, GIORNI_AVANTI] = [30, 180];
const GIORNO = 86_400_000;

export const calendarioRisorsa: Risorsa = {
  metodo: 'GET',
  percorso: '/sedi/:id/calendario.ics',
  azione: sedeLeggi,
  descrizione: `Le aperture di una sede, da ${GIORNI_INDIETRO} giorni fa a ${GIORNI_AVANTI} avanti, come calendario iCalendar a cui abbonarsi (art. 5).`,
  async rispondi({ lettura, adesso }, request, response) {
    const id = idNelPercorso(request);
    const [sede] = await lettura.query<Calendario & { denominazione: string; indirizzo: string; comune: string }>(
      `SELECT calendario.*, denominazione, indirizzo, nome AS comune
       FROM (${CALENDARIO_SQL} WHERE id = $1) AS calendario JOIN sede ON id = owner JOIN comune USING (codice_istat)`,
      [id],
    );
    if (sede === undefined) throw sedeIgnota();
    const [dal, al] = [-GIORNI_INDIETRO, GIORNI_AVANTI].map((giorni) =>
      giornoRoma(new Date(adesso.getTime() + giorni * GIORNO)),
    ) as [string, string];
    response
      .setHeader('content-type', 'text/calendar; charset=utf-8')
      .setHeader('content-disposition', `inline; filename="sede-${id}.ics"`)
      .send(calendarioIcs({ id, ...sede }, aperture(sede, dal, al), adesso));
  },
};
