// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent, parseEvent, type Evento, type EventoDi } from '@ambito/events';
import { asLists } from '@ambito/testing';
import { createDataSource, work } from '@ambito/persistence';
import { caseworkConsumer } from '../../casework.consumer.ts';
import { comandiDi } from '../piano-di-zona/piano.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../../testing.ts';

type Risposta = Awaited<ReturnType<ReturnType<typeof comandiDi>['attempt']>>;

/** A registry with a plan, the lines of its budget and the worker that takes casework's answers. */
export async function startBilancio() {
  const registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
  const comandi = comandiDi(registry);
  const piano = { id: (await comandi.redatto()).id, versione: 2 };
  const worker = createDataSource({
    url: registry.database.urls.WORKER_DATABASE_URL,
    applicationName: 'prova',
    poolSize: 4,
    entities: [],
  });
  await worker.initialize();
  /** Reads the version of the plan again, since some commands change it and some do not. */
  const rileggi = async (): Promise<void> => {
    const [letto] = await registry.admin<{ versione: number }>('SELECT versione FROM piano_di_zona WHERE id = $1', [
      piano.id,
    ]);
    piano.versione = letto?.versione ?? 0;
  };
  /** Applies casework's answer as the worker does, and reads the version of the plan again. */
  const risponde = async (riduzioneId: string, lineaId: string, accolta: boolean, impegnato = '600.00') => {
    await work(worker, A04, (unit) =>
      caseworkConsumer().apply(unit, [
        newEvent({
          tipo: 'RiduzioneLineaEsaminata',
          ambitoId: A04,
          aggregato: { tipo: 'RiduzioneLinea', id: riduzioneId, versione: 1 },
          avvenutoIl: '2026-11-24T10:00:00.000Z',
          dati: { lineaId, accolta, impegnato },
        }),
      ]),
    );
    await rileggi();
  };
  return {
    registry,
    comandi,
    piano,
    risponde,
    rileggi,
    ...lineeDi(comandi, piano),
    ...lettureDi(registry),
    async stop(): Promise<void> {
      await worker.destroy();
      await registry.stop();
    },
  };
}

/** Commands on lines. Each moves the plan to its next version. */
function lineeDi(comandi: ReturnType<typeof comandiDi>, piano: { id: string; versione: number }) {
  let prossima = 0;
  const nuova = (extra: object = {}) => ({
    pianoId: piano.id,
    versione: piano.versione,
    anno: 2026,
    codice: `L${(prossima += 1)}`,
    denominazione: 'Assistenza domiciliare',
    fondo: 'Fondo nazionale politiche sociali',
    importo: '1000.00',
    ...extra,
  });
  const approva = async (): Promise<void> => {
    await comandi.approva(piano.id, piano.versione);
    piano.versione += 1;
  };
  async function stanziata(extra: object = {}): Promise<string> {
    const { id } = await comandi.command<{ id: string }>('stanziaLinea', nuova(extra));
    piano.versione += 1;
    return id;
  }
  async function attempt(comando: 'riduciLinea' | 'ritiraRiduzione', input: object): Promise<Risposta> {
    const risposta = await comandi.attempt(comando, input);
    if (risposta.errors === undefined) piano.versione += 1;
    return risposta;
  }
  return {
    nuova,
    approva,
    stanziata,
    codice: (): string => `L${prossima}`,
    /** A line that is in the last edition, at version 2. */
    async approvata(): Promise<string> {
      const id = await stanziata();
      await approva();
      return id;
    },
    async aumenta(lineaId: string, versione: number, importo: string): Promise<void> {
      await comandi.command('aumentaLinea', { lineaId, versione, importo });
      piano.versione += 1;
    },
    riduci: (lineaId: string, versione: number, importo?: string) =>
      attempt('riduciLinea', {
        lineaId,
        versione,
        motivo: 'Meno fondi',
        ...(importo === undefined ? {} : { importo }),
      }),
    ritira: (lineaId: string, versione: number) => attempt('ritiraRiduzione', { lineaId, versione }),
    /** The id of the reduction that awaits its answer. */
    attesa: ({ data }: Risposta): string =>
      asLists<{ riduzioni: { id: string; stato: string }[] }>(data!['riduciLinea']).riduzioni.find(
        ({ stato }) => stato === 'RICHIESTA',
      )!.id,
  };
}

function lettureDi(registry: Registry) {
  return {
    async eventiDi(id: string): Promise<EventoDi<'LineaDiBilancioAggiornata'>[]> {
      const eventi = await registry.admin<{ evento: Evento }>(
        `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq`,
        [id],
      );
      return eventi.map(({ evento }) => {
        const letto = parseEvent(evento);
        if (!letto.ok) throw new Error(letto.motivo);
        return letto.evento as EventoDi<'LineaDiBilancioAggiornata'>;
      });
    },
    read: async (id: string) =>
      (
        await registry.admin<{ importo: string; stato: string; versione: number; riduzione: string }>(
          `SELECT importo, stato, versione, (SELECT string_agg(r.stato || ' ' || coalesce(impegnato::text, '-'), ',' ORDER BY r.id) FROM riduzione_linea r WHERE linea_id = l.id) AS riduzione
           FROM linea_di_bilancio l WHERE id = $1`,
          [id],
        )
      )[0],
  };
}
