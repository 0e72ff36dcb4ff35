// SPDX-License-Identifier: AGPL-3.0-or-later
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
  await registry.admin('UPDATE popolazione SET residenti = 10000');
});
afterAll(() => registry.stop());

async function scrivania(tipo: string) {
  const { data, errors } = await registry.call<{
    ambito: { scrivaniaRegistro: { edges: { node: { tipo: string; scadenza: string; titolo: string } }[] } };
  }>(
    'COORDINATORE',
    '{ ambito(codice: "A04") { scrivaniaRegistro(first: 100) { edges { node { tipo scadenza titolo } } } } }',
  );
  expect(errors).toBeUndefined();
  return data!.ambito.scrivaniaRegistro.edges.map(({ node }) => node).filter((voce) => voce.tipo === tipo);
}

test('the desk shows ends below the minimum, cases without a successor, and hours in which nobody is on call', async () => {
  const personale = personaleDi(registry);
  const sede = await personale.sede('064008');
  for (let n = 0; n < 2; n += 1) await personale.inServizio(sede);
  const { id: terzo, incaricoId } = await personale.inServizio(sede);
  await personale.inServizio(sede, { tempoIndeterminato: false, al: '2026-12-31' });
  // Three are enough for 30,000 residents: the fourth may end.
  expect(await scrivania('RAPPORTO_SOTTO_MINIMO')).toEqual([]);
  await personale.command('richiediFineIncarico', {
    operatoreId: terzo,
    versione: 2,
    incaricoId,
    al: '2027-01-31',
    motivo: 'DIMISSIONI',
    confermaSottoMinimo: true,
  });
  expect(await scrivania('RAPPORTO_SOTTO_MINIMO')).toMatchObject([{ scadenza: '2027-01-31' }]);

  expect(await scrivania('CASI_SENZA_SUCCESSORE')).toEqual([]);
  await registry.admin('UPDATE incarico SET senza_successore = 4 WHERE id = $1', [incaricoId]);
  expect(await scrivania('CASI_SENZA_SUCCESSORE')).toMatchObject([
    { scadenza: '2027-01-31', titolo: expect.stringContaining('4 casi') as unknown },
  ]);

  expect(await scrivania('REPERIBILITA_SCOPERTA')).toEqual([]);
  await registry.call(
    'COORDINATORE',
    'mutation ($input: OrganizzaTurnoInput!) { organizzaTurnoReperibilita(input: $input) { id } }',
    { input: { dalle: '2026-11-24T09:00:00Z', alle: '2026-12-20T07:00:00Z', operatoreId: terzo } },
  );
  expect(await scrivania('REPERIBILITA_SCOPERTA')).toMatchObject([
    { scadenza: '2026-11-24', titolo: 'Nessuno è reperibile: 24 novembre 2026, 00:00 – 24 novembre 2026, 10:00' },
    { scadenza: '2026-12-20', titolo: 'Nessuno è reperibile: 20 dicembre 2026, 08:00 – 24 dicembre 2026, 00:00' },
  ]);
});
