// SPDX-License-Identifier: AGPL-3.0-or-later
import { SISTEMA } from '@ambito/access';
import { write, type DatabaseRules, type DataSource, type WriteUnit } from '@ambito/persistence';
import { istituisciAmbito } from '../ambito/ambiti/istituisci-ambito.ts';
import { importaComuni } from '../ambito/comuni/importa-comuni.ts';
import { impostaPatrono } from '../sedi/festivita/imposta-patrono.ts';
import { impostaOrari } from '../sedi/orari/imposta-orari.ts';
import { individuaSede } from '../sedi/sede/individua-sede.ts';
import { A04 } from './a04.ts';
import { OPERATORI, SEDI } from './dotazione.ts';
import { loadOfferta } from './offerta.ts';
import { loadPersonale } from './personale.ts';
import { PRESTAZIONI } from './prestazioni.ts';
import { loadFormazione } from './formazione.ts';
import { loadGoverno } from './governo.ts';
import { loadRegolamento } from './regolamento.ts';
import { loadVitaDelleSedi } from './sedi.ts';

const DAL = '2020-01-01';

/** Real days of patron saints; the other Comuni have none here. */
const PATRONO = {
  codiceIstat: '064008',
  ricorrenza: '02-14',
  nome: 'San Modestino',
  fonte: 'Festa patronale di Avellino, 14 febbraio',
};

/** Ambito A04 with its real Comuni, and invented sedi, staff and offer; loaded once, through the operations that people use. */
export async function loadDimostrazione(
  dataSource: DataSource,
  rules: DatabaseRules,
  print: (line: string) => void,
): Promise<void> {
  const known: unknown[] = await dataSource.query('SELECT 1 FROM ambito WHERE id = $1', [A04.id]);
  if (known.length > 0) return print('registro: dati già presenti');
  await unita(dataSource, rules, async (unit) => {
    await importaComuni(unit, A04.comuni);
    await istituisciAmbito(unit, { ...A04, comuni: A04.comuni.map(({ codiceIstat }) => codiceIstat) });
    await impostaPatrono(unit, PATRONO);
    const sedi = await loadSedi(unit);
    await loadPersonale(unit, sedi, DAL);
    await loadOfferta(unit, sedi, DAL);
    await loadRegolamento(unit);
    await loadFormazione(unit);
    await loadVitaDelleSedi(unit, sedi);
    await loadGoverno(unit, DAL);
  });
  print(
    `registro: Ambito A04, ${A04.comuni.length} Comuni, ${SEDI.length} sedi, ${OPERATORI.length} operatori, ${PRESTAZIONI.length} prestazioni (tutti inventati)`,
  );
}

async function loadSedi(unit: WriteUnit): Promise<Map<string, string>> {
  const sedi = new Map<string, string>();
  for (const { codiceIstat, indirizzo, orari } of SEDI) {
    const nome = A04.comuni.find((comune) => comune.codiceIstat === codiceIstat)?.nome ?? codiceIstat;
    const id = await individuaSede(unit, {
      codiceIstat,
      denominazione: `Segretariato Sociale di ${nome}`,
      indirizzo,
      attivaDal: DAL,
    });
    const fasce = orari.map(([giorno, dalle, alle]) => ({ giorno, dalle, alle }));
    await impostaOrari(unit, { sedeId: id, versione: 1, validoDal: DAL, fasce });
    sedi.set(codiceIstat, id);
  }
  return sedi;
}

function unita(
  dataSource: DataSource,
  rules: DatabaseRules,
  operation: (unit: WriteUnit) => Promise<void>,
): Promise<void> {
  const context = {
    attore: SISTEMA,
    autorizzazione: { ruolo: 'SISTEMA', assegnazione: null } as const,
    ambitoId: A04.id,
    requestId: 'dimostrazione',
    azione: 'dimostrazione',
    adesso: new Date(),
  };
  return write(dataSource, context, { rules }, operation);
}
