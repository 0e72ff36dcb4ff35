// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeReads, tryLists } from '@ambito/subgraph/testing';
import { definition } from './app.ts';
import {
  A04,
  eventi,
  PETRURO,
  SEDE,
  startInformationSystem,
  TABELLE_PICCOLE,
  type InformationSystem,
} from './testing.ts';

const PERIODO = 'periodo: "2026-Q3"';

const ARGOMENTI = {
  'Query.indicatori': [PERIODO],
  'Query.rapporti': [
    '',
    'tipo: MONITORAGGIO',
    PERIODO,
    'stato: IN_CODA',
    `tipo: MONITORAGGIO, ${PERIODO}, stato: TRASMESSO`,
  ],
  'Ambito.indicatori': [PERIODO],
  'Comune.indicatori': [PERIODO],
  'Sede.indicatori': [PERIODO],
  'DefinizioneIndicatore.valori': [PERIODO],
};
const CHIAVI = {
  Ambito: [{ id: A04 }, { id: randomUUID() }],
  Comune: [{ codiceIstat: '064008' }, { codiceIstat: PETRURO }],
  Sede: [{ id: SEDE }, { id: randomUUID() }],
};

/** Pages that may sort their rows, since the number of these rows does not grow with the table. */
const AMMESSI: Readonly<Record<string, readonly string[]>> = {
  // The list sorts one page of each Ambito of the Regione. An Ambito has few of a kind or of a period,
  // by whichever index they come.
  'Query.rapporti': ['sorts by r.richiesto_il DESC, r.id DESC', 'rapporto drops rows of rapporto_'],
};

let sistema: InformationSystem;
describeReads(definition, {
  ambito: A04,
  app: join(import.meta.dirname, '..'),
  write: process.env['WRITE_LETTURE'] === '1',
  allowed: AMMESSI,
  small: TABELLE_PICCOLE,
  growing: true,
  async start() {
    sistema = await startInformationSystem();
    await sistema.apply([eventi.ambito(), ...[1, 2, 3].map((n) => eventi.contatto(randomUUID(), 1, n, '2026-09-10'))]);
    await sistema.update();
    for (const periodo of ['2026-M09', '2026-Q3']) {
      const { errors } = await sistema.call(
        'COORDINATORE',
        'mutation ($input: RichiediRapportoInput!) { richiediRapporto(input: $input) { id } }',
        { input: { tipo: 'MONITORAGGIO', periodo } },
      );
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
    }
    return { ...sistema, argomenti: ARGOMENTI, chiavi: CHIAVI };
  },
});

test('what a reader may not see changes no list that they read', async () => {
  // The Regione sees this report, and not the other one of its Ambito.
  await sistema.admin(
    `BEGIN; SET LOCAL session_replication_role = replica;
     UPDATE rapporto SET stato = 'TRASMESSO', approvato_il = now(), approvato_da = 'prova', trasmesso_il = now(), ricevuta = 'prova'
     WHERE periodo = '2026-M09'; COMMIT`,
  );
  const read = await tryLists({
    definition,
    adminUrl: sistema.database.adminUrl,
    argomenti: ARGOMENTI,
    chiavi: CHIAVI,
    call: (chi, query, variables, ruolo) => sistema.call(chi, query, variables, { ruolo }),
  });
  process.stderr.write(read.told);
  expect(read.changed).toEqual([]);
  expect(read.neverHidden).toEqual([]);
  // No report of this test has been generated.
  expect(read.empty).toEqual(['Rapporto.artefatti']);
});
