// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { RoleExamples } from '@ambito/subgraph/testing';
import { datiEnte, statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry } from '../../testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { accreditato, ente } = statiOfferta(operazioniDi(() => registry));
  const noto = { id: '' };
  const nuovo = () => datiEnte({ denominazione: randomUUID() });
  return {
    async prepare() {
      noto.id = (await accreditato({ dal: '2026-01-01', al: '2099-12-31' })).enteId;
    },
    chiavi: { Ente: () => ({ id: noto.id }) },
    argomenti: { 'Ente.accreditatoPer': 'prestazione: "A2.07"' },
    examples: {
      ente: { variables: () => ({ id: noto.id, prestazione: 'A2.07', giorno: '2026-11-24' }) },
      enti: { variables: () => ({ ambitoId: A04 }) },
      registraEnte: { variables: () => ({ input: nuovo() }) },
      modificaEnte: {
        variables: async () => ({ input: { ...(await ente()), denominazione: randomUUID(), telefono: '0825 111111' } }),
      },
      rettificaInizioEnte: {
        variables: async () => ({ input: { ...(await ente()), dal: '2021-01-01', motivo: 'Anno sbagliato' } }),
      },
      rettificaCessazioneEnte: {
        async variables() {
          const cessato = await ente();
          await operazioniDi(() => registry).command('cessaEnte', { ...cessato, al: '2099-12-31' });
          return { input: { ...cessato, versione: cessato.versione + 1, al: null, motivo: 'Di un altro ente' } };
        },
      },
      cessaEnte: { variables: async () => ({ input: { ...(await ente()), al: '2099-12-31' } }) },
    },
  };
}
