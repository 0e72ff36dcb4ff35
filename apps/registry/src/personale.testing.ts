// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import { asLists, type Answer } from '@ambito/testing';
import type { Registry } from './testing.ts';

/** The commands on staff, each by its input type. */
const COMANDI = {
  registraOperatore: 'id versione',
  modificaOperatore: 'id versione alboRegione albo',
  accettaCodiceDeontologico: 'id versione codiceDeontologicoAccettatoIl',
  registraTitolo: 'id versione titoli { edges { node { id tipo ente datore tempoIndeterminato dal al } } }',
  indicaDatore: 'id versione titoli { edges { node { id ente datore } } }',
  cambiaTermineTitolo: 'id versione titoli { edges { node { id al } } }',
  conferisciIncarico: 'id versione incarichi { edges { node { id fte dal al titoloId } } }',
  modificaIncarico: 'id versione incarichi { edges { node { fte dal al sottoMinimo sottoMinimoConfermatoIl } } }',
  richiediFineIncarico:
    'id versione incarichi { edges { node { al sottoMinimo fineRichiesta { al motivo senzaSuccessore } permessi { puoRichiedereFine puoRitirareFine } } } }',
  ritiraFineIncarico: 'id versione incarichi { edges { node { al fineRichiesta { al } } } }',
  interrompiServizio: 'id versione incarichi { edges { node { al fineMotivo sottoMinimo } } }',
  annullaIncarico: 'id versione',
  rettificaIncarico: 'id versione',
  registraAssenza: 'id versione assenze { edges { node { id dal al sostituto { id } } } }',
  modificaAssenza: 'id versione assenze { edges { node { id dal al sostituto { id } } } }',
  annullaAssenza: 'id versione assenze { edges { node { id } } }',
} as const;
export type Comando = keyof typeof COMANDI;

let iscritti = 0;

/** Commands on staff as the coordinator gives them: `prova` answers all, `fa` the data or throws. */
export function personaleDi({ call }: Pick<Registry, 'call'>) {
  const attempt = (comando: Comando, input: object, ruolo: Ruolo = 'COORDINATORE'): Promise<Answer> => {
    const tipo = `${comando[0]?.toUpperCase()}${comando.slice(1)}Input`;
    return call(ruolo, `mutation ($input: ${tipo}!) { ${comando}(input: $input) { ${COMANDI[comando]} } }`, { input });
  };
  async function command<T>(comando: Comando, input: object): Promise<T> {
    const { data, errors } = await attempt(comando, input);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return asLists<Record<string, T>>(data)[comando] as T;
  }

  async function sede(codiceIstat: string): Promise<string> {
    const { data } = await call<{ individuaSede: { id: string } }>(
      'COORDINATORE',
      'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id } }',
      { input: { codiceIstat, denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' } },
    );
    return data!.individuaSede.id;
  }

  /** An assistente sociale who has accepted the professional code. */
  async function assistente(extra: object = {}): Promise<string> {
    const { id } = await command<{ id: string }>('registraOperatore', {
      nome: 'Anna',
      cognome: `Rossi ${randomUUID().slice(0, 8)}`,
      qualifica: 'ASSISTENTE_SOCIALE',
      alboNumero: String((iscritti += 1)),
      alboSezione: 'A',
      codiceDeontologicoAccettatoIl: '2018-01-01',
      ...extra,
    });
    return id;
  }

  /** An assistente sociale in service at a sede, permanent and full time by default. @returns the ids of the operator and of the incarico */
  async function inServizio(sedeId: string, extra: object = {}): Promise<{ id: string; incaricoId: string }> {
    const id = await assistente();
    const { incarichi } = await command<{ incarichi: { id: string }[] }>('conferisciIncarico', {
      operatoreId: id,
      sedeId,
      dal: '2020-01-01',
      fte: 1,
      titolo: 'DIPENDENTE',
      tempoIndeterminato: true,
      atto: 'det. 1/2020',
      ...extra,
    });
    return { id, incaricoId: incarichi[0]!.id };
  }
  return { attempt, command, sede, assistente, inServizio };
}

export const esito = ({ errors }: Answer): unknown =>
  errors?.[0]?.extensions['articolo'] ?? errors?.[0]?.extensions['code'];
