// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { comuneCompetente } from '../anagrafe/comune-competente.sql.ts';
import { ContattoEntity } from '../contatti/contatto.entity.ts';
import { emitContatto } from '../contatti/contatto.evento.ts';
import { loadContatto } from '../contatti/load-contatto.ts';
import { loadCasoProprio } from '../prese-in-carico/load-caso.ts';
import { casoInParole, haResponsabile } from '../prese-in-carico/stati.ts';

/** The origin of a request: a contatto, or a case. */
export interface Origine {
  readonly contattoId: string | null;
  readonly presaInCaricoId: string | null;
  readonly personaId: string | null;
  /** The Comune to which the request falls. */
  readonly comune: string;
}

interface Indicata {
  readonly contattoId?: string;
  readonly presaInCaricoId?: string;
  readonly versione: number;
  readonly occultata: boolean;
}

/**
 * Locks the contatto or the case that a request comes from, at the version that the caller read. @throws BadUserInput unless
 * the input names exactly one of the two
 */
export function loadOrigine(
  unit: WriteUnit,
  { contattoId, presaInCaricoId, versione, occultata }: Indicata,
  giorno: string,
): Promise<Origine> {
  if (contattoId !== undefined && presaInCaricoId === undefined)
    return fromContatto(unit, contattoId, { versione, occultata }, giorno);
  if (presaInCaricoId !== undefined && contattoId === undefined)
    return fromCaso(unit, presaInCaricoId, versione, giorno);
  throw new BadUserInput(
    ['input'],
    'Mancano, o ci sono tutti e due, il contatto e la presa in carico da cui si trasmette: indicane uno',
  );
}

/**
 * Locks a contatto with decoded needs that has no other outcome, and ends it with its first transmission. A request that an ente
 * refused is transmitted to another from the same contatto. A concealed transmission leaves the contatto as it was, whatever its
 * outcome: others must not learn of it from what they read.
 */
async function fromContatto(
  unit: WriteUnit,
  contattoId: string,
  { versione, occultata }: Pick<Indicata, 'versione' | 'occultata'>,
  giorno: string,
): Promise<Origine> {
  const { esito, personaId } = await loadContatto(unit, { contattoId, versione });
  const [richiesta] = await unit.query<{ comune: string; decodificato: boolean }>(
    `SELECT ${comuneCompetente('c.comune_residenza', 'c.sede_id', '$3::date')} AS comune,
            EXISTS (SELECT FROM contatto_bisogno b WHERE b.ambito_id = c.ambito_id AND b.contatto_id = c.id) AS decodificato
     FROM contatto c WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, contattoId, giorno],
  );
  if (!occultata && esito !== null && esito !== 'TRASMISSIONE')
    throw new RuleViolation('art. 2 c. 8', 'Il contatto è già concluso con un altro esito: registrane uno nuovo');
  if (richiesta?.decodificato !== true)
    throw new RuleViolation('art. 2 c. 8 e', 'Prima si decodificano i bisogni del contatto');
  if (!occultata && esito === null) {
    await unit.manager.update(
      ContattoEntity,
      { ambitoId: unit.ambitoId, id: contattoId },
      { esito: 'TRASMISSIONE', esitoIl: unit.adesso, versione: versione + 1 },
    );
    await emitContatto(unit, contattoId);
  }
  unit.audit('Contatto', contattoId);
  return { contattoId, presaInCaricoId: null, personaId, comune: richiesta.comune };
}

/** Locks a case of the case manager who transmits. The case stays as it was. */
async function fromCaso(unit: WriteUnit, presaInCaricoId: string, versione: number, giorno: string): Promise<Origine> {
  const { stato } = await loadCasoProprio(unit, { presaInCaricoId, versione });
  if (!haResponsabile(stato))
    throw new RuleViolation('art. 2 c. 8 e', `${casoInParole(stato)}: si trasmette da un caso aperto`);
  const [richiesta] = await unit.query<{ personaId: string; comune: string }>(
    `SELECT persona_id AS "personaId", ${comuneCompetente('s.comune_residenza', 'p.sede_id', '$3::date')} AS comune
     FROM presa_in_carico p
     JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
     WHERE p.ambito_id = $1 AND p.id = $2`,
    [unit.ambitoId, presaInCaricoId, giorno],
  );
  if (richiesta === undefined) throw new Error(`No PresaInCarico ${presaInCaricoId}`);
  unit.audit('PresaInCarico', presaInCaricoId);
  return { contattoId: null, presaInCaricoId, ...richiesta };
}
