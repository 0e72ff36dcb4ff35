// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Attore } from '@ambito/access';
import { concludiContatto } from '../contatti/concludi-contatto.ts';
import { registraContatto } from '../contatti/registra-contatto.ts';
import type { Pseudonimi } from '../persone/pseudonimi.ts';
import { intero, probabile } from './invenzioni.ts';
import type { Run } from './run-caso.ts';

const ORA_MS = 3_600_000;

/** Gives the information that was asked for: to half of those who are there at once, to the others within three days. */
export async function answer(
  run: Run,
  attore: Attore,
  contatto: Date,
  { contattoId, esito, canale }: { contattoId: string; esito: string; canale: string },
): Promise<void> {
  const subito = ['DI_PERSONA', 'TELEFONO'].includes(canale) && probabile(0.5);
  const rispostaIl = subito ? contatto : new Date(contatto.getTime() + intero(2, 72) * ORA_MS);
  if (rispostaIl.getTime() > Date.now()) return;
  await run(attore, rispostaIl, (unit) => concludiContatto(unit, { contattoId, versione: 2, esito, rispostaIl }));
}

/** Holds an appointment some days after the contatto in which it was made, unless that is still to come. */
export async function interview(
  run: Run,
  attore: Attore,
  pseudonimi: Pseudonimi,
  contatto: Date,
  { appuntamentoDiId, sedeId }: { appuntamentoDiId: string; sedeId: string },
): Promise<void> {
  const quando = new Date(contatto.getTime() + intero(48, 240) * ORA_MS);
  if (quando.getTime() > Date.now()) return;
  await run(attore, quando, async (unit) => {
    const contattoId = await registraContatto(
      unit,
      {
        sedeId,
        canale: 'DI_PERSONA',
        richiedente: 'UTENTE',
        urgente: false,
        suAppuntamento: true,
        appuntamentoDiId,
        tempoMinuti: intero(20, 60),
      },
      pseudonimi,
    );
    await concludiContatto(unit, { contattoId, versione: 1, esito: 'ORIENTAMENTO' });
  });
}
