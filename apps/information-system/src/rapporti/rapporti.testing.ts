// SPDX-License-Identifier: AGPL-3.0-or-later
import { createLogger } from '@ambito/telemetry';
import { A04, type InformationSystem } from '../testing.ts';
import { generateRapporto } from './generate-rapporto.ts';

const DECIDI = {
  approvaRapporto:
    'mutation ($input: DecidiRapportoInput!) { approvaRapporto(input: $input) { stato versione ricevuta } }',
  trasmettiRapporto:
    'mutation ($input: DecidiRapportoInput!) { trasmettiRapporto(input: $input) { stato versione ricevuta } }',
};

/** The commands of the coordinator on the reports of A04, and the worker's part. */
export function rapportiDi(sistema: InformationSystem) {
  let mesi = 0;

  /** Asks for the monitoring report of a period. */
  async function richiedi(periodo: string): Promise<{ id: string; edizione: number }> {
    const { data, errors } = await sistema.call<{ richiediRapporto: { id: string; edizione: number } }>(
      'COORDINATORE',
      'mutation ($input: RichiediRapportoInput!) { richiediRapporto(input: $input) { id edizione } }',
      { input: { tipo: 'MONITORAGGIO', periodo } },
    );
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data!.richiediRapporto;
  }

  /** Makes a report as the worker does. */
  async function genera(rapportoId: string): Promise<void> {
    await sistema.admin(`UPDATE rapporto SET stato = 'IN_GENERAZIONE' WHERE id = $1 AND stato = 'IN_CODA'`, [
      rapportoId,
    ]);
    await generateRapporto(sistema.lavoratore).run(
      { rapportoId, ambitoId: A04 },
      {
        id: rapportoId,
        attempt: 1,
        lastAttempt: false,
        requestId: 'prova',
        logger: createLogger('prova', 'silent'),
        progress: () => Promise.resolve(),
      },
    );
  }

  /** Approves or transmits a report, at a version. */
  const decidi = (campo: keyof typeof DECIDI, rapportoId: string, versione: number) =>
    sistema.call('COORDINATORE', DECIDI[campo], { input: { rapportoId, versione } });

  /** A report that waits for approval, at version 2. Each is of another month, from January 2020 on. */
  async function generato(): Promise<string> {
    const [anno, mese] = [2020 + Math.floor(mesi / 12), (mesi % 12) + 1];
    mesi += 1;
    const { id } = await richiedi(`${anno}-M${String(mese).padStart(2, '0')}`);
    await genera(id);
    return id;
  }

  /** An approved report that is not transmitted, at version 3. */
  async function approvato(): Promise<string> {
    const id = await generato();
    await decidi('approvaRapporto', id, 2);
    return id;
  }

  return { richiedi, genera, decidi, generato, approvato };
}
