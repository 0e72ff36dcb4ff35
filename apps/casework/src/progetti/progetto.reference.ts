// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineAsked, defineReference, whenAsked, type Lettura } from '@ambito/subgraph';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';
import { progettoLeggi } from './progetti.azioni.ts';
import { ProgettoEntity } from './progetto.entity.ts';

/** A condition on a case `p`: its person has the codice fiscale, at a place, with which the actor has signed in. */
export const dellaPersona = (codiceFiscale: string): string =>
  `EXISTS (SELECT FROM cartella c JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
           WHERE c.ambito_id = p.ambito_id AND c.id = p.cartella_id AND s.codice_fiscale = ${codiceFiscale})`;

/** The projects `g` with their cases `p`. */
export const PROGETTI =
  'progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id';

const CHIESTO = defineAsked('PermessiProgetto', 'puoVerificare');

/** Whether a verification of a project `g` is still to be done. */
const DA_VERIFICARE = `EXISTS (
  SELECT FROM verifica v WHERE v.ambito_id = g.ambito_id AND v.progetto_id = g.id AND svolta IS NULL) AS "daVerificare"`;

/** The columns of a project as the graph shows it. @param propri the condition that its case is the actor's own */
export const colonneDelProgetto = (chi: Pick<Lettura, 'asks'>, propri: string): string =>
  `${columnsOf(ProgettoEntity, 'g')}, NOT (${propri}) AS "inSostituzione"
   ${whenAsked(chi, DA_VERIFICARE, CHIESTO)}`;

/**
 * Shows a project to an actor who may see its case, and to a citizen the citizen's own.
 * @param used how many parameters the statement already has, @param ambito the place of the Ambito among them
 */
export function progettiVisibili(
  chi: Parameters<typeof casiVisibili>[0],
  used: number,
  ambito: string,
): ReturnType<typeof casiVisibili> {
  if (chi.autorizzazione.ruolo !== 'CITTADINO') return casiVisibili(chi, 'p', used, ambito);
  const suo = dellaPersona(`$${used + 1}`);
  return { where: suo, propri: suo, parameters: [chi.attore.codiceFiscale ?? null] };
}

export const progettoReference = defineReference({
  typename: 'ProgettoPersonalizzato',
  azione: progettoLeggi,
  motivo: ({ inSostituzione }) => (inSostituzione === true ? IN_SOSTITUZIONE : undefined),
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, propri, parameters } = progettiVisibili(chi, 2, '$1');
      return query(
        `SELECT ${colonneDelProgetto(chi, propri)} FROM ${PROGETTI} WHERE g.ambito_id = $1 AND g.id = ANY ($2::uuid[]) AND ${where}`,
        [chi.ambitoId, ids, ...parameters],
      );
    },
  },
});
