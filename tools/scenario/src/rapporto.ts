// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pause } from 'node:timers/promises';
import { estremi, giornoRoma, periodoDi, vigilia } from '@ambito/orari';
import type { Call } from './client.ts';

type Report = (passo: string, ruolo: string, risultato: object) => void;

interface Valore {
  codice: string;
  chiave: string;
  valore: number | null;
  soppresso: boolean;
  aggiornatoAl: string | null;
}

interface Rapporto {
  id: string;
  versione: number;
  stato: string;
  progresso: number;
  provvisorio: boolean;
  permessi: { puoApprovare: boolean };
  ricevuta: string | null;
  artefatti?: { formato: string; vista: string; impronta: string }[];
}

const ATTESA_MS = 60_000;
const OGNI_MS = 250;

/** Waits for something that workers do. @throws Error that says what did not come */
async function waitUntil<T>(cosa: string, read: () => Promise<T>, pronto: (letto: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + ATTESA_MS; Date.now() < deadline; await pause(OGNI_MS)) {
    const letto = await read();
    if (pronto(letto)) return letto;
  }
  throw new Error(`${cosa} did not come within ${ATTESA_MS / 1000} s`);
}

/**
 * The coordinator's part: the facts projected; the report of the period that runs, which is provisional; that of the quarter before, made
 * by a worker, approved and transmitted.
 */
export async function closeRapporto(call: Call, report: Report, giorno: string, fattoIl: Date): Promise<void> {
  const { trimestre } = periodoDi(giorno);
  const read = async () =>
    (await call<{ indicatori: Valore[] }>('coordinatore', 'indicatori', { periodo: trimestre })).indicatori;
  const valori = await waitUntil('The projection of the facts', read, (letti) =>
    letti.some(({ aggiornatoAl }) => aggiornatoAl !== null && new Date(aggiornatoAl) >= fattoIl),
  );
  report('proiezione', 'coordinatore', { accessi: valori.find(({ codice }) => codice === 'ACCESSI')?.valore });

  const { anno } = periodoDi(giornoRoma(new Date()));
  const provvisorio = await makeRapporto(call, report, anno, 'Provvisorio');
  if (!provvisorio.provvisorio || provvisorio.permessi.puoApprovare)
    throw new Error('The report of a year that is not over can be approved');

  const finito = periodoDi(vigilia(estremi(periodoDi(giornoRoma(new Date())).trimestre)?.dal ?? '')).trimestre;
  const generato = await makeRapporto(call, report, finito, 'Rapporto');
  const { approvaRapporto: approvato } = await call<{ approvaRapporto: Rapporto }>('coordinatore', 'approva-rapporto', {
    input: { rapportoId: generato.id, versione: generato.versione },
  });
  report('approvaRapporto', 'coordinatore', { stato: approvato.stato });
  const { trasmettiRapporto: trasmesso } = await call<{ trasmettiRapporto: Rapporto }>(
    'coordinatore',
    'trasmetti-rapporto',
    {
      input: { rapportoId: generato.id, versione: approvato.versione },
    },
  );
  report('trasmettiRapporto', 'coordinatore', { stato: trasmesso.stato, ricevuta: trasmesso.ricevuta });
}

/** Asks for the report of a period and waits for the worker. @throws Error when it fails or does not come */
async function makeRapporto(
  call: Call,
  report: Report,
  periodo: string,
  nome: 'Rapporto' | 'Provvisorio',
): Promise<Rapporto> {
  const { richiediRapporto: chiesto } = await call<{ richiediRapporto: Rapporto }>(
    'coordinatore',
    'richiedi-rapporto',
    { input: { tipo: 'MONITORAGGIO', periodo } },
  );
  report(`richiedi${nome}`, 'coordinatore', { rapporto: chiesto.id, periodo });
  const progressi = new Set<number>();
  const generato = await waitUntil(
    'The report',
    async () => (await call<{ rapporto: Rapporto }>('coordinatore', 'rapporto', { id: chiesto.id })).rapporto,
    ({ stato, progresso }) => {
      progressi.add(progresso);
      if (stato === 'FALLITO') throw new Error('The report failed');
      return stato === 'GENERATO';
    },
  );
  const { artefatti, provvisorio } = generato;
  report(`genera${nome}`, 'report-worker', { progressi: [...progressi], artefatti: artefatti?.length, provvisorio });
  return generato;
}

/** The Regione reads what it was sent and the same figures, without the small numbers. */
export async function readsAsRegione(
  call: Call,
  report: Report,
  ambitoId: string,
  periodo: string,
  comune: string,
): Promise<void> {
  const variabili = { periodo, codici: ['ACCESSI', 'PRESE_IN_CARICO_NUOVE'], dimensione: 'COMUNE', ambitoId };
  const { indicatori } = await call<{ indicatori: Valore[] }>('regione', 'indicatori', variabili);
  const { indicatori: interi } = await call<{ indicatori: Valore[] }>('coordinatore', 'indicatori', variabili);
  const soppressi = indicatori.filter(({ soppresso }) => soppresso).length;
  const trapelati = indicatori.filter(({ soppresso, valore }) => soppresso && valore !== null).length;
  const show = (lista: Valore[]) =>
    lista.find(({ codice, chiave }) => codice === 'PRESE_IN_CARICO_NUOVE' && chiave === comune);
  if (soppressi === 0 || trapelati > 0) throw new Error('Small cells are not withheld from the Regione');
  report('indicatori', 'regione', {
    celle: indicatori.length,
    soppresse: soppressi,
    petruro: { regione: show(indicatori)?.valore ?? null, coordinatore: show(interi)?.valore ?? null },
  });
  const { rapporti } = await call<{ rapporti: { edges: { node: Rapporto }[] } }>('regione', 'rapporti');
  const viste = new Set(rapporti.edges.flatMap(({ node }) => node.artefatti?.map(({ vista }) => vista) ?? []));
  if (rapporti.edges.length === 0 || [...viste].join() !== 'REGIONE')
    throw new Error('The Regione does not see just what was transmitted to it');
  report('rapporti', 'regione', { rapporti: rapporti.edges.length, viste: [...viste] });
}
