// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeReads } from '@ambito/subgraph/testing';
import { percorsoDi } from './percorso.testing.ts';
import { trasmissioniDi } from './trasmissioni/trasmissioni.testing.ts';
import {
  A04,
  A_TERMINE,
  ASSISTENTE,
  definition,
  SEDE,
  SEDE_CESSATA,
  startCasework,
  TABELLE_PICCOLE,
  type Casework,
} from './testing.ts';

/** What a page may do beside reading an index in its order. */
const AMMESSI: Readonly<Record<string, readonly string[]>> = {
  // Several filters at once: the cases of a sede, in their order, of which the other filters drop some.
  // The cases of an assistente sociale, in the order of the Ambito's, of which the policy drops the others' (ADR 0018).
  'Query.preseInCarico': [
    'presa_in_carico drops rows of presa_in_carico_per_sede by ((area',
    ...['elenco', 'per_sede', 'per_area', 'per_comune', 'per_termine'].map(
      (indice) => `presa_in_carico drops rows of presa_in_carico_${indice} by ((id = ANY`,
    ),
  ],
  // The requests without outcome of an Ambito, which are few: the policy of the reader drops some.
  'Query.trasmissioniDiCasiConclusi': ['trasmissione drops rows of trasmissione_senza_esito'],
  // The cases that want a successor now: by case, to show each once, then by day.
  'Query.successoriRichiesti': ['sorts by'],
};

let casework: Casework;
const { lettura, planner } = describeReads(definition, {
  ambito: A04,
  app: join(import.meta.dirname, '..'),
  write: process.env['WRITE_LETTURE'] === '1',
  allowed: AMMESSI,
  small: TABELLE_PICCOLE,
  growing: true,
  async start() {
    casework = await startCasework();
    const percorso = percorsoDi(casework);
    const passaggi: string[] = [];
    for (let volta = 0; volta < 2; volta += 1) {
      const { presaInCaricoId, progettoId } = await percorso.conProgetto();
      const dimissione = { presaInCaricoId, versione: 3, motivo: 'ALTRO', valutazione: 'Concluso' };
      await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', dimissione);
      await percorso.command('COORDINATORE', 'annullaDimissione', {
        ...{ presaInCaricoId, versione: 4, motivo: 'Era un altro caso' },
      });
      await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', { progettoId, versione: 3, parole: 'Va bene' });
      await percorso.command('ASSISTENTE_SOCIALE', 'rettificaAccettazione', {
        ...{ progettoId, versione: 4, motivo: 'Scritto male', parole: 'Va bene così' },
      });
      const urgente = {
        presaInCaricoId: await percorso.richiesta(),
        versione: 1,
        motivoUrgenza: 'prova',
        daRegolarizzareEntro: '2026-12-01',
      };
      await percorso.command('COORDINATORE', 'assegnaInUrgenza', urgente);
      await trasmissioniDi(casework).trasmessa();
      const aTermine = { presaInCaricoId: await percorso.richiesta(), versione: 1, operatoreId: A_TERMINE };
      await percorso.command('COORDINATORE', 'assegnaPresaInCarico', aTermine);
      passaggi.push(
        `{ presaInCaricoId: "${aTermine.presaInCaricoId}", versione: 2, operatoreId: "${[ASSISTENTE, A_TERMINE][volta]}" }`,
      );
    }
    return {
      ...casework,
      argomenti: {
        'Sede.contattiAlloSportello': ['dal: "2026-11-01", al: "2026-11-30"'],
        'Query.anteprimaPassaggi': [`input: { passaggi: [${passaggi.join(', ')}], nota: "Consegna" }`],
        'Query.successoriRichiesti': ['', `operatoreId: "${A_TERMINE}"`, 'entro: "2026-12-31"'],
        'Query.preseInCarico': [
          'stato: IN_CARICO',
          'stato: RICHIESTA',
          'stato: IN_VALUTAZIONE',
          '',
          'filtri: { stati: [IN_VALUTAZIONE, IN_CARICO] }',
          `filtri: { operatoreId: "${ASSISTENTE}" }`,
          `filtri: { sedeId: "${SEDE}" }`,
          'filtri: { area: "ELD", stati: [CONCLUSA] }',
          'filtri: { comune: "064071" }',
          'filtri: { termineEntro: "2026-12-31" }',
          `filtri: { operatoreId: "${ASSISTENTE}", termineEntro: "2026-12-31" }`,
          `filtri: { sedeId: "${SEDE}", area: "ELD", comune: "064071", operatoreId: "${A_TERMINE}" }`,
        ],
      },
      chiavi: {
        Comune: [{ codiceIstat: '064008' }, { codiceIstat: '064071' }],
        Sede: [{ id: SEDE }, { id: SEDE_CESSATA }],
        LineaDiBilancio: [{ id: randomUUID() }, { id: randomUUID() }],
      },
    };
  },
});

test.each([
  ['cases', 'Query.preseInCarico', 'FROM presa_in_carico', '"caseManagerId"'],
  ['impegni', 'Intervento.impegni', 'FROM impegno', 'costo_nell_anno'],
])('%s are read without a column for which nobody asks', (_what, campo, from, column) => {
  const inviate = lettura(campo).ripetute.map(({ text }) => text);
  expect(inviate.filter((text) => text.includes(from))).not.toEqual([]);
  expect(inviate.filter((text) => text.includes(column))).toEqual([]);
});

// Two searches as they were written once: the cases of the Ambito came in order from an index, and most were dropped.
test.each([
  [
    'an operator',
    `(SELECT r.operatore_id FROM responsabilita r
      WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.periodo @> now() AND p.conclusa_il IS NULL) = $4::uuid`,
    ASSISTENTE,
  ],
  [
    'a term that is worked out',
    `least(CASE WHEN p.urgenza_regolarizzata_il IS NULL THEN p.urgenza_entro END,
      (SELECT s.prevista_fino_al FROM sospensione s
       WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id AND upper_inf(s.periodo))) <= $4::date`,
    '2026-12-31',
  ],
])('a list of cases by %s, of which an index knows the state alone, is refused', async (_nome, condizione, valore) => {
  const text = `SELECT id FROM presa_in_carico AS p WHERE ambito_id = $2 AND stato = $3 AND ${condizione} ORDER BY richiesta_il, id LIMIT $1`;
  expect(await planner().problems({ text, values: [26, A04, 'IN_CARICO', valore] })).not.toEqual([]);
});
