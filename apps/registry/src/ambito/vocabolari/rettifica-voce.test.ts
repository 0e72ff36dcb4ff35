// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '@ambito/testing';
import { startRegistry, type Registry } from '../../testing.ts';

const ADESSO = '2026-11-24T09:00:00.000Z';
const MOTIVO = 'Manca una lettera';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry(new Date(ADESSO));
});
afterAll(() => registry.stop());

const rifiuto = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions;
interface Voce {
  codice: string;
  nome: string;
  dal: string;
}
const lista = async (nome: string, al?: string): Promise<{ versione: number; voci: Voce[] }> =>
  (
    await registry.call<{ vocabolario: { versione: number; voci: Voce[] } }>(
      null,
      'query ($nome: NomeVocabolario!, $al: Data) { vocabolario(nome: $nome, al: $al) { versione voci { codice nome dal } } }',
      { nome, al },
    )
  ).data!.vocabolario;
const give = async (comando: string, tipo: string, vocabolario: string, dati: object) =>
  rifiuto(
    await registry.call('AMMINISTRATORE', `mutation ($input: ${tipo}!) { ${comando}(input: $input) { versione } }`, {
      input: { vocabolario, versione: (await lista(vocabolario)).versione, ...dati },
    }),
  );
const rettifica = (vocabolario: string, dati: object) =>
  give('rettificaVoce', 'RettificaVoceInput', vocabolario, { motivo: MOTIVO, ...dati });
const nomeDi = async (codice: string, al?: string) =>
  (await lista('RELAZIONI_FAMILIARI', al)).voci.find((voce) => voce.codice === codice)?.nome;

test('the label of an entry is put right on all its days, and what it said stays, with who and why (art. 11 c. 1)', async () => {
  const { voci } = await lista('RELAZIONI_FAMILIARI');
  const { codice, dal, nome } = voci[0]!;
  const voce = { codice, dal };
  expect(await rettifica('RELAZIONI_FAMILIARI', { ...voce, nome })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await rettifica('RELAZIONI_FAMILIARI', { ...voce, dal: '2026-11-24', nome: 'Altro' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(
    await rettifica('RELAZIONI_FAMILIARI', { ...voce, nome: `${nome} (rettificato)`, fonte: null }),
  ).toBeUndefined();
  for (const giorno of [undefined, dal, '2030-01-01'])
    expect(await nomeDi(codice, giorno)).toBe(`${nome} (rettificato)`);

  const rettifiche = 'rettifiche { edges { node { codice dal nome motivo rettificataDa rettificataIl } } }';
  const { data } = await registry.call(
    'AMMINISTRATORE',
    `{ vocabolario(nome: RELAZIONI_FAMILIARI) { ${rettifiche} } }`,
  );
  expect(data).toEqual({
    vocabolario: {
      rettifiche: {
        edges: [
          {
            node: {
              ...{ codice, dal, nome, motivo: MOTIVO },
              ...{ rettificataDa: 'prova-AMMINISTRATORE', rettificataIl: ADESSO },
            },
          },
        ],
      },
    },
  });
  expect(
    rifiuto(await registry.call('COORDINATORE', `{ vocabolario(nome: RELAZIONI_FAMILIARI) { ${rettifiche} } }`)),
  ).toMatchObject({ code: 'FORBIDDEN' });
  const [evento] = await registry.admin<{ nomi: string[] }>(
    `SELECT jsonb_path_query_array(evento, '$.dati.voci[*].nome') AS nomi FROM outbox
     WHERE evento -> 'aggregato' ->> 'id' = 'RELAZIONI_FAMILIARI' ORDER BY seq DESC LIMIT 1`,
  );
  expect(evento?.nomi).toContain(`${nome} (rettificato)`);
});

test('the label of an entry that is over, or to come, is put right too; one that the program writes is not', async () => {
  const { codice, dal } = (await lista('RELAZIONI_FAMILIARI')).voci[1]!;
  await give('chiudiVoce', 'ChiudiVoceInput', 'RELAZIONI_FAMILIARI', { codice, al: '2026-11-24' });
  const poi = { codice, nome: 'Un altro significato', dal: '2026-11-25' };
  await give('aggiungiVoci', 'AggiungiVociInput', 'RELAZIONI_FAMILIARI', { fonte: 'Atto 1/2026', voci: [poi] });
  for (const [giorno, nome] of [
    [dal, 'Prima'],
    ['2026-11-25', 'Dopo'],
  ] as const) {
    expect(await rettifica('RELAZIONI_FAMILIARI', { codice, dal: giorno, nome })).toBeUndefined();
    expect(await nomeDi(codice, giorno)).toBe(nome);
  }
  const comando = (
    await registry.admin<{ codice: string; dal: string }>(
      `SELECT codice, lower(periodo)::text AS dal FROM voce_vocabolario WHERE (vocabolario, natura) = ('ESITI_CONTATTO', 'COMANDO') LIMIT 1`,
    )
  )[0]!;
  expect(await rettifica('ESITI_CONTATTO', { ...comando, nome: 'Altro' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await rettifica('SESSI', { codice: 'F', dal: '2000-01-01', nome: 'Altro' })).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('the database changes a label only when it keeps what it said, and never what it means', async () => {
  const scrivi = (campi: string) =>
    registry.admin(
      `UPDATE voce_vocabolario SET ${campi}, registrata_il = '2026-11-24T10:00Z'
       WHERE (vocabolario, codice) = ('CANALI', 'TELEFONO')`,
    );
  for (const campi of [`nome = 'Altro'`, `fonte = 'Altra'`])
    await expect(scrivi(campi)).rejects.toMatchObject({ constraint: 'voce_vocabolario_solo_rettificata' });
  const [diritti] = await registry.admin<{ possibili: string[] }>(
    `SELECT array_agg(column_name::text ORDER BY column_name) AS possibili FROM information_schema.column_privileges
     WHERE table_name = 'voce_vocabolario' AND privilege_type = 'UPDATE' AND grantee = 'registry_service'`,
  );
  expect(diritti?.possibili).toEqual(['fonte', 'nome', 'periodo', 'registrata_il']);
  await expect(
    registry.admin(
      `INSERT INTO voce_rettificata (id, vocabolario, codice, dal, nome, fonte, motivo, rettificata_da, rettificata_il)
       SELECT uuidv7(), vocabolario, codice, lower(periodo), 'Mai scritto', fonte, 'prova', 'prova', now()
       FROM voce_vocabolario WHERE (vocabolario, codice) = ('CANALI', 'TELEFONO')`,
    ),
  ).rejects.toMatchObject({ constraint: 'voce_rettificata_come_era' });
});
