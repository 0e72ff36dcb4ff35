// SPDX-License-Identifier: AGPL-3.0-or-later
import { percorsoDi } from '../percorso.testing.ts';
import { ADESSO, type Casework, startCasework } from '../testing.ts';

export const MOTIVO = 'Era di un’altra zona';

/** Some days after 25 November 2026, at 13:00 in Rome. */
export const giorno = (quanti: number): Date => new Date(ADESSO.getTime() + quanti * 86_400_000);

/** A casework for a test file, with a clock that its tests set, and the handovers of its cases. Declares its start and its stop. */
export function passaggiDiProva() {
  const orologio = { adesso: ADESSO };
  let casework: Casework;
  let percorso: ReturnType<typeof percorsoDi>;
  beforeAll(async () => {
    casework = await startCasework(() => orologio.adesso);
    percorso = percorsoDi(casework);
  });
  beforeEach(() => {
    orologio.adesso = ADESSO;
  });
  afterAll(() => casework.stop());

  return {
    orologio,
    casework: () => casework,
    percorso: () => percorso,
    /** Gives a command some days later. */
    dopo<T>(giorni: number, comando: () => Promise<T>): Promise<T> {
      orologio.adesso = giorno(giorni);
      return comando();
    },
    passa: (presaInCaricoId: string, versione: number, operatoreId: string, dal?: string) =>
      percorso.command('COORDINATORE', 'cambiaCaseManager', {
        ...{ presaInCaricoId, versione, operatoreId, nota: 'Consegna' },
        ...(dal === undefined ? {} : { dal }),
      }),
    /** Annuls the handover of a case that began some days after the first one. */
    annulla: (presaInCaricoId: string, versione: number, giorni: number) =>
      percorso.attempt('COORDINATORE', 'annullaPassaggioAvvenuto', {
        ...{ presaInCaricoId, versione, motivo: MOTIVO, dalle: giorno(giorni).toISOString() },
      }),
    /** Whether an assistente sociale reads a case. */
    async vede(id: string, sub?: string): Promise<boolean> {
      const query = 'query ($id: UUID!) { presaInCarico(id: $id) { id } }';
      const { data } = await casework.call<{ presaInCarico: object | null }>('ASSISTENTE_SOCIALE', query, { id }, sub);
      return data?.presaInCarico != null;
    },
  };
}
