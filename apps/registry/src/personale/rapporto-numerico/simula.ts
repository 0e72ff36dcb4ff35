// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { requireGiorno, giorniDelRapporto, livelloDellAnno, rapportoAl, type Organico } from './compute-rapporto.ts';
import type { SimulaRapportoInput, SimulazioneRapporto } from './rapporto-numerico.ts';
import { inServizio, type Impegno } from './servizio.ts';

const ANNI_AL_MASSIMO = 10;

/**
 * Art. 4 c. 1: what the ratios would be with more or fewer assistenti sociali than are planned: on the first day, on each day on
 * which staff, residents or the minimum change, and for each year.
 * @throws BadUserInput for days in the wrong order or too far apart, or for more taken away than there are
 */
export function simula(organico: Organico, { dal, al, variazioni }: SimulaRapportoInput): SimulazioneRapporto {
  requireGiorno(dal, ['input', 'dal']);
  const [primo, ultimo] = [dal, al].map((giorno) => Number(giorno.slice(0, 4))) as [number, number];
  if (al < dal || ultimo - primo > ANNI_AL_MASSIMO)
    throw new BadUserInput(
      ['input', 'al'],
      al < dal
        ? 'La simulazione finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi'
        : `La simulazione è troppo lunga: si fa al più per ${ANNI_AL_MASSIMO} anni`,
    );
  const immaginati = variazioni.map((variazione, indice): Impegno => {
    if (variazione.al !== undefined && variazione.al < variazione.dal)
      throw new BadUserInput(
        ['input', 'variazioni', String(indice), 'al'],
        'La variazione finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
      );
    return {
      operatoreId: null,
      dal: variazione.dal,
      al: variazione.al ?? null,
      centesimi: Math.round(variazione.fte * 100) * variazione.numero,
      perLivelloEssenziale: variazione.tempoIndeterminato,
    };
  });
  const con: Organico = { ...organico, impegni: [...organico.impegni, ...immaginati] };
  if ([dal, ...giorniDelRapporto(con, [], dal, al)].some((giorno) => inServizio(con.impegni, giorno) < 0))
    throw new BadUserInput(['input', 'variazioni'], 'Si tolgono più assistenti sociali di quanti sono in servizio');
  const persone = (giorno: string): number =>
    variazioni
      .filter((v) => v.dal <= giorno && (v.al === undefined || giorno <= v.al))
      .reduce((somma, { numero }) => somma + numero, 0);
  return {
    serie: [dal, ...giorniDelRapporto(con, [], dal, al)].map((giorno) => ({
      ...rapportoAl(con, giorno, true),
      operatori: rapportoAl(organico, giorno, false).operatori + persone(giorno),
    })),
    anni: Array.from({ length: ultimo - primo + 1 }, (_, n) => livelloDellAnno(con, primo + n, true)).filter(
      (livello) => livello !== null,
    ),
  };
}
