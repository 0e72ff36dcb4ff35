// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { percorsoDi } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { command, inCarico, richiesta } = percorsoDi(casework);
  const dimissione = { motivo: 'ALTRO', valutazione: 'Percorso concluso' };
  const trasferimento = { comune: '058091', relazione: 'Va a vivere dalla figlia' };
  /** A case that has ended, at version 4, with the input of the command on its end. */
  const finito = (comando: 'dimetti' | 'trasferisci', dati: object, input: object) => ({
    async variables() {
      const presaInCaricoId = await inCarico();
      await command('ASSISTENTE_SOCIALE', comando, { presaInCaricoId, versione: 3, ...dati });
      return { input: { presaInCaricoId, versione: 4, motivo: 'Era un altro caso', ...input } };
    },
  });
  return {
    examples: {
      dimetti: {
        variables: async () => ({ input: { presaInCaricoId: await inCarico(), versione: 3, ...dimissione } }),
      },
      trasferisci: {
        variables: async () => ({
          input: {
            presaInCaricoId: await inCarico(),
            versione: 3,
            ...trasferimento,
          },
        }),
      },
      annullaNonAccoglimento: {
        async variables() {
          const presaInCaricoId = await richiesta();
          const rifiuto = { presaInCaricoId, versione: 1, motivo: 'Residente altrove' };
          await command('COORDINATORE', 'nonAccogliPresaInCarico', rifiuto);
          return { input: { presaInCaricoId, versione: 2, motivo: 'Era un’altra persona' } };
        },
      },
      annullaDimissione: finito('dimetti', dimissione, {}),
      annullaTrasferimento: finito('trasferisci', trasferimento, {}),
      rettificaDimissione: finito('dimetti', dimissione, { motivoDimissione: 'OBIETTIVI_RAGGIUNTI' }),
      rettificaTrasferimento: finito('trasferisci', trasferimento, { relazione: 'Va a vivere dal figlio' }),
    },
  };
}
