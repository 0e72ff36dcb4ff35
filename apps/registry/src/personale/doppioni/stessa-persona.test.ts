// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
const { attempt } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
});
afterAll(() => registry.stop());

test('one person for two operators is asked for when the two have other names, or numbers of the albo that no slip makes one', async () => {
  const assistente = (nome: string, cognome: string, alboNumero: string) =>
    personale.assistente({ nome, cognome, alboNumero, confermaOmonimo: true });
  const errore = async (da: string, a: string, extra: object = {}) =>
    (
      await attempt('annullaOperatore', {
        ...{ operatoreId: da, versione: 1, sostituitoDaId: a, motivo: 'Registrata due volte' },
        ...extra,
      })
    ).errore;
  const giusta = await assistente('Lucia', 'Dell’Orto', '84110');
  const altroNome = await assistente('Lucio', 'Dell’Orto', '84101');
  const rifiuto = await errore(altroNome, giusta);
  expect(rifiuto).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'confermaStessaPersona'] }],
  });
  expect(JSON.stringify(rifiuto)).toContain(
    "Lucio Dell’Orto, Assistente sociale iscritto all'albo, numero 84101 dell'albo",
  );
  expect(JSON.stringify(rifiuto)).toContain(
    "Lucia Dell’Orto, Assistente sociale iscritto all'albo, numero 84110 dell'albo",
  );
  const altroAlbo = await assistente('Lucia', 'Dell’Orto', '99207');
  expect(await errore(altroAlbo, giusta)).toMatchObject({
    campi: [{ percorso: ['input', 'confermaStessaPersona'] }],
  });
  expect(await errore(altroAlbo, giusta, { confermaStessaPersona: true })).toBeUndefined();
  // The same name written in another way, and a number with another figure: somebody had said that it was another person.
  const scrittaMale = await assistente('LUCIA', "Dell'Orto", '84100');
  expect(await errore(scrittaMale, giusta)).toMatchObject({
    campi: [{ percorso: ['input', 'confermaStessaPersona'] }],
  });
  // Nobody had said so of one that was loaded before the other.
  await registry.admin('UPDATE operatore SET omonimo = false, albo_numero = $1 WHERE id = $2', ['84119', scrittaMale]);
  expect(await errore(scrittaMale, giusta)).toBeUndefined();
});
