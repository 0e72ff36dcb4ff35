// SPDX-License-Identifier: AGPL-3.0-or-later
import { statiOfferta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const operazioni = operazioniDi(() => registry);
const { attempt, command } = operazioni;
const { pubblicata } = statiOfferta(operazioni);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const SCADE = '2027-05-01';
const annulla = (voce: object) =>
  attempt<{ stato: string; titolare: object | null; corregge: object }>(
    'annullaRitiroPrestazione',
    { ...voce, motivo: 'Era un’altra voce' },
    {
      campi: 'stato titolare { id } corregge { motivo dati { campo valore } } permessi { puoModificare puoPubblicare }',
    },
  );

test('an entry that was withdrawn by mistake is a draft again with what it said, and is published again (art. 2 c. 6)', async () => {
  const voce = await pubblicata(SCADE);
  expect((await annulla(voce)).errore).toMatchObject({ articolo: 'art. 2 c. 6' });
  const { id, versione } = await command('ritiraPrestazione', voce);
  await expect(registry.admin(`UPDATE prestazione SET stato = 'BOZZA' WHERE id = $1`, [id])).rejects.toMatchObject({
    constraint: 'prestazione_stati',
  });
  const { fatto, errore } = await annulla({ id, versione });
  expect(errore).toBeUndefined();
  expect(fatto).toMatchObject({ stato: 'BOZZA', permessi: { puoModificare: true, puoPubblicare: true } });
  expect(fatto!.titolare).not.toBeNull();
  expect(fatto!.corregge).toMatchObject({ motivo: 'Era un’altra voce' });
  expect(fatto!.corregge).toHaveProperty('dati', expect.arrayContaining([{ campo: 'stato', valore: 'RITIRATA' }]));
  const di = { id, versione: versione + 1, verificaScadeIl: SCADE };
  await command('pubblicaPrestazione', di, { tipo: 'VerificaPrestazioneInput' });
});
