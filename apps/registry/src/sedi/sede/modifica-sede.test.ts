// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
let avellino: string;
beforeAll(async () => {
  registry = await startIstituito();
  avellino = await apriSede('064008', {}, 'prova-SEGRETARIATO');
});
afterAll(() => registry.stop());

describe('the data of a sede (art. 5 c. 2, art. 2 c. 7)', () => {
  const campi = 'versione denominazione indirizzo atto comeArrivare trasporti accessoSenzaGradini telefono';

  test('change in the fields of the input, and are shown as a whole', async () => {
    const { versione } = await command(
      'modificaSede',
      { sedeId: avellino, versione: 2, accessoSenzaGradini: false },
      { campi },
    );
    expect(versione).toBe(3);
    const dati = {
      atto: 'Delibera 12/2026',
      comeArrivare: 'Secondo piano',
      trasporti: 'Bus 4',
      telefono: '0825 000000',
      accessoSenzaGradini: true,
    };
    expect(await command('modificaSede', { sedeId: avellino, versione: 3, ...dati }, { campi })).toEqual({
      versione: 4,
      denominazione: 'Sede 064008',
      indirizzo: 'Via Roma 1',
      ...dati,
    });
  });

  test('can be taken back, one by one, and a new sede has no empty text', async () => {
    const { versione: letta } = await command(
      'modificaSede',
      { sedeId: avellino, versione: 4, telefono: null },
      { campi },
    );
    expect(
      await command('modificaSede', { sedeId: avellino, versione: letta, comeArrivare: ' ' }, { campi }),
    ).toMatchObject({
      telefono: null,
      comeArrivare: null,
      trasporti: 'Bus 4',
    });
    const nuova = {
      codiceIstat: '064113',
      denominazione: 'Sede di Tufo',
      indirizzo: 'Via Roma 1',
      attivaDal: '2026-01-01',
      comeArrivare: '',
      telefono: null,
    };
    expect(await command('individuaSede', nuova, { campi })).toMatchObject({ comeArrivare: null, telefono: null });
  });

  test('of a wrong type are refused in Italian, by their fields', async () => {
    const { errore } = await attempt('modificaSede', { sedeId: avellino, versione: 'sei', accessoSenzaGradini: 'no' });
    expect(errore).toEqual({
      code: 'BAD_USER_INPUT',
      campi: [
        { percorso: ['input', 'accessoSenzaGradini'], messaggio: 'true oppure false' },
        { percorso: ['input', 'versione'], messaggio: 'Un numero intero, come 12' },
      ],
    });
  });

  test.each<[string, object, object, string]>([
    ['at a stale version', { versione: 1 }, {}, 'CONFLICT'],
    ['by another Comune', {}, { chi: 'COMUNE', ruolo: { comune: '064113' } }, 'FORBIDDEN'],
    ['by a coordinator of another Ambito', {}, { chi: { ruolo: 'COORDINATORE', ambito: 'altro' } }, 'NOT_FOUND'],
    ['to an empty name', { denominazione: '' }, {}, 'BAD_USER_INPUT'],
    ['to a telephone that is no number', { telefono: 'chiedere al Comune' }, {}, 'BAD_USER_INPUT'],
  ])('do not change %s', async (_nome, altro, opzioni, codice) => {
    expect((await attempt('modificaSede', { sedeId: avellino, versione: 6, ...altro }, opzioni)).errore?.code).toBe(
      codice,
    );
  });

  test.each<[string, Parameters<Registry['call']>[0], object, string[]]>([
    ['nobody', null, {}, []],
    [
      'the coordinator',
      'COORDINATORE',
      {},
      ['puoModificare', 'puoDefinireOrari', 'puoIspezionare', 'puoRichiedereApertura'],
    ],
    ['its Comune', 'COMUNE', { comune: '064008' }, ['puoModificare', 'puoRichiedereApertura']],
    ['another Comune', 'COMUNE', { comune: '064113' }, []],
    ['an operator who works there', 'SEGRETARIATO', {}, ['puoRichiedereApertura']],
    ['an operator who works elsewhere', 'ASSISTENTE_SOCIALE', {}, []],
    ['a coordinator of another Ambito', { ruolo: 'COORDINATORE', ambito: 'altro' }, {}, []],
  ])('show %s the permitted operations', async (_nome, chi, ruolo, attesi) => {
    const { data } = await registry.call<{ sede: { permessi: Record<string, boolean> } }>(
      chi,
      'query ($id: UUID!) { sede(id: $id) { permessi { puoModificare puoDefinireOrari puoIspezionare puoRichiedereApertura } } }',
      { id: avellino },
      ruolo,
    );
    expect(Object.entries(data!.sede.permessi).flatMap(([nome, puo]) => (puo ? [nome] : []))).toEqual(attesi);
  });
});
