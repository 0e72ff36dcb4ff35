// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { describeReads } from '@ambito/subgraph/testing';
import { percorsoDi } from './percorso.testing.ts';
import { trasmissioniDi } from './trasmissioni/trasmissioni.testing.ts';
import { A04, A_TERMINE, ASSISTENTE, definition, SEDE, SEDE_CESSATA, startCasework, type Casework } from './testing.ts';

/** The lists that a page may sort, since they do not grow. */
const AMMESSI: Readonly<Record<string, readonly string[]>> = {
  // The cases that want a successor now: by case, to show each once, then by day.
  'Query.successoriRichiesti': ['sorts by'],
};

let casework: Casework;
describeReads(definition, {
  ambito: A04,
  ammessi: AMMESSI,
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
