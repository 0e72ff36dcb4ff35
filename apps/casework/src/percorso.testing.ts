// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import type { Ruolo } from '@ambito/access';
import { buildSubgraph } from '@ambito/subgraph';
import { readDocuments } from '@ambito/subgraph/testing';
import { asLists, type Answer } from '@ambito/testing';
import { print } from 'graphql';
import { ALTRO_ASSISTENTE, APERTA, ASSISTENTE, definition, SEDE, type Casework } from './testing.ts';

const DOCUMENTS = join(import.meta.dirname, '..', '..', '..', 'docs', 'api', 'casework');
const documents = readDocuments(DOCUMENTS, buildSubgraph(definition).schema);
/** The documented operation of a command, as docs/api shows it to clients. @throws Error for a command without one */
export function documentOf(command: string): string {
  const document = documents.get(command);
  if (document === undefined) throw new Error(`No document shows ${command}`);
  return print(document);
}

export const contatto = (extra: object = {}) => ({
  sedeId: SEDE,
  avvenutoIl: APERTA.toISOString(),
  canale: 'DI_PERSONA',
  richiedente: 'UTENTE',
  persona: { nome: 'Maria', cognome: 'Rossi', dataNascita: '1980-01-01', sesso: 'F', comuneResidenza: '064071' },
  ...extra,
});

export const progetto = (presaInCaricoId: string, versione: number) => ({
  presaInCaricoId,
  versione,
  obiettivi: [{ descrizione: 'Autonomia', indicatore: 'Visite svolte' }],
  interventi: [{ prestazione: 'A2.07', costo: '120.00', dal: '2026-11-25' }],
  verifiche: ['2026-12-01'],
});

/** An assistente sociale, to whom cases are assigned, with the account of their commands. */
interface CaseManager {
  readonly operatoreId: string;
  readonly sub?: string;
}

