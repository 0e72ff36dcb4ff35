// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Evento } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import type { Consumer } from '@ambito/subgraph';

/**
 * Keeps what casework needs of the registry: sedi with all that decides when they are open, operators with their incarichi, the
 * lists that grow by data. An older state than
 * the one held has no effect, so that events may come twice, late and out of order. What is not needed is let by.
 */
export const anagrafeConsumer: Consumer = {
  queue: 'casework.registry',
  async apply(unit, events) {
    for (const event of events) {
      if (event.tipo === 'SedeAggiornata') await tieniSede(unit, event);
      if (event.tipo === 'OperatoreAggiornato') await tieniOperatore(unit, event);
      if (event.tipo === 'VocabolarioAggiornato') await tieniVocabolario(unit, event);
    }
  },
};

async function tieniSede(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: Extract<Evento, { tipo: 'SedeAggiornata' }>,
): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_sede (id, ambito_id, codice_istat, attiva_dal, attiva_al, orari, variazioni, straordinarie, patrono, versione)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET codice_istat = excluded.codice_istat, attiva_dal = excluded.attiva_dal, attiva_al = excluded.attiva_al,
       orari = excluded.orari, variazioni = excluded.variazioni, straordinarie = excluded.straordinarie, patrono = excluded.patrono,
       versione = excluded.versione
     WHERE anagrafe_sede.versione < excluded.versione`,
    [
      aggregato.id,
      ambitoId,
      dati.comune,
      dati.attivaDal,
      dati.attivaAl ?? null,
      JSON.stringify(dati.orari),
      JSON.stringify(dati.variazioni ?? []),
      JSON.stringify(dati.straordinarie ?? []),
      dati.patrono ?? null,
      aggregato.versione,
    ],
  );
}

async function tieniOperatore(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: Extract<Evento, { tipo: 'OperatoreAggiornato' }>,
): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_operatore (id, ambito_id, account, qualifica, incarichi, versione) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET account = excluded.account, qualifica = excluded.qualifica, incarichi = excluded.incarichi,
       versione = excluded.versione
     WHERE anagrafe_operatore.versione < excluded.versione`,
    [aggregato.id, ambitoId, dati.account ?? null, dati.qualifica, JSON.stringify(dati.incarichi), aggregato.versione],
  );
}

async function tieniVocabolario(
  unit: WorkUnit,
  { aggregato, dati }: Extract<Evento, { tipo: 'VocabolarioAggiornato' }>,
): Promise<void> {
  await unit.query(
    `INSERT INTO anagrafe_vocabolario (nome, voci, versione) VALUES ($1, $2, $3)
     ON CONFLICT (nome) DO UPDATE SET voci = excluded.voci, versione = excluded.versione
     WHERE anagrafe_vocabolario.versione < excluded.versione`,
    [dati.nome, JSON.stringify(dati.voci), aggregato.versione],
  );
}
