// SPDX-License-Identifier: AGPL-3.0-or-later
import { FONTI } from '../../app.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { scenari } from './scenari.testing.ts';
import { vociDi } from './scrivania.sql.ts';

const OGGI = '2026-11-24';
const ALTRO_AMBITO = '0192a04a-0000-7000-8000-00000000aa99';

interface Voce {
  tipo: string;
  id: string;
  articolo: string;
  scadenza: string;
  oggetto: string;
  riferimento: string;
}

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito(new Date(`${OGGI}T09:00:00Z`));
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: [
      { codiceIstat: '064100', nome: 'Solofra', codiceCatastale: 'I805' },
      { codiceIstat: '064101', nome: 'Serino', codiceCatastale: 'I630' },
    ].map((comune) => ({
      ...comune,
      siglaProvincia: 'AV',
      regione: '15',
      popolazione: [{ anno: 2021, residenti: 1_000, fonte: 'prova' }],
    })),
  });
});
afterAll(() => registry.stop());

async function scrivania(tipo: string): Promise<Voce[]> {
  const { data } = await registry.call<{ ambito: { scrivaniaRegistro: { edges: { node: Voce }[] } } }>(
    'COORDINATORE',
    '{ ambito(codice: "A04") { scrivaniaRegistro(first: 100) { edges { node { tipo id articolo scadenza oggetto riferimento } } } } }',
  );
  return data!.ambito.scrivaniaRegistro.edges.map(({ node }) => node).filter((voce) => voce.tipo === tipo);
}

let preparati: ReturnType<typeof scenari> | undefined;
/** The scenarios are made once for all tests, so that the records they share are made once. */
const tutti = () => (preparati ??= scenari(registry));

test('each source has its scenario', () => {
  expect(Object.keys(tutti()).toSorted()).toEqual(FONTI.map(({ tipo }) => tipo).toSorted());
});

/** Whether a scenario registers a Convenzione: each Comune that joins must sign it, so the scenarios of adhesions run before. */
const registersConvenzione = ({ tipo }: (typeof FONTI)[number]): boolean => tipo === 'CONVENZIONE_IN_SCADENZA';
const ordered = [...FONTI.filter((fonte) => !registersConvenzione(fonte)), ...FONTI.filter(registersConvenzione)];

test.each(ordered.map((fonte) => [fonte.tipo, fonte] as const))(
  '%s: an item is on the desk of its Ambito from its day until somebody deals with it',
  async (tipo, fonte) => {
    const { scadenza, put } = tutti()[tipo]!;
    const prima = new Set((await scrivania(tipo)).map(({ id }) => id));
    const remove = await put();
    const nuove = (await scrivania(tipo)).filter(({ id }) => !prima.has(id));
    expect(nuove.map((voce) => voce.scadenza)).toContain(scadenza);
    for (const { articolo, oggetto } of nuove) expect([articolo, oggetto]).toEqual([fonte.articolo, fonte.oggetto]);
    expect(await registry.admin(vociDi([fonte]), [ALTRO_AMBITO, OGGI])).toEqual([]);
    await remove();
    const rimaste = new Set((await scrivania(tipo)).map(({ id }) => id));
    expect(nuove.filter(({ id }) => !rimaste.has(id)).map((voce) => voce.scadenza)).toEqual([scadenza]);
  },
);
