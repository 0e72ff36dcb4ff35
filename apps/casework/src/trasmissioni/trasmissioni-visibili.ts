// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, Places } from '@ambito/subgraph';
import { soloSedi } from '../anagrafe/solo-sedi.ts';
import { casiVisibili } from '../responsabilita/casi-visibili.ts';

/**
 * The one policy on transmissions. An actor who sees a case sees its transmissions; an actor who reads a contatto sees those of
 * the contatto. At the desk only the sender sees a transmission that is concealed from a party. One of a case the sender goes on seeing
 * when the case was never theirs, as after a handover that was annulled: nothing of it is told to whoever annuls. The coordinator sees all.
 * `t` is the transmission.
 */
export function trasmissioniVisibili(chi: Parameters<typeof casiVisibili>[0], { used, ambito }: Places): Condition {
  if (chi.autorizzazione.ruolo === 'COORDINATORE') return { where: 'true', parameters: [] };
  const caso = casiVisibili(chi, 'p', used + 1, ambito);
  const contatto = soloSedi(chi, 'k.sede_id', used + 1 + caso.parameters.length);
  const delContatto =
    contatto.parameters.length === 0
      ? 't.contatto_id IS NOT NULL'
      : `EXISTS (SELECT FROM contatto k WHERE k.ambito_id = t.ambito_id AND k.id = t.contatto_id AND ${contatto.where})`;
  return {
    where: `((${delContatto} AND (NOT t.occultata OR t.trasmessa_da = $${used + 1}))
             OR (t.presa_in_carico_id IS NOT NULL AND t.occultata AND t.trasmessa_da = $${used + 1})
             OR EXISTS (SELECT FROM presa_in_carico p WHERE p.ambito_id = t.ambito_id AND p.id = t.presa_in_carico_id AND ${caso.where}))`,
    parameters: [chi.attore.sub, ...caso.parameters, ...contatto.parameters],
  };
}
