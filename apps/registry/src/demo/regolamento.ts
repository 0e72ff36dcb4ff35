// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { adottaRegolamento } from '../governo/regolamento/adotta-regolamento.ts';
import { openProposta } from '../governo/regolamento/apri-proposta.ts';
import { votaProposta } from '../governo/regolamento/vota-proposta.ts';
import { A04 } from './a04.ts';
import { giorniPrima, nelGiorno } from './giorni.ts';
import { REGOLAMENTO_A04 } from './regolamento-a04.ts';

const testoDi = (numero: string): string =>
  REGOLAMENTO_A04.articoli.find((articolo) => articolo.numero === numero)?.testo ?? '';

/** The real Regolamento and two invented proposals: every Comune approved one in 2023; nine have voted on the other so far. */
export async function loadRegolamento(unit: WriteUnit): Promise<void> {
  await adottaRegolamento(unit, REGOLAMENTO_A04);
  const approvata = await apri(unit, '2023-02-01', {
    versione: 1,
    titolo: 'Colloqui a distanza (modifica dimostrativa)',
    motivazione:
      'Proposta inventata per la dimostrazione: rendere possibile il colloquio a distanza, quando chi si rivolge al servizio lo chiede.',
    articoli: [
      {
        numero: '5-bis',
        rubrica: 'Colloqui a distanza',
        testo:
          '1. A richiesta della persona il colloquio può svolgersi a distanza, con strumenti che ne garantiscano la riservatezza.',
      },
    ],
  });
  for (const [indice, { codiceIstat }] of A04.comuni.entries())
    await vota(unit, `2023-03-${String(indice + 1).padStart(2, '0')}`, approvata, codiceIstat);
  const aperta = await apri(unit, giorniPrima(unit, 20), {
    versione: 2,
    titolo: 'Preavviso delle chiusure (modifica dimostrativa)',
    motivazione: 'Proposta inventata per la dimostrazione: dire per tempo ai cittadini quando una sede resta chiusa.',
    articoli: [
      {
        numero: '5',
        rubrica: 'Sedi e orari del servizio',
        testo: `${testoDi('5')}\n6. Le chiusure programmate di una sede sono pubblicate almeno sette giorni prima.`,
      },
    ],
  });
  for (const [indice, { codiceIstat }] of A04.comuni.slice(0, 9).entries())
    await vota(unit, giorniPrima(unit, 18 - indice), aperta, codiceIstat);
}

const apri = (unit: WriteUnit, giorno: string, proposta: Parameters<typeof openProposta>[1]): Promise<string> =>
  nelGiorno(unit, giorno, (allora) => openProposta(allora, proposta));

const vota = (unit: WriteUnit, giorno: string, propostaId: string, comune: string): Promise<string> =>
  nelGiorno(unit, giorno, (allora) =>
    votaProposta(allora, { propostaId, favorevole: true, atto: 'Deliberazione dimostrativa' }, comune),
  );
