// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { CONFORMI, MANCA } from '../sedi.testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
let sede: string;
beforeAll(async () => {
  registry = await startIstituito();
  sede = await apriSede('064008');
});
afterAll(() => registry.stop());

interface Ispezione {
  id: string;
  versione: number;
}
const registra = (eseguitaIl: string, rilievi: readonly object[]) =>
  command<Ispezione>('registraIspezione', { sedeId: sede, eseguitaIl, rilievi });
const SENZA_TELEFONO = [...CONFORMI.slice(0, 2), MANCA];
const standard = async () =>
  (
    await registry.call<{ sede: { standard: object } }>(
      null,
      'query ($id: UUID!) { sede(id: $id) { standard { conforme mancanti verificatoIl } } }',
      { id: sede },
    )
  ).data!.sede.standard;
/** A file that has been uploaded. */
async function allegato(): Promise<string> {
  const [{ id } = { id: '' }] = await registry.admin<{ id: string }>(
    `INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
     VALUES (uuidv7(), $1, 'foto.jpg', 'JPEG', 10, 'CARICATO', gen_random_uuid()::text, 'x', '2026-10-05', repeat('a', 64), '2026-10-05')
     RETURNING id`,
    [A04],
  );
  return id;
}

describe('an inspection that was written wrongly', () => {
  const corregge = (mutazione: string, input: object, campi: string) =>
    attempt<Ispezione & { standard: object }>(mutazione, { motivo: 'Scritta male', ...input }, { campi });
  const CAMPI =
    'id versione rilievi { standard conforme adempiutaIl } allegati { edges { node { id } } } corregge { id motivo }';

  test('is annulled, and another one has its files, the right finding and the measures that were fulfilled', async () => {
    const fatta = await registra('2026-04-07', SENZA_TELEFONO);
    const foto = await allegato();
    await attempt('allegaAIspezione', { ispezioneId: fatta.id, versione: 1, allegatoIds: [foto] });
    await command('verificaAdempimento', {
      ...{ ispezioneId: fatta.id, versione: 2, standard: 'RETE_TELEFONICA' },
      ...{ adempiutaIl: '2026-11-20', adempimento: 'Linea attivata' },
    });
    const input = { ispezioneId: fatta.id, versione: 3 };
    const prima = await corregge('rettificaIspezione', { ...input, eseguitaIl: '2026-11-21' }, CAMPI);
    expect(prima.errore?.code).toBe('BAD_USER_INPUT');
    const pc = { ...MANCA, standard: 'DOTAZIONE_INFORMATICA' };
    const { fatto: giusta } = await corregge('rettificaIspezione', { ...input, rilievi: [pc] }, CAMPI);
    expect(giusta).toMatchObject({
      versione: 1,
      rilievi: [
        { standard: 'AMBIENTI_RISERVATI', conforme: true },
        { standard: 'DOTAZIONE_INFORMATICA', conforme: false, adempiutaIl: null },
        { standard: 'RETE_TELEFONICA', conforme: false, adempiutaIl: '2026-11-20' },
      ],
      allegati: [{ id: foto }],
      corregge: { id: fatta.id, motivo: 'Scritta male' },
    });
    // A measure that was marked as fulfilled by mistake is due again.
    const { fatto: daCapo } = await corregge(
      'rettificaIspezione',
      { ispezioneId: giusta!.id, versione: 1, rilievi: [MANCA] },
      CAMPI,
    );
    expect(daCapo).toMatchObject({ rilievi: [{}, {}, { standard: 'RETE_TELEFONICA', adempiutaIl: null }] });
  });

  test('and should not be there leaves the sede the standards of the one before', async () => {
    await registra('2026-11-22', CONFORMI);
    const prima = await standard();
    const fatta = await registra('2026-11-23', SENZA_TELEFONO);
    expect(await standard()).not.toEqual(prima);
    const input = { ispezioneId: fatta.id, versione: 1 };
    expect((await corregge('annullaIspezione', input, 'id')).errore).toBeUndefined();
    expect(await standard()).toEqual(prima);
    expect((await corregge('annullaIspezione', input, 'id')).errore?.code).toBe('NOT_FOUND');
    expect((await registra('2026-11-23', CONFORMI)).versione).toBe(1);
  });
});
