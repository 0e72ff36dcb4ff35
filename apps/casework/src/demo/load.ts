// SPDX-License-Identifier: AGPL-3.0-or-later
import { SISTEMA, type Attore } from '@ambito/access';
import { giornoRoma, prossimaApertura } from '@ambito/orari';
import { columnsOf, write, type DatabaseRules, type DataSource } from '@ambito/persistence';
import { AnagrafeSedeEntity } from '../anagrafe/anagrafe.entity.ts';
import { answer, interview } from './answer.ts';
import { concludiContatto } from '../contatti/concludi-contatto.ts';
import { decodificaBisogni } from '../contatti/decodifica-bisogni.ts';
import { registraContatto } from '../contatti/registra-contatto.ts';
import type { Pseudonimi } from '../persone/pseudonimi.ts';
import { richiediPresaInCarico } from '../prese-in-carico/richiedi-presa-in-carico.ts';
import { runCaso, type Run, type Operatore } from './run-caso.ts';
import { runTrasmissione, trasmetti } from './trasmetti.ts';
import {
  area,
  bisogniDi,
  restartRandom,
  comuneDiResidenza,
  intero,
  personaInventata,
  probabile,
  pickWeighted,
  uno,
} from './invenzioni.ts';

const A04 = '0192a04a-0000-7000-8000-000000000a04';
const CONTATTI = 360;
const GIORNI = 365;
const ATTESA_MS = 60_000;

/**
 * A year of invented contatti and cases, through the operations that people use, each at its instant. Loaded once.
 */
export async function loadDimostrazione(
  dataSource: DataSource,
  rules: DatabaseRules,
  pseudonimi: Pseudonimi,
  print: (line: string) => void,
): Promise<void> {
  const run: Run = (attore, adesso, operation) =>
    write(
      dataSource,
      {
        attore,
        // The machine assigns as the coordinator does; people see what is theirs.
        autorizzazione: { ruolo: attore === SISTEMA ? 'COORDINATORE' : 'ASSISTENTE_SOCIALE', assegnazione: null },
        ambitoId: A04,
        requestId: 'dimostrazione',
        azione: 'dimostrazione',
        adesso,
      },
      { rules },
      operation,
    );
  const presenti = await run(SISTEMA, new Date(), (unit) =>
    unit.query('SELECT 1 FROM contatto WHERE ambito_id = $1 LIMIT 1', [A04]),
  );
  if (presenti.length > 0) return print('casework: dati già presenti');
  const { sedi, operatori } = await anagrafe(dataSource);
  restartRandom();
  let casi = 0;
  for (let numero = 0; numero < CONTATTI; numero += 1) {
    if (await unContatto(run, pseudonimi, sedi, operatori, numero)) casi += 1;
    if ((numero + 1) % 90 === 0) print(`casework: ${numero + 1} contatti su ${CONTATTI}`);
  }
  print(`casework: ${CONTATTI} contatti e ${casi} prese in carico inventati`);
}

/** Casework knows sedi, operators and enti by the registry's events: they come within seconds of the registry's own load. */
async function anagrafe(dataSource: DataSource): Promise<{ sedi: AnagrafeSedeEntity[]; operatori: Operatore[] }> {
  for (
    const deadline = Date.now() + ATTESA_MS;
    Date.now() < deadline;
    await new Promise((resolve) => setTimeout(resolve, 200))
  ) {
    const sedi: AnagrafeSedeEntity[] = await dataSource.query(
      `SELECT ${columnsOf(AnagrafeSedeEntity)} FROM anagrafe_sede WHERE ambito_id = $1 AND jsonb_array_length(orari) > 0 ORDER BY codice_istat`,
      [A04],
    );
    const operatori: Operatore[] = await dataSource.query(
      `SELECT id, account FROM anagrafe_operatore
       WHERE ambito_id = $1 AND natura_qualifica = 'ASSISTENTE_SOCIALE' AND jsonb_array_length(incarichi) > 0 ORDER BY account`,
      [A04],
    );
    const mandati: unknown[] = await dataSource.query('SELECT 1 FROM anagrafe_mandato WHERE ambito_id = $1', [A04]);
    const linee: unknown[] = await dataSource.query('SELECT 1 FROM anagrafe_linea WHERE ambito_id = $1', [A04]);
    const enti: unknown[] = await dataSource.query('SELECT 1 FROM anagrafe_ente WHERE ambito_id = $1', [A04]);
    if (linee.length >= 9 && enti.length >= 10 && sedi.length >= 14 && operatori.length >= 10 && mandati.length >= 16)
      return { sedi, operatori };
  }
  throw new Error('The events of the registry do not arrive: is registry-worker running?');
}

