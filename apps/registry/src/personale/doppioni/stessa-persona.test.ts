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

test('an incarico that the other one has with other days, or another time, goes only after it was named', async () => {
  const sede = await personale.sede('064008');
  const { id: giusta } = await personale.inServizio(sede, { dal: '2020-01-01', fte: 0.5 });
  const { id: doppia } = await personale.inServizio(sede, { dal: '2021-01-01', fte: 0.3 });
  const annulla = async (extra: object = {}) => {
    const [{ versione } = { versione: 0 }] = await registry.admin<{ versione: number }>(
      'SELECT versione FROM operatore WHERE id = $1',
      [doppia],
    );
    return attempt('annullaOperatore', {
      ...{ operatoreId: doppia, versione, sostituitoDaId: giusta, motivo: 'Registrata due volte' },
      ...{ confermaStessaPersona: true, ...extra },
    });
  };
  const { errore } = await annulla();
  expect(errore).toMatchObject({ campi: [{ percorso: ['input', 'confermaIncarichiPersi'] }] });
  expect(JSON.stringify(errore)).toContain(
    'a Sede quello che comincia il 1º gennaio 2021 (0,3 a tempo pieno), e resta quello che comincia il 1º gennaio 2020 (0,5 a tempo pieno)',
  );
  expect((await annulla({ confermaIncarichiPersi: true })).errore).toBeUndefined();
});
