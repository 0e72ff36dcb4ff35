// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { datiAttivita, statiPersonale } from '../stati.testing.ts';

const OGGI = '2026-11-24';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const { operatore } = statiPersonale(strumentiDi(() => registry));
/** An assistente sociale, one with an added qualification of that nature, and an educator. */
let chi: readonly string[] = [];
beforeAll(async () => {
  registry = await startIstituito(new Date(`${OGGI}T09:00:00Z`));
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
    {
      input: {
        ...{ vocabolario: 'QUALIFICHE', versione: 1, fonte: 'Piano di Zona 2026' },
        voci: [
          { codice: 'SPECIALISTA', nome: 'Assistente sociale specialista', natura: 'ASSISTENTE_SOCIALE', dal: OGGI },
          { codice: 'EDUCATORE', nome: 'Educatore professionale', natura: 'ALTRA', dal: OGGI },
        ],
      },
    },
  );
  expect(errors).toBeUndefined();
  chi = [
    await operatore(),
    await operatore({ qualifica: 'SPECIALISTA' }),
    await operatore({ cognome: 'Verdi', qualifica: 'EDUCATORE', alboNumero: undefined, alboSezione: undefined }),
  ];
});
afterAll(() => registry.stop());

/** Who is enrolled in an event that is open to some qualifications. */
async function iscritti(...apertaA: string[]): Promise<boolean[]> {
  const { id: attivitaId } = await command('programmaAttivitaFormativa', { ...datiAttivita, apertaA });
  const riusciti: boolean[] = [];
  for (const operatoreId of chi) {
    const { errore } = await attempt('iscriviOperatore', { attivitaId, operatoreId }, { tipo: 'IscrizioneInput' });
    expect([undefined, 'art. 2 c. 5 n']).toContain(errore?.articolo);
    riusciti.push(errore === undefined);
  }
  return riusciti;
}

test('an event for assistenti sociali is for each qualification of that nature, a narrower one for itself alone (art. 2 c. 5 n)', async () => {
  expect(await iscritti('ASSISTENTE_SOCIALE')).toEqual([true, true, false]);
  expect(await iscritti('SPECIALISTA')).toEqual([false, true, false]);
  expect(await iscritti('SPECIALISTA', 'EDUCATORE')).toEqual([false, true, true]);
  // The desk is of no nature of its own: it stands for itself.
  expect(await iscritti('SEGRETARIATO')).toEqual([false, false, false]);
});

test('an event for a qualification that is on no list is refused at its place', async () => {
  const { errore } = await attempt('programmaAttivitaFormativa', {
    ...datiAttivita,
    apertaA: ['SEGRETARIATO', 'ASTRONAUTA'],
  });
  expect(errore).toMatchObject({
    campi: [{ percorso: ['input', 'apertaA', '1'], messaggio: expect.stringContaining('«qualifiche»') as unknown }],
  });
});
