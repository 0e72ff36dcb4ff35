// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

/** A Saturday before the Christmas holidays. */
const OGGI = '2026-12-12';
const DICEMBRE_E_GENNAIO = Array.from({ length: 40 }, (_, indice) =>
  new Date(Date.parse('2026-12-05') + indice * 86_400_000).toISOString().slice(0, 10),
);

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
const sedi: string[] = [];
beforeAll(async () => {
  registry = await startIstituito(new Date(`${OGGI}T09:00:00Z`));
  sedi.push(await apriSede('064008'), await apriSede('064071', { al: '2026-12-31' }), await apriSede('064113'));
});
afterAll(() => registry.stop());

interface Voce {
  tipo: string;
  id: string;
  riferimento: string;
}

async function scrivania(tipo: string): Promise<Voce[]> {
  const { data } = await registry.call<{ ambito: { scrivaniaRegistro: { edges: { node: Voce }[] } } }>(
    'COORDINATORE',
    '{ ambito(codice: "A04") { scrivaniaRegistro(first: 100) { edges { node { tipo id riferimento } } } } }',
  );
  return data!.ambito.scrivaniaRegistro.edges.map(({ node }) => node).filter((voce) => voce.tipo === tipo);
}

/** The weeks below the minimum as the graph shows them, sede by sede. */
async function mostrate(): Promise<string[]> {
  const liste = await Promise.all(
    sedi.map(async (id) => {
      const { data } = await registry.call<{ sede: { settimane: { dal: string; sottoMinimo: boolean }[] } }>(
        'COORDINATORE',
        'query ($id: UUID!) { sede(id: $id) { settimane(dal: "2026-12-12", al: "2027-01-09") { dal sottoMinimo } } }',
        { id },
      );
      return data!.sede.settimane.flatMap(({ dal, sottoMinimo }) => (sottoMinimo ? [`${id} ${dal}`] : []));
    }),
  );
  return liste.flat().sort();
}

const fascia = fc
  .tuple(fc.integer({ min: 14, max: 20 }), fc.integer({ min: 1, max: 4 }))
  .map(([dalle, ore]) => `[${dalle * 60},${(dalle + ore) * 60})`);
const giorni = fc.uniqueArray(fc.constantFrom(...DICEMBRE_E_GENNAIO), { maxLength: 8 });

test('the weeks on the desk are those that each sede shows below the minimum, whatever its calendar', async () => {
  const viste = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      giorni,
      giorni,
      fc.array(fascia, { maxLength: 2 }),
      fc.constantFrom('12-24', '01-07', '06-11'),
      giorni,
      async (variati, straordinari, fasce, patrono, assenti) => {
        await registry.admin('TRUNCATE variazione_oraria, apertura_straordinaria, patrono, assenza');
        await registry.admin(
          `INSERT INTO variazione_oraria SELECT uuidv7(), $1, daterange(g, g, '[]'), $2, 'prova' FROM unnest($3::date[]) AS g`,
          [sedi[0], `{${fasce.join()}}`, variati],
        );
        await registry.admin(
          `INSERT INTO apertura_straordinaria (id, ambito_id, sede_id, giorno, fascia, motivo, stato, richiesta_da, richiesta_il)
         SELECT uuidv7(), ambito_id, id, g, '[660,720)', 'prova', 'RICHIESTA', 'x', '2026-12-01' FROM sede, unnest($1::date[]) AS g`,
          [straordinari],
        );
        await registry.admin(
          `UPDATE apertura_straordinaria SET stato = 'AUTORIZZATA', decisa_da = 'x', decisa_il = '2026-12-01' WHERE giorno <> '2026-12-14'`,
        );
        await registry.admin(`INSERT INTO patrono VALUES ('064113', $1, 'San Prova', 'inventato')`, [patrono]);
        await registry.admin(
          `INSERT INTO assenza (id, ambito_id, operatore_id, periodo) SELECT uuidv7(), ambito_id, operatore.id, daterange(g, g, '[]') FROM operatore, unnest($1::date[]) AS g WHERE account = 'account-064113'`,
          [assenti],
        );
        const attese = await mostrate();
        expect((await scrivania('SETTIMANA_SOTTO_MINIMO')).map(({ id }) => id).sort()).toEqual(attese);
        viste.add(attese.length);
      },
    ),
    { numRuns: 25 },
  );
  expect(viste.size).toBeGreaterThan(1);
});

