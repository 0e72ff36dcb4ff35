// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { nullableOf } from '@ambito/persistence';
import { buildSubgraph, updateInputs } from '@ambito/subgraph';
import { isNullableType, type GraphQLInputObjectType } from 'graphql';
import { definition } from './app.ts';
import { operazioniDi } from './operazioni.testing.ts';
import { istituisci, startRegistry, type Registry } from './testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
});
afterAll(() => registry.stop());

interface Esempio {
  readonly comando: string;
  readonly tabella: string;
  /** Makes a record: its id, and the fields that the command requires. */
  crea(): Promise<{ id: string; dove: object }>;
  /** A value of each field that may be left out, or what makes one. */
  readonly valori: Readonly<Record<string, unknown>>;
  /** The fields that may be left out and are no value of the record. */
  readonly nonDelRecord?: readonly string[];
}

const operatore = () =>
  command('registraOperatore', { nome: 'Anna', cognome: `Rossi ${randomUUID()}`, qualifica: 'SEGRETARIATO' });
let sede: Promise<string> | undefined;
async function inServizio(): Promise<string> {
  const { id: operatoreId } = await operatore();
  const [sedeId, dal] = [await (sede ??= apriSede('064008')), '2026-01-01'];
  const titolo = { titolo: 'DIPENDENTE', atto: 'det. 1', tempoIndeterminato: true };
  await command('conferisciIncarico', { operatoreId, sedeId, dal, fte: 1, ...titolo });
  return operatoreId;
}

/** By input: a command that changes given fields and is not here fails the first test. Corrections are in `rettifiche.test.ts`. */
const ESEMPI: Readonly<Record<string, Esempio>> = {
  ModificaSedeInput: {
    comando: 'modificaSede',
    tabella: 'sede',
    async crea() {
      const id = await (sede ??= apriSede('064008'));
      return { id, dove: { sedeId: id } };
    },
    valori: {
      denominazione: 'Sede nuova',
      indirizzo: 'Via Milano 2',
      atto: 'Delibera 12/2026',
      comeArrivare: 'Secondo piano',
      trasporti: 'Bus 4',
      accessoSenzaGradini: false,
      telefono: '0825 000000',
    },
  },
  ModificaOperatoreInput: {
    comando: 'modificaOperatore',
    tabella: 'operatore',
    async crea() {
      const { id } = await operatore();
      return { id, dove: { operatoreId: id } };
    },
    valori: {
      nome: 'Anna Maria',
      cognome: 'Bianchi',
      account: 'anna.bianchi',
      alboRegione: '15',
      alboNumero: '77',
      alboSezione: 'A',
    },
  },
  ModificaAssenzaInput: {
    comando: 'modificaAssenza',
    tabella: 'assenza',
    async crea() {
      const { id: operatoreId } = await operatore();
      const giorni = { dal: '2026-12-01', al: '2026-12-02' };
      const { assenze } = await command<{ assenze: { id: string }[] }>(
        'registraAssenza',
        { operatoreId, versione: 1, ...giorni },
        { campi: 'assenze { edges { node { id } } }' },
      );
      const id = assenze[0]!.id;
      return { id, dove: { operatoreId, assenzaId: id, ...giorni } };
    },
    valori: { sostitutoId: inServizio },
    nonDelRecord: ['motivo', 'sostitutoDal'],
  },
  IndicaDatoreInput: {
    comando: 'indicaDatore',
    tabella: 'titolo_di_servizio',
    async crea() {
      const { id: operatoreId } = await operatore();
      const { titoli } = await command<{ titoli: { id: string }[] }>(
        'registraTitolo',
        { operatoreId, versione: 1, tipo: 'DIPENDENTE', atto: 'det. 1', tempoIndeterminato: true, dal: '2026-01-01' },
        { campi: 'titoli { edges { node { id } } }' },
      );
      const id = titoli[0]!.id;
      return { id, dove: { operatoreId, titoloId: id, datore: 'COMUNE' } };
    },
    valori: { ente: 'Comune di Tufo' },
  },
};

