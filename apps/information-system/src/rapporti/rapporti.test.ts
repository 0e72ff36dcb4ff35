// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { giornoRoma, periodoDi } from '@ambito/orari';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import {
  A04,
  eventi,
  PETRURO,
  startInformationSystem,
  TABELLE_DEL_LAVORATORE,
  type InformationSystem,
} from '../testing.ts';
import { rapportiDi } from './rapporti.testing.ts';

let sistema: InformationSystem;
let rapporti: ReturnType<typeof rapportiDi>;
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.apply([
    eventi.ambito(),
    eventi.sede(),
    ...Array.from({ length: 4 }, (_, n) => eventi.contatto(randomUUID(), 1, n, '2026-09-10')),
  ]);
  await sistema.apply([eventi.contatto(randomUUID(), 1, 50, '2026-09-10', { comuneResidenza: PETRURO })]);
  await sistema.update();
  rapporti = rapportiDi(sistema);
});
afterAll(() => sistema.stop());

const artefatti = (id: string) =>
  sistema.admin<{ vista: string; formato: string; contenuto: string; impronta: string }>(
    'SELECT vista, formato, contenuto, impronta FROM artefatto WHERE rapporto_id = $1 ORDER BY vista, formato',
    [id],
  );

test('a report that is asked for fifty times at once is one report', async () => {
  const chiesti = await Promise.all(Array.from({ length: 50 }, () => rapporti.richiedi('2026-M07')));
  expect(new Set(chiesti.map(({ id }) => id)).size).toBe(1);
});

test('a report whose job comes twice is made once, and its files keep their bytes', async () => {
  const { id } = await rapporti.richiedi('2026-M08');
  await rapporti.genera(id);
  const prima = await artefatti(id);
  expect(prima.map(({ vista, formato }) => `${vista} ${formato}`)).toEqual([
    'INTERNA CSV',
    'INTERNA JSON',
    'REGIONE CSV',
    'REGIONE JSON',
  ]);
  await rapporti.genera(id);
  expect(await artefatti(id)).toEqual(prima);
});

test('a report that four workers make at once is made once', async () => {
  const { id } = await rapporti.richiedi('2026-M06');
  await sistema.admin(`UPDATE rapporto SET stato = 'IN_GENERAZIONE' WHERE id = $1`, [id]);
  await Promise.all(Array.from({ length: 4 }, () => rapporti.genera(id)));
  const [riga] = await sistema.admin<{ stato: string; versione: number }>(
    'SELECT stato, versione FROM rapporto WHERE id = $1',
    [id],
  );
  expect(riga).toEqual({ stato: 'GENERATO', versione: 2 });
  expect(await artefatti(id)).toHaveLength(4);
});

test('a report that is asked for again while it waits for approval is made again, from the facts of now and under a new version', async () => {
  const { id, edizione } = await rapporti.richiedi('2026-M09');
  await rapporti.genera(id);
  const [vecchia] = await artefatti(id);
  await sistema.apply([eventi.contatto(randomUUID(), 1, 77, '2026-09-30')]);
  expect(await rapporti.richiedi('2026-M09')).toEqual({ id, edizione });
  expect((await rapporti.decidi('approvaRapporto', id, 2)).errors?.[0]?.extensions['code']).toBe('CONFLICT');
  await rapporti.genera(id);
  expect((await artefatti(id))[0]?.impronta).not.toBe(vecchia?.impronta);
});

describe('in the Regione’s view of the quality of the data', () => {
  /** Four contatti of different persons: two have no outcome, one has no Comune. */
  beforeAll(async () => {
    const fatto = { esito: 'INFORMAZIONE', esitoIl: '2026-05-04T10:00:00.000Z' };
    await sistema.apply([
      eventi.contatto(randomUUID(), 1, 1, '2026-05-04', fatto),
      eventi.contatto(randomUUID(), 1, 2, '2026-05-04', fatto),
      eventi.contatto(randomUUID(), 1, 3, '2026-05-04'),
      eventi.contatto(randomUUID(), 1, 4, '2026-05-04', { comuneResidenza: null }),
    ]);
  });

  test('a count or its complement of fewer than three persons is withheld', async () => {
    const { id } = await rapporti.richiedi('2026-M05');
    await rapporti.genera(id);
    const [, interna, , regione] = await artefatti(id);
    const voce = (contenuto: string | undefined, nome: string) =>
      (JSON.parse(contenuto ?? '') as { qualita: { voce: string; completi: number; totale: number }[] }).qualita.find(
        (una) => una.voce === nome,
      );
    for (const nome of ['Contatti con esito', 'Contatti con Comune di residenza']) {
      expect(voce(interna?.contenuto, nome)).toMatchObject({ totale: 4 });
      expect(voce(regione?.contenuto, nome)).toEqual({ voce: nome, completi: null, totale: null });
    }
  });
});

