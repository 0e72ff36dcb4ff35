// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import type { Evento } from '@ambito/events';
import { accreditamentoDi, enteDi } from '../enti/enti.testing.ts';
import { percorsoDi, progetto } from '../percorso.testing.ts';
import type { Casework } from '../testing.ts';

/** Accredited for home care in 2026. */
export const ANNO = () => accreditamentoDi('2026-01-01', '2026-12-31');

export const ELENCO =
  'query ($first: Int!, $after: String) { interventiScoperti(first: $first, after: $after) { edges { node { id prestazione nomePrestazione scopertoDal scopertoAl al ente { id } presaInCarico { id } } } pageInfo { hasNextPage endCursor } } }';
export interface Elenco {
  interventiScoperti: {
    edges: { node: { id: string; ente: { id: string }; scopertoDal: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** Makes interventi that are entrusted to enti, and their changes. */
export function affidamentiDi(casework: Casework) {
  const percorso = percorsoDi(casework);
  async function sendEvents(...eventi: Evento[]): Promise<void> {
    for (const evento of eventi) await casework.apply(evento);
  }
  /** A new ente with the given accreditations. */
  async function ente(...accreditamenti: object[]): Promise<string> {
    const id = randomUUID();
    await sendEvents(enteDi(id, 1, { accreditamenti }));
    return id;
  }

  async function bozza(intervento: object) {
    const presaInCaricoId = await percorso.inCarico();
    const { data, errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'redigiProgetto', {
      ...progetto(presaInCaricoId, 3),
      interventi: [
        {
          prestazione: 'A2.07',
          costo: '120.00',
          dal: '2026-11-25',
          ...('enteId' in intervento ? { al: '2026-12-31' } : {}),
          ...intervento,
        },
      ],
    });
    const id = (data as { redigiProgetto: { id: string } | null } | null)?.redigiProgetto?.id ?? '';
    return { id, presaInCaricoId, rifiuto: errors?.[0] };
  }
  async function accetta(progettoId: string) {
    const { errors } = await percorso.attempt('ASSISTENTE_SOCIALE', 'accettaProgetto', {
      progettoId,
      versione: 1,
      parole: 'Va bene',
    });
    return errors?.[0];
  }
  async function affidato(enteId: string, extra: object = {}): Promise<string> {
    const { id, rifiuto } = await bozza({ enteId, ...extra });
    expect(rifiuto).toBeUndefined();
    return id;
  }
  /** Makes an accepted intervento whose ente is no longer accredited. */
  async function scoperto(): Promise<void> {
    const enteId = await ente(ANNO());
    expect(await accetta(await affidato(enteId))).toBeUndefined();
    await sendEvents(enteDi(enteId, 2));
  }
  const letto = async (progettoId: string) =>
    (
      await casework.call<{
        progetto: {
          permessi: { puoAccettare: boolean };
          interventi: { ente: object | null; giorniScoperti: object[] }[];
        };
      }>(
        'ASSISTENTE_SOCIALE',
        'query ($id: UUID!) { progetto(id: $id) { permessi { puoAccettare } interventi { ente { id } giorniScoperti { dal al } } } }',
        { id: progettoId },
      )
    ).data!.progetto;
  const scopertiDi = async (enteId: string) =>
    (await casework.call<Elenco>('COORDINATORE', ELENCO, { first: 100 }))
      .data!.interventiScoperti.edges.map(({ node }) => node)
      .filter((node) => node.ente.id === enteId);

  return { sendEvents, ente, bozza, accetta, affidato, scoperto, letto, scopertiDi };
}