const { schema } = buildSubgraph(definition);
const facoltativi = (input: string): string[] =>
  Object.values((schema.getType(input) as GraphQLInputObjectType).getFields()).flatMap(({ name, type }) =>
    isNullableType(type) ? [name] : [],
  );

/** The version to give: a titolo and an assenza have that of their operator. */
async function versioneDi(id: string): Promise<number> {
  const [row] = await registry.admin<{ versione: number }>(
    `SELECT versione FROM sede WHERE id = $1 UNION ALL
     SELECT versione FROM operatore WHERE id IN ($1, (SELECT operatore_id FROM titolo_di_servizio WHERE id = $1),
       (SELECT operatore_id FROM assenza WHERE id = $1))`,
    [id],
  );
  return row!.versione;
}

async function letto({ tabella }: Esempio, id: string, campo: string): Promise<unknown> {
  const colonna = campo.replaceAll(/[A-Z]/g, (lettera) => `_${lettera.toLowerCase()}`);
  const [row] = await registry.admin<{ valore: unknown }>(`SELECT ${colonna} AS valore FROM ${tabella} WHERE id = $1`, [
    id,
  ]);
  return row!.valore;
}

test('each command that changes given fields has an example, with each field that may be left out', () => {
  expect(Object.keys(ESEMPI).toSorted()).toEqual(
    [...updateInputs().keys()].filter((input) => schema.getType(input) && !input.startsWith('Rettifica')).toSorted(),
  );
  for (const [input, { valori, nonDelRecord = [] }] of Object.entries(ESEMPI))
    expect([...Object.keys(valori), ...nonDelRecord].toSorted()).toEqual(facoltativi(input).toSorted());
});

describe.each(Object.entries(ESEMPI))('%s', (input, esempio) => {
  const annullabili = nullableOf(updateInputs().get(input)!);
  const valori = Object.entries(esempio.valori);
  const change = async (id: string, dove: object, dati: object) =>
    attempt(esempio.comando, { ...dove, versione: await versioneDi(id), ...dati }, { tipo: input });

  const daTogliere = valori.flatMap(([campo, valore]) =>
    annullabili.has(campo)
      ? [null, ...(typeof valore === 'string' ? ['', ' \u200b '] : [])].map((vuoto) => ({ campo, valore, vuoto }))
      : [],
  );
  if (daTogliere.length > 0)
    test.each(daTogliere)(
      '$campo is set, stays as it is when it is left out, and $vuoto takes it back',
      async ({ campo, valore: dato, vuoto }) => {
        const { id, dove } = await esempio.crea();
        const valore = typeof dato === 'function' ? ((await dato()) as unknown) : dato;
        expect((await change(id, dove, { [campo]: valore })).errore).toBeUndefined();
        expect(await letto(esempio, id, campo)).toEqual(valore);
        expect((await change(id, dove, {})).errore).toBeUndefined();
        expect(await letto(esempio, id, campo)).toEqual(valore);
        expect((await change(id, dove, { [campo]: vuoto })).errore).toBeUndefined();
        expect(await letto(esempio, id, campo)).toBeNull();
      },
    );

  const daTenere = valori.filter(([campo]) => !annullabili.has(campo));
  if (daTenere.length > 0)
    test.each(daTenere)('%s cannot be taken back, and stays', async (campo, valore) => {
      const { id, dove } = await esempio.crea();
      expect((await change(id, dove, { [campo]: valore })).errore).toBeUndefined();
      for (const vuoto of [null, ''])
        expect((await change(id, dove, { [campo]: vuoto })).errore).toMatchObject({
          code: 'BAD_USER_INPUT',
          campi: [{ percorso: ['input', campo] }],
        });
      expect(await letto(esempio, id, campo)).toEqual(valore);
    });
});
