// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { soglieDellaRichiesta } from '../vocabolari/in-vigore.ts';
import type { Organico } from './rapporto.ts';
import { residentiSql } from './residenti.sql.ts';
import type { AssenzaDi, Impegno } from './servizio.ts';

type ConProprietario<T> = T & { owner: string; [column: string]: unknown };

/** An end that is asked for counts as an end: what is looked at is what will be. */
const IMPEGNI = `
  SELECT o.ambito_id AS ambito, coalesce(i.codice_istat, s.codice_istat) AS comune, i.operatore_id AS "operatoreId",
         lower(i.periodo) AS dal, least(upper(i.periodo) - 1, fine_richiesta) AS al, (fte * 100)::int AS centesimi,
         t.tempo_indeterminato AS "tempoIndeterminato"
  FROM incarico i
  JOIN operatore o ON o.id = i.operatore_id AND o.qualifica = 'ASSISTENTE_SOCIALE'
  JOIN titolo_di_servizio t ON t.id = i.titolo_id
  LEFT JOIN sede s ON s.id = i.sede_id`;

const ASSENZE = `
  SELECT o.ambito_id AS owner, operatore_id AS "operatoreId", lower(periodo) AS dal, upper(periodo) - 1 AS al
  FROM assenza JOIN operatore o ON o.id = operatore_id`;

/** Assistenti sociali of an Ambito with its residents on a day: one statement each, however many Ambiti are asked for. */
export async function organicoAmbito(context: GraphContext, ambitoId: string, al: string): Promise<Organico> {
  const [soglia, impegni, assenze, [conto]] = await Promise.all([
    soglieDellaRichiesta(context),
    context.loadMany<ConProprietario<Impegno>>('Organico.ambito', ambitoId, ({ query }, ids) =>
      query(`SELECT ambito AS owner, i.* FROM (${IMPEGNI}) AS i WHERE ambito = ANY ($1::uuid[])`, [ids]),
    ),
    assenzeDi(context, ambitoId),
    context.loadMany<{ owner: string; residenti: number }>(`Organico.residenti ${al}`, ambitoId, ({ query }, ids) =>
      query(`SELECT id AS owner, (${residentiSql('id', '$2::date')}) AS residenti FROM unnest($1::uuid[]) AS id`, [
        ids,
        al,
      ]),
    ),
  ]);
  return { soglia, impegni, assenze, residenti: conto?.residenti ?? 0 };
}

/** The same of a Comune of the actor's Ambito: the incarichi in its sede, or in the Comune. Null when it is not one on that day. */
export async function organicoComune(context: GraphContext, codiceIstat: string, al: string): Promise<Organico | null> {
  const { ambitoId } = context;
  if (ambitoId === null) return null;
  const [soglia, impegni, assenze, [conto]] = await Promise.all([
    soglieDellaRichiesta(context),
    context.loadMany<ConProprietario<Impegno>>('Organico.comune', codiceIstat, ({ query }, codici) =>
      query(`SELECT comune AS owner, i.* FROM (${IMPEGNI}) AS i WHERE comune = ANY ($1) AND ambito = $2`, [
        codici,
        ambitoId,
      ]),
    ),
    assenzeDi(context, ambitoId),
    context.loadMany<{ owner: string; residenti: number | null }>(
      `Organico.residentiComune ${al}`,
      codiceIstat,
      ({ query }, codici) =>
        query(
          `SELECT codice_istat AS owner, (
             SELECT residenti FROM popolazione p
             WHERE p.codice_istat = a.codice_istat AND anno <= extract(year FROM $3::date) ORDER BY anno DESC LIMIT 1) AS residenti
           FROM appartenenza a WHERE codice_istat = ANY ($1) AND ambito_id = $2 AND periodo @> $3::date`,
          [codici, ambitoId, al],
        ),
    ),
  ]);
  return conto === undefined ? null : { soglia, impegni, assenze, residenti: conto.residenti ?? 0 };
}

function assenzeDi(context: GraphContext, ambitoId: string): Promise<ConProprietario<AssenzaDi>[]> {
  return context.loadMany('Organico.assenze', ambitoId, ({ query }, ids) =>
    query(`${ASSENZE} WHERE o.ambito_id = ANY ($1::uuid[]) AND qualifica = 'ASSISTENTE_SOCIALE'`, [ids]),
  );
}
