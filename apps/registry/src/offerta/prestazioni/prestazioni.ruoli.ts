// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { contenutoCompleto, fraUnMese, statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import type { Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const operazioni = operazioniDi(() => registry);
  const { command } = operazioni;
  const { bozza, pubblicata } = statiOfferta(operazioni);
  const nota = { id: '' };
  const verificaScadeIl = fraUnMese();
  return {
    async prepare() {
      nota.id = (await pubblicata(verificaScadeIl)).id;
    },
    chiavi: { Prestazione: () => ({ id: nota.id }) },
    examples: {
      prestazione: { variables: () => ({ id: nota.id }) },
      cercaPrestazioni: { variables: () => ({ testo: 'anziane' }) },
      redigiPrestazione: { variables: () => ({ input: contenutoCompleto() }) },
      modificaPrestazione: {
        variables: async () => ({ input: { ...(await bozza()), contenuto: contenutoCompleto() } }),
      },
      pubblicaPrestazione: { variables: async () => ({ input: { ...(await bozza()), verificaScadeIl } }) },
      verificaPrestazione: {
        variables: async () => ({ input: { ...(await pubblicata(verificaScadeIl)), verificaScadeIl } }),
      },
      annullaRitiroPrestazione: {
        async variables() {
          const ritirata = await command('ritiraPrestazione', await bozza());
          return { input: { ...ritirata, motivo: 'Era un’altra voce' } };
        },
      },
      ritiraPrestazione: { variables: async () => ({ input: await bozza() }) },
    },
  };
}
