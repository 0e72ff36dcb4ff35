// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { NIENTE, type Toccati } from './toccati.ts';

export async function projectContatti(
  unit: WorkUnit,
  events: readonly EventoDi<'ContattoAggiornato'>[],
): Promise<Toccati> {
  if (events.length === 0) return NIENTE;
  const righe = JSON.stringify(
    events.map(({ aggregato, dati }) => ({ ...dati, id: aggregato.id, versione: aggregato.versione })),
  );
  const cambiati = await unit.query<{ id: string; giorno: string }>(
    `INSERT INTO fatto_contatto (ambito_id, id, giorno, istante, sede, comune, pseudonimo, canale, richiedente, urgente, esito, esito_il,
                                 fascia_eta, sesso, cittadinanza, versione)
     SELECT $1, id, giorno, istante, "sedeId", "comuneResidenza", pseudonimo, canale, richiedente, urgente, esito, "esitoIl",
            "fasciaEta", sesso, cittadinanza, versione
     FROM jsonb_to_recordset($2) AS e (id uuid, giorno date, istante timestamptz, "sedeId" uuid, "comuneResidenza" text, pseudonimo text,
       canale text, richiedente text, urgente boolean, esito text, "esitoIl" timestamptz, "fasciaEta" text, sesso text, cittadinanza text,
       versione integer)
     ON CONFLICT (ambito_id, id) DO UPDATE SET giorno = excluded.giorno, istante = excluded.istante, sede = excluded.sede,
       comune = excluded.comune, pseudonimo = excluded.pseudonimo, canale = excluded.canale, richiedente = excluded.richiedente,
       urgente = excluded.urgente, esito = excluded.esito, esito_il = excluded.esito_il, fascia_eta = excluded.fascia_eta,
       sesso = excluded.sesso, cittadinanza = excluded.cittadinanza, versione = excluded.versione
     WHERE fatto_contatto.versione < excluded.versione RETURNING id, giorno`,
    [unit.ambitoId, righe],
  );
  const ids = cambiati.map(({ id }) => id);
  await unit.query('DELETE FROM fatto_bisogno WHERE ambito_id = $1 AND contatto_id = ANY ($2::uuid[])', [
    unit.ambitoId,
    ids,
  ]);
  await unit.query(
    `INSERT INTO fatto_bisogno (ambito_id, contatto_id, codice, area)
     SELECT $1, e.id, b.codice, b.area
     FROM jsonb_to_recordset($2) AS e (id uuid, bisogni jsonb), jsonb_to_recordset(e.bisogni) AS b (codice text, area text)
     WHERE e.id = ANY ($3::uuid[])`,
    [unit.ambitoId, righe, ids],
  );
  return { giorni: cambiati.map(({ giorno }) => giorno), da: null };
}