describe('the report of a closed quarter, from its request to the Regione,', () => {
  let id = '';
  beforeAll(async () => {
    id = (await rapporti.richiedi('2026-Q3')).id;
  });

  test('is not approved before it is made', async () => {
    const { errors } = await rapporti.decidi('approvaRapporto', id, 1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_VIOLATION',
      dettagli: { possibili: ['IN_GENERAZIONE'] },
    });
  });

  test('tells the small numbers to the Ambito and not to the Regione', async () => {
    await rapporti.genera(id);
    const [, interna, , regione] = await artefatti(id);
    const cella = (contenuto: string | undefined) =>
      (
        JSON.parse(contenuto ?? '') as {
          indicatori: { codice: string; celle: { dimensione: string; chiave: string; valore: number | null }[] }[];
        }
      ).indicatori
        .find(({ codice }) => codice === 'ACCESSI')
        ?.celle.find(({ dimensione, chiave }) => dimensione === 'COMUNE' && chiave === PETRURO)?.valore;
    expect([cella(interna?.contenuto), cella(regione?.contenuto)]).toEqual([1, null]);
  });

  test('tells its first and its last day, both included', async () => {
    for (const { formato, contenuto } of await artefatti(id))
      if (formato === 'JSON') expect(JSON.parse(contenuto)).toMatchObject({ dal: '2026-07-01', al: '2026-09-30' });
  });

  test('is seen by the Regione once transmitted, in its view alone', async () => {
    const vede = async () =>
      (
        await sistema.call<{ rapporto: { artefatti: { vista: string }[] } | null }>(
          'REGIONE',
          'query ($id: UUID!) { rapporto(id: $id) { artefatti { vista } } }',
          { id },
        )
      ).data?.rapporto;
    expect((await rapporti.decidi('approvaRapporto', id, 1)).errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      versioneAttuale: 2,
    });
    expect((await rapporti.decidi('approvaRapporto', id, 2)).data).toMatchObject({
      approvaRapporto: { stato: 'APPROVATO', versione: 3 },
    });
    expect(await vede()).toBeNull();
    expect((await rapporti.decidi('trasmettiRapporto', id, 3)).data).toMatchObject({
      trasmettiRapporto: {
        stato: 'TRASMESSO',
        ricevuta: expect.stringMatching(/^MONITORAGGIO\/2026-Q3\/1\/[0-9a-f]{64}$/),
      },
    });
    expect(await vede()).toEqual({ artefatti: [{ vista: 'REGIONE' }, { vista: 'REGIONE' }] });
  });

  test.each([
    ['its files', `UPDATE artefatto SET contenuto = 'altro' WHERE rapporto_id = $1`],
    ['its files are deleted', 'DELETE FROM artefatto WHERE rapporto_id = $1'],
    [
      'a file more',
      `INSERT INTO artefatto SELECT rapporto_id, 'INTERNA', 'JSON', 'x', impronta FROM artefatto WHERE rapporto_id = $1 LIMIT 1`,
    ],
    ['its state', `UPDATE rapporto SET stato = 'GENERATO', approvato_il = NULL, approvato_da = NULL WHERE id = $1`],
    ['its row is deleted', 'DELETE FROM rapporto WHERE id = $1'],
  ])('does not change in the database: %s', async (_nome, sql) => {
    await expect(sistema.admin(sql, [id])).rejects.toThrow('approved report was changed');
  });

  test('is the same in a new edition, except for its number', async () => {
    const seconda = await rapporti.richiedi('2026-Q3');
    expect(seconda.edizione).toBe(2);
    await rapporti.genera(seconda.id);
    const senzaNumero = (contenuto: string) => contenuto.replace(/"edizione": \d+/, '');
    const [prima, dopo] = [await artefatti(id), await artefatti(seconda.id)];
    expect(dopo.map(({ contenuto }) => senzaNumero(contenuto))).toEqual(
      prima.map(({ contenuto }) => senzaNumero(contenuto)),
    );
  });
});

