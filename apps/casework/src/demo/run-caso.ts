// SPDX-License-Identifier: AGPL-3.0-or-later
import { SISTEMA, type Attore } from '@ambito/access';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { assegnaPresaInCarico } from '../prese-in-carico/assegna-presa-in-carico.ts';
import { dimetti } from '../dimissioni/dimetti.ts';
import { nonAccogliPresaInCarico } from '../dimissioni/non-accogli-presa-in-carico.ts';
import { prendiInCarico } from '../prese-in-carico/prendi-in-carico.ts';
import { accettaProgetto } from '../progetti/accetta-progetto.ts';
import { redigiProgetto } from '../progetti/redigi-progetto.ts';
import { registraVerifica } from '../progetti/registra-verifica.ts';
import { intero, probabile, pickWeighted, uno } from './invenzioni.ts';

/** Runs an operation as somebody, at an instant of the past. */
export type Run = <T>(attore: Attore, adesso: Date, operation: (unit: WriteUnit) => Promise<T>) => Promise<T>;

export interface Operatore {
  id: string;
  account: string;
}

const GIORNO_MS = 86_400_000;
const PRESTAZIONI = ['A2.07', 'A2.02', 'A1.04', 'A2.17', 'A2.28', 'A2.14', 'A1.11', 'A3.01'];

/** Takes a case to the state that it would have reached by today. */
export async function runCaso(run: Run, presaInCaricoId: string, richiesta: Date, operatore: Operatore): Promise<void> {
  const attore: Attore = { sub: operatore.account, ruoli: [] };
  let adesso = richiesta;
  /** Moves on by some days; false once that would be in the future. */
  const passano = (min: number, max: number): boolean => {
    adesso = new Date(adesso.getTime() + intero(min, max) * GIORNO_MS + 3_600_000);
    return adesso.getTime() < Date.now();
  };

  if (!passano(1, 9)) return;
  if (probabile(0.06)) {
    await run(SISTEMA, adesso, (unit) =>
      nonAccogliPresaInCarico(unit, {
        presaInCaricoId,
        versione: 1,
        motivo: 'Bisogno già seguito da un altro servizio',
      }),
    );
    return;
  }
  await run(SISTEMA, adesso, (unit) =>
    assegnaPresaInCarico(unit, { presaInCaricoId, versione: 1, operatoreId: operatore.id, confermaAssenza: true }),
  );
  if (!passano(2, 20)) return;
  await run(attore, adesso, (unit) => prendiInCarico(unit, { presaInCaricoId, versione: 2 }));
  if (probabile(0.1) || !passano(5, 25)) return;
  const progetto = await redigi(run, attore, presaInCaricoId, adesso);
  if (probabile(0.08) || !passano(1, 10)) return;
  await run(attore, adesso, (unit) =>
    accettaProgetto(unit, { progettoId: progetto.id, versione: 1, accettatoDa: 'PERSONA', parole: 'Sono d’accordo' }),
  );
  if (!passano(50, 70)) return;
  const esito = pickWeighted([
    ['RAGGIUNTO', 60],
    ['PARZIALE', 28],
    ['NON_RAGGIUNTO', 12],
  ]);
  await run(attore, adesso, (unit) =>
    registraVerifica(unit, {
      progettoId: progetto.id,
      versione: 2,
      verificaId: progetto.verifica,
      relazione: 'Verifica svolta con la persona',
      obiettivi: [{ obiettivoId: progetto.obiettivo, esito }],
    }),
  );
  if (probabile(0.45) || !passano(10, 40)) return;
  const motivo =
    esito === 'RAGGIUNTO'
      ? 'OBIETTIVI_RAGGIUNTI'
      : uno(['RINUNCIA', 'TRASFERIMENTO_ALTRO_AMBITO', 'PASSAGGIO_SERVIZIO_SANITARIO']);
  await run(attore, adesso, (unit) =>
    dimetti(unit, {
      presaInCaricoId,
      versione: 3,
      motivo,
      valutazione: 'Percorso valutato con la persona',
      soddisfazione: intero(2, 5),
    }),
  );
}

async function redigi(
  run: Run,
  attore: Attore,
  presaInCaricoId: string,
  adesso: Date,
): Promise<{ id: string; obiettivo: string; verifica: string }> {
  const oggi = giornoRoma(adesso);
  const prevista = giornoRoma(new Date(adesso.getTime() + 65 * GIORNO_MS));
  const prestazione = uno(PRESTAZIONI);
  return run(attore, adesso, async (unit) => {
    const affidato = await affida(unit, prestazione, adesso);
    const id = await redigiProgetto(unit, {
      presaInCaricoId,
      versione: 3,
      obiettivi: [
        {
          descrizione: 'Maggiore autonomia nella vita quotidiana',
          indicatore: 'Attività svolte senza aiuto in una settimana',
        },
      ],
      interventi: [{ prestazione, costo: `${intero(2, 40) * 100}.00`, dal: oggi, ...affidato }],
      verifiche: [prevista],
    });
    const [figli] = await unit.query<{ obiettivo: string; verifica: string }>(
      `SELECT (SELECT id FROM obiettivo WHERE ambito_id = $1 AND progetto_id = $2) AS obiettivo,
              (SELECT id FROM verifica WHERE ambito_id = $1 AND progetto_id = $2) AS verifica`,
      [unit.ambitoId, id],
    );
    if (figli === undefined) throw new Error('The project was not drafted');
    return { id, ...figli };
  });
}

/** The budget line that pays the interventi of a macroarea, by its code. */
const LINEA: Readonly<Record<string, string>> = { A1: 'FNPS-1', A2: 'FNA-1', A3: 'COM-1' };

/**
 * Entrusts an intervento of half a year to an ente that is accredited for it, if one exists; otherwise the staff of the Ambito gives it.
 * Its cost is committed on the line of each of its years.
 */
async function affida(
  unit: WriteUnit,
  prestazione: string,
  adesso: Date,
): Promise<{ enteId?: string; al: string; lineaIds: string[] }> {
  const al = giornoRoma(new Date(adesso.getTime() + 182 * GIORNO_MS));
  const [ente] = await unit.query<{ id: string }>(
    `SELECT ente_id AS id FROM anagrafe_accreditamento
     WHERE ambito_id = $1 AND prestazione = $2 AND periodo @> daterange($3::date, $4::date, '[]') ORDER BY ente_id LIMIT 1`,
    [unit.ambitoId, prestazione, giornoRoma(adesso), al],
  );
  const linee = await unit.query<{ id: string }>(
    `SELECT id FROM anagrafe_linea WHERE ambito_id = $1 AND codice = $2 AND attiva
       AND anno BETWEEN extract(year FROM $3::date) AND extract(year FROM $4::date)`,
    [unit.ambitoId, LINEA[prestazione.slice(0, 2)], giornoRoma(adesso), al],
  );
  return { al, lineaIds: linee.map(({ id }) => id), ...(ente === undefined ? {} : { enteId: ente.id }) };
}
