// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleExamples } from '@ambito/subgraph/testing';
import { contatto, percorsoDi } from '../percorso.testing.ts';
import { ASSISTENTE, A_TERMINE, type Casework } from '../testing.ts';

export function ruoli(casework: Casework): RoleExamples {
  const { command, richiesta, assegnata, inCarico } = percorsoDi(casework);
  const noto = { id: '' };
  const urgenza = { motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-01' };
  /** A case in the state that the command requires, with its version and the rest of the input. */
  const su = (caso: () => Promise<string>, versione: number, input: object = {}) => ({
    variables: async () => ({ input: { presaInCaricoId: await caso(), versione, ...input } }),
  });
  async function inUrgenza(): Promise<string> {
    const presaInCaricoId = await richiesta();
    await command('COORDINATORE', 'assegnaInUrgenza', {
      presaInCaricoId,
      versione: 1,
      operatoreId: ASSISTENTE,
      ...urgenza,
    });
    return presaInCaricoId;
  }
  async function sospesa(): Promise<string> {
    const presaInCaricoId = await inCarico();
    await command('ASSISTENTE_SOCIALE', 'sospendi', { presaInCaricoId, versione: 3, motivo: 'Ricovero' });
    return presaInCaricoId;
  }
  /** The suspension of a suspended case, with the rest of the input. */
  const suSospensione = (input: object) => ({
    async variables() {
      const presaInCaricoId = await sospesa();
      const [sospensione] = await casework.admin<{ id: string }>(
        'SELECT id FROM sospensione WHERE presa_in_carico_id = $1',
        [presaInCaricoId],
      );
      return { input: { presaInCaricoId, versione: 4, sospensioneId: sospensione!.id, ...input } };
    },
  });
  return {
    async prepare() {
      noto.id = await inCarico();
      await inUrgenza();
      await command('COORDINATORE', 'assegnaPresaInCarico', {
        presaInCaricoId: await richiesta(),
        versione: 1,
        operatoreId: A_TERMINE,
      });
    },
    chiavi: { PresaInCarico: () => noto },
    examples: {
      presaInCarico: { variables: () => noto },
      erroriAnnullati: { variables: () => noto },
      preseInCarico: { variables: () => ({ stato: 'IN_CARICO', filtri: { area: 'ELD' } }) },
      richiediPresaInCarico: {
        async variables() {
          const { id } = await command<{ id: string }>('SEGRETARIATO', 'registraContatto', contatto());
          const bisogni = [{ codice: 'ELD_DOMICILIO' }];
          await command('SEGRETARIATO', 'decodificaBisogni', { contattoId: id, versione: 1, bisogni });
          return { input: { contattoId: id, versione: 2, area: 'ELD' } };
        },
      },
      assegnaPresaInCarico: su(richiesta, 1, { operatoreId: ASSISTENTE }),
      assegnaInUrgenza: su(richiesta, 1, urgenza),
      regolarizzaUrgenza: su(inUrgenza, 2),
      nonAccogliPresaInCarico: su(richiesta, 1, { motivo: 'Residente altrove' }),
      prendiInCarico: su(assegnata, 2),
      sospendi: su(inCarico, 3, { motivo: 'Ricovero' }),
      riprendi: su(sospesa, 4),
      rettificaSospensione: suSospensione({ motivo: 'Scritto male', motivoSospensione: 'Lungo ricovero' }),
      annullaSospensione: suSospensione({ motivo: 'Era un altro caso' }),
    },
  };
}
