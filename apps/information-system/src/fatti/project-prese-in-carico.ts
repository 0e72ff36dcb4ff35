// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { giorno } from './giorno.ts';
import { dal, NIENTE, type Toccati } from './toccati.ts';

export async function projectPreseInCarico(
  unit: WorkUnit,
  events: readonly EventoDi<'PresaInCaricoAggiornata'>[],
): Promise<Toccati> {
  if (events.length === 0) return NIENTE;
  const righe = events.map(({ aggregato, dati }) => ({
    ...dati,
    id: aggregato.id,
    versione: aggregato.versione,
    richiesta: giorno(dati.richiestaIl),
    assegnata: giorno(dati.assegnataIl),
    attivata: giorno(dati.attivataIl),
    conclusa: giorno(dati.conclusaIl),
  }));
  const cambiate = await unit.query<{ richiesta: string }>(
    `INSERT INTO fatto_presa_in_carico (ambito_id, id, pseudonimo, comune, sede, area, stato, richiesta, assegnata, attivata, conclusa,
                                        motivo, case_manager, fascia_eta, sesso, cittadinanza, versione)
     SELECT $1, id, pseudonimo, "comuneResidenza", "sedeId", area, stato, richiesta, assegnata, attivata, conclusa,
            "motivoConclusione", "caseManagerId", "fasciaEta", sesso, cittadinanza, versione
     FROM jsonb_to_recordset($2) AS e (id uuid, pseudonimo text, "comuneResidenza" text, "sedeId" uuid, area text, stato text,
       richiesta date, assegnata date, attivata date, conclusa date, "motivoConclusione" text, "caseManagerId" uuid, "fasciaEta" text,
       sesso text, cittadinanza text, versione integer)
     ON CONFLICT (ambito_id, id) DO UPDATE SET pseudonimo = excluded.pseudonimo, comune = excluded.comune, sede = excluded.sede,
       area = excluded.area, stato = excluded.stato, richiesta = excluded.richiesta, assegnata = excluded.assegnata,
       attivata = excluded.attivata, conclusa = excluded.conclusa, motivo = excluded.motivo, case_manager = excluded.case_manager,
       fascia_eta = excluded.fascia_eta, sesso = excluded.sesso, cittadinanza = excluded.cittadinanza, versione = excluded.versione
     WHERE fatto_presa_in_carico.versione < excluded.versione RETURNING richiesta`,
    [unit.ambitoId, JSON.stringify(righe)],
  );
  return dal(cambiate.map(({ richiesta }) => richiesta));
}
