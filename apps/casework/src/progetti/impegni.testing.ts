// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { lineaDi } from '../bilancio/bilancio.testing.ts';
import { percorsoDi, progetto } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

/** A case with its project and its one intervento. */
export interface Quale {
  readonly presaInCaricoId: string;
  readonly progettoId: string;
  readonly interventoId: string;
  readonly obiettivoId: string;
  readonly verificaId: string;
}

/** Makes lines of the budget, interventi that they pay, and the ends of these. */
export function impegniDi(casework: Casework) {
  const percorso = percorsoDi(casework);
  /** A draft, at version 1, as `attivo` accepts it. */
  async function bozza(lineaIds: readonly string[], intervento: object = {}): Promise<Quale> {
    const presaInCaricoId = await percorso.inCarico();
    const redatto = await percorso.command<
      { id: string } & Record<'obiettivi' | 'interventi' | 'verifiche', { id: string }[]>
    >('ASSISTENTE_SOCIALE', 'redigiProgetto', {
      ...progetto(presaInCaricoId, 3),
      interventi: [
        { prestazione: 'A2.07', costo: '100.00', dal: '2026-12-01', al: '2026-12-31', lineaIds, ...intervento },
      ],
    });
    return {
      ...{ presaInCaricoId, progettoId: redatto.id, interventoId: redatto.interventi[0]!.id },
      ...{ obiettivoId: redatto.obiettivi[0]!.id, verificaId: redatto.verifiche[0]!.id },
    };
  }
  return {
    percorso,
    async linea(anno = 2026, importo = '1000.00'): Promise<string> {
      const id = randomUUID();
      await casework.apply(lineaDi(id, 1, { anno, importo, codice: `L${anno}` }));
      return id;
    },
    impegnato: async (id: string): Promise<string> =>
      (await casework.admin<{ impegnato: string }>('SELECT impegnato FROM anagrafe_linea WHERE id = $1', [id]))[0]!
        .impegnato,
    bozza,
    /** An accepted project, at version 2, with one intervento: 31 days of December for 100.00 euros unless said otherwise. */
    async attivo(lineaIds: readonly string[], intervento: object = {}): Promise<Quale> {
      const quale = await bozza(lineaIds, intervento);
      await percorso.command('ASSISTENTE_SOCIALE', 'accettaProgetto', {
        ...{ progettoId: quale.progettoId, versione: 1, parole: 'Va bene' },
      });
      return quale;
    },
    conclude: ({ progettoId, interventoId }: Quale, versione: number, ultimoGiorno: string) =>
      percorso.attempt('ASSISTENTE_SOCIALE', 'concludiIntervento', {
        ...{ progettoId, versione, interventoId, ultimoGiorno, motivo: 'Ricovero' },
      }),
    riapre: ({ progettoId, interventoId }: Quale, versione: number) =>
      percorso.attempt('ASSISTENTE_SOCIALE', 'riapriIntervento', {
        ...{ progettoId, versione, interventoId, motivo: 'Il ricovero era di un altro' },
      }),
    rettificaConclusione: ({ progettoId, interventoId }: Quale, versione: number, dati: object) =>
      percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaConclusioneIntervento', {
        ...{ progettoId, versione, interventoId, motivo: 'Scritto male', ...dati },
      }),
  };
}
