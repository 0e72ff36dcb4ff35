// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { jsonOf, type WriteUnit } from '@ambito/persistence';
import type { NomeVocabolario } from '@ambito/vocabulary';
import { VoceVocabolarioEntity } from './voce-vocabolario.entity.ts';

const DELLA_VOCE = ['codice', 'nome', 'area', 'natura', 'dal', 'al'] as const;

/** Tells the other services all entries of a vocabulary, past ones too: old records need them. */
export async function emitVocabolario(unit: WriteUnit, nome: NomeVocabolario): Promise<void> {
  const [stato] = await unit.query<{
    versione: number;
    voci: Pick<VoceVocabolarioEntity, (typeof DELLA_VOCE)[number]>[];
  }>(
    `SELECT versione, (SELECT json_agg(${jsonOf(VoceVocabolarioEntity, DELLA_VOCE, 'v')} ORDER BY codice, periodo)
         FROM voce_vocabolario v WHERE vocabolario = $1) AS voci
     FROM vocabolario WHERE nome = $1`,
    [nome],
  );
  if (stato === undefined) throw new Error(`No Vocabolario ${nome}`);
  unit.emit(
    newEvent({
      tipo: 'VocabolarioAggiornato',
      ambitoId: null,
      aggregato: { tipo: 'Vocabolario', id: nome, versione: stato.versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: {
        nome,
        voci: stato.voci.map(({ area, natura, al, ...voce }) => ({
          ...voce,
          ...(area === null ? {} : { area }),
          ...(natura === null ? {} : { natura }),
          ...(al === null ? {} : { al }),
        })),
      },
    }),
  );
}