/** What follows a contatto of the demonstration. */
interface Seguito {
  readonly trasmissioneId?: string;
  readonly presaInCaricoId?: string;
  readonly appuntamentoDiId?: string;
  /** Of a contatto that is answered with this outcome. */
  readonly contattoId?: string;
  readonly esito?: string;
}

/** @returns whether it became a case */
async function unContatto(
  run: Run,
  pseudonimi: Pseudonimi,
  sedi: readonly AnagrafeSedeEntity[],
  operatori: readonly Operatore[],
  numero: number,
): Promise<boolean> {
  const inizio = Date.now() - GIORNI * 86_400_000;
  const comuneResidenza = comuneDiResidenza();
  const propria = sedi.find(({ codiceIstat }) => codiceIstat === comuneResidenza);
  const sede = propria !== undefined && probabile(0.85) ? propria : uno(sedi);
  const aperta = prossimaApertura(sede, new Date(inizio + (numero / CONTATTI) * (GIORNI - 12) * 86_400_000));
  if (aperta === null) return false;
  const quando = new Date(aperta.getTime() + intero(0, 110) * 60_000);
  const areaUtenza = area();
  const anonimo = probabile(0.08);
  const bisogni = bisogniDi(areaUtenza, giornoRoma(quando));
  const canale = pickWeighted([
    ['DI_PERSONA', 70],
    ['TELEFONO', 20],
    ['EMAIL', 6],
    ['SEGNALAZIONE_SCRITTA', 4],
  ]);
  const attore: Attore = { sub: uno(operatori).account, ruoli: [] };
  const seguito = await run(attore, quando, async (unit) => {
    const contattoId = await registraContatto(
      unit,
      {
        sedeId: sede.id,
        canale,
        richiedente: pickWeighted([
          ['UTENTE', 66],
          ['PARENTE_O_CONOSCENTE', 26],
          ['ISTITUZIONE', 8],
        ]),
        urgente: false,
        suAppuntamento: false,
        tempoMinuti: intero(10, 60),
        comuneResidenza,
        ...(anonimo ? {} : { persona: personaInventata(areaUtenza, comuneResidenza, numero) }),
      },
      pseudonimi,
    );
    await decodificaBisogni(unit, { contattoId, versione: 1, bisogni });
    if (anonimo || probabile(0.6)) {
      if (probabile(0.94)) {
        const esito = pickWeighted([
          ['INFORMAZIONE', 50],
          ['ORIENTAMENTO', 32],
          ['APPUNTAMENTO', 12],
          ['TRASMISSIONE', 6],
        ]);
        if (esito === 'TRASMISSIONE')
          return { trasmissioneId: await trasmetti(unit, contattoId, { area: areaUtenza, anonimo }) };
        if (esito === 'APPUNTAMENTO') {
          await concludiContatto(unit, { contattoId, versione: 2, esito });
          return { appuntamentoDiId: contattoId };
        }
        return { contattoId, esito };
      }
      return {};
    }
    return { presaInCaricoId: await richiediPresaInCarico(unit, { contattoId, versione: 2, area: areaUtenza }) };
  });
  const { trasmissioneId, presaInCaricoId, appuntamentoDiId, contattoId, esito }: Seguito = seguito;
  if (contattoId !== undefined && esito !== undefined) await answer(run, attore, quando, { contattoId, esito, canale });
  if (appuntamentoDiId !== undefined)
    await interview(run, attore, pseudonimi, quando, { appuntamentoDiId, sedeId: sede.id });
  if (trasmissioneId !== undefined) await runTrasmissione(run, attore, trasmissioneId, quando);
  if (presaInCaricoId === undefined) return false;
  await runCaso(run, presaInCaricoId, quando, uno(operatori));
  return true;
}
