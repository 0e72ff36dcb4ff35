// SPDX-License-Identifier: AGPL-3.0-or-later

export type Natura = 'ORDINARIA' | 'URGENZA' | 'SUBENTRO' | 'AD_INTERIM' | 'SCOPERTA';

/**
 * Whether nobody was named to answer: the coordinator in office answers ad interim, or nobody does. The database has the same
 * (`senza_nominato`), and a test compares the two.
 */
export function senzaNominato(natura: Natura): boolean {
  return natura === 'AD_INTERIM' || natura === 'SCOPERTA';
}

/**
 * Art. 2 c. 2: whether a case waits for a successor: nobody was named, or somebody took over who is to be confirmed. The database
 * has the same (`attende_successore`), and a test compares the two.
 */
export function attendeSuccessore(natura: Natura): boolean {
  return natura === 'SUBENTRO' || senzaNominato(natura);
}

/** Who answers for a case from an instant on. */
export interface Tratto {
  /** Null where nobody answers. */
  readonly operatoreId: string | null;
  readonly natura: Natura;
  readonly nota: string | null;
  readonly dalle: Date;
  /** The instant since which the case has waited for a successor; known for the present stretch. */
  readonly inAttesaDal?: Date | null;
  /** Whether it was planned for the end of a service that has been withdrawn. */
  readonly daRivedere?: boolean;
  /** When, and by which operator, such a handover was let be. */
  readonly rivistoIl?: Date | null;
  readonly rivistoDa?: string | null;
}

/** The known end of somebody's service. */
export interface Servizio {
  /** The first instant without service; null while none is known. */
  readonly fine: Date | null;
  /** The successor, if one was named; null for the coordinator in office. */
  readonly subentranteId: string | null;
}

/** The office of a coordinator, from an instant to another. */
export interface Nomina {
  readonly operatoreId: string;
  readonly dalle: Date;
  readonly alle: Date | null;
}

/**
 * Art. 2 c. 2: the coordinators who answer ad interim from an instant on, each while in office. While no coordinator is in
 * office, nobody answers.
 * @param nomine without overlaps, in the order of time
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
 * Art. 2 c. 2: the stretches of a case from now on, so that one person answers at every instant. A decided stretch lasts until
 * the next one, or until the service ends: from then on the successor answers. An urgent stretch is under the coordinator's
 * responsibility and ends only by decision. A stretch ad interim changes with the coordinator in office.
 * @param decisi the present stretch and the later ones that were decided, in order
 * @param servizioDi the known end of the service in which a stretch runs or begins
 * @param interim the stretches ad interim from an instant on
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

/** The instant at which a stretch passes to another person, from now on, and that person; null while no end is known. */
function fineDi(
  { natura }: Tratto,
  servizio: Servizio | undefined,
  inizio: Date,
): { istante: Date; subentranteId: string | null } | null {
  if (senzaNominato(natura)) return { istante: inizio, subentranteId: null };
  if (natura === 'URGENZA' || servizio === undefined || servizio.fine === null) return null;
  return { istante: servizio.fine > inizio ? servizio.fine : inizio, subentranteId: servizio.subentranteId };
}

/**
 * A stretch followed by others. If the first of the others has the same person, or nobody as well, the two are one: that first
 * one is left out.
 */
function segue(tratto: Tratto, [primo, ...poi]: readonly Tratto[]): readonly Tratto[] {
  if (primo === undefined || primo.operatoreId === tratto.operatoreId) return [tratto, ...poi];
  return primo.dalle > tratto.dalle ? [tratto, primo, ...poi] : [primo, ...poi];
}
