// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { operazioniDi, type Chi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

/** A Tuesday, 10:00 in Rome: Avellino and Tufo open on Mondays and Thursdays from 9 to 11. */
const ADESSO = new Date('2026-11-24T09:00:00Z');
const GIORNO = '2026-11-27';
const A06 = '0192a04a-0000-7000-8000-000000000a06';

let registry: Registry;
const { attempt, apriSede } = operazioniDi(() => registry);
let servizio: DataSource;
let avellino: string;
let tufo: string;
beforeAll(async () => {
  registry = await startIstituito(ADESSO);
  await registry.admin(`INSERT INTO ambito SELECT $1, 'A06', nome, regione FROM ambito`, [A06]);
  avellino = await apriSede('064008', {}, 'prova-SEGRETARIATO');
  tufo = await apriSede('064113');
  servizio = createDataSource({
    url: registry.database.urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await servizio.initialize();
});
afterAll(async () => {
  await servizio.destroy();
  await registry.stop();
});

let ora = 0;
/** Another half hour of the evening each time, so that no two overlap. */
function apertura(altro: object = {}) {
  const minuti = (ora++ % 12) * 30 + 15 * 60;
  const testo = (m: number): string => `${String(Math.floor(m / 60))}:${String(m % 60).padStart(2, '0')}`;
  const giorno = new Date(Date.parse(GIORNO) + Math.floor(ora / 12) * 86_400_000).toISOString().slice(0, 10);
  return { sedeId: avellino, giorno, dalle: testo(minuti), alle: testo(minuti + 30), motivo: 'Sportello', ...altro };
}
interface Apertura {
  id: string;
  versione: number;
}
const richiedi = (chi: Chi, altro: object = {}, ruolo = {}) =>
  attempt('richiediApertura', apertura(altro), { chi, ruolo });
const decidi = (chi: Chi, come: 'autorizza' | 'rifiuta' | 'ritira', { id, versione }: Apertura, motivo?: string) =>
  attempt<Apertura & { stato: string }>(
    `${come}Apertura`,
    { aperturaId: id, versione, motivo },
    { chi, tipo: 'DecidiAperturaInput', campi: 'id versione stato' },
  );
const chiesta = async (altro: object = {}): Promise<Apertura> => (await richiedi('COORDINATORE', altro)).fatto!;

describe('asking for an extraordinary opening (art. 5 c. 5)', () => {
  test.each<[string, Chi, () => object, object, string | undefined]>([
    ['by an operator who works at the sede', 'SEGRETARIATO', () => ({}), {}, undefined],
    ['by an operator who works elsewhere', 'SEGRETARIATO', () => ({ sedeId: tufo }), {}, 'FORBIDDEN'],
    ['by an operator without an incarico', 'ASSISTENTE_SOCIALE', () => ({}), {}, 'FORBIDDEN'],
    ['by the Comune of the sede', 'COMUNE', () => ({}), { comune: '064008' }, undefined],
    ['by another Comune', 'COMUNE', () => ({}), { comune: '064113' }, 'FORBIDDEN'],
    ['by the coordinator', 'COORDINATORE', () => ({}), {}, undefined],
    ['by a coordinator of another Ambito', { ruolo: 'COORDINATORE', ambito: 'altro' }, () => ({}), {}, 'NOT_FOUND'],
    [
      'yesterday',
      'COORDINATORE',
      () => ({ giorno: '2026-11-23', dalle: '15:00', alle: '16:00' }),
      {},
      'RULE_VIOLATION',
    ],
    [
      'this morning, over by now',
      'COORDINATORE',
      () => ({ giorno: '2026-11-24', dalle: '08:00', alle: '10:00' }),
      {},
      'RULE_VIOLATION',
    ],
    [
      'this morning, still on',
      'COORDINATORE',
      () => ({ giorno: '2026-11-24', dalle: '08:00', alle: '10:30' }),
      {},
      undefined,
    ],
    [
      'in hours in which the sede is open already',
      'COORDINATORE',
      () => ({ giorno: '2026-11-26', dalle: '10:30', alle: '12:00' }),
      {},
      'RULE_VIOLATION',
    ],
    [
      'right after those hours',
      'COORDINATORE',
      () => ({ giorno: '2026-11-26', dalle: '11:00', alle: '12:00' }),
      {},
      undefined,
    ],
    [
      'on the hours of a weekday that is a holiday',
      'COORDINATORE',
      () => ({ giorno: '2026-12-08', dalle: '09:00', alle: '11:00' }),
      {},
      undefined,
    ],
    ['until midnight', 'COORDINATORE', () => ({ giorno: '2026-12-31', dalle: '22:00', alle: '24:00' }), {}, undefined],
    ['that ends before it begins', 'COORDINATORE', () => ({ dalle: '16:00', alle: '15:00' }), {}, 'BAD_USER_INPUT'],
    ['over midnight', 'COORDINATORE', () => ({ dalle: '23:00', alle: '25:00' }), {}, 'BAD_USER_INPUT'],
    [
      'in the hour that the clock skips',
      'COORDINATORE',
      () => ({ giorno: '2027-03-28', dalle: '02:00', alle: '02:30' }),
      {},
      'RULE_VIOLATION',
    ],
    ['two years ahead', 'COORDINATORE', () => ({ giorno: '2028-11-24' }), {}, 'BAD_USER_INPUT'],
    ['without a reason', 'COORDINATORE', () => ({ motivo: '' }), {}, 'BAD_USER_INPUT'],
  ])('%s', async (_nome, chi, altro, extra, codice) => {
    const { fatto, errore } = await richiedi(chi, altro(), extra);
    expect(errore?.code).toBe(codice);
    expect(errore?.articolo).toBe(codice === 'RULE_VIOLATION' ? 'art. 5 c. 5' : undefined);
    expect(fatto === undefined || fatto === null).toBe(codice !== undefined);
  });

  test('by twenty concurrent requests records one opening', async () => {
    const altro = { giorno: '2026-12-05', dalle: '10:00', alle: '12:00' };
    const risposte = await Promise.all(Array.from({ length: 20 }, () => richiedi('COORDINATORE', altro)));
    expect(risposte.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    expect(new Set(risposte.flatMap(({ errore }) => errore?.articolo ?? []))).toEqual(new Set(['art. 5 c. 5']));
  });

  test('in the same hours is possible again once the first opening was refused', async () => {
    const altro = { giorno: '2026-12-06', dalle: '10:00', alle: '12:00' };
    const prima = await chiesta(altro);
    expect((await richiedi('COORDINATORE', { ...altro, dalle: '11:00', alle: '13:00' })).errore?.articolo).toBe(
      'art. 5 c. 5',
    );
    expect((await decidi('COORDINATORE', 'rifiuta', prima, 'Manca il personale')).errore).toBeUndefined();
    expect((await richiedi('COORDINATORE', altro)).errore).toBeUndefined();
  });
});

describe('deciding on an opening', () => {
  test('the sede is open in an authorised opening, and not once it is taken back', async () => {
    const aperta = async () => {
      const { data } = await registry.call<{ sede: { aperta: boolean; prossima: string; versione: number } }>(
        null,
        `query ($id: UUID!) { sede(id: $id) { versione aperta: apertaAlle(istante: "2026-11-28T10:00:00Z")
          prossima: prossimaApertura(dopo: "2026-11-28T00:00:00Z") } }`,
        { id: tufo },
      );
      return data!.sede;
    };
    const prima = await chiesta({ sedeId: tufo, giorno: '2026-11-28', dalle: '10:30', alle: '12:00' });
    const chiusa = { aperta: false, prossima: '2026-11-30T08:00:00.000Z' };
    const { versione } = await aperta();
    expect(await aperta()).toMatchObject(chiusa);
    const { fatto: autorizzata } = await decidi('COORDINATORE', 'autorizza', prima);
    expect(await aperta()).toEqual({ aperta: true, prossima: '2026-11-28T09:30:00.000Z', versione: versione + 1 });
    await decidi('COORDINATORE', 'ritira', autorizzata!);
    expect(await aperta()).toEqual({ ...chiusa, versione: versione + 2 });
    const [evento] = await registry.admin<{ dati: { straordinarie: object[] } }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 AND (evento #>> '{aggregato,versione}')::int = $2`,
      [tufo, versione + 1],
    );
    expect(evento?.dati.straordinarie).toEqual([{ giorno: '2026-11-28', dalle: '10:30', alle: '12:00' }]);
  });

  test.each<[string, Chi, 'autorizza' | 'rifiuta' | 'ritira', string | undefined, string]>([
    ['authorise it as an operator', 'SEGRETARIATO', 'autorizza', undefined, 'FORBIDDEN'],
    ['authorise it: a Comune', 'COMUNE', 'autorizza', undefined, 'FORBIDDEN'],
    [
      'authorise it: a coordinator of another Ambito',
      { ruolo: 'COORDINATORE', ambito: 'altro' },
      'autorizza',
      undefined,
      'NOT_FOUND',
    ],
    ['refuse it without a reason', 'COORDINATORE', 'rifiuta', undefined, 'RULE_VIOLATION'],
    ['take back what another asked for', 'SEGRETARIATO', 'ritira', undefined, 'FORBIDDEN'],
    ['take back an opening of another Comune', 'COMUNE', 'ritira', undefined, 'NOT_FOUND'],
  ])('nobody may %s', async (_nome, chi, come, motivo, codice) => {
    expect((await decidi(chi, come, await chiesta(), motivo)).errore?.code).toBe(codice);
  });

  test('the applicant may take the opening back', async () => {
    const { fatto } = await richiedi('SEGRETARIATO');
    expect((await decidi('SEGRETARIATO', 'ritira', fatto!)).fatto).toMatchObject({ stato: 'RITIRATA' });
  });

  test.each<['autorizza' | 'rifiuta' | 'ritira', 'autorizza' | 'rifiuta' | 'ritira']>([
    ['autorizza', 'autorizza'],
    ['autorizza', 'rifiuta'],
    ['rifiuta', 'autorizza'],
    ['rifiuta', 'ritira'],
    ['ritira', 'autorizza'],
    ['ritira', 'ritira'],
  ])('after %s it is too late for %s', async (prima, dopo) => {
    const { fatto } = await decidi('COORDINATORE', prima, await chiesta(), 'motivo');
    const { errore, messaggio } = await decidi('COORDINATORE', dopo, fatto!, 'motivo');
    expect(errore).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 5 c. 5' });
    expect(messaggio?.endsWith(', ma si può ritirare')).toBe(prima === 'autorizza');
  });

  test('ten concurrent decisions count once, and the sede has one new version', async () => {
    const aperta = await chiesta();
    const versione = async () =>
      (await registry.admin<{ versione: number }>('SELECT versione FROM sede WHERE id = $1', [avellino]))[0]!.versione;
    const prima = await versione();
    const risposte = await Promise.all(Array.from({ length: 10 }, () => decidi('COORDINATORE', 'autorizza', aperta)));
    expect(risposte.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    expect(new Set(risposte.flatMap(({ errore }) => errore?.code ?? []))).toEqual(new Set(['CONFLICT']));
    expect(await versione()).toBe(prima + 1);
  });

  test('an opening that is authorised and taken back at once is only one of the two', async () => {
    for (let volta = 0; volta < 5; volta += 1) {
      const { fatto } = await richiedi('SEGRETARIATO');
      const esiti = await Promise.all([
        decidi('COORDINATORE', 'autorizza', fatto!),
        decidi('SEGRETARIATO', 'ritira', fatto!),
      ]);
      expect(esiti.filter(({ errore }) => errore === undefined)).toHaveLength(1);
      expect(esiti.find(({ errore }) => errore !== undefined)?.errore).toMatchObject({
        code: 'CONFLICT',
        versioneAttuale: 2,
      });
    }
  });

  test('an opening that is over can only be refused', async () => {
    const aperta = await chiesta({ giorno: '2026-11-25', dalle: '15:00', alle: '16:00' });
    await registry.admin(`ALTER TABLE apertura_straordinaria DISABLE TRIGGER apertura_transizione`);
    await registry.admin(
      `UPDATE apertura_straordinaria SET giorno = '2026-11-20', richiesta_il = '2026-11-19' WHERE id = $1`,
      [aperta.id],
    );
    await registry.admin(`ALTER TABLE apertura_straordinaria ENABLE TRIGGER apertura_transizione`);
    expect((await decidi('COORDINATORE', 'autorizza', aperta)).errore?.articolo).toBe('art. 5 c. 5');
    expect((await decidi('COORDINATORE', 'ritira', aperta)).errore?.articolo).toBe('art. 5 c. 5');
    expect((await decidi('COORDINATORE', 'rifiuta', aperta, 'Non decisa in tempo')).errore).toBeUndefined();
  });
});

/** Inserts an opening without the service: its day, its hours and when it was asked for, as SQL. */
const nuova = (giornoFasciaQuando: string, ambito = 'ambito_id'): string =>
  `INSERT INTO apertura_straordinaria (id, ambito_id, sede_id, giorno, fascia, richiesta_il, motivo, stato, richiesta_da)
   SELECT uuidv7(), ${ambito}, sede_id, ${giornoFasciaQuando}, motivo, 'RICHIESTA', richiesta_da FROM apertura_straordinaria WHERE id = $1`;
test.each([
  [
    'an overlap',
    `INSERT INTO apertura_straordinaria SELECT uuidv7(), ambito_id, sede_id, giorno, fascia, motivo, 'RICHIESTA', richiesta_da, richiesta_il FROM apertura_straordinaria WHERE id = $1`,
    'apertura_senza_sovrapposizioni',
  ],
  [
    'an opening that is authorised from the start',
    `INSERT INTO apertura_straordinaria SELECT uuidv7(), ambito_id, sede_id, giorno + 300, fascia, motivo, 'AUTORIZZATA', richiesta_da, richiesta_il, 'x', richiesta_il FROM apertura_straordinaria WHERE id = $1`,
    'apertura_transizione',
  ],
  ['one that is over when it is asked for', nuova(`giorno, fascia, giorno + 1`), 'apertura_non_trascorsa'],
  [
    'one that is over when it is authorised',
    `UPDATE apertura_straordinaria SET stato = 'AUTORIZZATA', decisa_da = 'x', decisa_il = giorno + 1 WHERE id = $1`,
    'apertura_non_trascorsa',
  ],
  ['one in the hours of a Monday', nuova(`'2026-11-30', '[600,700)', richiesta_il`), 'apertura_fuori_orario'],
  ['one before the sede was there', nuova(`'2019-12-31', fascia, '2019-01-01'`), 'apertura_in_sede_attiva'],
  [
    'one of a sede of another Ambito',
    nuova(`giorno + 200, fascia, richiesta_il`, `'${A06}'`),
    'apertura_di_sede_dell_ambito',
  ],
  [
    'a decision without its author',
    `UPDATE apertura_straordinaria SET stato = 'AUTORIZZATA' WHERE id = $1`,
    'apertura_decisa_da_qualcuno',
  ],
  [
    'a refusal without a reason',
    `UPDATE apertura_straordinaria SET stato = 'RIFIUTATA', decisa_da = 'x', decisa_il = richiesta_il WHERE id = $1`,
    'apertura_rifiuto_motivato',
  ],
])('the database refuses %s', async (_nome, sql, constraint) => {
  const { id } = await chiesta();
  await expect(servizio.query(sql, [id])).rejects.toMatchObject({ constraint });
});

test('the database admits an opening in the hours of a Monday that is a holiday', async () => {
  const { id } = await chiesta();
  await servizio.query(nuova(`'2027-03-29', '[600,700)', richiesta_il`), [id]);
});

test('the service may change only the decision in the database, and delete only what is annulled', async () => {
  const [cambia, toglie] = ['UPDATE apertura_straordinaria SET giorno = giorno', 'DELETE FROM apertura_straordinaria'];
  await expect(servizio.query(cambia)).rejects.toMatchObject({ code: '42501' });
  await expect(servizio.query(toglie)).rejects.toMatchObject({ constraint: 'solo_annullato' });
});
