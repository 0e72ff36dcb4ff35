// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import { readAssenze, type Assenza } from '../anagrafe/presenza.ts';
import { finiAttese, type Incarico } from '../responsabilita/servizio.ts';
import { MotivoSuccessore } from './successore-richiesto.ts';

/** Days on which the cases of an operator are uncovered. */
export interface Scopertura {
  readonly operatoreId: string;
  readonly dal: string;
  /** Null when nobody knows of a return. */
  readonly al: string | null;
  readonly motivo: MotivoSuccessore;
}

/** An operator who may answer for cases, with the parts of full time of the incarichi. */
export interface Operatore {
  readonly id: string;
  readonly naturaQualifica: string;
  readonly incarichi: readonly (Incarico & { readonly fte: number })[];
}

export interface Organico {
  readonly operatori: readonly Operatore[];
  readonly assenze: readonly Assenza[];
}

/** Reads the operators of an Ambito and their absences that are not over. Some tens of rows. */
export async function readOrganico(lettura: Reader, ambitoId: string, oggi: string): Promise<Organico> {
  const [operatori, assenze] = await Promise.all([
    lettura.query<Operatore>(
      'SELECT id, natura_qualifica AS "naturaQualifica", incarichi FROM anagrafe_operatore WHERE ambito_id = $1 ORDER BY id',
      [ambitoId],
    ),
    readAssenze(lettura, ambitoId, oggi),
  ]);
  return { operatori, assenze };
}

/**
 * Art. 2 c. 2, art. 8 c. 1: the days from a day on for which the cases of operators want a successor and none is written in them yet: the
 * end of an incarico is requested, or an absence has no substitute, or one who is away as well.
 */
export function scoperture({ operatori, assenze }: Organico, oggi: string): Scopertura[] {
  const fini = operatori.flatMap(({ id, incarichi }) =>
    finiAttese(incarichi, oggi)
      .filter(
        ({ incaricoId, ultima }) =>
          ultima && incarichi.some((i) => i.id === incaricoId && i.fineRichiesta !== undefined),
      )
      .map(({ al }) => ({
        operatoreId: id,
        dal: giornoDopo(al, 1),
        al: null,
        motivo: MotivoSuccessore.FINE_RICHIESTA,
      })),
  );
  const vuoti = assenze.flatMap(({ operatoreId, dal, al, sostitutoId }) =>
    (sostitutoId === null ? [{ dal, al }] : comuni({ dal, al }, assenze, sostitutoId))
      .filter((giorni) => giorni.al >= oggi)
      .map((giorni) => ({ operatoreId, ...giorni, motivo: MotivoSuccessore.ASSENZA })),
  );
  return [...fini, ...vuoti];
}

/** The days of an absence on which the substitute is away as well. */
function comuni(
  { dal, al }: Pick<Assenza, 'dal' | 'al'>,
  assenze: readonly Assenza[],
  sostitutoId: string,
): Pick<Assenza, 'dal' | 'al'>[] {
  return assenze
    .filter((altra) => altra.operatoreId === sostitutoId && altra.dal <= al && dal <= altra.al)
    .map((altra) => ({ dal: altra.dal > dal ? altra.dal : dal, al: altra.al < al ? altra.al : al }));
}
