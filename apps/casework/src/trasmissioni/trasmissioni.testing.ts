// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Ruolo } from '@ambito/access';
import { enteDi } from '../enti/enti.testing.ts';
import { contatto, percorsoDi } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

export interface Letta {
  id: string;
  versione: number;
  stato: string;
  entro: string;
  permessi: Record<string, boolean>;
}

/** A request that needs no consent, to an ente of a given kind. */
export const richiestaA = (enteId: string, extra: object = {}) => ({
  enteId,
  tipo: 'SANITARIA',
  area: 'ELD',
  testo: 'Valutazione geriatrica a domicilio',
  voci: ['NOME', 'BISOGNI'],
  baseGiuridica: 'ASSISTENZA',
  ...extra,
});

/** Makes transmitted requests, and the enti that receive them. */
export function trasmissioniDi(casework: Casework, caseManager?: Parameters<typeof percorsoDi>[1]) {
  const percorso = percorsoDi(casework, caseManager);

  /** An ente with the given competence; by default for every health request in the whole Ambito. */
  async function ente(competenza: object = {}, dati: object = {}): Promise<string> {
    const id = randomUUID();
    const competenze = [{ tipo: 'SANITARIA', aree: [], prestazioni: [], ...competenza }];
    await casework.apply(enteDi(id, 1, { denominazione: `Distretto ${id.slice(-4)}`, competenze, ...dati }));
    return id;
  }

  /** Moves a term into the past. No command may do so. */
  const scade = (id: string, entro: string) =>
    casework.admin(
      `ALTER TABLE trasmissione DISABLE TRIGGER trasmissione_immutabile;
       UPDATE trasmissione SET entro = '${entro}' WHERE id = '${id}';
       ALTER TABLE trasmissione ENABLE TRIGGER trasmissione_immutabile`,
      [],
    );

  /** A contatto with a decoded need, at version 2. */
  async function decodificato(extra: object = {}): Promise<string> {
    const { id } = await percorso.command<{ id: string }>(
      'SEGRETARIATO',
      'registraContatto',
      contatto({ domanda: 'Non cammina più', ...extra }),
    );
    const bisogni = [{ codice: 'ELD_DOMICILIO', nota: 'cade spesso' }];
    await percorso.command('SEGRETARIATO', 'decodificaBisogni', { contattoId: id, versione: 1, bisogni });
    return id;
  }

  /** The answer of a command: the record that it wrote, or the refusal. */
  async function attempt(ruolo: Ruolo, mutazione: string, input: object, sub?: string) {
    const { data, errors } = await percorso.attempt(ruolo, mutazione, input, sub);
    return { fatto: (data as Record<string, Letta> | null)?.[mutazione], rifiuto: errors?.[0] };
  }

  async function trasmessa(extra: object = {}, ruolo: Ruolo = 'SEGRETARIATO', sub?: string): Promise<Letta> {
    const input = { contattoId: await decodificato(), versione: 2, ...richiestaA(await ente(), extra) };
    const { fatto, rifiuto } = await attempt(ruolo, 'trasmettiRichiesta', input, sub);
    expect(rifiuto).toBeUndefined();
    return fatto!;
  }

  /** One of a case that has ended since. */
  async function delCasoConcluso(persona?: object): Promise<Letta> {
    const presaInCaricoId = await percorso.inCarico(persona);
    const sul = { presaInCaricoId, versione: 3 };
    const letta = await percorso.command<Letta>('ASSISTENTE_SOCIALE', 'trasmettiRichiesta', {
      ...{ ...sul, ...richiestaA(await ente()) },
    });
    await percorso.command('ASSISTENTE_SOCIALE', 'dimetti', { ...sul, motivo: 'ALTRO', valutazione: 'Concluso' });
    return letta;
  }

  return { ...percorso, ente, decodificato, attempt, scade, trasmessa, delCasoConcluso };
}

/** The channel and the reference of an ente's answer. */
export const risposta = (trasmissione: { id: string; versione: number }, extra: object = {}) => ({
  trasmissioneId: trasmissione.id,
  versione: trasmissione.versione,
  canale: 'EMAIL',
  riferimento: 'prot. 12/2026',
  ...extra,
});
