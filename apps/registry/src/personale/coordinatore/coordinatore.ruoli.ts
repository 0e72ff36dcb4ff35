// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const strumenti = strumentiDi(() => registry);
  const { operatore } = statiPersonale(strumenti);
  let anno = 2100;
  /** A nomination for a year to come, each time another one: the coordinator is one at a time. */
  async function daNominare() {
    const operatoreId = await operatore({ qualifica: 'COORDINATORE', account: randomUUID() });
    anno += 1;
    return { operatoreId, dal: `${anno}-01-01`, al: `${anno}-12-31`, atto: 'decreto' };
  }
  return {
    examples: {
      nominaCoordinatore: { variables: async () => ({ input: await daNominare() }) },
      cessaCoordinatore: {
        async variables() {
          const nomina = await daNominare();
          await strumenti.command('nominaCoordinatore', nomina, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
          const [{ id } = { id: '' }] = await strumenti.sql<{ id: string }>(
            'SELECT id FROM nomina_coordinatore WHERE operatore_id = $1',
            [nomina.operatoreId],
          );
          return { input: { nominaId: id, versione: 1, al: `${anno}-06-30`, atto: 'decreto' } };
        },
      },
    },
  };
}
