// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { attiDiGoverno } from '../atti.testing.ts';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const { conObiettivo, conRisposta, contributo, daAnnullare, daRitirare } = attiDiGoverno(strumentiDi(() => registry));
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const CAMPI = 'id esito risposta rispostoIl obiettivo { id } inRitardo corregge { tipo motivo dati { campo valore } }';
interface Letto {
  esito: string | null;
  corregge: { dati: object[] };
}
const rettifica = (id: string, dati: object) =>
  attempt<Letto>('rettificaRispostaContributo', { ...daAnnullare(id), ...dati }, { campi: CAMPI });

describe('an answer to a contribution that was wrong (art. 2 c. 5 c)', () => {
  test('is put right, and what was answered stays', async () => {
    const [id, { obiettivoId }] = [await conRisposta(), await conObiettivo()];
    expect((await rettifica(id, { obiettivoId })).errore).toMatchObject({ articolo: 'art. 2 c. 5 c' });
    expect((await rettifica(id, {})).errore).toMatchObject({ campi: [{ percorso: ['input'] }] });
    const { fatto, errore } = await rettifica(id, { esito: 'ACCOLTO', obiettivoId });
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({ esito: 'ACCOLTO', risposta: 'Non ora', obiettivo: { id: obiettivoId } });
    expect(fatto!.corregge).toMatchObject({ tipo: 'CONTRIBUTO', motivo: 'A un altro contributo' });
    expect(fatto!.corregge.dati).toContainEqual({ campo: 'esito', valore: 'NON_ACCOLTO' });
  });

  test('is taken back when it was a mistake: the contribution awaits its answer again', async () => {
    const id = await conRisposta();
    const { fatto } = await attempt<Letto>('annullaRispostaContributo', daAnnullare(id), { campi: CAMPI });
    expect(fatto).toMatchObject({ esito: null, risposta: null, rispostoIl: null });
    expect((await attempt('annullaRispostaContributo', { ...daAnnullare(id), versione: 3 })).errore).toMatchObject({
      articolo: 'art. 2 c. 5 c',
    });
    await command('rispondiContributo', { contributoId: id, versione: 3, esito: 'ACCOLTO', risposta: 'Si farà' });
  });

  test('changes in no other way, in the database too', async () => {
    expect((await rettifica(await contributo(), { versione: 1, risposta: 'Altro' })).errore).toMatchObject({
      articolo: 'art. 2 c. 5 c',
    });
    await expect(
      registry.admin(`UPDATE contributo SET risposta = 'Altro' WHERE id = $1`, [await conRisposta()]),
    ).rejects.toMatchObject({ constraint: 'contributo_immutabile' });
  });
});

describe('a contribution that was presented twice (art. 3 c. 1 f)', () => {
  const ritira = (input: object, chi: 'COORDINATORE' | 'SEGRETARIATO' = 'COORDINATORE') =>
    attempt('ritiraContributo', input, { chi, campi: 'id' });

  test('is withdrawn by whoever presented it, and by nobody else; what it said is kept', async () => {
    const id = await contributo();
    expect((await ritira(daRitirare(id), 'SEGRETARIATO')).errore).toMatchObject({ code: 'FORBIDDEN' });
    expect((await ritira(daRitirare(id))).errore).toBeUndefined();
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { contributo(id: $id) { id } annullamento(id: $id) { tipo motivo dati { campo valore } } }',
      { id },
    );
    expect(data).toMatchObject({
      contributo: null,
      annullamento: { tipo: 'CONTRIBUTO', motivo: 'Presentato due volte' },
    });
  });

  test('stays once it is answered, in the database too', async () => {
    const id = await conRisposta();
    expect((await ritira({ ...daRitirare(id), versione: 2 })).errore).toMatchObject({ articolo: 'art. 3 c. 1 f' });
    await expect(registry.admin('DELETE FROM contributo WHERE id = $1', [id])).rejects.toMatchObject({
      constraint: 'contributo_immutabile',
    });
  });
});
