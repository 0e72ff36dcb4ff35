// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

interface Stato {
  presaInCaricoId: string;
  pseudonimo: string;
  comuneResidenza: string | null;
  sedeId: string;
  area: string;
  stato: string;
  accettatoIl: Date | null;
  conclusoIl: Date | null;
  versione: number;
  obiettivi: { id: string; esito: string | null }[];
  interventi: {
    id: string;
    prestazione: string;
    costo: string;
    dal: string;
    al: string | null;
    enteId: string | null;
  }[];
  verifiche: { id: string; prevista: string; svolta: string | null }[];
}

/** The days on which an intervento `f` is given, and what it costs on them: one that was ended costs less than planned. */
const GIORNI = 'giorni_svolti(f.periodo, f.concluso_al)';
const COSTO = `(CASE WHEN f.concluso_al IS NULL OR upper_inf(f.periodo) THEN f.costo ELSE costo_fino_al(f.costo, f.periodo, f.concluso_al) END)::text`;

const figli = (tabella: string, campi: string, condizione = 'true'): string =>
  `coalesce((SELECT json_agg(json_build_object('id', f.id, ${campi}) ORDER BY f.id) FROM ${tabella} f
             WHERE f.ambito_id = g.ambito_id AND f.progetto_id = g.id AND ${condizione}), '[]')`;

/** Tells the information system the state of a project: no description, no report, no words of the person. */
export async function emitProgetto(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<Stato>(
    `SELECT g.presa_in_carico_id AS "presaInCaricoId", pseudonimo, comune_residenza AS "comuneResidenza", p.sede_id AS "sedeId", p.area, g.stato,
            g.accettato_il AS "accettatoIl", g.concluso_il AS "conclusoIl", g.versione,
            ${figli('obiettivo', `'esito', f.esito`)} AS obiettivi,
            ${figli('intervento', `'prestazione', f.prestazione, 'costo', ${COSTO}, 'dal', lower(f.periodo), 'al', upper(${GIORNI}) - 1, 'enteId', f.ente_id`, `NOT isempty(${GIORNI})`)} AS interventi,
            ${figli('verifica', `'prevista', f.prevista, 'svolta', f.svolta`)} AS verifiche
     FROM progetto g
     JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
     JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
     WHERE g.ambito_id = $1 AND g.id = $2`,
    [unit.ambitoId, id],
  );
  if (stato === undefined) throw new Error(`No Progetto ${id}`);
  const { versione, accettatoIl, conclusoIl, interventi, verifiche, ...dati } = stato;
  unit.emit(
    newEvent({
      tipo: 'ProgettoAggiornato',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'ProgettoPersonalizzato', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        ...dati,
        condiviso: accettatoIl !== null,
        ...(accettatoIl === null ? {} : { attivoDal: giornoRoma(accettatoIl) }),
        ...(conclusoIl === null ? {} : { conclusoIl: giornoRoma(conclusoIl) }),
        interventi: interventi.map(({ al, enteId, ...intervento }) => ({
          ...intervento,
          ...(al === null ? {} : { al }),
          ...(enteId === null ? {} : { enteId }),
        })),
        verifiche: verifiche.map(({ svolta, ...verifica }) => (svolta === null ? verifica : { ...verifica, svolta })),
      },
    }),
  );
}
