// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import type { operazioniDi } from './operazioni.testing.ts';
import type { Registry } from './testing.ts';

/** The answer of a command: the id and the version of the record. */
const scrive = (campo: string, tipo: string): string =>
  `mutation ($input: ${tipo}!) { ${campo}(input: $input) { id versione } }`;

export interface Scritta {
  readonly id: string;
  readonly versione: number;
}

/** An ente of the health service with all kinds of request, unless told otherwise. */
export const datiEnte = (extra: object = {}): object => ({
  natura: 'DISTRETTO_SANITARIO',
  denominazione: 'Distretto sanitario 4',
  telefono: '0825 000000',
  dal: '2020-01-01',
  ...extra,
});

/** A day on which a verification of today still holds. */
export const fraUnMese = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** The data that an entry needs to be published, without the ente that answers for it. */
export const contenutoCompleto = (extra: object = {}): object => ({
  nome: 'Assistenza domiciliare per persone anziane',
  paroleChiave: ['badante'],
  descrizione: 'Aiuto a casa nella cura di sé e nelle faccende quotidiane.',
  competenza: 'SOCIALE',
  codiceSiuss: 'A2.07',
  aree: ['ELD'],
  requisiti: 'Avere almeno 65 anni e vivere in un Comune dell’Ambito.',
  documenti: [{ nome: 'Attestazione ISEE' }],
  costo: 'Compartecipazione secondo l’ISEE.',
  costi: [{ condizione: 'ISEE fino a 10.000 euro', importo: '0.00', unita: 'all’ora' }],
  accessibilita: 'L’operatore viene a casa.',
  comeChiedere: 'Domanda al Segretariato Sociale.',
  tempoRisposta: '30 giorni',
  orari: [{ giorno: 1, dalle: '09:00', alle: '13:00' }],
  responsabile: 'Segretariato Sociale',
  responsabileEmail: 'segretariato@example.org',
  ...extra,
});

/** An accreditation of an ente for `A2.07` in 2026, unless told otherwise. */
export const datiAccreditamento = ({ id, versione }: Scritta, extra: object = {}): object => ({
  enteId: id,
  versione,
  prestazioni: ['A2.07'],
  dal: '2026-01-01',
  al: '2026-12-31',
  atto: 'determina 12/2026',
  ...extra,
});

/** The commands of the tests of the offer, as the coordinator. */
export function offerta({ call }: Pick<Registry, 'call'>) {
  const write = async (campo: string, tipo: string, input: object): Promise<Scritta> => {
    const { data, errors } = await call<Record<string, Scritta>>('COORDINATORE', scrive(campo, tipo), { input });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data![campo]!;
  };
  const redigi = (extra: object = {}) => write('redigiPrestazione', 'PrestazioneInput', contenutoCompleto(extra));
  const pubblica = (voce: Scritta, verificaScadeIl: string) =>
    write('pubblicaPrestazione', 'VerificaPrestazioneInput', { ...voce, verificaScadeIl });
  return {
    write,
    /** @returns why a command is refused; undefined when it is done */
    async attempt(campo: string, tipo: string, input: object, chi: Ruolo = 'COORDINATORE') {
      const { errors } = await call(chi, scrive(campo, tipo), { input });
      return errors?.[0]?.extensions;
    },
    redigi,
    pubblica,
    registraEnte: (extra: object = {}) => write('registraEnte', 'RegistraEnteInput', datiEnte(extra)),
    /** A published entry, visible until a day. */
    async pubblicata(extra: object, verificaScadeIl: string): Promise<Scritta> {
      return pubblica(await redigi(extra), verificaScadeIl);
    },
  };
}

const PRESTAZIONE = { tipo: 'PrestazioneInput' };
const VERIFICA = { tipo: 'VerificaPrestazioneInput' };

/** Records of the offer in the states in which commands find them, each made anew. */
export function statiOfferta({ command }: Pick<ReturnType<typeof operazioniDi>, 'command'>) {
  const ente = (extra: object = {}) => command('registraEnte', datiEnte({ denominazione: randomUUID(), ...extra }));

  /** An ente with one accreditation, for `A2.07`. */
  async function accreditato(giorni: { dal: string; al: string }) {
    const nuovo = await ente();
    const campi = 'versione accreditamenti { edges { node { id } } }';
    const { versione, accreditamenti } = await command<{ versione: number; accreditamenti: { id: string }[] }>(
      'accreditaEnte',
      datiAccreditamento(nuovo, giorni),
      { campi },
    );
    return { enteId: nuovo.id, versione, accreditamentoId: accreditamenti[0]?.id ?? '' };
  }

  /** A draft that is complete, with an ente that answers for it. */
  async function bozza(titolareId?: string): Promise<Scritta> {
    const titolare = { titolareId: titolareId ?? (await ente()).id };
    return command<Scritta>('redigiPrestazione', contenutoCompleto(titolare), PRESTAZIONE);
  }

  /** A published entry whose verification holds until a day. */
  async function pubblicata(verificaScadeIl: string, titolareId?: string): Promise<Scritta> {
    const { id, versione } = await bozza(titolareId);
    return command<Scritta>('pubblicaPrestazione', { id, versione, verificaScadeIl }, VERIFICA);
  }

  return { ente, accreditato, bozza, pubblicata };
}
