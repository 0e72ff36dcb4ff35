// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference, type Condition, type Places } from '@ambito/subgraph';
import { soloDelComune } from '../comuni/proprio-comune.ts';
import { allegatoLeggi } from './allegati.azioni.ts';
import { AllegatoEntity } from './allegato.entity.ts';

/** Attachments that a role may see, of its Ambito: a COMUNE its own, and those that a record shows to it (`allegato_mostrato`). */
export function allegatiVisibili(
  { autorizzazione }: { autorizzazione: Parameters<typeof soloDelComune>[0] },
  { used, ambito }: Places,
): Condition {
  const comune = soloDelComune(autorizzazione);
  if (comune === null) return { where: `allegato.ambito_id = ${ambito}`, parameters: [] };
  return {
    where: `allegato.ambito_id = ${ambito} AND (allegato.comune = $${used + 1} OR EXISTS (
      SELECT FROM allegato_mostrato m WHERE m.allegato_id = allegato.id AND m.codice_istat = $${used + 1}))`,
    parameters: [comune],
  };
}

export const allegatoReference = defineReference({
  typename: 'Allegato',
  azione: allegatoLeggi,
  policy: allegatiVisibili,
  keys: {
    id: ({ query, ...chi }, ids) => {
      const { where, parameters } = allegatiVisibili(chi, { used: 2, ambito: '$2' });
      return query(`SELECT ${columnsOf(AllegatoEntity)} FROM allegato WHERE id = ANY ($1::uuid[]) AND ${where}`, [
        ids,
        chi.ambitoId,
        ...parameters,
      ]);
    },
  },
});
