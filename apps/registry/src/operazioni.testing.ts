// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import type { Registry } from './testing.ts';

export type Chi = Parameters<Registry['call']>[0];

/** The part of an error that a client sees. */
export interface Errore {
  code: string;
  articolo?: string;
  versioneAttuale?: number;
}

interface Opzioni {
  readonly chi?: Chi;
  /** The type of the input, when its name does not follow from the mutation. */
  readonly tipo?: string;
  readonly campi?: string;
  /** The Comune to which the role is limited. */
  readonly ruolo?: object;
}

/** The mutations of the registry by their names, as the coordinator unless said otherwise. */
export function operazioniDi(registry: () => Registry) {
  async function attempt<T = { id: string; versione: number }>(
    mutazione: string,
    input: object,
    { chi = 'COORDINATORE', tipo = inputDi(mutazione), campi = 'id versione', ruolo = {} }: Opzioni = {},
  ): Promise<{ fatto: T | undefined; errore: Errore | undefined; messaggio: string | undefined }> {
    const { data, errors } = await registry().call<Record<string, T | null>>(
      chi,
      `mutation ($input: ${tipo}!) { ${mutazione}(input: $input) { ${campi} } }`,
      { input },
      ruolo,
    );
    return {
      fatto: asLists<T | undefined>(data?.[mutazione] ?? undefined),
      errore: errors?.[0]?.extensions as Errore | undefined,
      messaggio: errors?.[0]?.message,
    };
  }

  async function command<T = { id: string; versione: number }>(
    mutazione: string,
    input: object,
    opzioni?: Opzioni,
  ): Promise<T> {
    const { fatto, errore } = await attempt<T>(mutazione, input, opzioni);
    if (fatto === undefined) throw new Error(`${mutazione} was refused: ${JSON.stringify(errore)}`);
    return fatto;
  }

  /** A sede of a Comune, open on Mondays and Thursdays for two hours from 9, with an operator. */
  async function apriSede(
    codiceIstat: string,
    incarico: object = {},
    account = `account-${codiceIstat}`,
  ): Promise<string> {
    const { id } = await command('individuaSede', {
      codiceIstat,
      denominazione: `Sede ${codiceIstat}`,
      indirizzo: 'Via Roma 1',
      attivaDal: '2020-01-01',
    });
    await command('impostaOrari', {
      sedeId: id,
      versione: 1,
      validoDal: '2020-01-01',
      fasce: [1, 4].map((giorno) => ({ giorno, dalle: '09:00', alle: '11:00' })),
    });
    const operatore = await command('registraOperatore', {
      nome: 'Nora',
      cognome: 'Amoroso',
      confermaOmonimo: true,
      qualifica: 'SEGRETARIATO',
      account,
    });
    await command('conferisciIncarico', {
      operatoreId: operatore.id,
      sedeId: id,
      dal: '2020-01-01',
      fte: 1,
      titolo: 'DIPENDENTE',
      tempoIndeterminato: true,
      atto: 'atto',
      ...incarico,
    });
    return id;
  }

  return { attempt, command, apriSede };
}

function inputDi(mutazione: string): string {
  return `${mutazione.charAt(0).toUpperCase()}${mutazione.slice(1)}Input`;
}
