// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi } from '../percorso.testing.ts';
import { startCasework, type Casework } from '../testing.ts';
import { StatoProgetto, TRANSIZIONI } from './stati.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const STATI = Object.values(StatoProgetto);
const accettazione = { parole: 'Va bene', accettatoDa: 'PERSONA' };

async function progettoIn(stato: StatoProgetto): Promise<Awaited<ReturnType<typeof percorso.conProgetto>>> {
  const quale = await percorso.conProgetto();
  if (stato !== StatoProgetto.BOZZA)
    await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 1, ...accettazione },
    });
  if (stato === StatoProgetto.CONCLUSO) await scrive(quale.progettoId, stato);
  return quale;
}
/** Writes a state past the service, with the columns that its other constraints require. */
const scrive = (id: string, stato: StatoProgetto) =>
  casework.admin(
    `WITH fine AS (UPDATE intervento i SET concluso_al = now() FROM progetto g
                   WHERE g.id = $1 AND i.progetto_id = g.id AND progetto_finito($2) AND g.accettato_il IS NOT NULL)
     UPDATE progetto SET stato = $2, accettato_il = CASE WHEN accettata THEN now() ELSE accettato_il END,
       accettato_da = CASE WHEN accettata THEN 'PERSONA' ELSE accettato_da END, parole = CASE WHEN accettata THEN 'Va bene' ELSE parole END,
       concluso_il = CASE WHEN progetto_finito($2) THEN now() END
     FROM (SELECT stato = 'BOZZA' AND $2 = 'ATTIVO' AS accettata FROM progetto WHERE id = $1) AS prima WHERE id = $1`,
    [id, stato],
  );

describe('the steps of a project (art. 2 c. 5 a)', () => {
  const coppie = STATI.flatMap((da) => STATI.map((a) => ({ da, a })));

  test('are the same in the service and in the database, for every pair of states', async () => {
    const ammesse = await casework.admin(
      'SELECT da, a FROM jsonb_to_recordset($1) AS t (da text, a text) WHERE passo_progetto(da, a)',
      [JSON.stringify(coppie)],
    );
    expect(ammesse).toEqual(coppie.filter(({ da, a }) => TRANSIZIONI[da].includes(a)));
  });

  test('a state that the database does not call final leads to another one', async () => {
    const finiti = await casework.admin('SELECT stato FROM unnest($1::text[]) AS stato WHERE progetto_finito(stato)', [
      STATI,
    ]);
    expect(finiti).toEqual(STATI.filter((stato) => TRANSIZIONI[stato].length === 0).map((stato) => ({ stato })));
  });

  test.each(coppie.filter(({ da, a }) => da !== a))(
    'past the service, $da becomes $a only by a step',
    async (passo) => {
      const { progettoId } = await progettoIn(passo.da);
      const scritto = scrive(progettoId, passo.a);
      if (TRANSIZIONI[passo.da].includes(passo.a)) await expect(scritto).resolves.toBeDefined();
      else await expect(scritto).rejects.toMatchObject({ constraint: 'progetto_passi' });
    },
  );

  test('begin with a draft', async () => {
    const presaInCaricoId = await percorso.inCarico();
    await expect(
      casework.admin(
        `INSERT INTO progetto (ambito_id, id, presa_in_carico_id, stato, redatto_il, accettato_il, accettato_da)
         SELECT ambito_id, gen_random_uuid(), id, 'ATTIVO', now(), now(), 'PERSONA' FROM presa_in_carico WHERE id = $1`,
        [presaInCaricoId],
      ),
    ).rejects.toMatchObject({ constraint: 'progetto_passi' });
  });
});

test('a project is accepted once, and reviewed only while it is active', async () => {
  const { progettoId, verificaId } = await progettoIn(StatoProgetto.BOZZA);
  const verifica = { progettoId, verificaId, relazione: 'Procede', obiettivi: [] };
  const rifiuto = async (comando: 'accettaProgetto' | 'registraVerifica', input: object) =>
    (await percorso.attempt('ASSISTENTE_SOCIALE', comando, input)).errors?.[0];
  expect(await rifiuto('registraVerifica', { ...verifica, versione: 1 })).toMatchObject({
    message: 'Il progetto è in bozza: si verifica un progetto attivo',
    extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3 d' },
  });
  expect(await rifiuto('accettaProgetto', { progettoId, versione: 1, ...accettazione })).toBeUndefined();
  expect(await rifiuto('accettaProgetto', { progettoId, versione: 2, ...accettazione })).toMatchObject({
    message: 'Il progetto è già attivo',
    extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 5 a' },
  });
});
