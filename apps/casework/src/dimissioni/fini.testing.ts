// SPDX-License-Identifier: AGPL-3.0-or-later
import { impegniDi, type Quale } from '../progetti/impegni.testing.ts';
import { ADESSO, type Casework } from '../testing.ts';

export const errore = 'Era un altro caso';
/** The instant of the same hour some days later. */
export const dopo = (giorni: number): Date => new Date(ADESSO.getTime() + giorni * 86_400_000);

/** Ends cases, and annuls or corrects these ends. */
export function finiDi(casework: Casework) {
  const impegni = impegniDi(casework);
  const versioneDi = async (tabella: 'presa_in_carico' | 'progetto', id: string): Promise<number> =>
    (await casework.admin<{ versione: number }>(`SELECT versione FROM ${tabella} WHERE id = $1`, [id]))[0]!.versione;
  const sul = async (presaInCaricoId: string) => ({
    presaInCaricoId,
    versione: await versioneDi('presa_in_carico', presaInCaricoId),
  });
  const dati = { motivo: 'ALTRO', valutazione: 'Percorso concluso' };
  async function dimette(presaInCaricoId: string): Promise<string> {
    const input = { ...(await sul(presaInCaricoId)), ...dati };
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'dimetti', input);
    return presaInCaricoId;
  }
  return {
    impegni,
    dimette,
    /** Ends a case with its active project, whose objective is reached. */
    async concluso(quale: Quale): Promise<Quale> {
      const { presaInCaricoId, progettoId, verificaId, obiettivoId } = quale;
      await impegni.percorso.command('ASSISTENTE_SOCIALE', 'registraVerifica', {
        ...{ progettoId, versione: await versioneDi('progetto', progettoId), verificaId, relazione: 'Raggiunto' },
        obiettivi: [{ obiettivoId, esito: 'RAGGIUNTO' }],
      });
      await dimette(presaInCaricoId);
      return quale;
    },
    annulla: async (presaInCaricoId: string, extra: object = {}) =>
      impegni.percorso.attempt('COORDINATORE', 'annullaDimissione', {
        ...{ ...(await sul(presaInCaricoId)), motivo: errore, ...extra },
      }),
    rettifica: async (presaInCaricoId: string, extra: object) =>
      impegni.percorso.attempt('ASSISTENTE_SOCIALE', 'rettificaDimissione', {
        ...{ ...(await sul(presaInCaricoId)), motivo: 'Scritto male', ...extra },
      }),
    ultimoEvento: async (id: string) =>
      (
        await casework.admin<{ dati: Record<string, unknown> }>(
          `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
          [id],
        )
      )[0]!.dati,
    tratti: (presaInCaricoId: string) =>
      casework.admin<{ chi: string; natura: string; dalle: Date; alle: Date | null }>(
        `SELECT operatore_id AS chi, natura, lower(periodo) AS dalle, upper(periodo) AS alle FROM responsabilita
         WHERE presa_in_carico_id = $1 ORDER BY periodo`,
        [presaInCaricoId],
      ),
  };
}
