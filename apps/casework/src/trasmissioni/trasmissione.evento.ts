// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { columnsOf, jsonOf } from '@ambito/persistence';
import { PersonaEntity } from '../persone/persona.entity.ts';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { TrasmissioneEntity, TrasmissionePassoEntity } from './trasmissione.entity.ts';

const DELLA_TRASMISSIONE = [
  'enteId',
  'tipo',
  'area',
  'prestazione',
  'baseGiuridica',
  'stato',
  'trasmessaIl',
  'entro',
  'versione',
] as const;

type Stato = Pick<TrasmissioneEntity, (typeof DELLA_TRASMISSIONE)[number]> & {
  contattoId: string | null;
  pseudonimo: PersonaEntity['pseudonimo'] | null;
  sedeId: string;
  comuneResidenza: string | null;
  passi: { stato: string; avvenutoIl: string; motivo: string | null }[];
};

/** Tells the information system the state of a transmission: the person by pseudonym, without the transmitted data. */
export async function emitTrasmissione(unit: AmbitoUnit, id: string): Promise<void> {
  const [trasmissione] = await unit.query<Stato>(
    `SELECT CASE WHEN t.occultata THEN NULL ELSE t.contatto_id END AS "contattoId", ${columnsOf(PersonaEntity, 's', ['pseudonimo'])}, coalesce(k.sede_id, p.sede_id) AS "sedeId", CASE WHEN k.id IS NULL THEN s.comune_residenza ELSE k.comune_residenza END AS "comuneResidenza",
            ${columnsOf(TrasmissioneEntity, 't', DELLA_TRASMISSIONE)},
            coalesce((SELECT json_agg(${jsonOf(TrasmissionePassoEntity, ['stato', 'avvenutoIl', 'motivo'], 'a')}) FROM trasmissione_passo a
                      WHERE a.ambito_id = t.ambito_id AND a.trasmissione_id = t.id), '[]') AS passi
     FROM trasmissione t
     LEFT JOIN contatto k ON k.ambito_id = t.ambito_id AND k.id = t.contatto_id
     LEFT JOIN presa_in_carico p ON p.ambito_id = t.ambito_id AND p.id = t.presa_in_carico_id
     LEFT JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     LEFT JOIN persona s ON s.ambito_id = t.ambito_id AND s.id = coalesce(k.persona_id, c.persona_id)
     WHERE t.ambito_id = $1 AND t.id = $2`,
    [unit.ambitoId, id],
  );
  if (trasmissione === undefined) throw new Error(`No Trasmissione ${id}`);
  const { versione, passi, contattoId, prestazione, trasmessaIl, ...dati } = trasmissione;
  const passo = (...stati: string[]) => passi.find(({ stato }) => stati.includes(stato));
  const quando = (nome: string, istante: string | undefined) =>
    istante === undefined ? {} : { [nome]: new Date(istante).toISOString() };
  const esito = passo('ACCOLTA', 'RIFIUTATA');
  unit.emit(
    newEvent({
      tipo: 'TrasmissioneAggiornata',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'Trasmissione', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        ...dati,
        ...(contattoId === null ? {} : { contattoId }),
        trasmessaIl: trasmessaIl.toISOString(),
        ...(prestazione === null ? {} : { prestazione }),
        ...quando('presaVisioneIl', passo('PRESA_VISIONE')?.avvenutoIl),
        ...quando('esitoIl', esito?.avvenutoIl),
        ...quando('revocataIl', passo('REVOCATA')?.avvenutoIl),
        ...(typeof esito?.motivo === 'string' ? { motivoRifiuto: esito.motivo } : {}),
      },
    }),
  );
}
