// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, Unit } from '@ambito/subgraph';
import { Arg, Resolver } from 'type-graphql';
import { requireConfermata } from '../anagrafe/presenza.ts';
import { readCasi } from '../prese-in-carico/load-caso.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { lockAffidamento } from '../responsabilita/lock-affidamento.ts';
import { examinePassaggi } from './examine-passaggi.ts';
import { passCases } from './pass-cases.ts';
import { MAX_PASSAGGI, PassaCasiInput, requirePassaggi } from './passaggio.ts';
import { requireTutti } from './require-tutti.ts';

@Resolver()
export class PassaCasi {
  /**
   * Art. 2 c. 2, art. 7 c. 1: hands many cases over together, each at the version that was read, now or from a day on. All of
   * them or none: a refusal says which cases, and why.
   * @returns the ids of the cases, in the order of the input
   */
  @AtMost(MAX_PASSAGGI)
  @Command(() => [PresaInCarico], {
    description:
      'Il coordinatore passa più casi insieme ad altri assistenti sociali, tutti o nessuno (art. 2 c. 2, art. 7 c. 1).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async passaCasi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I passaggi.' }) { passaggi, nota, confermaAssenza }: PassaCasiInput,
  ): Promise<string[]> {
    requirePassaggi(passaggi, unit.adesso);
    await lockAffidamento(
      unit,
      passaggi.map(({ operatoreId }) => operatoreId),
    );
    const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
    const casi = await readCasi(unit.context, unit, ids, true);
    for (const id of casi.keys()) unit.auditRead('PresaInCarico', id);
    const esami = await examinePassaggi(unit, passaggi, casi);
    requireTutti(
      esami.map(({ passaggio: { presaInCaricoId }, rifiuto }) => ({ presaInCaricoId, rifiuto })),
      { nessuno: 'Nessun caso è passato', vietato: ['non può passare', 'non possono passare'] },
    );
    if (!confermaAssenza)
      requireConfermata(
        unit,
        esami.map(({ passaggio: { operatoreId }, assenze }, indice) => ({
          percorso: ['input', 'passaggi', String(indice), 'operatoreId'],
          operatoreId,
          assenze,
          numero: indice + 1,
        })),
      );
    await passCases(unit, esami, nota);
    return ids;
  }
}