test('a threshold that rises on a day holds from that day, for coming weeks and for new hours', async () => {
  await registry.admin('TRUNCATE variazione_oraria, apertura_straordinaria, patrono, assenza');
  const prima = await mostrate();
  await registry.admin(
    `INSERT INTO valore_soglia VALUES ('ORE_SETTIMANALI_SEDE', '2027-01-04', 6, 'prova', '2026-12-12T09:00:00Z')`,
  );
  const settimana = (id: string) => `${id} 2027-01-04`;
  expect(await mostrate()).toEqual([...new Set([...prima, ...sedi.map(settimana)])].sort());
  expect((await scrivania('SETTIMANA_SOTTO_MINIMO')).map(({ id }) => id).sort()).toEqual(await mostrate());
  const fasce = [{ giorno: 1, dalle: '09:00', alle: '14:00' }];
  const [{ versione } = { versione: 0 }] = await registry.admin<{ versione: number }>(
    'SELECT versione FROM sede WHERE id = $1',
    [sedi[0]],
  );
  const { errore } = await attempt('impostaOrari', { sedeId: sedi[0], versione, validoDal: '2027-01-04', fasce });
  expect(errore?.articolo).toBe('art. 5 c. 4');
  // Hours that begin before the threshold rises are too few afterwards; the longer hours reach it.
  const prima14 = { sedeId: sedi[0], versione, validoDal: '2026-12-14' };
  expect((await attempt('impostaOrari', { ...prima14, fasce })).errore?.articolo).toBe('art. 5 c. 4');
  await command('impostaOrari', { ...prima14, fasce: [{ giorno: 1, dalle: '09:00', alle: '15:00' }] });
  expect(await mostrate()).not.toContain(settimana(sedi[0]!));
  expect((await scrivania('SETTIMANA_SOTTO_MINIMO')).map(({ id }) => id).sort()).toEqual(await mostrate());
});

test('openings to decide on and measures to fulfil stay on the desk until they are dealt with', async () => {
  const sedeId = sedi[0]!;
  const { id } = await command('richiediApertura', {
    sedeId,
    giorno: '2027-02-01',
    dalle: '15:00',
    alle: '16:00',
    motivo: 'Sportello',
  });
  expect(await scrivania('APERTURA_DA_DECIDERE')).toMatchObject([{ id, riferimento: id }]);
  await command('autorizzaApertura', { aperturaId: id, versione: 1 }, { tipo: 'DecidiAperturaInput' });
  expect(await scrivania('APERTURA_DA_DECIDERE')).toEqual([]);

  const ispezione = await command('registraIspezione', {
    sedeId,
    eseguitaIl: '2026-12-01',
    rilievi: [
      { standard: 'AMBIENTI_RISERVATI', conforme: true },
      {
        standard: 'DOTAZIONE_INFORMATICA',
        conforme: false,
        descrizione: 'Senza stampante',
        misura: 'Acquistarla',
        entro: '2027-01-10',
      },
      {
        standard: 'RETE_TELEFONICA',
        conforme: false,
        descrizione: 'Senza linea',
        misura: 'Attivarla',
        entro: '2027-03-31',
      },
    ],
  });
  // The other measure is not due within the month.
  expect(await scrivania('MISURA_DA_ADEMPIERE')).toMatchObject([
    { id: `${ispezione.id} DOTAZIONE_INFORMATICA`, riferimento: ispezione.id },
  ]);
  await command('verificaAdempimento', {
    ispezioneId: ispezione.id,
    versione: 1,
    standard: 'DOTAZIONE_INFORMATICA',
    adempiutaIl: OGGI,
    adempimento: 'Acquistata',
  });
  expect(await scrivania('MISURA_DA_ADEMPIERE')).toEqual([]);
});
