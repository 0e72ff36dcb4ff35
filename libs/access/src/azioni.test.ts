// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Forbidden, Unauthenticated } from '@ambito/errors';
import { ANONIMO, RUOLI, SISTEMA, type Attore, type Ruolo, type RuoloAssegnato } from './attore.ts';
import { authorise, defineAzione, chooseAmbito, chooseRuolo, isAdmitted, sediDelRuolo } from './azioni.ts';

const A04 = '0192a04a-0000-7000-8000-000000000a04';
const A05 = '0192a04a-0000-7000-8000-000000000a05';
const ruolo = (nome: Ruolo, ambito?: string): RuoloAssegnato => ({
  ruolo: nome,
  dal: '2020-01-01',
  ...(ambito === undefined ? {} : { ambito }),
});
const con = (...ruoli: RuoloAssegnato[]): Attore => ({ sub: 'demo', ruoli });

const LEGGI_CARTELLA = defineAzione('cartella.leggi', {
  descrizione: 'leggere una cartella',
  articolo: 'art. 2 c. 8',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE'],
  personale: true,
});
const PUBBLICA = defineAzione('orari.leggi', { descrizione: 'leggere gli orari', ammessi: 'pubblico' });
const NESSUNO = defineAzione('niente', { descrizione: 'niente', ammessi: [] });

describe('authorise', () => {
  test.each<[string, Attore, string | null, Ruolo]>([
    ['a role admitted in the Ambito', con(ruolo('ASSISTENTE_SOCIALE', A04)), A04, 'ASSISTENTE_SOCIALE'],
    ['the second of two', con(ruolo('COMUNE', A04), ruolo('COORDINATORE', A04)), A04, 'COORDINATORE'],
    [
      'the first that the action names, whatever the order of the token',
      con(ruolo('ASSISTENTE_SOCIALE', A04), ruolo('COORDINATORE', A04)),
      A04,
      'COORDINATORE',
    ],
    [
      'the role of this Ambito',
      con(ruolo('COORDINATORE', A05), ruolo('ASSISTENTE_SOCIALE', A04)),
      A04,
      'ASSISTENTE_SOCIALE',
    ],
    ['a role tied to no Ambito', con(ruolo('COORDINATORE')), A04, 'COORDINATORE'],
    ['a role tied to no Ambito, outside any', con(ruolo('COORDINATORE')), null, 'COORDINATORE'],
  ])('admits by %s, and says by which', (_, attore, ambito, expected) => {
    const { ruolo: nome, assegnazione } = authorise(attore, LEGGI_CARTELLA, ambito);
    expect(nome).toBe(expected);
    expect(attore.ruoli).toContain(assegnazione);
    expect(isAdmitted(attore, LEGGI_CARTELLA, ambito)).toBe(true);
  });

  test.each<[string, Attore, string | null]>([
    ['a role that is not admitted', con(ruolo('COMUNE', A04)), A04],
    ['the right role in another Ambito', con(ruolo('ASSISTENTE_SOCIALE', A05)), A04],
    ['the right role of an Ambito, outside any', con(ruolo('ASSISTENTE_SOCIALE', A04)), null],
    ['no role', con(), A04],
    ['the service itself, which is never let in by a request', SISTEMA, A04],
    ['right and wrong crossed', con(ruolo('ASSISTENTE_SOCIALE', A05), ruolo('COMUNE', A04)), A04],
  ])('refuses %s', (_, attore, ambito) => {
    expect(() => authorise(attore, LEGGI_CARTELLA, ambito)).toThrow(Forbidden);
    expect(isAdmitted(attore, LEGGI_CARTELLA, ambito)).toBe(false);
  });

  test('asks a caller who is not signed in to sign in', () => {
    expect(() => authorise(ANONIMO, LEGGI_CARTELLA, null)).toThrow(Unauthenticated);
  });

  test('a public action admits anybody, and records no role', () => {
    const expected = { ruolo: 'PUBBLICO', assegnazione: null };
    expect(authorise(ANONIMO, PUBBLICA, null)).toEqual(expected);
    expect(authorise(con(ruolo('AMMINISTRATORE')), PUBBLICA, A04)).toEqual(expected);
  });

  test('an action that admits no role refuses every role, the administrator’s too', () => {
    for (const nome of RUOLI) expect(() => authorise(con(ruolo(nome)), NESSUNO, A04)).toThrow(Forbidden);
  });
});

