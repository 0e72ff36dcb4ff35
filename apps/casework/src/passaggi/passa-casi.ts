// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, Unit } from '@ambito/subgraph';
import { Arg, Resolver } from 'type-graphql';
import { requireConfermata } from '../anagrafe/presenza.ts';
import { casiInElenco } from '../casi-in-elenco.ts';
import { readCasi } from '../prese-in-carico/load-caso.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { lockAffidamento } from '../responsabilita/lock-affidamento.ts';
import { examinePassaggi, type Esame } from './examine-passaggi.ts';
import { passCases } from './pass-cases.ts';
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
    await lockAffidamento(
      unit,
      passaggi.map(({ operatoreId }) => operatoreId),
    );
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
          numero: indice + 1,
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

/** "Il caso 3 dell'elenco ha", "I casi 1, 4, 7 e altri 12 dell'elenco hanno", with the verb. */
function inElenco(casi: readonly Pick<Rifiutato, 'numero'>[], uno: string, molti: string): string {
  const quali = casiInElenco(casi.map(({ numero }) => numero));
  return `${quali.charAt(0).toUpperCase()}${quali.slice(1)} ${casi.length === 1 ? uno : molti}`;
}

const minuscola = (frase: string): string => frase.charAt(0).toLowerCase() + frase.slice(1);
