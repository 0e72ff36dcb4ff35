// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Chi, RoleExamples } from '@ambito/subgraph/testing';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import type { Registry } from '../../testing.ts';
import { datiAttivita, statiPersonale } from '../stati.testing.ts';

export function ruoli(registry: Registry): RoleExamples {
  const { attivita, conPresenze, dimenticato, daPresenze } = statiPersonale(strumentiDi(() => registry));
  const noto = { id: '' };
  /** The operator of the asking account: operators enrol only themselves. */
  const iscrizione =
    (iscritto: boolean) =>
    async ({ ruolo }: Chi) => ({
      input: await attivita({ iscritto, ruolo: ruolo === 'SEGRETARIATO' ? ruolo : 'ASSISTENTE_SOCIALE' }),
    });
  return {
    async prepare() {
      noto.id = (await attivita({ iscritto: true })).attivitaId;
    },
    chiavi: { AttivitaFormativa: () => noto },
    argomenti: { 'Operatore.oreFormazione': 'anno: 2026' },
    examples: {
      attivitaFormativa: { variables: () => noto },
      attivitaFormative: { variables: () => ({ anno: 2026 }) },
      programmaAttivitaFormativa: { variables: () => ({ input: datiAttivita }) },
      iscriviOperatore: { variables: iscrizione(false) },
      registraIscrizioneTardiva: {
        variables: async () => ({ input: { ...(await dimenticato('2026-01-01')), ore: 4 } }),
      },
      annullaIscrizione: { variables: iscrizione(true) },
      rettificaPresenza: {
        variables: async () => ({ input: { ...(await conPresenze()), ore: 3, motivo: 'È uscito prima' } }),
      },
      rettificaAttivitaFormativa: {
        async variables() {
          const { attivitaId, versione } = await conPresenze();
          return { input: { attivitaId, versione, crediti: 4, motivo: 'I crediti erano altri' } };
        },
      },
      annullaAttivitaFormativa: {
        async variables() {
          const { attivitaId, versione } = await conPresenze();
          return { input: { attivitaId, versione, motivo: 'Non si è tenuta' } };
        },
      },
      registraPresenze: { variables: async () => ({ input: await daPresenze('2026-01-01') }) },
    },
  };
}
