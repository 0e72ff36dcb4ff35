// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import { lockShared, LOCKS, type WriteUnit } from '@ambito/persistence';
import { AtMost, Command, Unit } from '@ambito/subgraph';
import { Arg, Resolver } from 'type-graphql';
import { requireConfermata } from '../anagrafe/presenza.ts';
import { examinePassaggi, type Esame } from '../prese-in-carico/examine-passaggi.ts';
import { readCasi } from '../prese-in-carico/load-caso.ts';
import { passCases } from '../prese-in-carico/pass-cases.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { MAX_PASSAGGI, PassaCasiInput, requirePassaggi } from './passaggio.ts';

@Resolver()
export class PassaCasi {
  /**
   * Art. 2 c. 2, art. 7 c. 1: hands many cases over together, each at the version that was read, now or from a day on. All of
   * them or none: a refusal says which cases, and why.
   * @returns the ids of the cases, in the order of the input
   */
  @AtMost(MAX_PASSAGGI)
  @Command(() => [PresaInCarico], {
    description:
      'Il coordinatore passa più casi insieme ad altri assistenti sociali, tutti o nessuno (art. 2 c. 2, art. 7 c. 1).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async passaCasi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I passaggi.' }) { passaggi, nota, confermaAssenza }: PassaCasiInput,
  ): Promise<string[]> {
    requirePassaggi(passaggi, unit.adesso);
    // Events of the registry on the receivers wait for this transaction, and the other way round. The cases are locked after them, as
    // by those events.
    for (const operatoreId of [...new Set(passaggi.map((passaggio) => passaggio.operatoreId))].sort())
      await lockShared(unit, LOCKS.operatore, operatoreId);
    const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
    const casi = await readCasi(unit.context, unit, ids, true);
    for (const id of casi.keys()) unit.auditRead('PresaInCarico', id);
    const esami = await examinePassaggi(unit, passaggi, casi);
    requireAmmessi(esami);
    if (!confermaAssenza)
      requireConfermata(
        unit,
        esami.map(({ passaggio: { operatoreId }, assenze }, indice) => ({
          percorso: ['input', 'passaggi', String(indice), 'operatoreId'],
          operatoreId,
          assenze,
        })),
      );
    await passCases(unit, esami, nota);
    return ids;
  }
}

interface Rifiutato {
  /** Place in the input, from 1. */
  readonly numero: number;
  readonly presaInCaricoId: string;
  readonly versioneAttuale?: number;
  readonly messaggio: string;
}

/**
 * Refuses all handovers for those that cannot be. Its `dettagli` name each case with what refuses it.
 * @throws NotFound, Conflict, RuleViolation: the first of these that there is
 */
function requireAmmessi(esami: readonly Esame[]): void {
  const rifiutati = <E extends Error>(tipo: abstract new (...args: never[]) => E) =>
    esami.flatMap(({ rifiuto, passaggio: { presaInCaricoId } }, indice): (Rifiutato & { errore: E })[] =>
      rifiuto instanceof tipo
        ? [{ numero: indice + 1, presaInCaricoId, messaggio: rifiuto.message, errore: rifiuto as E }]
        : [],
    );
  const mancanti = rifiutati(NotFound);
  if (mancanti.length > 0)
    throw new NotFound(`Nessun caso è passato. ${inElenco(mancanti, "non c'è", 'non ci sono')}, o non vi hai accesso`);
  const cambiati = rifiutati(Conflict);
  if (cambiati.length > 0)
    throw new Conflict(
      `Nessun caso è passato. ${inElenco(cambiati, 'ha avuto', 'hanno avuto')} modifiche nel frattempo: rileggi e riprova`,
      undefined,
      { casi: cambiati.map(({ errore, ...caso }) => ({ ...caso, versioneAttuale: errore.versioneAttuale })) },
    );
  const vietati = rifiutati(RuleViolation);
  const [primo] = vietati;
  if (primo === undefined) return;
  throw new RuleViolation(
    primo.errore.articolo,
    `Nessun caso è passato. ${inElenco(vietati, 'non può passare', 'non possono passare, il primo per questo')}: ${minuscola(primo.messaggio)}`,
    { casi: vietati.map(({ errore, ...caso }) => ({ ...caso, articolo: errore.articolo })) },
  );
}

/** How many cases a message names; `dettagli` name all. */
const DETTI = 3;

/** "Il caso 3 dell'elenco ha", "I casi 1, 4 e 7 dell'elenco hanno", "I casi 1, 4, 7 e altri 12 dell'elenco hanno", with the verb. */
function inElenco(casi: readonly Pick<Rifiutato, 'numero'>[], uno: string, molti: string): string {
  const [primo, ...numeri] = casi.slice(0, DETTI).map(({ numero }) => String(numero));
  const altri = casi.length - DETTI;
  if (numeri.length === 0) return `Il caso ${primo} dell'elenco ${uno}`;
  let ultimo = altri === 1 ? 'un altro' : `altri ${altri}`;
  if (altri <= 0) ultimo = numeri.pop() ?? '';
  return `I casi ${[primo, ...numeri].join(', ')} e ${ultimo} dell'elenco ${molti}`;
}

const minuscola = (frase: string): string => frase.charAt(0).toLowerCase() + frase.slice(1);
