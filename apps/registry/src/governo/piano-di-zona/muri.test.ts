// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { comandiDi } from './piano.testing.ts';

const A99 = '0192a04a-0000-7000-8000-00000000aa99';
const COORDINAMENTO = { chi: 'COORDINAMENTO_ISTITUZIONALE' } as const;
let registry: Registry;
let servizio: DataSource;
beforeAll(async () => {
  registry = await startIstituito();
  const { command } = operazioniDi(() => registry);
  const comandi = comandiDi(registry);
  const piano = await comandi.redatto();
  const linea = { denominazione: 'Domiciliare', fondo: 'FNPS', importo: '1000.00' };
  await comandi.command('stanziaLinea', { pianoId: piano.id, versione: 2, anno: 2026, codice: 'L1', ...linea });
  await comandi.approva(piano.id, 3);
  await comandi.command('rilevaAndamento', {
    ...{ obiettivoId: piano.obiettivi[0], al: '2026-06-30', stato: 'IN_CORSO', relazione: 'Come previsto' },
  });
  const direttiva = { testo: 'Testo', destinatario: 'TUTTI', adottataIl: '2026-11-20', atto: 'verbale 8/2026' };
  for (const oggetto of ['Da recepire', 'Recepita', 'Revocata']) {
    const input = { ...direttiva, oggetto, efficaceDal: '2026-12-01' };
    const { id: direttivaId } = await command('adottaDirettiva', input, COORDINAMENTO);
    if (oggetto === 'Recepita') await command('recepisciDirettiva', { direttivaId, versione: 1 });
    if (oggetto === 'Revocata')
      await command('revocaDirettiva', { direttivaId, versione: 1, al: '2027-01-31' }, COORDINAMENTO);
  }
  for (const titolo of ['Senza risposta', 'Risposto']) {
    const { id: contributoId } = await command('presentaContributo', {
      tipo: 'BISOGNO',
      titolo,
      testo: 'Mancano trasporti',
    });
    if (titolo === 'Risposto')
      await command('rispondiContributo', { contributoId, versione: 1, esito: 'ACCOLTO', risposta: 'Si farà' });
  }
  await command('registraAccordo', {
    ...{ tipo: 'CONVENZIONE', oggetto: 'Rete', finalita: 'Rete antiviolenza', parti: ['Prefettura'] },
    ...{ sottoscrittoIl: '2026-01-01', dal: '2026-01-01', al: '2027-12-31' },
  });
  await registry.admin(`INSERT INTO ambito (id, codice, nome, regione) VALUES ($1, 'A99', 'Ambito A99', '15')`, [A99]);
  await registry.admin(
    `INSERT INTO piano_di_zona (id, ambito_id, titolo, periodo, stato) VALUES (uuidv7(), $1, 'Altrui', '[2025-01-01,2028-01-01)', 'BOZZA')`,
    [A99],
  );
  await registry.admin(
    `INSERT INTO obiettivo_di_piano (id, piano_id, ordine, descrizione, entro) SELECT uuidv7(), id, 0, 'Altrui', '2026-12-31' FROM piano_di_zona WHERE ambito_id = $1`,
    [A99],
  );
  const url = registry.database.urls.DATABASE_URL;
  servizio = createDataSource({ url, applicationName: 'prova', poolSize: 2, entities: [] });
  await servizio.initialize();
});
afterAll(async () => {
  await servizio.destroy();
  await registry.stop();
});

/** The service has no right to write these columns, so it is refused before any rule. */
const NON_PUO = { code: '42501' };
const ANNULLATI: readonly string[] = ['accordo', 'andamento_obiettivo', 'contributo', 'direttiva'];

describe('neither the service nor the owner changes', () => {
  test.each<[string, string, string]>([
    ['the text of a directive', `direttiva SET testo = 'altro'`, 'direttiva_immutabile'],
    ['the day on which a directive was adopted', `direttiva SET adottata_il = '2020-01-01'`, 'direttiva_immutabile'],
    ['the text of a contribution', `contributo SET testo = 'altro' WHERE esito IS NULL`, 'contributo_immutabile'],
    [
      'the term of a contribution',
      `contributo SET rispondere_entro = '2030-01-01' WHERE esito IS NULL`,
      'contributo_immutabile',
    ],
    ['the progress of an objective', `andamento_obiettivo SET relazione = 'altro'`, 'andamento_immutabile'],
    ['an approved edition', `edizione_piano SET obiettivi = '[]'`, 'edizione_immutabile'],
    ['the object of an agreement', `accordo SET oggetto = 'altro'`, 'accordo_immutabile'],
    ['the period of a plan', `piano_di_zona SET periodo = '[2025-01-01,2026-01-01)'`, 'piano_immutabile'],
    ['the Ambito of a plan', `piano_di_zona SET ambito_id = '${A99}'`, 'piano_immutabile'],
    ['the year of a line', `linea_di_bilancio SET anno = 2027`, 'linea_immutabile'],
  ])('%s', async (_nome, cambia, constraint) => {
    await expect(servizio.query(`UPDATE ${cambia}`)).rejects.toMatchObject(NON_PUO);
    await expect(registry.admin(`UPDATE ${cambia}`)).rejects.toMatchObject({ constraint });
  });

  test.each<[string, string]>([
    ['direttiva', 'direttiva_immutabile'],
    ['contributo', 'contributo_immutabile'],
    ['andamento_obiettivo', 'andamento_immutabile'],
    ['edizione_piano', 'edizione_immutabile'],
    ['accordo', 'accordo_immutabile'],
    ['piano_di_zona', 'piano_immutabile'],
    ['linea_di_bilancio', 'linea_immutabile'],
  ])('the rows of %s by deletion', async (tabella, constraint) => {
    // The service deletes what it annuls.
    const rifiuto = ANNULLATI.includes(tabella) ? { constraint } : NON_PUO;
    await expect(servizio.query(`DELETE FROM ${tabella}`)).rejects.toMatchObject(rifiuto);
    await expect(registry.admin(`DELETE FROM ${tabella}`)).rejects.toMatchObject({ constraint });
  });
});

