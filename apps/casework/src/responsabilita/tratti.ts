// SPDX-License-Identifier: AGPL-3.0-or-later

export type Natura = 'ORDINARIA' | 'URGENZA' | 'SUBENTRO' | 'AD_INTERIM';

/** Who answers for a case from an instant on. */
export interface Tratto {
  readonly operatoreId: string;
  readonly natura: Natura;
  readonly nota: string | null;
  readonly dalle: Date;
}

/** What is known of somebody's service. */
export interface Servizio {
  /** The first instant without service; null while none is known. */
  readonly fine: Date | null;
  /** Who takes over then. */
  readonly successore: { readonly operatoreId: string; readonly natura: 'SUBENTRO' | 'AD_INTERIM' } | null;
}

/**
 * Art. 2 c. 2: who answers for a case from now on, so that there is one person at every instant. Each stretch that somebody
 * decided lasts until the next, or until the service ends: from there on the successor answers. Urgent ones are under the
 * coordinator's responsibility and end only by decision.
 * @param decisi the stretch that runs and those decided for later, in order
 * @param servizioDi what is known of the service in which a stretch runs, or begins
 */
export function conSuccessori(
  decisi: readonly Tratto[],
  servizioDi: (tratto: Tratto) => Servizio | undefined,
  adesso: Date,
): Tratto[] {
  return decisi.flatMap((tratto, indice): Tratto[] => {
    const prossimo = decisi[indice + 1]?.dalle ?? null;
    const servizio = servizioDi(tratto);
    if (tratto.natura === 'URGENZA' || servizio === undefined || servizio.fine === null) return [tratto];
    if (servizio.successore === null || servizio.successore.operatoreId === tratto.operatoreId) return [tratto];
    const inizio = tratto.dalle > adesso ? tratto.dalle : adesso;
    const fine = servizio.fine > inizio ? servizio.fine : inizio;
    if (prossimo !== null && fine >= prossimo) return [tratto];
    const { operatoreId, natura } = servizio.successore;
    const successore: Tratto = { operatoreId, natura, nota: null, dalle: fine };
    return fine > tratto.dalle ? [tratto, successore] : [successore];
  });
}
