// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent, type Evento } from '@ambito/events';
import { migrate } from '@ambito/persistence';
import { migrations } from '../app.ts';
import { personaleDi } from '../personale.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../testing.ts';
import { ServizioDelloStessoAmbito1764000000015 } from './0015-servizio-dello-stesso-ambito.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
});
afterAll(() => registry.stop());

test('on data that was there: who employs as far as the name tells, and what others were never told, once', async () => {
  const personale = personaleDi(registry);
  const sede = await personale.sede('064008');
  const [assente, sostituto] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  await personale.fa('registraAssenza', {
    operatoreId: assente.id,
    versione: 2,
    // Still to come, whenever this runs.
    dal: '2126-12-01',
    al: '2126-12-10',
    sostitutoId: sostituto.id,
  });
  const { id: capo } = await personale.fa<{ id: string }>('registraOperatore', {
    nome: 'Paola',
    cognome: 'Guerriero',
    qualifica: 'COORDINATORE',
    account: 'capo',
  });
  await registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: NominaCoordinatoreInput!) { nominaCoordinatore(input: $input) { id } }',
    { input: { operatoreId: capo, dal: '2026-01-01', atto: 'decreto 4/2026' } },
  );

  const url = registry.database.urls.MIGRATION_DATABASE_URL;
  const fatta = async (): Promise<boolean> =>
    (await registry.admin('SELECT 1 FROM migrazione WHERE name = $1', [ServizioDelloStessoAmbito1764000000015.name]))
      .length > 0;
  while (await fatta()) await migrate({ url, migrations, revert: true });
  await registry.admin('TRUNCATE outbox CASCADE');
  const enti: [string, boolean, string | null][] = [
    ['Avellino', true, 'AMBITO'],
    ['Comune di Avellino', true, 'AMBITO'],
    ['Comune di Tufo', true, 'COMUNE'],
    ['Comune di Napoli', true, null],
    ['Cooperativa Insieme', true, null],
    ['Comune di Tufo', false, null],
  ];
  for (const [indice, [ente, permanente]] of enti.entries())
    await registry.admin(
      `INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, atto, tempo_indeterminato, periodo)
       VALUES (uuidv7(), $1, 'DIPENDENTE', $2, $3, $4, '[2000-01-01,2001-01-01)')`,
      [sostituto.id, ente, `atto ${indice}`, permanente],
    );
  await migrate({ url, migrations });

  expect(
    await registry.admin(
      `SELECT ente, tempo_indeterminato AS permanente, datore FROM titolo_di_servizio WHERE atto LIKE 'atto %' ORDER BY atto`,
    ),
  ).toEqual(enti.map(([ente, permanente, datore]) => ({ ente, permanente, datore })));
  const raccontati = await registry.admin<{ evento: Evento }>('SELECT evento FROM outbox ORDER BY evento ->> $1', [
    'tipo',
  ]);
  expect(raccontati.map(({ evento }) => parseEvent(evento))).toMatchObject([
    {
      ok: true,
      evento: {
        tipo: 'CoordinatoreAggiornato',
        ambitoId: A04,
        aggregato: { id: A04, versione: 1 },
        dati: { nomine: [{ operatoreId: capo, dal: '2026-01-01' }] },
      },
    },
    {
      ok: true,
      evento: {
        tipo: 'OperatoreAggiornato',
        aggregato: { id: assente.id, versione: 4 },
        dati: {
          incarichi: [{ id: assente.incaricoId }],
          sostituzioni: [{ sostitutoId: sostituto.id, dal: '2126-12-01', al: '2126-12-10' }],
        },
      },
    },
  ]);
});
