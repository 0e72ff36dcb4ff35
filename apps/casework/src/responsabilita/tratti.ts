// SPDX-License-Identifier: AGPL-3.0-or-later

export type Natura = 'ORDINARIA' | 'URGENZA' | 'SUBENTRO' | 'AD_INTERIM' | 'SCOPERTA';

/** Who answers for a case from an instant on. */
export interface Tratto {
  /** Null where nobody answers. */
  readonly operatoreId: string | null;
  readonly natura: Natura;
  readonly nota: string | null;
  readonly dalle: Date;
  /** Since when the case has been waiting for a successor; known of the stretch that runs. */
  readonly inAttesaDal?: Date | null;
}

/** What is known of somebody's service. */
export interface Servizio {
  /** The first instant without service; null while none is known. */
  readonly fine: Date | null;
  /** Who takes over then, when somebody was named; the coordinator in office if not. */
  readonly subentranteId: string | null;
}

/** The office of a coordinator, from an instant to another. */
export interface Nomina {
  readonly operatoreId: string;
  readonly dalle: Date;
  readonly alle: Date | null;
}

/**
 * Art. 2 c. 2: who answers ad interim from an instant on: the coordinator in office, one after the other; and nobody, where
 * none is.
 * @param nomine one at a time, in order
 */
export function adInterim(nomine: readonly Nomina[], da: Date): Tratto[] {
  const tratti: Tratto[] = [];
  let dalle: Date | null = da;
  for (const nomina of nomine) {
    if (dalle === null || (nomina.alle !== null && nomina.alle <= dalle)) continue;
    if (nomina.dalle > dalle) tratti.push(scoperto(dalle));
    const inizio: Date = nomina.dalle > dalle ? nomina.dalle : dalle;
    tratti.push({ operatoreId: nomina.operatoreId, natura: 'AD_INTERIM', nota: null, dalle: inizio });
    dalle = nomina.alle;
  }
  return dalle === null ? tratti : [...tratti, scoperto(dalle)];
}

const scoperto = (dalle: Date): Tratto => ({ operatoreId: null, natura: 'SCOPERTA', nota: null, dalle });

/**
 * Art. 2 c. 2: who answers for a case from now on, so that there is one person at every instant. Each stretch that somebody
 * decided lasts until the next, or until the service ends: from there on the successor answers. Urgent ones are under the
 * coordinator's responsibility and end only by decision; those ad interim follow who is in office.
 * @param decisi the stretch that runs and those decided for later, in order
 * @param servizioDi what is known of the service in which a stretch runs, or begins
 * @param interim who answers ad interim from an instant on
 */
export function conSuccessori(
  decisi: readonly Tratto[],
  servizioDi: (tratto: Tratto) => Servizio | undefined,
  interim: (da: Date) => readonly Tratto[],
  adesso: Date,
): Tratto[] {
  return decisi.flatMap((tratto, indice): readonly Tratto[] => {
    const prossimo = decisi[indice + 1]?.dalle ?? null;
    const inizio = tratto.dalle > adesso ? tratto.dalle : adesso;
    const fine = fineDi(tratto, servizioDi(tratto), inizio);
    if (fine === null) return [tratto];
    const successori =
      fine.subentranteId === null
        ? interim(fine.istante)
        : [{ operatoreId: fine.subentranteId, natura: 'SUBENTRO' as const, nota: null, dalle: fine.istante }];
    return segue(tratto, successori).filter(({ dalle }) => prossimo === null || dalle < prossimo);
  });
}

/** When a stretch passes to others, from now on, and to whom; null for one without an end in sight. */
function fineDi(
  { natura }: Tratto,
  servizio: Servizio | undefined,
  inizio: Date,
): { istante: Date; subentranteId: string | null } | null {
  if (natura === 'AD_INTERIM' || natura === 'SCOPERTA') return { istante: inizio, subentranteId: null };
  if (natura === 'URGENZA' || servizio === undefined || servizio.fine === null) return null;
  return { istante: servizio.fine > inizio ? servizio.fine : inizio, subentranteId: servizio.subentranteId };
}

/** A stretch and those after it. If the first of these is of the same person, or of nobody too, it is left out: the stretch goes on. */
function segue(tratto: Tratto, [primo, ...poi]: readonly Tratto[]): readonly Tratto[] {
  if (primo === undefined || primo.operatoreId === tratto.operatoreId) return [tratto, ...poi];
  return primo.dalle > tratto.dalle ? [tratto, primo, ...poi] : [primo, ...poi];
}
