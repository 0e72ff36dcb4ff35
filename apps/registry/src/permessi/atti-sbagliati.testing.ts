// SPDX-License-Identifier: AGPL-3.0-or-later
import { attiDiGoverno } from '../governo/atti.testing.ts';
import { caso, type Strumenti, type Verita } from './verita.testing.ts';

/** Acts of governo that were a mistake, and are taken back by whoever made them. */
export function veritaAttiSbagliati(strumenti: Strumenti): Verita[] {
  const f = attiDiGoverno(strumenti);
  const direttiva = (id: string) => ({ di: ['Direttiva', { id }] as const, input: f.sbagliata(id) });
  const contributo = (id: string, versione: number) => ({
    di: ['ContributoAllaProgrammazione', { id }] as const,
    input: { ...f.daRitirare(id), versione },
  });
  return [
    caso('Direttiva.puoAnnullare', 'annullaDirettiva', 'senza effetto', ['COORDINAMENTO_ISTITUZIONALE'], () =>
      f.futura().then(direttiva),
    ),
    caso('Direttiva.puoAnnullare', 'annullaDirettiva', 'in effetto', [], () => f.direttiva().then(direttiva)),
    caso('ContributoAllaProgrammazione.puoRitirare', 'ritiraContributo', 'in attesa', ['COORDINATORE'], async () =>
      contributo(await f.contributo(), 1),
    ),
    caso('ContributoAllaProgrammazione.puoRitirare', 'ritiraContributo', 'con una risposta', [], async () =>
      contributo(await f.conRisposta(), 2),
    ),
  ].map((una) => ({ ...una, prepare: () => strumenti.inCarica('nessuno').then(una.prepare) }));
}
