// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { contatto } from '../percorso.testing.ts';
import { A04, SEDE, startCasework, TABELLE_PICCOLE, type Casework } from '../testing.ts';

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

let versione = 1;
/** The registry tells the sede's next state: open on Tuesdays from 9 to 13 by default. */
async function riceve(altro: object): Promise<void> {
  versione += 1;
  const evento = newEvent({
    tipo: 'SedeAggiornata',
    ambitoId: A04,
    aggregato: { tipo: 'Sede', id: SEDE, versione },
    avvenutoIl: '2026-11-25T08:00:00Z',
    dati: {
      comune: '064008',
      denominazione: 'Sede',
      attivaDal: '2020-01-01',
      orari: [{ giorno: 2, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' }],
      ...altro,
    },
  });
  await casework.apply(evento);
}
const REGISTRA =
  'mutation ($input: RegistraContattoInput!) { registraContatto(input: $input) { id aSedeChiusa suAppuntamento } }';
type Registrato = { registraContatto: { id: string; aSedeChiusa: boolean } };
const registra = async (extra: object) => {
  const { data, errors } = await casework.call<Registrato>('SEGRETARIATO', REGISTRA, { input: contatto(extra) });
  expect(errors).toBeUndefined();
  return data!.registraContatto;
};
/** The contatti that the coordinator reads as taking place at a closed sede. */
async function aSedeChiusa(): Promise<string[]> {
  const { data } = await casework.call<{ contattiASedeChiusa: { edges: { node: { id: string } }[] } }>(
    'COORDINATORE',
    '{ contattiASedeChiusa(first: 50) { edges { node { id } } } }',
  );
  return data!.contattiASedeChiusa.edges.map(({ node }) => node.id);
}

// It is Wednesday 25 November 2026.
const MARTEDI_MATTINA = { avvenutoIl: '2026-11-24T09:00:00Z' };
const MARTEDI_SERA = { avvenutoIl: '2026-11-24T17:30:00Z' };
const SABATO = { avvenutoIl: '2026-11-21T09:30:00Z' };
const chiusura = { variazioni: [{ dal: '2026-11-20', al: '2026-11-24', fasce: [] }] };
const altroOrario = {
  variazioni: [{ dal: '2026-11-24', al: '2026-11-24', fasce: [{ dalle: '18:00', alle: '19:00' }] }],
};
const straordinarie = {
  straordinarie: [
    { giorno: '2026-11-24', dalle: '18:00', alle: '20:00' },
    { giorno: '2026-11-21', dalle: '10:00', alle: '12:00' },
  ],
};
const domenica = { orari: [{ giorno: 7, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' }] };

test.each<[string, object, object, boolean]>([
  ['in the hours of a day like the others', {}, MARTEDI_MATTINA, true],
  ['in the evening of a day like the others', {}, MARTEDI_SERA, false],
  ['on a day of closure', chiusura, MARTEDI_MATTINA, false],
  ['by appointment, on a day of closure', chiusura, { ...MARTEDI_MATTINA, suAppuntamento: true }, true],
  ['by appointment, in the evening', {}, { ...MARTEDI_SERA, suAppuntamento: true }, true],
  ['urgent, on a day of closure', chiusura, { ...MARTEDI_MATTINA, urgente: true }, true],
  ['by telephone, on a day of closure', chiusura, { ...MARTEDI_MATTINA, canale: 'TELEFONO' }, true],
  ['in the usual hours of a day with others', altroOrario, MARTEDI_MATTINA, false],
  ['in the other hours of that day', altroOrario, MARTEDI_SERA, true],
  ['on the day of the patron saint', { patrono: '11-24' }, MARTEDI_MATTINA, false],
  ['in an extraordinary opening', straordinarie, MARTEDI_SERA, true],
  ['in one on a day of closure', { ...chiusura, ...straordinarie }, SABATO, true],
  ['on a Sunday that has hours', domenica, { avvenutoIl: '2026-11-08T09:00:00Z' }, true],
  ['on a national holiday that has hours', domenica, { avvenutoIl: '2026-11-01T09:00:00Z' }, false],
])('in person %s (art. 5 c. 3 and 5): in order is %j', async (_nome, stato, extra, inRegola) => {
  await riceve(stato);
  const { id, aSedeChiusa: chiusa } = await registra(extra);
  expect(chiusa).toBe(!inRegola);
  expect((await aSedeChiusa()).includes(id)).toBe(!inRegola);
});

test('an older event that comes late closes nothing', async () => {
  await riceve({});
  versione -= 2;
  await riceve(chiusura);
  versione += 2;
  expect((await registra(MARTEDI_MATTINA)).aSedeChiusa).toBe(false);
});

describe('a closure that is entered after the contatti of its day (art. 5 c. 3, art. 7 c. 1)', () => {
  test('is told to the coordinator with those in person, and told no more once it is taken back', async () => {
    await riceve({});
    const { id } = await registra(MARTEDI_MATTINA);
    const altri = [{ urgente: true }, { canale: 'TELEFONO' }, { suAppuntamento: true }];
    for (const extra of altri) await registra({ ...MARTEDI_MATTINA, ...extra });
    const prima = await aSedeChiusa();
    expect(prima).not.toContain(id);
    await riceve(chiusura);
    const dopo = await aSedeChiusa();
    expect(dopo).toContain(id);
    const diPersona = await casework.admin<{ numero: string }>(
      `SELECT count(*) AS numero FROM contatto
       WHERE (avvenuto_il AT TIME ZONE 'Europe/Rome')::date BETWEEN '2026-11-20' AND '2026-11-24'
         AND canale = 'DI_PERSONA' AND NOT urgente AND NOT su_appuntamento`,
      [],
    );
    expect(
      (await casework.admin('SELECT 1 FROM contatto WHERE a_sede_chiusa AND avvenuto_il > $1', ['2026-11-19'])).length,
    ).toBe(Number(diPersona[0]?.numero));
    await riceve({});
    expect(await aSedeChiusa()).not.toContain(id);
  });

  test.each([{ patrono: '01-07' }, { attivaDal: '2021-01-01' }, straordinarie])(
    'contatti are looked at once the hours change (%j), not for another change of the sede',
    async (altro) => {
      await riceve({});
      const { id } = await registra(MARTEDI_MATTINA);
      await casework.admin('UPDATE contatto SET a_sede_chiusa = true WHERE id = $1', [id]);
      await riceve({ denominazione: 'Sede nuova' });
      expect(await aSedeChiusa()).toContain(id);
      await riceve(altro);
      expect(await aSedeChiusa()).not.toContain(id);
    },
  );

  test('can be looked into before: the sede lists the contatti at its desk of some days', async () => {
    const { id } = await registra(MARTEDI_MATTINA);
    const suAppuntamento = await registra({ ...MARTEDI_MATTINA, suAppuntamento: true });
    const leggi = async (dal: string, al: string): Promise<string[]> => {
      const { data } = await casework.call<{
        _entities: { contattiAlloSportello: { edges: { node: { id: string } }[] } }[];
      }>(
        'COORDINATORE',
        `query ($r: [_Any!]!, $dal: Data!, $al: Data!) { _entities(representations: $r) {
           ... on Sede { contattiAlloSportello(dal: $dal, al: $al, first: 50) { edges { node { id } } } } } }`,
        { r: [{ __typename: 'Sede', id: SEDE }], dal, al },
      );
      return data!._entities[0]!.contattiAlloSportello.edges.map(({ node }) => node.id);
    };
    expect(await leggi('2026-11-24', '2026-11-24')).toContain(id);
    expect(await leggi('2026-11-24', '2026-11-24')).not.toContain(suAppuntamento.id);
    expect(await leggi('2026-11-25', '2026-11-30')).toEqual([]);
  });

  test('and one that is registered at the same time are told all the same', async () => {
    await riceve({});
    const [registrati] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => registra(MARTEDI_MATTINA))),
      riceve(chiusura),
    ]);
    expect(await aSedeChiusa()).toEqual(expect.arrayContaining(registrati.map(({ id }) => id)));
  });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