describe('the report of a period that is not over (art. 2 c. 8 b)', () => {
  const { anno } = periodoDi(giornoRoma(new Date()));
  const puoApprovare = async (id: string) =>
    (
      await sistema.call<{ rapporto: { provvisorio: boolean; permessi: { puoApprovare: boolean } } }>(
        'COORDINATORE',
        'query ($id: UUID!) { rapporto(id: $id) { provvisorio permessi { puoApprovare } } }',
        { id },
      )
    ).data?.rapporto;
  let id = '';
  beforeAll(async () => {
    id = (await rapporti.richiedi(anno)).id;
    await rapporti.genera(id);
  });

  test('is read and not approved: the refusal says from which day a report of the whole period can be', async () => {
    expect(await puoApprovare(id)).toEqual({ provvisorio: true, permessi: { puoApprovare: false } });
    const { errors } = await rapporti.decidi('approvaRapporto', id, 2);
    const dopo = String(Number(anno) + 1);
    expect(errors?.[0]).toMatchObject({
      message: `Il rapporto è provvisorio: il periodo non era finito quando è stato chiesto, l'ultimo giorno è il 31 dicembre ${anno}. Si chiede di nuovo, e si approva, dal 1º gennaio ${dopo}`,
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 8 b', dettagli: { dal: `${dopo}-01-01` } },
    });
  });

  test('is not approved in the database either', async () => {
    await expect(
      sistema.admin(`UPDATE rapporto SET stato = 'APPROVATO', approvato_il = now(), approvato_da = 'x' WHERE id = $1`, [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: 'rapporto_definitivo' });
  });

  test('is approved once it was asked for again after the last day', async () => {
    // The year is over now, and its report was made before it was.
    const { id: finito } = await rapporti.richiedi('2025');
    await rapporti.genera(finito);
    await sistema.admin('UPDATE rapporto SET provvisorio = true WHERE id = $1', [finito]);
    expect((await rapporti.decidi('approvaRapporto', finito, 2)).errors?.[0]?.extensions['code']).toBe(
      'RULE_VIOLATION',
    );
    expect(await rapporti.richiedi('2025')).toMatchObject({ id: finito });
    await rapporti.genera(finito);
    expect(await puoApprovare(finito)).toEqual({ provvisorio: false, permessi: { puoApprovare: true } });
    expect((await rapporti.decidi('approvaRapporto', finito, 4)).data).toMatchObject({
      approvaRapporto: { stato: 'APPROVATO' },
    });
  });
});

test('the contents of files are read for all reports at once, and only where they are asked for', async () => {
  for (const periodo of ['2026-M03', '2026-M04']) await rapporti.genera((await rapporti.richiedi(periodo)).id);
  const costo = async (first: number, campi: string) => {
    const prima = await sistema.statements();
    const { data, errors } = await sistema.call<{
      rapporti: { edges: { node: { artefatti: { contenuto?: string; dimensione: number }[] } }[] };
    }>('COORDINATORE', `{ rapporti(first: ${first}) { edges { node { artefatti { ${campi} } } } } }`);
    expect(errors).toBeUndefined();
    for (const { node } of data!.rapporti.edges)
      for (const { contenuto, dimensione } of node.artefatti)
        if (contenuto !== undefined) expect(Buffer.byteLength(contenuto)).toBe(dimensione);
    return (await sistema.statements()) - prima;
  };
  const elenco = await costo(2, 'dimensione');
  expect(await costo(1, 'dimensione contenuto')).toBe(elenco + 1);
  expect(await costo(2, 'dimensione contenuto')).toBe(elenco + 1);
});

test.each(['2999-Q1', '2019', '2026-M13', 'ieri'])('the report of %s is refused', async (periodo) => {
  await expect(rapporti.richiedi(periodo)).rejects.toThrow('BAD_USER_INPUT');
});

describeWorkerPlans('information_system', A04, TABELLE_DEL_LAVORATORE);