describe('a role that is limited', () => {
  const [UNA, ALTRA] = ['0192a04a-0000-7000-8000-00000000001a', '0192a04a-0000-7000-8000-00000000002b'];
  const allaSede = (sede: string): RuoloAssegnato => ({ ...ruolo('SEGRETARIATO', A04), sede });
  const REGISTRA = defineAzione('registra', {
    descrizione: 'registrare',
    ammessi: ['SEGRETARIATO', 'COMUNE'],
    applica: ['sede'],
  });
  const OVUNQUE = defineAzione('ovunque', { descrizione: 'leggere ovunque', ammessi: ['SEGRETARIATO', 'COMUNE'] });

  test('is admitted where the action applies the limit, and nowhere else', () => {
    expect(isAdmitted(con(allaSede(UNA)), REGISTRA, A04)).toBe(true);
    expect(() => authorise(con(allaSede(UNA)), OVUNQUE, A04)).toThrow(Forbidden);
    expect(isAdmitted(con({ ...ruolo('SEGRETARIATO', A04), ente: UNA }), REGISTRA, A04)).toBe(false);
    expect(isAdmitted(con({ ...allaSede(UNA), comune: '064008' }), REGISTRA, A04)).toBe(false);
  });

  test('yields to the same role without limits', () => {
    const attore = con(allaSede(UNA), ruolo('SEGRETARIATO', A04));
    expect(sediDelRuolo(attore, authorise(attore, REGISTRA, A04))).toBeNull();
  });

  test('holds at each sede for which it is held, in that Ambito', () => {
    const attore = con(allaSede(UNA), allaSede(ALTRA), { ...allaSede(A05), ambito: A05 });
    expect(sediDelRuolo(attore, authorise(attore, REGISTRA, A04))).toEqual([UNA, ALTRA]);
  });

  test('of a Comune is limited to it by its nature', () => {
    expect(isAdmitted(con({ ...ruolo('COMUNE', A04), comune: '064008' }), OVUNQUE, A04)).toBe(true);
  });
});

describe('chooseRuolo', () => {
  const attore = con(ruolo('ASSISTENTE_SOCIALE', A04), ruolo('COORDINATORE', A04), ruolo('SEGRETARIATO', A05));

  test('leaves all roles to a request that names none', () => {
    expect(chooseRuolo(attore, undefined, A04)).toBe(attore);
  });

  test('leaves the one that it names, by which the actions are then authorised', () => {
    const scelto = chooseRuolo(attore, 'ASSISTENTE_SOCIALE', A04);
    expect(authorise(scelto, LEGGI_CARTELLA, A04).ruolo).toBe('ASSISTENTE_SOCIALE');
    expect(scelto.ruoli).toHaveLength(1);
  });

  test.each(['SEGRETARIATO', 'AMMINISTRATORE', 'sovrano', ''])(
    'refuses %j, which the actor does not hold there',
    (nome) => {
      expect(() => chooseRuolo(attore, nome, A04)).toThrow(Forbidden);
    },
  );

  test('leaves somebody who is not signed in as they are: the action asks them to sign in', () => {
    expect(chooseRuolo(ANONIMO, 'COORDINATORE', null)).toBe(ANONIMO);
  });
});

describe('chooseAmbito', () => {
  test.each<[string, Attore, string | undefined, string | null]>([
    ['the only one, unasked', con(ruolo('COMUNE', A04)), undefined, A04],
    ['the only one, by two roles', con(ruolo('COMUNE', A04), ruolo('COORDINATORE', A04)), undefined, A04],
    ['the one asked for', con(ruolo('COMUNE', A04), ruolo('COORDINATORE', A05)), A05, A05],
    ['none for a role of the Regione', con(ruolo('REGIONE')), undefined, null],
    ['none for nobody', ANONIMO, undefined, null],
  ])('takes %s', (_, attore, richiesto, expected) => {
    expect(chooseAmbito(attore, richiesto)).toBe(expected);
  });

  test.each<[string, Attore, string]>([
    ['in which there is no role', con(ruolo('COMUNE', A04)), A05],
    ['for a role tied to no Ambito', con(ruolo('AMMINISTRATORE')), A04],
    ['for nobody', ANONIMO, A04],
    ['of no name', con(ruolo('COMUNE', A04)), ''],
  ])('refuses an Ambito %s', (_, attore, richiesto) => {
    expect(() => chooseAmbito(attore, richiesto)).toThrow(Forbidden);
  });

  test('asks the caller to choose when several Ambiti are possible', () => {
    const attore = con(ruolo('COMUNE', A04), ruolo('COORDINATORE', A05));
    expect(() => chooseAmbito(attore, undefined)).toThrow(BadUserInput);
  });
});