/** Gives commands as a role. Each answers the record that it wrote, or throws the refusal. */
export function percorsoDi({ call, admin }: Casework, caseManager: CaseManager = { operatoreId: ASSISTENTE }) {
  /** Gives a command and answers whole, for a test that expects a refusal. */
  const attempt = (
    ruolo: Ruolo,
    comando: string,
    input: object,
    sub = ruolo === 'ASSISTENTE_SOCIALE' ? caseManager.sub : undefined,
  ): Promise<Answer> => call(ruolo, documentOf(comando), { input }, sub);

  async function command<T>(ruolo: Ruolo, comando: string, input: object): Promise<T> {
    const { data, errors } = await attempt(ruolo, comando, input);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return asLists<Record<string, T>>(data)[comando] as T;
  }

  /** Makes a request, from a contatto with a decoded need. */
  async function richiesta(persona?: object): Promise<string> {
    const aperto = await command<{ id: string }>(
      'SEGRETARIATO',
      'registraContatto',
      contatto(persona === undefined ? {} : { persona }),
    );
    await command('SEGRETARIATO', 'decodificaBisogni', {
      contattoId: aperto.id,
      versione: 1,
      bisogni: [{ codice: 'ELD_DOMICILIO' }],
    });
    return command<string>('SEGRETARIATO', 'richiediPresaInCarico', {
      contattoId: aperto.id,
      versione: 2,
      area: 'ELD',
    });
  }

  async function assegnata(persona?: object): Promise<string> {
    const id = await richiesta(persona);
    await command('COORDINATORE', 'assegnaPresaInCarico', {
      presaInCaricoId: id,
      versione: 1,
      operatoreId: caseManager.operatoreId,
    });
    return id;
  }

  /** Makes a case in charge, at version 3. */
  async function inCarico(persona?: object): Promise<string> {
    const id = await assegnata(persona);
    await command('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 });
    return id;
  }

  /** A case that passes to another assistente sociale on a later day. */
  async function inPassaggio(persona?: object): Promise<string> {
    const id = await inCarico(persona);
    const passaggio = { presaInCaricoId: id, versione: 3, operatoreId: ALTRO_ASSISTENTE, nota: 'Cambio di zona' };
    await command('COORDINATORE', 'cambiaCaseManager', { ...passaggio, dal: '2027-01-01' });
    return id;
  }

  /** A planned handover, at version 4, of which the registry has withdrawn the end for which it was planned. */
  async function daRivedere(persona?: object): Promise<{ presaInCaricoId: string; dalle: string }> {
    const presaInCaricoId = await inPassaggio(persona);
    const [passaggio] = await admin<{ dalle: Date }>(
      `WITH marcato AS (
         UPDATE responsabilita SET da_rivedere = true WHERE presa_in_carico_id = $1 AND lower(periodo) > '2026-12-31'
         RETURNING lower(periodo) AS dalle)
       SELECT dalle FROM marcato`,
      [presaInCaricoId],
    );
    return { presaInCaricoId, dalle: passaggio!.dalle.toISOString() };
  }

  /** A case that is assessed, at version 3: its case manager has had it for three days, and it has passed to another one now. */
  async function passata(persona?: object): Promise<{ presaInCaricoId: string; dalle: string }> {
    const presaInCaricoId = await assegnata(persona);
    await admin(
      `UPDATE responsabilita SET periodo = tstzrange(lower(periodo) - interval '3 days', NULL) WHERE presa_in_carico_id = $1`,
      [presaInCaricoId],
    );
    const passaggio = { presaInCaricoId, versione: 2, operatoreId: ALTRO_ASSISTENTE, nota: 'Cambio di zona' };
    await command('COORDINATORE', 'cambiaCaseManager', passaggio);
    const [adesso] = await admin<{ dalle: Date }>(
      'SELECT max(lower(periodo)) AS dalle FROM responsabilita WHERE presa_in_carico_id = $1',
      [presaInCaricoId],
    );
    return { presaInCaricoId, dalle: adesso!.dalle.toISOString() };
  }

  async function conProgetto(persona?: object) {
    const presaInCaricoId = await inCarico(persona);
    const bozza = await command<{ id: string } & Record<'obiettivi' | 'interventi' | 'verifiche', { id: string }[]>>(
      'ASSISTENTE_SOCIALE',
      'redigiProgetto',
      progetto(presaInCaricoId, 3),
    );
    return {
      presaInCaricoId,
      progettoId: bozza.id,
      obiettivoId: bozza.obiettivi[0]!.id,
      interventoId: bozza.interventi[0]!.id,
      verificaId: bozza.verifiche[0]!.id,
    };
  }

  /** A project in draft of a case that was asked for, assigned and taken in charge the day before, as was corrected since. */
  async function conProgettoDiIeri(persona?: object) {
    const quale = await conProgetto(persona);
    const { presaInCaricoId } = quale;
    const [ieri, motivo] = ['2026-11-24', 'Scritto il giorno dopo'];
    await command('COORDINATORE', 'rettificaAssegnazione', {
      ...{ presaInCaricoId, versione: 3, motivo, richiestaIl: ieri, assegnataIl: ieri },
    });
    await command('ASSISTENTE_SOCIALE', 'rettificaPresaInCarico', {
      ...{ presaInCaricoId, versione: 4, motivo, attivataIl: ieri },
    });
    return quale;
  }

  /** Makes an accepted project, at version 2. */
  async function attivo(persona?: object): Promise<Awaited<ReturnType<typeof conProgetto>>> {
    const quale = await conProgetto(persona);
    await command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      ...{ progettoId: quale.progettoId, versione: 1, parole: 'Va bene', accettatoDa: 'PERSONA' },
    });
    return quale;
  }

  return {
    attempt,
    command,
    richiesta,
    assegnata,
    daRivedere,
    inCarico,
    inPassaggio,
    passata,
    conProgetto,
    conProgettoDiIeri,
    attivo,
  };
}
