// SPDX-License-Identifier: AGPL-3.0-or-later
import type { operazioniDi } from '../operazioni.testing.ts';
import type { Registry } from '../testing.ts';

interface Strumenti {
  readonly command: ReturnType<typeof operazioniDi>['command'];
  readonly sql: Registry['admin'];
}

/** An Ambito has one plan in a period, so each plan of these tests has a year of its own. */
let annoPreso = 1800;

const COORDINAMENTO = { chi: 'COORDINAMENTO_ISTITUZIONALE' } as const;

export const datiAccordo = {
  tipo: 'PROTOCOLLO_DI_INTESA',
  oggetto: 'Protocollo',
  finalita: 'Prova',
  parti: ['Azienda sanitaria'],
  sottoscrittoIl: '2026-01-01',
  dal: '2026-01-01',
  al: '2027-12-31',
};
export const datiDirettiva = {
  oggetto: 'Orari',
  testo: 'Testo della direttiva',
  destinatario: 'TUTTI',
  adottataIl: '2026-01-10',
  atto: 'atto',
  efficaceDal: '2026-01-10',
};
export const datiContributo = { tipo: 'BISOGNO', titolo: 'Trasporti', testo: 'Mancano trasporti' };
const risposta = { esito: 'NON_ACCOLTO', risposta: 'Non ora' };

/** The data of a new plan: its title and its period, a year that no other plan has. */
export function datiPiano(anno = (annoPreso += 1)) {
  return { titolo: 'Piano di Zona', dal: `${anno}-01-01`, al: `${anno}-12-31` };
}

/**
 * Makes new records of governo by the commands that people give. Each function answers the input of the next command: the key
 * of the record, its version and the rest.
 */
export function attiDiGoverno({ command, sql }: Strumenti) {
  async function piano(anno?: number) {
    const dati = datiPiano(anno);
    const { id } = await command('redigiPiano', dati);
    return { ...dati, id, anno: Number(dati.dal.slice(0, 4)) };
  }
  /** A plan, and the objectives to set in it. */
  async function senzaObiettivi(anno?: number) {
    const { id, al } = await piano(anno);
    return { pianoId: id, versione: 1, obiettivi: [{ descrizione: 'Meno attesa', entro: al }] };
  }
  /** A plan, and the line to add to its budget. */
  async function senzaLinee() {
    const { id, anno } = await piano();
    const dati = { anno, codice: 'L1', denominazione: 'Linea', fondo: 'FNPS', importo: '1000.00' };
    return { pianoId: id, versione: 1, ...dati };
  }
  async function conObiettivo(anno?: number) {
    const input = await senzaObiettivi(anno);
    const { obiettivi } = await command<{ obiettivi: { id: string }[] }>('stabilisciObiettivi', input, {
      campi: 'obiettivi { id }',
    });
    return { pianoId: input.pianoId, obiettivoId: obiettivi[0]!.id, entro: input.obiettivi[0]!.entro };
  }
  const approvazione = (pianoId: string, versione: number) => ({
    ...{ pianoId, versione, approvatoIl: '2026-11-01', atto: 'delibera' },
  });
  const linea = async () => (await command('stanziaLinea', await senzaLinee())).id;
  const accordo = async () => (await command('registraAccordo', datiAccordo)).id;
  const direttiva = async () => (await command('adottaDirettiva', datiDirettiva, COORDINAMENTO)).id;
  const contributo = async () => (await command('presentaContributo', datiContributo)).id;
  return {
    senzaObiettivi,
    senzaLinee,
    conObiettivo,
    approvazione,
    linea,
    /** Asks casework to reduce a line; there is no answer yet. */
    async riduzione(lineaId: string): Promise<void> {
      await sql(
        `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, motivo, richiesta_il, stato)
         VALUES (gen_random_uuid(), $1, 10, false, 'motivo', '2026-11-24T09:00Z', 'RICHIESTA')`,
        [lineaId],
      );
    },
    daAumentare: (lineaId: string) => ({ lineaId, versione: 1, importo: '2000.00' }),
    /** A transfer between two lines of one plan, at their first versions. */
    async daStornare() {
      const input = await senzaLinee();
      const { id } = await command('stanziaLinea', input);
      const verso = await command('stanziaLinea', { ...input, versione: 2, codice: 'L2' });
      return {
        ...{ lineaId: id, versione: 1, versoLineaId: verso.id, versioneVerso: 1 },
        ...{ importo: '100.00', motivo: 'Serve altrove' },
      };
    },
    daRidurre: (lineaId: string) => ({ lineaId, versione: 1, motivo: 'Meno fondi' }),
    /** The progress of an objective, on the last day of its plan. */
    async daRilevare(anno?: number) {
      const { obiettivoId, entro } = await conObiettivo(anno);
      return { obiettivoId, al: entro, stato: 'IN_CORSO', relazione: 'Procede' };
    },
    /** A report of the progress of an objective, to be put right or annulled. */
    async andamentoSbagliato() {
      const { obiettivoId, entro } = await conObiettivo();
      await command(
        'rilevaAndamento',
        { obiettivoId, al: entro, stato: 'RAGGIUNTO', relazione: 'Procede' },
        { campi: 'id' },
      );
      const [riga] = await sql<{ id: string }>('SELECT id FROM andamento_obiettivo WHERE obiettivo_id = $1', [
        obiettivoId,
      ]);
      return { obiettivoId, input: { andamentoId: riga?.id ?? '', motivo: 'Di un altro obiettivo' } };
    },
    accordo,
    accordoDaAnnullare: (accordoId: string) => ({ accordoId, versione: 1, motivo: 'Mai sottoscritto' }),
    daTerminare: (accordoId: string) => ({
      ...{ accordoId, versione: 1, al: '2028-01-01', atto: 'atto', nonSiRinnova: false },
    }),
    direttiva,
    /** A directive that has no effect yet. */
    futura: async () =>
      (await command('adottaDirettiva', { ...datiDirettiva, efficaceDal: '2099-01-01' }, COORDINAMENTO)).id,
    sbagliata: (direttivaId: string) => ({ direttivaId, versione: 1, motivo: 'Adottata due volte' }),
    daRecepire: (direttivaId: string) => ({ direttivaId, versione: 1 }),
    daRevocare: (direttivaId: string) => ({ direttivaId, versione: 1, al: '2099-12-31' }),
    contributo,
    async conRisposta(): Promise<string> {
      const id = await contributo();
      await command('rispondiContributo', { contributoId: id, versione: 1, ...risposta });
      return id;
    },
    daRitirare: (contributoId: string) => ({ contributoId, versione: 1, motivo: 'Presentato due volte' }),
    daAnnullare: (contributoId: string) => ({ contributoId, versione: 2, motivo: 'A un altro contributo' }),
    async revocata(): Promise<string> {
      const id = await direttiva();
      await command('revocaDirettiva', { direttivaId: id, versione: 1, al: '2099-12-31' }, COORDINAMENTO);
      return id;
    },
    revocaSbagliata: (direttivaId: string) => ({ direttivaId, versione: 2, al: null, motivo: 'Di un’altra direttiva' }),
    daRispondere: (contributoId: string) => ({ contributoId, versione: 1, ...risposta }),
  };
}
