// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo, giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { autorizzaApertura } from '../sedi/aperture-straordinarie/autorizza-apertura.ts';
import { richiediApertura } from '../sedi/aperture-straordinarie/richiedi-apertura.ts';
import { StandardMinimo } from '../sedi/ispezioni/ispezione.ts';
import { registraIspezione } from '../sedi/ispezioni/registra-ispezione.ts';
import { modificaSede } from '../sedi/sede/modifica-sede.ts';
import { disponiVariazione } from '../sedi/variazioni-orarie/disponi-variazione.ts';

const [AVELLINO, CERVINARA] = ['064008', '064025'];

/**
 * Invented: how to reach two sedi, what was found at an inspection of each, a closure to come, an extraordinary opening that is
 * authorised and one that awaits the coordinator. All of it is after today, so that nothing of the past changes.
 */
export async function loadVitaDelleSedi(unit: WriteUnit, sedi: ReadonlyMap<string, string>): Promise<void> {
  const tra = (giorni: number): string => giornoDopo(giornoRoma(unit.adesso), giorni);
  const [avellino, cervinara] = [sedi.get(AVELLINO) ?? '', sedi.get(CERVINARA) ?? ''];
  const percorsi = { comeArrivare: 'Piano terra, ingresso dal cortile', telefono: '0825 000000' };
  await modificaSede(unit, {
    sedeId: avellino,
    versione: 2,
    ...percorsi,
    accessoSenzaGradini: true,
    trasporti: 'Autobus urbani, fermata a 100 metri',
  });
  await modificaSede(unit, {
    sedeId: cervinara,
    versione: 2,
    comeArrivare: 'Primo piano, senza ascensore',
    accessoSenzaGradini: false,
  });
  await disponiVariazione(unit, {
    sedeId: cervinara,
    versione: 3,
    dal: tra(14),
    al: tra(20),
    fasce: [],
    motivo: 'Lavori di manutenzione',
  });
  for (const [sedeId, completa] of [
    [avellino, true],
    [cervinara, false],
  ] as const)
    await registraIspezione(unit, {
      sedeId,
      eseguitaIl: tra(-40),
      rilievi: Object.values(StandardMinimo).map((standard) => rilievo(standard, completa, tra(20))),
    });
  const sera = { dalle: '18:00', alle: '20:00', motivo: 'Sportello serale per chi lavora' };
  const aperturaId = await richiediApertura(unit, { sedeId: avellino, giorno: tra(10), ...sera });
  await autorizzaApertura(unit, { aperturaId, versione: 1 });
  await richiediApertura(unit, { sedeId: cervinara, giorno: tra(24), ...sera });
}

function rilievo(standard: StandardMinimo, completa: boolean, entro: string) {
  if (completa || standard !== StandardMinimo.AMBIENTI_RISERVATI) return { standard, conforme: true };
  const misura = 'Dividere la stanza con una parete';
  return { standard, conforme: false, descrizione: 'I colloqui si fanno in una stanza di passaggio', misura, entro };
}
