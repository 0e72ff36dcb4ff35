// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { contenutoCompleto, datiEnte, statiOfferta, type Scritta } from '../offerta.testing.ts';
import { A04 } from '../testing.ts';
import { caso, type Pronto, type Strumenti, type Verita } from './verita.testing.ts';

const COORDINATORE = ['COORDINATORE'];
const REDIGE = ['SEGRETARIATO', 'COORDINATORE'];
const AMBITO: Pronto['di'] = ['Ambito', { id: A04 }];
const CREA = { creates: true } as const;
const SCADE = '2027-06-30';

/** Enti, accreditations and entries of the catalogue; lists and thresholds; what is new in an Ambito. */
export function veritaOfferta({ command, sql, versione }: Strumenti): Verita[] {
  let accreditati = 0;
  const { accreditato, bozza, pubblicata, ...stati } = statiOfferta({ command });
  const ente = async () => (await stati.ente()).id;
  const cessato = async () => {
    const id = await ente();
    await sql(`UPDATE ente SET periodo = '[2020-01-01,2026-06-01)' WHERE id = $1`, [id]);
    return id;
  };
  const cura = (id: string, input: object): Pronto => ({ di: ['Ente', { id }], input: { id, versione: 1, ...input } });
  const accreditamento = { prestazioni: ['A2.07'], dal: '2026-01-01', al: '2026-12-31' };
  const accredita = (id: string): Pronto => ({
    di: ['Ente', { id }],
    input: { enteId: id, versione: 1, ...accreditamento, atto: `determina ${(accreditati += 1)}` },
  });
  const revoca = async (dal: string, al = accreditamento.al): Promise<Pronto> => {
    const revocabile = await accreditato({ dal, al });
    const { enteId, accreditamentoId } = revocabile;
    const input = { ...revocabile, al: '2026-12-30', atto: 'atto' };
    return { di: ['Ente', { id: enteId }], in: ['accreditamenti', { id: accreditamentoId }], input };
  };
  const errato = async (extra: object = {}): Promise<Pronto> => {
    const input = await accreditato({ dal: '2026-01-01', al: '2026-06-30' });
    const { enteId, accreditamentoId } = input;
    return {
      di: ['Ente', { id: enteId }],
      in: ['accreditamenti', { id: accreditamentoId }],
      input: { ...input, motivo: 'Scritto male', ...extra },
    };
  };
  const VERIFICA = { tipo: 'VerificaPrestazioneInput' };
  const VOCE = { tipo: 'VoceDiVocabolarioInput' };
  const ritirata = async () => {
    const { id, versione: letta } = await bozza();
    return command('ritiraPrestazione', { id, versione: letta });
  };
  const voce = ({ id, versione: letta }: Scritta, input: object = {}): Pronto => ({
    di: ['Prestazione', { id }],
    input: { id, versione: letta, ...input },
  });
  const contenuto = { contenuto: contenutoCompleto() };
  const PER_ERRORE = { motivo: 'Era un’altra voce' };

  let voci = 0;
  const nomeEVersione = async (tabella: string, nome: string): Promise<number> => {
    const [riga] = await sql<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE nome = $1`, [nome]);
    return riga?.versione ?? 0;
  };
  const daNome = (campo: string, input: object): Pronto => ({
    di: ['Query', {}],
    in: [campo, {}, 'senza pagine'],
    input,
  });
  const nuovo = (puo: string, comando: string, chi: readonly string[], input: () => object, tipo?: string) =>
    caso(puo, comando, 'sempre', chi, () => Promise.resolve({ di: AMBITO, input: input() }), {
      ...CREA,
      ...(tipo === undefined ? {} : { tipo }),
    });

  const caricamento = async (stato: string): Promise<Pronto> => {
    const id = randomUUID();
    const comincia =
      stato === 'IN_ATTESA' ? '' : `, stato = '${stato}', iniziato_il = '2026-11-24T09:00Z', lavoro = 'prova'`;
    await sql(
      `INSERT INTO allegato (id, ambito_id, nome, tipo, dimensione, stato, chiave, preparato_da, preparato_il, impronta, caricato_il)
       VALUES ($1, $2, 'sedi.csv', 'CSV', 1, 'CARICATO', $3, 'prova', '2026-11-24T09:00Z', repeat('a', 64), '2026-11-24T09:00Z')`,
      [id, A04, id],
    );
    const dati = { tipo: 'SEDI', allegatoId: id, prova: true };
    const chiesto = await command('richiediCaricamento', dati);
    if (comincia !== '')
      await sql(`UPDATE caricamento SET versione = versione + 1${comincia} WHERE id = $1`, [chiesto.id]);
    const letta = await versione('caricamento', chiesto.id);
    return { di: ['Caricamento', { id: chiesto.id }], input: { caricamentoId: chiesto.id, versione: letta } };
  };

  return [
    caso('Caricamento.puoAnnullare', 'annullaCaricamento', 'in attesa', COORDINATORE, () => caricamento('IN_ATTESA')),
    caso('Caricamento.puoAnnullare', 'annullaCaricamento', 'cominciato', [], () => caricamento('IN_CORSO')),
    caso('Ente.puoModificare', 'modificaEnte', 'attivo', COORDINATORE, async () =>
      cura(await ente(), { denominazione: 'Altro', telefono: '0825 000000' }),
    ),
    caso('Ente.puoModificare', 'modificaEnte', 'cessato', [], async () =>
      cura(await cessato(), { denominazione: 'Altro' }),
    ),
    caso('Ente.puoAccreditare', 'accreditaEnte', 'attivo', COORDINATORE, async () => accredita(await ente())),
    caso('Ente.puoAccreditare', 'accreditaEnte', 'cessato', [], async () => accredita(await cessato())),
    caso('Ente.puoRettificareInizio', 'rettificaInizioEnte', 'attivo', COORDINATORE, async () =>
      cura(await ente(), { dal: '2021-01-01', motivo: 'Anno sbagliato' }),
    ),
    caso('Ente.puoRettificareCessazione', 'rettificaCessazioneEnte', 'cessato', COORDINATORE, async () =>
      cura(await cessato(), { al: null, motivo: 'Di un altro ente' }),
    ),
    caso('Ente.puoRettificareCessazione', 'rettificaCessazioneEnte', 'attivo', [], async () =>
      cura(await ente(), { al: null, motivo: 'Di un altro ente' }),
    ),
    caso('Ente.puoAnnullare', 'annullaEnte', 'registrato due volte', COORDINATORE, async () =>
      cura(await ente(), { sostituitoDaId: await ente(), motivo: 'Registrato due volte', confermaStessoEnte: true }),
    ),
    caso('Ente.puoAnnullare', 'annullaEnte', 'registrato per errore', COORDINATORE, async () =>
      cura(await ente(), { motivo: 'Di un altro Ambito' }),
    ),
    caso('Ente.puoCessare', 'cessaEnte', 'attivo', COORDINATORE, async () => cura(await ente(), { al: '2027-12-31' })),
    caso('Ente.puoCessare', 'cessaEnte', 'che risponde di una prestazione', [], async () => {
      const id = await ente();
      await pubblicata(SCADE, id);
      return cura(id, { al: '2027-12-31' });
    }),
    caso('Accreditamento.puoRevocare', 'revocaAccreditamento', 'di più giorni', COORDINATORE, () =>
      revoca('2026-01-01'),
    ),
    caso('Accreditamento.puoRevocare', 'revocaAccreditamento', 'di un giorno', [], () => revoca('2026-12-31')),
    caso('Accreditamento.puoRevocare', 'revocaAccreditamento', 'già finito', [], () =>
      revoca('2026-01-01', '2026-06-30'),
    ),
    caso('Accreditamento.puoAnnullare', 'annullaAccreditamento', 'già finito', COORDINATORE, () => errato()),
    caso('Accreditamento.puoRettificare', 'rettificaAccreditamento', 'già finito', COORDINATORE, () =>
      errato({ atto: 'det. 9/2026' }),
    ),
    caso('Prestazione.puoModificare', 'modificaPrestazione', 'in bozza', REDIGE, async () =>
      voce(await bozza(), contenuto),
    ),
    caso('Prestazione.puoModificare', 'modificaPrestazione', 'ritirata', [], async () =>
      voce(await ritirata(), contenuto),
    ),
    caso(
      'Prestazione.puoPubblicare',
      'pubblicaPrestazione',
      'completa',
      COORDINATORE,
      async () => voce(await bozza(), { verificaScadeIl: SCADE }),
      VERIFICA,
    ),
    caso(
      'Prestazione.puoPubblicare',
      'pubblicaPrestazione',
      'pubblicata',
      [],
      async () => voce(await pubblicata(SCADE), { verificaScadeIl: SCADE }),
      VERIFICA,
    ),
    caso(
      'Prestazione.puoVerificare',
      'verificaPrestazione',
      'pubblicata',
      REDIGE,
      async () => voce(await pubblicata(SCADE), { verificaScadeIl: SCADE }),
      VERIFICA,
    ),
    caso(
      'Prestazione.puoVerificare',
      'verificaPrestazione',
      'in bozza',
      [],
      async () => voce(await bozza(), { verificaScadeIl: SCADE }),
      VERIFICA,
    ),
    caso('Prestazione.puoRitirare', 'ritiraPrestazione', 'in bozza', COORDINATORE, async () => voce(await bozza())),
    caso('Prestazione.puoRitirare', 'ritiraPrestazione', 'ritirata', [], async () => voce(await ritirata())),
    caso('Prestazione.puoAnnullareRitiro', 'annullaRitiroPrestazione', 'ritirata', COORDINATORE, async () =>
      voce(await ritirata(), PER_ERRORE),
    ),
    caso('Prestazione.puoAnnullareRitiro', 'annullaRitiroPrestazione', 'in bozza', [], async () =>
      voce(await bozza(), PER_ERRORE),
    ),
    caso('Vocabolario.puoAggiornare', 'aggiungiVoci', 'sempre', ['AMMINISTRATORE'], async () =>
      daNome('vocabolario(nome: CANALI)', {
        ...{ vocabolario: 'CANALI', versione: await nomeEVersione('vocabolario', 'CANALI'), fonte: 'prova' },
        voci: [{ codice: `CHAT_${'ABCDEFGH'[(voci += 1)]}`, nome: 'Chat', dal: '2027-01-01' }],
      }),
    ),
    caso('Vocabolario.puoAggiornare', 'chiudiVoce', 'sempre', ['AMMINISTRATORE'], async () => {
      const letta = await nomeEVersione('vocabolario', 'CANALI');
      return daNome('vocabolario(nome: CANALI)', {
        vocabolario: 'CANALI',
        versione: letta,
        codice: 'EMAIL',
        al: '2027-12-31',
      });
    }),
    caso(
      'Vocabolario.puoAggiornare',
      'riapriVoce',
      'sempre',
      ['AMMINISTRATORE'],
      async () => {
        await sql(
          `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), '2027-12-31'),
             registrata_il = (SELECT max(registrata_il) FROM voce_vocabolario WHERE vocabolario = 'CANALI')
           WHERE (vocabolario, codice) = ('CANALI', 'EMAIL')`,
        );
        const letta = await nomeEVersione('vocabolario', 'CANALI');
        return daNome('vocabolario(nome: CANALI)', { vocabolario: 'CANALI', versione: letta, codice: 'EMAIL' });
      },
      VOCE,
    ),
    caso(
      'Vocabolario.puoAggiornare',
      'togliVoce',
      'sempre',
      ['AMMINISTRATORE'],
      async () => {
        await sql(
          `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il)
         SELECT 'CANALI', 'FAX', '[2999-01-01,)', 'Fax', 'prova', max(registrata_il) FROM voce_vocabolario WHERE vocabolario = 'CANALI'
             ON CONFLICT DO NOTHING`,
        );
        const letta = await nomeEVersione('vocabolario', 'CANALI');
        return daNome('vocabolario(nome: CANALI)', { vocabolario: 'CANALI', versione: letta, codice: 'FAX' });
      },
      VOCE,
    ),
    caso('Vocabolario.puoAggiornare', 'rettificaVoce', 'sempre', ['AMMINISTRATORE'], async () => {
      const [{ dal } = { dal: '' }] = await sql<{ dal: string }>(
        `SELECT lower(periodo)::text AS dal FROM voce_vocabolario WHERE (vocabolario, codice) = ('CANALI', 'TELEFONO')`,
      );
      const letta = await nomeEVersione('vocabolario', 'CANALI');
      return daNome('vocabolario(nome: CANALI)', {
        ...{ vocabolario: 'CANALI', versione: letta, codice: 'TELEFONO', dal },
        ...{ nome: `Telefono ${letta}`, motivo: 'Scritta male' },
      });
    }),
    caso('Soglia.puoFissare', 'fissaSoglia', 'sempre', ['AMMINISTRATORE'], async () =>
      daNome('soglia(nome: LEPS_MINIMO)', {
        ...{ nome: 'LEPS_MINIMO', versione: await nomeEVersione('soglia', 'LEPS_MINIMO'), valore: 6_000 },
        ...{ dal: '2028-01-01', fonte: 'prova' },
      }),
    ),
    nuovo('Ambito.puoRegistrareEnte', 'registraEnte', COORDINATORE, () => datiEnte({ denominazione: randomUUID() })),
    nuovo('Ambito.puoRedigerePrestazione', 'redigiPrestazione', REDIGE, () => contenutoCompleto(), 'PrestazioneInput'),
    nuovo('Ambito.puoRegistrareOperatore', 'registraOperatore', COORDINATORE, () => ({
      ...{ nome: 'Anna', cognome: `Rossi ${randomUUID()}`, qualifica: 'SEGRETARIATO' },
    })),
    nuovo('Ambito.puoProgrammareFormazione', 'programmaAttivitaFormativa', COORDINATORE, () => ({
      ...{ titolo: 'Corso', organizzatore: 'Ambito', dal: '2027-03-01', al: '2027-03-02', ore: 8 },
      ...{ apertaA: ['SEGRETARIATO'], apertaAdAltriEnti: false },
    })),
  ];
}
