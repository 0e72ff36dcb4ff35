// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, jsonOf } from '@ambito/persistence';
import { InterventoEntity } from '../interventi/intervento.entity.ts';
import { PersonaEntity } from '../persone/persona.entity.ts';
import { PresaInCaricoEntity } from '../prese-in-carico/presa-in-carico.entity.ts';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { ObiettivoEntity, ProgettoEntity, VerificaEntity } from './progetto.entity.ts';

const DEL_PROGETTO = ['presaInCaricoId', 'stato', 'accettatoIl', 'conclusoIl', 'versione'] as const;
const DEL_CASO = ['sedeId', 'area', 'naturaArea'] as const;
const DELLA_PERSONA = ['pseudonimo', 'comuneResidenza'] as const;

type Stato = Pick<ProgettoEntity, (typeof DEL_PROGETTO)[number]> &
  Pick<PresaInCaricoEntity, (typeof DEL_CASO)[number]> &
  Pick<PersonaEntity, (typeof DELLA_PERSONA)[number]> & {
    obiettivi: Pick<ObiettivoEntity, 'id' | 'esito' | 'raggiunto'>[];
    interventi: Pick<InterventoEntity, 'id' | 'prestazione' | 'costo' | 'dal' | 'al' | 'enteId'>[];
    verifiche: Pick<VerificaEntity, 'id' | 'prevista' | 'svolta'>[];
  };

/** The days on which an intervento `f` is given, and what it costs on them: one that was ended costs less than planned. */
const GIORNI = 'giorni_svolti(f.periodo, f.concluso_al)';
const COSTO = `(CASE WHEN f.concluso_al IS NULL OR upper_inf(f.periodo) THEN f.costo ELSE costo_fino_al(f.costo, f.periodo, f.concluso_al) END)::text`;

const figli = (tabella: string, json: string, condizione = 'true'): string =>
  `coalesce((SELECT json_agg(${json} ORDER BY f.id) FROM ${tabella} f
             WHERE f.ambito_id = g.ambito_id AND f.progetto_id = g.id AND ${condizione}), '[]')`;
const INTERVENTO = jsonOf(InterventoEntity, ['id', 'prestazione', 'dal', 'enteId'], 'f', {
  costo: COSTO,
  al: `upper(${GIORNI}) - 1`,
});

/** Tells the information system the state of a project: no description, no report, no words of the person. */
export async function emitProgetto(unit: AmbitoUnit, id: string): Promise<void> {
  tellStato(unit, id, await readStato(unit, id));
}

/** Tells it of a draft that is about to be annulled, at its next version: nothing of it counts. */
export async function emitProgettoAnnullato(unit: AmbitoUnit, id: string): Promise<void> {
  const stato = await readStato(unit, id);
  const niente = { obiettivi: [], interventi: [], verifiche: [] };
  tellStato(unit, id, { ...stato, ...niente, stato: 'ANNULLATO', versione: stato.versione + 1 });
}

async function readStato(unit: AmbitoUnit, id: string): Promise<Stato> {
  const [stato] = await unit.query<Stato>(
    `SELECT ${columnsOf(ProgettoEntity, 'g', DEL_PROGETTO)}, ${columnsOf(PresaInCaricoEntity, 'p', DEL_CASO)}, ${columnsOf(PersonaEntity, 's', DELLA_PERSONA)},
            ${figli('obiettivo', jsonOf(ObiettivoEntity, ['id', 'esito', 'raggiunto'], 'f'))} AS obiettivi,
            ${figli('intervento', INTERVENTO, `NOT isempty(${GIORNI})`)} AS interventi,
            ${figli('verifica', jsonOf(VerificaEntity, ['id', 'prevista', 'svolta'], 'f'))} AS verifiche
     FROM progetto g
     JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
     JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
     WHERE g.ambito_id = $1 AND g.id = $2`,
    [unit.ambitoId, id],
  );
  if (stato === undefined) throw new Error(`No Progetto ${id}`);
  return stato;
}

function tellStato(
  unit: AmbitoUnit,
  id: string,
  detto: Omit<Stato, 'stato'> & { stato: Stato['stato'] | 'ANNULLATO' },
): void {
  const { versione, accettatoIl, conclusoIl, interventi, verifiche, ...dati } = detto;
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
