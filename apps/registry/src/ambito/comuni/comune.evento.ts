// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { columnsOf, jsonOf, type WriteUnit } from '@ambito/persistence';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';

const DEL_COMUNE = ['codiceIstat', 'versione', 'nome', 'dal', 'al', 'successore'] as const;

/** Moves Comuni to their next version and tells the other services of them: name, days, successor, residents by year. */
export async function emitComuni(unit: WriteUnit, codici: readonly string[]): Promise<void> {
  const stati = await unit.query<
    Pick<ComuneEntity, (typeof DEL_COMUNE)[number]> & { residenti: Pick<PopolazioneEntity, 'anno' | 'residenti'>[] }
  >(
    `UPDATE comune SET versione = versione + 1 WHERE codice_istat = ANY ($1)
     RETURNING ${columnsOf(ComuneEntity, undefined, DEL_COMUNE)},
       coalesce((SELECT json_agg(${jsonOf(PopolazioneEntity, ['anno', 'residenti'])} ORDER BY anno)
        FROM popolazione p WHERE p.codice_istat = comune.codice_istat), '[]') AS residenti`,
    [codici],
  );
  for (const { versione, dal, al, successore, ...dati } of stati) {
    unit.emit(
      newEvent({
        tipo: 'ComuneAggiornato',
        ambitoId: null,
        aggregato: { tipo: 'Comune', id: dati.codiceIstat, versione },
        avvenutoIl: unit.adesso.toISOString(),
        dati: {
          ...dati,
          ...(dal === null ? {} : { dal }),
          ...(al === null ? {} : { al }),
          ...(successore === null ? {} : { successore }),
        },
      }),
    );
  }
}
