// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildSubgraph } from '@ambito/subgraph';
import { getNamedType, isObjectType } from 'graphql';
import { documentOf } from '../percorso.testing.ts';
import { definition, startCasework, type Casework } from '../testing.ts';
import { veritaCasi } from './casi.testing.ts';
import { veritaErrori } from './errori.testing.ts';
import { veritaProgetti } from './progetti.testing.ts';
import { veritaSportello } from './sportello.testing.ts';
import { PERSONE, strumentiDi, type Strumenti, type Verita } from './verita.testing.ts';

let casework: Casework;
let strumenti: Strumenti;
beforeAll(async () => {
  casework = await startCasework();
  strumenti = strumentiDi(casework);
});
afterAll(() => casework.stop());
afterEach(() => casework.admin(`UPDATE anagrafe_mandato SET al = NULL`, []));

const veritaDi = (quali: Strumenti): Verita[] => [
  ...veritaCasi(quali),
  ...veritaErrori(quali),
  ...veritaProgetti(quali),
  ...veritaSportello(quali),
];
/** The expectations by name. Each makes its records only once the service serves. */
const verita = veritaDi({} as Strumenti).map(
  ([puo, comando, quando, chi], indice) =>
    [puo, comando, quando, chi, () => veritaDi(strumenti)[indice]![4]()] as const,
);

/** Commands that no record has in its `permessi`. */
const ECCEZIONI: Readonly<Record<string, string>> = {
  registraContatto: 'there is no contatto yet to say so',
  passaCasi: 'it hands many cases over: each says so by puoCambiareCaseManager',
  annullaPassaggi: 'it takes many handovers back: each says so by passaggioAnnullabile',
};
const { schema } = buildSubgraph(definition);

test('every command has a field in a `permessi`, except those without a record', () => {
  const comandi = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((nome) => !nome.startsWith('_'));
  const detti = new Set([...verita.map(([, comando]) => comando), ...Object.keys(ECCEZIONI)]);
  expect(comandi.toSorted()).toEqual([...detti].toSorted());
});

test('every `puo…` is tried, for somebody whom it admits and in a state in which it admits nobody', () => {
  const campi = Object.values(schema.getTypeMap()).flatMap((tipo) => {
    const permessi = isObjectType(tipo) ? tipo.getFields()['permessi'] : undefined;
    const detti = permessi === undefined ? undefined : getNamedType(permessi.type);
    return isObjectType(detti) ? Object.keys(detti.getFields()).map((campo) => `${tipo.name}.${campo}`) : [];
  });
  const provati = (ammette: boolean) =>
    new Set(verita.filter(([, , , chi]) => chi.length > 0 === ammette).map(([puo]) => puo));
  for (const ammette of [true, false]) expect([...provati(ammette)].toSorted()).toEqual(campi.toSorted());
});

test.each(verita)('%s says of %s, %s, what comes of it', async (puo, comando, _quando, attesi, prepare) => {
  const [tipo, campo = ''] = puo.split('.');
  const ammessi: string[] = [];
  let pronto = await prepare();
  for (const [nome, ruolo, sub] of PERSONE) {
    const { data } = await casework.call<{ _entities: ({ permessi: Record<string, boolean> } | null)[] | null }>(
      ruolo,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${tipo} { permessi { ${campo} } } } }`,
      { r: [{ __typename: tipo, id: pronto.id }] },
      sub,
    );
    const letto = data?._entities?.[0]?.permessi[campo];
    if (letto === undefined) continue;
    const { errors } = await casework.call(ruolo, documentOf(comando), { input: pronto.input }, sub);
    expect([nome, errors === undefined, errors?.[0]?.extensions]).toEqual([
      nome,
      letto,
      letto
        ? undefined
        : expect.objectContaining({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND|RULE_VIOLATION/) }),
    ]);
    if (!letto) continue;
    ammessi.push(nome);
    pronto = await prepare();
  }
  expect(ammessi).toEqual(attesi);
});

test('the `permessi` of many cases cost as many statements as those of one', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => strumenti.percorso.inCarico(strumenti.persona())));
  const spese = async (quali: readonly string[]): Promise<number> => {
    const prima = await casework.statements();
    const { errors } = await casework.call(
      'ASSISTENTE_SOCIALE',
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on PresaInCarico { permessi { puoDimettere puoPrendereInCarico } } } }`,
      { r: quali.map((id) => ({ __typename: 'PresaInCarico', id })) },
    );
    expect(errors).toBeUndefined();
    return (await casework.statements()) - prima;
  };
  expect(await spese(ids)).toBe(await spese(ids.slice(0, 1)));
});
