// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo, giornoRoma, vigilia } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import { readOrganico } from './read-scoperture.ts';
import { successoriParameters } from './read-successori.ts';
import { GIORNI_SCOPERTI } from './successori.sql.ts';

/** Days that follow each other. */
export interface Giorni {
  readonly dal: string;
  readonly al: string;
}

type Scoperto = Pick<Giorni, 'dal'> & { readonly presaInCaricoId: string; readonly al: string | null };

/** Reads the days without a case manager of some cases, and answers those of one case before the day of its handover. */
export async function readGiorniScoperti(
  context: GraphContext,
  casi: readonly string[],
): Promise<(presaInCaricoId: string, passaIl: string) => Giorni[]> {
  const organico = await readOrganico(context.lettura, context.ambitoId ?? '', giornoRoma(context.adesso));
  const scoperti = await context.lettura.query<Scoperto>(GIORNI_SCOPERTI, [
    casi,
    ...successoriParameters(context, organico),
  ]);
  return (presaInCaricoId, passaIl) =>
    giorniPrima(
      scoperti.filter((scoperto) => scoperto.presaInCaricoId === presaInCaricoId),
      passaIl,
    );
}

/** The uncovered days before a day, those that follow each other together. @param scoperti in the order of their first days */
function giorniPrima(scoperti: readonly Scoperto[], giorno: string): Giorni[] {
  const ultimo = vigilia(giorno);
  const insieme: Giorni[] = [];
  for (const { dal, al } of scoperti) {
    if (dal > ultimo) continue;
    const fine = al === null || al > ultimo ? ultimo : al;
    const prima = insieme.at(-1);
    if (prima === undefined || dal > giornoDopo(prima.al, 1)) insieme.push({ dal, al: fine });
    else if (fine > prima.al) insieme[insieme.length - 1] = { dal: prima.dal, al: fine };
  }
  return insieme;
}
