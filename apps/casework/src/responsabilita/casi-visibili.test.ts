// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Memo } from '@ambito/subgraph';
import { casiVisibili, rememberCasi } from './casi-visibili.ts';

const PROPRIO = '0192a04a-0000-7000-8000-000000000001';
const SOSTITUITO = '0192a04a-0000-7000-8000-000000000002';

function richiesta(ruolo: 'ASSISTENTE_SOCIALE' | 'CITTADINO' | 'COORDINATORE', memo: Memo) {
  const autorizzazione = { ruolo, assegnazione: null };
  return { attore: { sub: 'prova', ruoli: [] }, autorizzazione, adesso: new Date('2026-03-10T09:00:00Z'), memo };
}

function nuovoMemo(): Memo {
  const noti = new Map<string, unknown>();
  return <T>(name: string, make: () => T): T => {
    if (!noti.has(name)) noti.set(name, make());
    return noti.get(name) as T;
  };
}

test('the cases that a request has shown are not decided again, neither the own ones nor those of a substitute', () => {
  const chi = richiesta('ASSISTENTE_SOCIALE', nuovoMemo());
  expect(casiVisibili(chi, 'p', 2).parameters).toEqual(['prova', '2026-03-10', [], []]);
  rememberCasi(chi, [
    { id: PROPRIO, inSostituzione: false },
    { id: SOSTITUITO, inSostituzione: true },
  ]);
  expect(casiVisibili(chi, 'p', 2).parameters).toEqual(['prova', '2026-03-10', [PROPRIO], [SOSTITUITO]]);
});

test('a row that does not say in which of the two ways the actor sees the case is not taken', () => {
  const righe = [{ id: PROPRIO }];
  // @ts-expect-error what is missing would count as one of the two
  expect(() => rememberCasi(richiesta('COORDINATORE', nuovoMemo()), righe)).not.toThrow();
});

test.each(['ASSISTENTE_SOCIALE', 'COORDINATORE'] as const)(
  'what was decided for an actor as %s says nothing for another role of the same actor',
  (ruolo) => {
    const memo = nuovoMemo();
    rememberCasi(richiesta(ruolo, memo), [
      { id: PROPRIO, inSostituzione: false },
      { id: SOSTITUITO, inSostituzione: true },
    ]);
    const altra = ruolo === 'COORDINATORE' ? 'ASSISTENTE_SOCIALE' : 'CITTADINO';
    expect(casiVisibili(richiesta(altra, memo), 'p', 2).parameters).toEqual(['prova', '2026-03-10', [], []]);
  },
);
