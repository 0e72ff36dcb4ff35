// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Registry } from './testing.ts';

/** A field that answers with the id and version of what it wrote. */
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

/** All that an entry needs to be published, but the ente that answers for it. */
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

/** What the tests of the offer do, as the coordinator. */
export function offerta({ call }: Pick<Registry, 'call'>) {
  const scrivi = async (campo: string, tipo: string, input: object): Promise<Scritta> => {
    const { data, errors } = await call<Record<string, Scritta>>('COORDINATORE', scrive(campo, tipo), { input });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data![campo]!;
  };
  const redigi = (extra: object = {}) => scrivi('redigiPrestazione', 'PrestazioneInput', contenutoCompleto(extra));
  const pubblica = (voce: Scritta, verificaScadeIl: string) =>
    scrivi('pubblicaPrestazione', 'VerificaPrestazioneInput', { ...voce, verificaScadeIl });
  return {
    scrivi,
    redigi,
    pubblica,
    registraEnte: (extra: object = {}) => scrivi('registraEnte', 'RegistraEnteInput', datiEnte(extra)),
    /** An entry that anybody sees until a day. */
    async pubblicata(extra: object, verificaScadeIl: string): Promise<Scritta> {
      return pubblica(await redigi(extra), verificaScadeIl);
    },
  };
}
