// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildSubgraph } from '@ambito/subgraph';
import { getNamedType, isObjectType } from 'graphql';
import { definition } from '../app.ts';
import { A04, type Registry, startIstituito } from '../testing.ts';
import { veritaAmbito } from './ambito.testing.ts';
import { veritaAttiSbagliati } from './atti-sbagliati.testing.ts';
import { veritaGoverno } from './governo.testing.ts';
import { veritaOfferta } from './offerta.testing.ts';
import { veritaPersonale } from './personale.testing.ts';
import { veritaRegolamento } from './regolamento.testing.ts';
import { veritaSedi } from './sedi.testing.ts';
import { ammessiDavvero, OGGI, strumentiDi } from './verita.testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito(new Date(`${OGGI}T09:00:00Z`));
  // States of the distant past are written without the triggers that protect history.
  for (const tabella of ['nomina_coordinatore', 'apertura_straordinaria', 'turno_reperibilita', 'ente', 'sede'])
    await registry.admin(`ALTER TABLE ${tabella} DISABLE TRIGGER USER`);
  // The coordinators of earlier cases are deleted.
  await registry.admin('ALTER TABLE operatore DISABLE TRIGGER operatore_solo_annullato');
});
afterAll(() => registry.stop());

const strumenti = strumentiDi(() => registry);
const verita = [
  ...veritaGoverno(strumenti),
  ...veritaAttiSbagliati(strumenti),
  ...veritaAmbito(strumenti),
  ...veritaSedi(strumenti),
  ...veritaPersonale(strumenti),
  ...veritaOfferta(strumenti),
  // The last: whoever joins on a day on which the Comuni approved a change of the Regolamento is refused.
  ...veritaRegolamento(strumenti),
];

/** Commands that no record has in its `permessi`. */
const ECCEZIONI: Readonly<Record<string, string>> = {
  istituisciAmbito: 'there is no Ambito yet to say so',
  importaComuni: 'a load of many, by who administers the whole',
  richiediCaricamento: 'a load of many, by a file',
  importaOffertaHsds: 'a load of many, by a file',
  preparaAllegato: 'whoever works in the Ambito may, and then it says who may upload',
};

test('every command has a field in a `permessi`, except those without a record', () => {
  const { schema } = buildSubgraph(definition);
  const comandi = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((nome) => !nome.startsWith('_'));
  const detti = new Set([...verita.map(({ comando }) => comando), ...Object.keys(ECCEZIONI)]);
  expect(comandi.toSorted()).toEqual([...detti].toSorted());
});

test('every `puo…` is tried', () => {
  const { schema } = buildSubgraph(definition);
  const campi = Object.values(schema.getTypeMap()).flatMap((tipo) => {
    const permessi = isObjectType(tipo) ? tipo.getFields()['permessi'] : undefined;
    const detti = permessi === undefined ? undefined : getNamedType(permessi.type);
    return isObjectType(detti) ? Object.keys(detti.getFields()).map((campo) => `${tipo.name}.${campo}`) : [];
  });
  const provati = new Set(verita.map(({ puo }) => puo));
  // Files are uploaded and downloaded at their own addresses, without a mutation.
  const file = ['Allegato.puoCaricare', 'Allegato.puoScaricare', 'Caricamento.puoScaricareErrori'];
  expect(campi.filter((campo) => !provati.has(campo)).toSorted()).toEqual(file);
});

test('the `permessi` of many records need as many statements as those of one', async () => {
  const { command, inCarica, comuneNuovo } = strumenti;
  await inCarica('chi chiama');
  const accordo = { tipo: 'ALTRO', oggetto: 'Accordo', finalita: 'Prova', parti: ['Scuola'] };
  const giorni = { sottoscrittoIl: '2026-01-01', dal: '2026-01-01', al: '2027-12-31' };
  for (let fatti = 0; fatti < 3; fatti += 1) {
    await command('registraAccordo', { ...accordo, ...giorni });
    await comuneNuovo();
  }
  const query = `query ($n: Int!) {
    accordi(ambitoId: "${A04}", first: $n) { edges { node { permessi { puoStabilireTermine } } } }
    comuni(first: $n) { edges { node { permessi { puoImpostarePatrono puoIndividuareSede puoRegistrareMandato puoOrganizzarePua } } } }
  }`;
  const spese = async (n: number): Promise<number> => {
    const prima = await registry.statements();
    const { errors } = await registry.call('COORDINATORE', query, { n });
    expect(errors).toBeUndefined();
    return (await registry.statements()) - prima;
  };
  expect(await spese(3)).toBe(await spese(1));
});

test.each(verita.map((una) => [`${una.puo}, ${una.comando}: ${una.quando}`, una] as const))(
  '%s',
  async (_nome, una) => {
    expect(await ammessiDavvero(registry, una)).toEqual(una.chi);
  },
);
