// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';

interface IncaricoDiEvento {
  id: string;
  sedeId: string;
  dal: string;
  al: string | null;
  fte: number;
  tempoIndeterminato: boolean;
  titolo: 'DIPENDENTE' | 'DISCIPLINARE_INCARICO';
}

/** Tells the other services the state of an operator and the incarichi; no name travels, the graph resolves it. */
export async function emettiOperatore(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<{
    ambitoId: string;
    account: string | null;
    qualifica: 'ASSISTENTE_SOCIALE' | 'SEGRETARIATO' | 'COORDINATORE';
    versione: number;
    incarichi: IncaricoDiEvento[];
  }>(
    `SELECT ambito_id AS "ambitoId", account, qualifica, versione,
       coalesce((SELECT json_agg(json_build_object(
           'id', id, 'sedeId', sede_id, 'dal', lower(periodo), 'al', upper(periodo) - 1,
           'fte', fte, 'tempoIndeterminato', tempo_indeterminato, 'titolo', titolo) ORDER BY periodo, id)
        FROM incarico WHERE operatore_id = operatore.id), '[]') AS incarichi
     FROM operatore WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No Operatore ${id}`);
  const { ambitoId, versione, account, qualifica, incarichi } = stato;
  unit.emit(
    newEvent({
      tipo: 'OperatoreAggiornato',
      ambitoId,
      aggregato: { tipo: 'Operatore', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        ...(account === null ? {} : { account }),
        qualifica,
        incarichi: incarichi.map(({ al, ...incarico }) => (al === null ? incarico : { ...incarico, al })),
      },
    }),
  );
}
