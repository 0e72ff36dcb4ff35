// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import { enteDi } from '../enti/enti.testing.ts';
import { contatto, percorsoDi, type Mutazione } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

export interface Letta {
  id: string;
  versione: number;
  stato: string;
  entro: string;
  permessi: Record<string, boolean>;
}

/** The text of a request on which no consent is needed, to an ente of one kind. */
export const richiestaA = (enteId: string, extra: object = {}) => ({
  enteId,
  tipo: 'SANITARIA',
  area: 'ELD',
  testo: 'Valutazione geriatrica a domicilio',
  voci: ['NOME', 'BISOGNI'],
  baseGiuridica: 'ASSISTENZA',
  ...extra,
});

/** Requests that are transmitted, and enti to which they go. */
export function trasmissioniDi(casework: Casework) {
  const percorso = percorsoDi(casework);

  /** An ente that is competent as said; by default for every health request in the whole Ambito. */
  async function ente(competenza: object = {}, dati: object = {}): Promise<string> {
    const id = randomUUID();
    const competenze = [{ tipo: 'SANITARIA', aree: [], prestazioni: [], ...competenza }];
    await casework.applica(enteDi(id, 1, { denominazione: `Distretto ${id.slice(-4)}`, competenze, ...dati }));
    return id;
  }

  /** Moves a term into the past, which the database lets no command do. */
  const scade = (id: string, entro: string) =>
    casework.admin(
      `ALTER TABLE trasmissione DISABLE TRIGGER trasmissione_immutabile;
       UPDATE trasmissione SET entro = '${entro}' WHERE id = '${id}';
       ALTER TABLE trasmissione ENABLE TRIGGER trasmissione_immutabile`,
      [],
    );

  /** A contatto with a decoded need, at version 2. */
  async function decodificato(extra: object = {}): Promise<string> {
    const { id } = await percorso.fa<{ id: string }>(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ domanda: 'Non cammina più', ...extra }),
    );
    const bisogni = [{ codice: 'ELD_DOMICILIO', nota: 'cade spesso' }];
    await percorso.fa('SEGRETARIATO', 'decodificaBisogni', { contattoId: id, versione: 1, bisogni });
    return id;
  }

  /** The answer of a command: what it made, or why it was refused. */
  async function prova(ruolo: Ruolo, mutazione: Mutazione, input: object, sub?: string) {
    const { data, errors } = await percorso.prova(ruolo, mutazione, input, sub);
    return { fatto: (data as Record<string, Letta> | null)?.[mutazione], rifiuto: errors?.[0] };
  }

  async function trasmessa(extra: object = {}, ruolo: Ruolo = 'SEGRETARIATO', sub?: string): Promise<Letta> {
    const input = { contattoId: await decodificato(), versione: 2, ...richiestaA(await ente(), extra) };
    const { fatto, rifiuto } = await prova(ruolo, 'trasmettiRichiesta', input, sub);
    expect(rifiuto).toBeUndefined();
    return fatto!;
  }

  return { ...percorso, ente, decodificato, prova, scade, trasmessa };
}

/** How an ente has answered. */
export const risposta = (trasmissione: { id: string; versione: number }, extra: object = {}) => ({
  trasmissioneId: trasmissione.id,
  versione: trasmissione.versione,
  canale: 'EMAIL',
  riferimento: 'prot. 12/2026',
  ...extra,
});
