// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GraphContext } from '@ambito/subgraph';
import { giorniDellaSoglia, soglieDellaRichiesta } from '../../ambito/vocabolari/in-vigore.ts';
import type { Organico } from './compute-rapporto.ts';
import type { AssenzaDi, Impegno, Residenti } from './servizio.ts';

type ConProprietario<T> = T & { owner: string; [column: string]: unknown };

/**
 * The incarichi of assistenti sociali. An end that is asked for counts as an end, since the ratios are of what will be.
 */
const IMPEGNI = `
  SELECT o.ambito_id AS ambito, coalesce(i.codice_istat, s.codice_istat) AS comune, i.operatore_id AS "operatoreId",
         lower(i.periodo) AS dal, least(upper(i.periodo) - 1, fine_richiesta) AS al, (fte * 100)::int AS centesimi,
         t.tempo_indeterminato AND t.datore NOT IN ('TERZO_SETTORE', 'ALTRO') AS "perLivelloEssenziale"
  FROM incarico i
  JOIN operatore o ON o.id = i.operatore_id AND o.natura = 'ASSISTENTE_SOCIALE'
  JOIN titolo_di_servizio t ON t.id = i.titolo_id
  LEFT JOIN sede s ON s.id = i.sede_id`;

const ASSENZE = `
  SELECT o.ambito_id AS owner, operatore_id AS "operatoreId", lower(periodo) AS dal, upper(periodo) - 1 AS al
  FROM assenza JOIN operatore o ON o.id = operatore_id`;

/** The days on which the residents of an Ambito may change: a Comune enters or leaves, a year with a figure begins. */
const RESIDENTI_AMBITO = `
  SELECT a.owner, a.dal, residenti_ambito(a.owner, a.dal) AS residenti
  FROM (SELECT ambito_id AS owner, lower(periodo) AS dal FROM appartenenza
        UNION SELECT ambito_id, upper(periodo) FROM appartenenza WHERE NOT upper_inf(periodo)
        UNION SELECT ambito_id, make_date(anno, 1, 1) FROM appartenenza JOIN popolazione USING (codice_istat)) AS a
  WHERE a.owner = ANY ($1::uuid[]) ORDER BY a.dal`;

const RESIDENTI_COMUNE = `
  SELECT codice_istat AS owner, make_date(anno, 1, 1) AS dal, residenti FROM popolazione
  WHERE codice_istat = ANY ($1) ORDER BY anno`;

/** The assistenti sociali of an Ambito, and its residents over time. Batched: one statement each for all the Ambiti of a request. */
export async function organicoAmbito(context: GraphContext, ambitoId: string): Promise<Organico> {
  const [soglia, cambiDiSoglia, impegni, assenze, residenti] = await Promise.all([
    soglieDellaRichiesta(context),
    giorniDellaSoglia(context, 'RESIDENTI_PER_OPERATORE'),
    context.loadMany<ConProprietario<Impegno>>('Organico.ambito', ambitoId, ({ query }, ids) =>
      query(`SELECT ambito AS owner, i.* FROM (${IMPEGNI}) AS i WHERE ambito = ANY ($1::uuid[])`, [ids]),
    ),
    assenzeDi(context, ambitoId),
    context.loadMany<ConProprietario<Residenti>>('Organico.residenti', ambitoId, ({ query }, ids) =>
      query(RESIDENTI_AMBITO, [ids]),
    ),
  ]);
  return { soglia, cambiDiSoglia, impegni, assenze, residenti };
}

/** The same of a Comune: the incarichi in its sede or in the Comune. Null for a Comune that is not of the actor's Ambito on a day. */
export async function organicoComune(context: GraphContext, codiceIstat: string, al: string): Promise<Organico | null> {
  const { ambitoId } = context;
  if (ambitoId === null) return null;
  const [soglia, cambiDiSoglia, impegni, assenze, residenti, membro] = await Promise.all([
    soglieDellaRichiesta(context),
    giorniDellaSoglia(context, 'RESIDENTI_PER_OPERATORE'),
    context.loadMany<ConProprietario<Impegno>>('Organico.comune', codiceIstat, ({ query }, codici) =>
      query(`SELECT comune AS owner, i.* FROM (${IMPEGNI}) AS i WHERE comune = ANY ($1) AND ambito = $2`, [
        codici,
        ambitoId,
      ]),
    ),
    assenzeDi(context, ambitoId),
    context.loadMany<ConProprietario<Residenti>>('Organico.residentiComune', codiceIstat, ({ query }, codici) =>
      query(RESIDENTI_COMUNE, [codici]),
    ),
    context.loadMany<{ owner: string }>(`Organico.membro ${al}`, codiceIstat, ({ query }, codici) =>
      query(
        `SELECT codice_istat AS owner FROM appartenenza WHERE codice_istat = ANY ($1) AND ambito_id = $2 AND periodo @> $3::date`,
        [codici, ambitoId, al],
      ),
    ),
  ]);
  return membro.length === 0 ? null : { soglia, cambiDiSoglia, impegni, assenze, residenti };
}

function assenzeDi(context: GraphContext, ambitoId: string): Promise<ConProprietario<AssenzaDi>[]> {
  return context.loadMany('Organico.assenze', ambitoId, ({ query }, ids) =>
    query(`${ASSENZE} WHERE o.ambito_id = ANY ($1::uuid[]) AND natura = 'ASSISTENTE_SOCIALE'`, [ids]),
  );
}
