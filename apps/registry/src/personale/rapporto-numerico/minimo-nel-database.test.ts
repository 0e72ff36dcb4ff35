// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import fc from 'fast-check';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const PRIMO = '2026-12-01';
const giorno = fc.integer({ min: 0, max: 500 }).map((giorni) => giornoDopo(PRIMO, giorni));
/** An incarico; its end and the end that is asked for are days after its first one. */
const incarico = fc.record({
  assistente: fc.boolean(),
  dal: giorno,
  durata: fc.option(fc.integer({ min: 10, max: 300 })),
  richiesta: fc.option(fc.integer({ min: 0, max: 9 })),
  fte: fc.constantFrom(0.25, 0.5, 1),
});
const stato = fc.record({
  incarichi: fc.array(incarico, { maxLength: 6 }),
  popolazione: fc.uniqueArray(
    fc.record({
      comune: fc.constantFrom('064008', '064071', '064113'),
      anno: fc.constantFrom(2025, 2026, 2027, 2028),
      residenti: fc.constantFrom(0, 2_500, 5_000, 10_000),
    }),
    { maxLength: 12, selector: ({ comune, anno }) => `${comune} ${anno}` },
  ),
  /** The day on which one of the three Comuni leaves. */
  uscita: giorno,
  soglia: fc.record({ dal: giorno, valore: fc.constantFrom(5_000, 10_000, 20_000) }),
});
type Stato = typeof stato extends fc.Arbitrary<infer S> ? S : never;

const fineDi = ({ dal, durata }: { dal: string; durata: number | null }) =>
  durata === null ? null : giornoDopo(dal, durata);
const richiestaDi = ({ dal, richiesta }: { dal: string; richiesta: number | null }) =>
  richiesta === null ? null : giornoDopo(dal, richiesta);
const sql = (testo: string | null) => (testo === null ? 'NULL' : `'${testo}'`);

/** Writes a state as it is, without the rules by which commands come to it. */
function write({ incarichi, popolazione, uscita, soglia }: Stato): Promise<unknown> {
  return registry.admin(`
    BEGIN;
    SET LOCAL session_replication_role = replica;
    DELETE FROM incarico; DELETE FROM titolo_di_servizio; DELETE FROM operatore; DELETE FROM popolazione;
    DELETE FROM valore_soglia WHERE nome = 'RESIDENTI_PER_OPERATORE' AND dal >= '${PRIMO}';
    INSERT INTO valore_soglia VALUES ('RESIDENTI_PER_OPERATORE', '${soglia.dal}', ${soglia.valore}, 'prova', now());
    UPDATE appartenenza SET periodo = '[2014-06-25,${uscita})' WHERE codice_istat = '064113';
    ${popolazione.map(({ comune, anno, residenti }) => `INSERT INTO popolazione VALUES ('${comune}', ${anno}, ${residenti}, 'prova');`).join('\n')}
    ${incarichi
      .map(
        (uno, indice) => `
      WITH o AS (
        INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica, natura, albo_regione, albo_sezione, albo_numero)
        VALUES (uuidv7(), '${A04}', 'Ada', 'Bruni', ${uno.assistente ? "'ASSISTENTE_SOCIALE', 'ASSISTENTE_SOCIALE'" : "'SEGRETARIATO', 'ALTRA'"}, '15', 'A', '${indice}')
        RETURNING id
      ), t AS (
        INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, atto, tempo_indeterminato, periodo, datore)
        SELECT uuidv7(), id, 'DIPENDENTE', 'Comune', 'atto', true, '[2014-01-01,)', 'COMUNE' FROM o RETURNING id, operatore_id
      )
      INSERT INTO incarico (id, operatore_id, codice_istat, ambito_id, periodo, fte, atto, titolo_id, fine_richiesta)
      SELECT uuidv7(), operatore_id, '064008', '${A04}', daterange('${uno.dal}', ${sql(fineDi(uno))}, '[]'), ${uno.fte}, 'atto', id,
             ${sql(richiestaDi(uno))} FROM t;`,
      )
      .join('\n')}
    COMMIT`);
}

/** The first day, and each day on which something changes with the days beside it. */
function giorniDi({ incarichi, uscita, soglia }: Stato): string[] {
  const cambi = incarichi.flatMap((uno) => [uno.dal, fineDi(uno), richiestaDi(uno)]).filter((uno) => uno !== null);
  const vicini = [...cambi, uscita, soglia.dal, '2027-01-01', '2028-01-01'].flatMap((uno) =>
    [-1, 0, 1].map((giorni) => giornoDopo(uno, giorni)),
  );
  return [...new Set([PRIMO, ...vicini])];
}

test('the service and the database agree on the days below the minimum ratio (art. 4 c. 1)', async () => {
  await fc.assert(
    fc.asyncProperty(stato, async (scelto) => {
      await write(scelto);
      const giorni = giorniDi(scelto);
      const { data } = await registry.call<{ ambito: Record<string, { rispettato: boolean | null }> }>(
        'COORDINATORE',
        `{ ambito(codice: "A04") { ${giorni.map((uno, n) => `g${n}: rapportoNumerico(al: "${uno}") { rispettato }`).join(' ')} } }`,
      );
      const nelDatabase = await registry.admin<{ rispettato: boolean | null }>(
        `SELECT CASE WHEN s.giorno IS NULL THEN true WHEN s.residenti IS NULL THEN NULL ELSE false END AS rispettato
         FROM unnest($1::date[]) WITH ORDINALITY AS g (giorno, n)
         LEFT JOIN LATERAL sotto_minimo($2, g.giorno, g.giorno + 1, '{}') AS s ON true ORDER BY n`,
        [giorni, A04],
      );
      expect(giorni.map((uno, n) => [uno, data?.ambito[`g${n}`]?.rispettato])).toEqual(
        giorni.map((uno, n) => [uno, nelDatabase[n]?.rispettato]),
      );
    }),
    { numRuns: 40 },
  );
});