/** The service may write these columns, but only once or in one direction. */
test.each<[string, string, string]>([
  [
    'a directive is taken up once',
    `direttiva SET recepita_il = now() WHERE recepita_il IS NOT NULL`,
    'direttiva_immutabile',
  ],
  [
    'a directive stays taken up',
    `direttiva SET recepita_il = NULL WHERE recepita_il IS NOT NULL`,
    'direttiva_immutabile',
  ],
  [
    'a directive is revoked once',
    `direttiva SET periodo = '[2026-12-01,)' WHERE NOT upper_inf(periodo)`,
    'direttiva_immutabile',
  ],
  [
    'a directive keeps its first day',
    `direttiva SET periodo = '[2026-11-25,)' WHERE upper_inf(periodo)`,
    'direttiva_immutabile',
  ],
  [
    'a contribution is answered once',
    `contributo SET risposta = 'altro' WHERE esito IS NOT NULL`,
    'contributo_immutabile',
  ],
  [
    'a contribution keeps the objective that it led to',
    `contributo SET obiettivo_id = (SELECT id FROM obiettivo_di_piano WHERE descrizione = 'Più ascolto') WHERE esito IS NOT NULL`,
    'contributo_immutabile',
  ],
  [
    'a contribution leads to no objective of another Ambito',
    `contributo SET esito = 'ACCOLTO', risposta = 'x', risposto_il = now(), obiettivo_id = (SELECT id FROM obiettivo_di_piano WHERE descrizione = 'Altrui') WHERE esito IS NULL`,
    'contributo_obiettivo_di_ambito',
  ],
  [
    'a line is not brought below what was approved without an answer',
    `linea_di_bilancio SET importo = 1, importo_approvato = 1`,
    'linea_ridotta_con_risposta',
  ],
  ['an agreement keeps its first day', `accordo SET periodo = '[2020-01-01,2028-01-01)'`, 'accordo_immutabile'],
  ['an objective ends in its plan', `obiettivo_di_piano SET entro = '2028-01-01'`, 'obiettivo_nel_periodo'],
  [
    'an objective stays in its plan',
    `obiettivo_di_piano SET piano_id = (SELECT id FROM piano_di_zona WHERE titolo = 'Altrui') WHERE descrizione = 'Più ascolto'`,
    'obiettivo_del_suo_piano',
  ],
])('%s, in the database as well', async (_nome, cambia, constraint) => {
  await expect(servizio.query(`UPDATE ${cambia}`)).rejects.toMatchObject({ constraint });
});

test.each<[string, string, string]>([
  [
    'an objective after its plan',
    `INSERT INTO obiettivo_di_piano (id, piano_id, ordine, descrizione, entro)
     SELECT uuidv7(), id, 9, 'x', '2028-01-01' FROM piano_di_zona WHERE ambito_id = $1`,
    'obiettivo_nel_periodo',
  ],
  [
    'the progress of an objective on a day before the plan',
    `INSERT INTO andamento_obiettivo (id, obiettivo_id, al, stato, relazione)
     SELECT uuidv7(), o.id, '2024-12-31', 'IN_CORSO', 'x' FROM obiettivo_di_piano o JOIN piano_di_zona p ON p.id = piano_id WHERE ambito_id = $1 LIMIT 1`,
    'andamento_nel_periodo',
  ],
  [
    'a line of a year after the plan',
    `INSERT INTO linea_di_bilancio (id, piano_id, anno, codice, denominazione, fondo, anno_fondo, importo, stato)
     SELECT uuidv7(), id, 2028, 'X', 'x', 'x', 2028, 1, 'ATTIVA' FROM piano_di_zona WHERE ambito_id = $1`,
    'linea_nel_periodo',
  ],
  [
    'a line from a fund of a later year',
    `INSERT INTO linea_di_bilancio (id, piano_id, anno, codice, denominazione, fondo, anno_fondo, importo, stato)
     SELECT uuidv7(), id, 2026, 'X', 'x', 'x', 2027, 1, 'ATTIVA' FROM piano_di_zona WHERE ambito_id = $1`,
    'linea_fondo_gia_assegnato',
  ],
])('the database refuses %s', async (_nome, sql, constraint) => {
  await expect(servizio.query(sql, [A04])).rejects.toMatchObject({ constraint });
});
