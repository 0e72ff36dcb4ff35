// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { type Candidato, candidatiPer, type EnteDiCompetenza } from '@ambito/vocabulary';
import type { TipoCompetenza } from './trasmissione.ts';

interface Richiesta {
  readonly tipo: TipoCompetenza;
  readonly area: string;
  readonly prestazione?: string | undefined;
  readonly comune: string;
}

/** The `dettagli` of the refusal: the competent enti (`perche` is empty), and the others with the reasons. */
interface SenzaCompetenza {
  readonly richiesta: Richiesta;
  readonly candidati: readonly { enteId: string; denominazione: string; perche: readonly string[] }[];
}

/**
 * Art. 2 c. 8 e, art. 4 c. 2 a: a request is transmitted to an ente of the Ambito that is competent for it on that day, as the
 * registry's `entiCompetenti` answers. An obligatory report may also go to a judicial authority, which has no areas.
 * @throws RuleViolation with the candidates
 */
export async function requireCompetente(
  unit: WriteUnit,
  richiesta: Richiesta,
  enteId: string,
  giorno: string,
  obbligatoria: boolean,
): Promise<void> {
  if (obbligatoria && (await eAutoritaGiudiziaria(unit, enteId, giorno))) return;
  const enti = await unit.query<EnteDiCompetenza>(
    `SELECT e.id, denominazione, comuni, aree, prestazioni
     FROM anagrafe_competenza c JOIN anagrafe_ente e ON e.ambito_id = c.ambito_id AND e.id = c.ente_id
     WHERE c.ambito_id = $1 AND c.tipo = $2 AND e.periodo @> $3::date`,
    [unit.ambitoId, richiesta.tipo, giorno],
  );
  const candidati = candidatiPer(enti, richiesta);
  const scelto = candidati.find(({ ente }) => ente.id === enteId.toLowerCase());
  if (scelto?.perche.length === 0) return;
  const competenti = candidati.filter(({ perche }) => perche.length === 0);
  const messaggio =
    competenti.length === 0
      ? 'Nessun ente è competente per questa richiesta'
      : `L'ente scelto non può ricevere la richiesta: ${percheDi(scelto)}. Scegli fra chi può: ${competenti.map(({ ente }) => `«${ente.denominazione}»`).join(', ')}`;
  throw new RuleViolation('art. 2 c. 8 e', messaggio, {
    richiesta,
    candidati: candidati.map(({ ente, perche }) => ({ enteId: ente.id, denominazione: ente.denominazione, perche })),
  } satisfies SenzaCompetenza);
}

/** Why an ente is not competent, in the middle of a sentence. */
function percheDi(scelto: Candidato | undefined): string {
  if (scelto === undefined) return 'in questo giorno non tratta richieste di questo tipo nell’Ambito';
  return scelto.perche.map((uno) => uno.charAt(0).toLowerCase() + uno.slice(1)).join(', ');
}

async function eAutoritaGiudiziaria(unit: WriteUnit, enteId: string, giorno: string): Promise<boolean> {
  const [autorita] = await unit.query(
    `SELECT 1 FROM anagrafe_ente WHERE ambito_id = $1 AND id = $2 AND natura = 'AUTORITA_GIUDIZIARIA' AND periodo @> $3::date`,
    [unit.ambitoId, enteId, giorno],
  );
  return autorita !== undefined;
}
