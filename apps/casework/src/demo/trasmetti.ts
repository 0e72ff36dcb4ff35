// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attore } from '@ambito/access';
import type { WriteUnit } from '@ambito/persistence';
import { registraEsitoTrasmissione } from '../trasmissioni/registra-esito-trasmissione.ts';
import { registraPresaVisione } from '../trasmissioni/registra-presa-visione.ts';
import { TipoCompetenza, VoceTrasmissione } from '../trasmissioni/trasmissione.ts';
import { trasmettiRichiesta } from '../trasmissioni/trasmetti-richiesta.ts';
import type { Run } from './run-caso.ts';
import { intero, probabile, pickWeighted, uno } from './invenzioni.ts';

const ORA_MS = 3_600_000;

/** Transmits the request of a contatto to an ente that takes all requests of its kind. @returns the id of the transmission */
export async function trasmetti(
  unit: WriteUnit,
  contattoId: string,
  { area, anonimo }: { area: string; anonimo: boolean },
): Promise<string> {
  const tipo = pickWeighted([
    [TipoCompetenza.SOCIOSANITARIA, 50],
    [TipoCompetenza.SANITARIA, 35],
    [TipoCompetenza.SOCIALE, 15],
  ]);
  const [ente] = await unit.query<{ id: string }>(
    `SELECT e.id FROM anagrafe_competenza c JOIN anagrafe_ente e ON e.ambito_id = c.ambito_id AND e.id = c.ente_id
     WHERE c.ambito_id = $1 AND c.tipo = $2 AND c.aree = '{}' AND c.prestazioni = '{}' AND e.comuni = '{}' ORDER BY e.id LIMIT 1`,
    [unit.ambitoId, tipo],
  );
  if (ente === undefined) throw new Error(`No ente of the demonstration is for all requests of kind ${tipo}`);
  return trasmettiRichiesta(unit, {
    contattoId,
    versione: 2,
    enteId: ente.id,
    tipo,
    area,
    testo: 'Si chiede di valutare la richiesta (dimostrativa)',
    voci: anonimo ? [VoceTrasmissione.BISOGNI] : [VoceTrasmissione.NOME, VoceTrasmissione.BISOGNI],
    baseGiuridica: 'ASSISTENZA',
    occultata: false,
  });
}

/** Takes a transmission to the state that it would have reached by today; some are never answered. */
export async function runTrasmissione(
  run: Run,
  attore: Attore,
  trasmissioneId: string,
  trasmessa: Date,
): Promise<void> {
  const risposta = { trasmissioneId, canale: 'EMAIL', riferimento: 'prot. dimostrativo' };
  const vista = new Date(trasmessa.getTime() + intero(4, 90) * ORA_MS);
  if (vista.getTime() > Date.now() || probabile(0.1)) return;
  await run(attore, vista, (unit) => registraPresaVisione(unit, { ...risposta, versione: 1 }));
  const esito = new Date(vista.getTime() + intero(24, 480) * ORA_MS);
  if (esito.getTime() > Date.now() || probabile(0.1)) return;
  const accolta = probabile(0.75);
  await run(attore, esito, (unit) =>
    registraEsitoTrasmissione(unit, {
      ...risposta,
      versione: 2,
      accolta,
      ...(accolta ? {} : { motivo: uno(['SENZA_POSTI', 'SENZA_REQUISITI', 'NON_COMPETENTE']) }),
    }),
  );
}
