// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { GraphContext } from '@ambito/subgraph';
import type { NomeSoglia, ValoreSoglia } from './soglia.ts';
import type { NomeVocabolario, VocabolarioRow } from './vocabolario.ts';

/** A vocabulary as the graph shows it, with the day of its entries: today by default. */
export async function readVocabolario(
  context: GraphContext,
  nome: NomeVocabolario,
  al?: string,
): Promise<VocabolarioRow> {
  const [{ caricabile, versione } = { caricabile: false, versione: 1 }] = await context.lettura.query<
    Pick<VocabolarioRow, 'caricabile' | 'versione'>
  >('SELECT caricabile, versione FROM vocabolario WHERE nome = $1', [nome]);
  return { nome, caricabile, versione, giorno: al ?? giornoRoma(context.adesso) };
}

/** A threshold as the graph shows it, with its value on a day: today by default. */
export async function readSoglia(context: GraphContext, nome: NomeSoglia, al?: string): Promise<object> {
  const [soglia] = await context.lettura.query<{ versione: number; inVigore: ValoreSoglia | null }>(
    `SELECT versione, (SELECT json_build_object('valore', valore, 'dal', dal, 'fonte', fonte) FROM valore_soglia AS v
                       WHERE v.nome = s.nome AND dal <= $2::date ORDER BY dal DESC LIMIT 1) AS "inVigore"
     FROM soglia AS s WHERE nome = $1`,
    [nome, al ?? giornoRoma(context.adesso)],
  );
  const { versione = 1, inVigore = null } = soglia ?? {};
  return { nome, versione, inVigore };
}
