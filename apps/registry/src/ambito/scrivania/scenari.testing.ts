// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { createDataSource, work } from '@ambito/persistence';
import { caseworkConsumer } from '../../casework.consumer.ts';
import { offerta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { personaleDi } from '../../personale.testing.ts';
import { comandiDi } from '../../governo/piano-di-zona/piano.testing.ts';
import { articolo } from '../../governo/regolamento/regolamento.testing.ts';
import { A04, type Registry } from '../../testing.ts';

/** How an item gets on the desk on 24 November 2026, and what takes it off. */
export interface Scenario {
  readonly scadenza: string;
  /** Puts the item on the desk. @returns what takes it off */
  readonly put: () => Promise<() => Promise<unknown>>;
}

const COORDINAMENTO = { chi: 'COORDINAMENTO_ISTITUZIONALE' } as const;
const COMUNI = ['064008', '064071', '064113'];

/** A scenario for each kind of item. Each goes through the operations that people use. */
export function scenari(registry: Registry): Record<string, Scenario> {
  const { command, apriSede } = operazioniDi(() => registry);
  const { inServizio } = personaleDi(registry);
  const offre = offerta(registry);
  const comandi = comandiDi(registry);
  const sede = una(() => apriSede('064008'));
  const distretto = una(() => offre.registraEnte());
  const inCarica = una(() =>
    command('registraOperatore', {
      ...{ nome: 'Carla', cognome: 'Coppola', qualifica: 'COORDINATORE', account: 'prova-COORDINATORE' },
    }),
  );
  const versioneDi = async (tabella: 'ambito' | 'ente' | 'sede', id: string): Promise<number> =>
    (await registry.admin<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]))[0]!.versione;
  const aderisce = async (codiceIstat: string, dal: string) =>
    command(
      'registraAdesione',
      { versione: await versioneDi('ambito', A04), codiceIstat, dal, atto: 'del. 9/2026' },
      {
        ...COORDINAMENTO,
        campi: 'id',
      },
    );
  const convenzione = async (dal: string, al: string, comuni: string[]) =>
    command(
      'registraConvenzione',
      {
        versione: await versioneDi('ambito', A04),
        ...{ oggetto: `Dal ${dal}`, sottoscrittaIl: '2014-06-25', dal, al, comuni },
      },
      { ...COORDINAMENTO, campi: 'id' },
    );
  const accredita = async (dal: string, al: string) => {
    const { id: enteId } = await distretto();
    const input = { enteId, versione: await versioneDi('ente', enteId), prestazioni: ['A2.07'], dal, al, atto: dal };
    return command('accreditaEnte', input);
  };
  const turno = (operatoreId: string, dalle: string, alle: string) =>
    command('organizzaTurnoReperibilita', { operatoreId, dalle, alle }, { tipo: 'OrganizzaTurnoInput' });
  const piano = una(async () => {
    const { id } = await comandi.redatto();
    return { id, versione: 2 };
  });
  const approva = async () => {
    const preso = await piano();
    await comandi.approva(preso.id, preso.versione);
    preso.versione += 1;
  };

  return {
    COMUNE_SENZA_SEDE: {
      scadenza: '2026-12-01',
      put: async () => {
        await aderisce('064101', '2026-12-01');
        const sedeNuova = { denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2026-12-01' };
        return () => command('individuaSede', { codiceIstat: '064101', ...sedeNuova });
      },
    },
    COMUNE_SENZA_PUA: {
      scadenza: '2026-12-15',
      put: async () => {
        await aderisce('064100', '2026-12-15');
        const pua = { sedeId: await sede(), distrettoId: (await distretto()).id, dal: '2026-12-15' };
        return () => command('organizzaPua', { codiceIstat: '064100', ...pua }, { campi: 'dal' });
      },
    },
    APERTURA_DA_DECIDERE: {
      scadenza: '2026-12-10',
      put: async () => {
        const apertura = { giorno: '2026-12-10', dalle: '15:00', alle: '16:00', motivo: 'Sportello' };
        const { id } = await command('richiediApertura', { sedeId: await sede(), ...apertura });
        return () => command('autorizzaApertura', { aperturaId: id, versione: 1 }, { tipo: 'DecidiAperturaInput' });
      },
    },
    MISURA_DA_ADEMPIERE: {
      scadenza: '2026-12-10',
      put: async () => {
        const mancante = { descrizione: 'Senza linea', misura: 'Attivarla', entro: '2026-12-10' };
        const rilievi = ['AMBIENTI_RISERVATI', 'DOTAZIONE_INFORMATICA', 'RETE_TELEFONICA'].map((standard) =>
          standard === 'RETE_TELEFONICA' ? { standard, conforme: false, ...mancante } : { standard, conforme: true },
        );
        const { id } = await command('registraIspezione', { sedeId: await sede(), eseguitaIl: '2026-11-20', rilievi });
        const adempimento = { standard: 'RETE_TELEFONICA', adempiutaIl: '2026-11-24', adempimento: 'Attivata' };
        return () => command('verificaAdempimento', { ispezioneId: id, versione: 1, ...adempimento });
      },
    },
    SETTIMANA_SOTTO_MINIMO: {
      scadenza: '2026-11-30',
      put: async () => {
        const sedeId = await sede();
        const chiusura = { dal: '2026-11-30', al: '2026-11-30', fasce: [], motivo: 'Lavori' };
        await command('disponiVariazione', { sedeId, versione: await versioneDi('sede', sedeId), ...chiusura });
        const [variazione] = await registry.admin<{ id: string }>('SELECT id FROM variazione_oraria');
        const versione = await versioneDi('sede', sedeId);
        const annulla = { sedeId, versione, variazioneId: variazione!.id, motivo: 'Lavori rinviati' };
        return () => command('annullaVariazione', annulla);
      },
    },
    CONVENZIONE_IN_SCADENZA: {
      scadenza: '2027-03-31',
      put: async () => {
        await convenzione('2014-06-25', '2027-03-31', COMUNI);
        return () => convenzione('2027-04-01', '2030-12-31', [...COMUNI, '064100', '064101']);
      },
    },
    COORDINATORE_DA_NOMINARE: {
      scadenza: '2027-01-31',
      put: async () => {
        const nomina = async (dal: string, al?: string) =>
          command(
            'nominaCoordinatore',
            { operatoreId: (await inCarica()).id, dal, atto: 'decreto', ...(al === undefined ? {} : { al }) },
            { ...COORDINAMENTO, campi: 'id' },
          );
        await nomina('2026-01-01', '2027-01-31');
        return () => nomina('2027-02-01');
      },
    },
    ACCREDITAMENTO_IN_SCADENZA: {
      scadenza: '2026-12-31',
      put: async () => {
        await accredita('2026-01-01', '2026-12-31');
        return () => accredita('2027-01-01', '2028-12-31');
      },
    },
    PRESTAZIONE_DA_VERIFICARE: {
      scadenza: '2026-12-10',
      put: async () => {
        const voce = await offre.pubblicata({ titolareId: (await distretto()).id }, '2026-12-10');
        const input = { ...voce, verificaScadeIl: '2027-06-30' };
        return () => command('verificaPrestazione', input);
      },
    },
    RAPPORTO_SOTTO_MINIMO: {
      scadenza: '2027-01-31',
      put: async () => {
        await inServizio(await sede(), { tempoIndeterminato: false, al: '2027-01-31' });
        return async () => inServizio(await sede());
      },
    },
    CASI_SENZA_SUCCESSORE: {
      scadenza: '2026-12-31',
      put: async () => {
        const al = '2026-12-31';
        const { id, incaricoId } = await inServizio(await sede(), { tempoIndeterminato: false, al });
        await conferma(registry, incaricoId, { operatoreId: id, al, senzaSuccessore: 4 }, 1);
        return () => conferma(registry, incaricoId, { operatoreId: id, al, senzaSuccessore: 0 }, 2);
      },
    },
    ASSENZA_SENZA_SOSTITUTO: {
      scadenza: '2026-12-10',
      put: async () => {
        // Both leave soon, so that the ratio of a later scenario does not count them.
        const aTermine = { tempoIndeterminato: false, al: '2026-12-31' };
        const { id } = await inServizio(await sede(), aTermine);
        const assente = { operatoreId: id, dal: '2026-12-10', al: '2026-12-11' };
        await command('registraAssenza', { ...assente, versione: 2 });
        const [riga] = await registry.admin<{ id: string }>('SELECT id FROM assenza WHERE operatore_id = $1', [id]);
        const { id: sostitutoId } = await inServizio(await sede(), aTermine);
        return () => command('modificaAssenza', { ...assente, versione: 3, assenzaId: riga!.id, sostitutoId });
      },
    },
    REPERIBILITA_SCOPERTA: {
      scadenza: '2026-12-20',
      put: async () => {
        const { id } = await inServizio(await sede());
        // A shift that began at midnight and was recorded the day before.
        await registry.admin(
          `WITH ieri AS (SELECT set_config('ambito.adesso', '2026-11-23T09:00:00Z', true))
           INSERT INTO turno_reperibilita (id, ambito_id, operatore_id, periodo)
           SELECT uuidv7(), $1, $2, '[2026-11-23T23:00Z,2026-12-20T07:00Z)' FROM ieri`,
          [A04, id],
        );
        return () => turno(id, '2026-12-20T07:00:00Z', '2026-12-31T07:00:00Z');
      },
    },
    PROPOSTA_IN_ATTESA_DI_VOTI: {
      scadenza: '2026-12-24',
      put: async () => {
        const testo = { approvatoIl: '2015-03-02', atto: 'Delibera 1/2015', articoli: [articolo('2', 'Funzioni')] };
        await command('adottaRegolamento', testo, { ...COORDINAMENTO, campi: 'id' });
        const modifica = { versione: 1, titolo: 'Modifica', motivazione: 'Prova', articoli: [articolo('2', 'Altro')] };
        const { id } = await command('apriPropostaDiModifica', modifica, {
          ...COORDINAMENTO,
          tipo: 'ApriPropostaInput',
        });
        const ritira = { ...COORDINAMENTO, tipo: 'DecidiPropostaInput' };
        return () => command('ritiraPropostaDiModifica', { propostaId: id, versione: 1 }, ritira);
      },
    },
    OBIETTIVO_DA_RILEVARE: {
      // Half a year after the plan began.
      scadenza: '2025-07-01',
      put: async () => {
        await approva();
        const [obiettivo] = await registry.admin<{ id: string }>('SELECT id FROM obiettivo_di_piano ORDER BY ordine');
        const andamento = { al: '2026-11-24', stato: 'IN_CORSO', relazione: 'Come previsto' };
        return () => command('rilevaAndamento', { obiettivoId: obiettivo!.id, ...andamento }, { campi: 'id' });
      },
    },
    RIDUZIONE_IN_ATTESA: {
      scadenza: '2026-11-24',
      put: async () => {
        const preso = await piano();
        const linea = { anno: 2026, codice: 'L1', denominazione: 'Domiciliare', fondo: 'FNPS', importo: '1000.00' };
        const { id } = await command('stanziaLinea', { pianoId: preso.id, versione: preso.versione, ...linea });
        preso.versione += 1;
        await approva();
        await command('riduciLinea', { lineaId: id, versione: 2, importo: '700.00', motivo: 'Meno fondi' });
        return () => command('ritiraRiduzione', { lineaId: id, versione: 3 });
      },
    },
    ACCORDO_IN_SCADENZA: {
      scadenza: '2027-01-31',
      put: async () => {
        const accordo = { tipo: 'ALTRO', oggetto: 'Rete', finalita: 'Rete antiviolenza', parti: ['Prefettura'] };
        const giorni = { sottoscrittoIl: '2026-01-01', dal: '2026-01-01', al: '2027-01-31' };
        const { id } = await command('registraAccordo', { ...accordo, ...giorni });
        const proroga = { versione: 1, al: '2030-01-31', atto: 'det. 7/2026', nonSiRinnova: false };
        return () => command('stabilisciTermineAccordo', { accordoId: id, ...proroga });
      },
    },
    CONTRIBUTO_SENZA_RISPOSTA: {
      scadenza: '2026-12-24',
      put: async () => {
        const { id } = await command('presentaContributo', { tipo: 'BISOGNO', titolo: 'Trasporti', testo: 'Mancano' });
        const risposta = { versione: 1, esito: 'ACCOLTO', risposta: 'Si farà' };
        return () => command('rispondiContributo', { contributoId: id, ...risposta });
      },
    },
    DIRETTIVA_DA_RECEPIRE: {
      scadenza: '2026-12-01',
      put: async () => {
        const direttiva = { oggetto: 'Orari', testo: 'Aperti in agosto', destinatario: 'TUTTI', atto: 'verbale 8' };
        const giorni = { adottataIl: '2026-11-20', efficaceDal: '2026-12-01' };
        const { id } = await command('adottaDirettiva', { ...direttiva, ...giorni }, COORDINAMENTO);
        // The directive is revoked from a later day, and in force until then.
        await command('revocaDirettiva', { direttivaId: id, versione: 1, al: '2027-12-31' }, COORDINAMENTO);
        return () => command('recepisciDirettiva', { direttivaId: id, versione: 2 });
      },
    },
  };
}

/** A record that is made the first time that somebody asks for it. */
function una<T>(make: () => Promise<T>): () => Promise<T> {
  let fatta: Promise<T> | undefined;
  return () => (fatta ??= make());
}

/** Casework's event on the end of an operator's incarico: how many open cases have no successor. */
async function conferma(registry: Registry, incaricoId: string, dati: object, versione: number): Promise<void> {
  const url = registry.database.urls.WORKER_DATABASE_URL;
  const worker = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities: [] });
  await worker.initialize();
  try {
    const evento = newEvent({
      tipo: 'SuccessioneConfermata',
      ambitoId: A04,
      aggregato: { tipo: 'Incarico', id: incaricoId, versione },
      avvenutoIl: '2026-11-24T10:00:00.000Z',
      dati,
    } as Parameters<typeof newEvent>[0]);
    await work(worker, A04, (unit) => caseworkConsumer().apply(unit, [evento]));
  } finally {
    await worker.destroy();
  }
}
