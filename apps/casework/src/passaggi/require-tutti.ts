// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation, type AppError } from '@ambito/errors';
import { casiInElenco } from '../casi-in-elenco.ts';

/** A case of a list, and what refuses what is to be done with it. */
export interface Esaminato {
  readonly presaInCaricoId: string;
  readonly rifiuto: AppError | null;
}

interface Rifiutato {
  /** Place in the input, from 1. */
  readonly numero: number;
  readonly presaInCaricoId: string;
  readonly versioneAttuale?: number;
  readonly messaggio: string;
}

/** How the refusal says that nothing was done, and that a rule forbids it for one case or for several. */
interface Parole {
  readonly nessuno: string;
  readonly vietato: readonly [uno: string, molti: string];
}

/**
 * Refuses what is done with many cases, all or none, for those with which it cannot be. Its `dettagli` name each case with what refuses it.
 * @throws NotFound, Conflict, RuleViolation: the first of these that there is
 */
export function requireTutti(esami: readonly Esaminato[], { nessuno, vietato }: Parole): void {
  const rifiutati = <E extends Error>(tipo: abstract new (...args: never[]) => E) =>
    esami.flatMap(({ rifiuto, presaInCaricoId }, indice): (Rifiutato & { errore: E })[] =>
      rifiuto instanceof tipo
        ? [{ numero: indice + 1, presaInCaricoId, messaggio: rifiuto.message, errore: rifiuto as E }]
        : [],
    );
  const mancanti = rifiutati(NotFound);
  if (mancanti.length > 0)
    throw new NotFound(`${nessuno}. ${inElenco(mancanti, "non c'è", 'non ci sono')}, o non vi hai accesso`);
  const cambiati = rifiutati(Conflict);
  if (cambiati.length > 0)
    throw new Conflict(
      `${nessuno}. ${inElenco(cambiati, 'ha avuto', 'hanno avuto')} modifiche nel frattempo: rileggi e riprova`,
      undefined,
      { casi: cambiati.map(({ errore, ...caso }) => ({ ...caso, versioneAttuale: errore.versioneAttuale })) },
    );
  const vietati = rifiutati(RuleViolation);
  const [primo] = vietati;
  if (primo === undefined) return;
  throw new RuleViolation(
    primo.errore.articolo,
    `${nessuno}. ${inElenco(vietati, ...vietato)}, il primo per questo: ${minuscola(primo.messaggio)}`,
    { casi: vietati.map(({ errore, ...caso }) => ({ ...caso, articolo: errore.articolo })) },
  );
}

/** "Il caso 3 dell'elenco ha", "I casi 1, 4, 7 e altri 12 dell'elenco hanno", with the verb. */
function inElenco(casi: readonly Pick<Rifiutato, 'numero'>[], uno: string, molti: string): string {
  const quali = casiInElenco(casi.map(({ numero }) => numero));
  return `${quali.charAt(0).toUpperCase()}${quali.slice(1)} ${casi.length === 1 ? uno : molti}`;
}

const minuscola = (frase: string): string => frase.charAt(0).toLowerCase() + frase.slice(1);
