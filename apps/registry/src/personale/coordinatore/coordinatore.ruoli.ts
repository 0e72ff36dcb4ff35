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
  async function nominato() {
    // One that was corrected may last for ever.
    await strumenti.sql('TRUNCATE nomina_coordinatore CASCADE');
    const nomina = await daNominare();
    await strumenti.command('nominaCoordinatore', nomina, { chi: 'COORDINAMENTO_ISTITUZIONALE' });
    const [{ id } = { id: '' }] = await strumenti.sql<{ id: string }>(
      'SELECT id FROM nomina_coordinatore WHERE operatore_id = $1',
      [nomina.operatoreId],
    );
    return { nominaId: id, versione: 1 };
  }
  return {
    examples: {
      nominaCoordinatore: { variables: async () => ({ input: await daNominare() }) },
      cessaCoordinatore: {
        variables: async () => ({ input: { ...(await nominato()), al: `${anno}-06-30`, atto: 'decreto' } }),
      },
      annullaNominaCoordinatore: {
        variables: async () => ({ input: { ...(await nominato()), motivo: 'Di un altro Ambito' } }),
      },
      rettificaNominaCoordinatore: {
        variables: async () => ({ input: { ...(await nominato()), atto: 'decreto 2', motivo: 'Atto sbagliato' } }),
      },
    },
  };
}
