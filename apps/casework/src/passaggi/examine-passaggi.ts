// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, NotFound, RuleViolation, type AppError } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import { findMandatiMancanti } from '../anagrafe/mandato-in-vigore.ts';
import { mancanza, type Servizio } from '../anagrafe/operatore-in-servizio.ts';
import { readAssenze, type Assenza } from '../anagrafe/presenza.ts';
import { inizioDeiGiorni } from '../responsabilita/entrust-case.ts';
import { fineServizioNota, type Incarico } from '../responsabilita/servizio.ts';
import type { Caso } from '../prese-in-carico/load-caso.ts';
import { casoInParole, haResponsabile } from '../prese-in-carico/stati.ts';

/** A case that is to be handed over to an operator, now or from a day on. */
export interface Passaggio {
  readonly presaInCaricoId: string;
  readonly versione: number;
  readonly operatoreId: string;
  readonly dal?: string;
}

/** What a handover would do, and what refuses it. */
export interface Esame {
  readonly passaggio: Passaggio;
  /** Missing for a case that the actor may not see. */
  readonly caso: Caso | undefined;
  /** The first day with the new case manager, and its instant. */
  readonly giorno: string;
  readonly dalle: Date;
  /** The operators who answer for the case, have answered or will. */
  readonly responsabili: readonly string[];
  readonly rifiuto: AppError | null;
  /** The absences of the receiver from that day on. */
  readonly assenze: readonly Assenza[];
  /** The last day of the receiver's service, if it is known or requested. */
  readonly fineServizio: string | null;
}

interface Chi extends Reader {
  readonly ambitoId: string;
  readonly adesso: Date;
}

type Operatore = Servizio & { readonly id: string; readonly incarichi: readonly Incarico[] };

/**
 * Art. 2 c. 2 and 3, art. 8: looks at handovers by the rules by which they are refused. As many statements for many as for one.
 * @param casi the cases that the actor may see, by id; locked, if the handovers follow
 */
export async function examinePassaggi(
  chi: Chi,
  passaggi: readonly Passaggio[],
  casi: ReadonlyMap<string, Caso>,
): Promise<Esame[]> {
  const oggi = giornoRoma(chi.adesso);
  const datati = passaggi.map((passaggio) => ({ passaggio, giorno: passaggio.dal ?? oggi }));
  const visti = datati.filter(({ passaggio }) => casi.has(passaggio.presaInCaricoId));
  const operatoriIds = [...new Set(passaggi.map(({ operatoreId }) => operatoreId))];
  const operatori = new Map(
    (
      await chi.query<Operatore>(
        'SELECT id, natura_qualifica AS "naturaQualifica", incarichi FROM anagrafe_operatore WHERE ambito_id = $1 AND id = ANY ($2::uuid[])',
        [chi.ambitoId, operatoriIds],
      )
    ).map((riga) => [riga.id, riga]),
  );
  const mandati = await findMandatiMancanti(
    chi,
    visti.map(({ passaggio, giorno }) => ({ ...passaggio, giorno })),
  );
  const inizi = await inizioDeiGiorni(
    chi,
    datati.map(({ giorno }) => giorno),
  );
  const istanti = datati.map(({ passaggio, giorno }) => {
    const inizio = inizi.get(giorno);
    return { ...passaggio, dalle: giorno === oggi || inizio === undefined ? chi.adesso : inizio };
  });
  const responsabili = await readResponsabili(chi, istanti);
  const assenze = await readAssenze(chi, chi.ambitoId, oggi, operatoriIds);
  return datati.map(({ passaggio, giorno }, indice): Esame => {
    const { presaInCaricoId, operatoreId } = passaggio;
    const caso = casi.get(presaInCaricoId);
    const operatore = operatori.get(operatoreId);
    const tratti = responsabili.filter((tratto) => tratto.presaInCaricoId === presaInCaricoId);
    return {
      passaggio,
      caso,
      giorno,
      dalle: istanti[indice]?.dalle ?? chi.adesso,
      responsabili: tratti.map((tratto) => tratto.operatoreId),
      rifiuto:
        rifiutoDelCaso(passaggio, caso) ??
        mancanza(operatore, giorno) ??
        mandati.get(presaInCaricoId) ??
        (tratti.some((tratto) => tratto.ordinaria && tratto.operatoreId === operatoreId)
          ? new RuleViolation('art. 2 c. 2', 'Il caso è già di questo assistente sociale')
          : null),
      assenze: assenze.filter((assenza) => assenza.operatoreId === operatoreId && assenza.al >= giorno),
      fineServizio: operatore === undefined ? null : fineServizioNota(operatore.incarichi, giorno),
    };
  });
}

/** What refuses a case of a list that the actor may not see, or has read at another version. */
export function rifiutoDiChiLegge(
  { versione }: { readonly versione: number },
  caso: Caso | undefined,
): AppError | null {
  if (caso === undefined) return new NotFound("La presa in carico non c'è, o non vi hai accesso");
  return caso.versione === versione
    ? null
    : new Conflict('La presa in carico ha avuto modifiche nel frattempo: rileggi e riprova', caso.versione);
}

function rifiutoDelCaso(passaggio: Passaggio, caso: Caso | undefined): AppError | null {
  const rifiuto = rifiutoDiChiLegge(passaggio, caso);
  if (rifiuto !== null || caso === undefined) return rifiuto;
  if (haResponsabile(caso.stato)) return null;
  return new RuleViolation('art. 2 c. 2', `${casoInParole(caso.stato)} e non ha un responsabile da cambiare`);
}

interface Responsabile {
  readonly presaInCaricoId: string;
  readonly operatoreId: string;
  /** Whether the operator, named as case manager, answers at the instant of the handover. */
  readonly ordinaria: boolean;
}

/** Reads who answers for the cases over time. */
function readResponsabili(
  { query, ambitoId }: Chi,
  istanti: readonly { presaInCaricoId: string; dalle: Date }[],
): Promise<Responsabile[]> {
  return query(
    `SELECT r.presa_in_carico_id AS "presaInCaricoId", r.operatore_id AS "operatoreId",
            r.periodo @> t.dalle AND r.natura = 'ORDINARIA' AS ordinaria
     FROM jsonb_to_recordset($2) AS t ("presaInCaricoId" uuid, dalle timestamptz)
     JOIN responsabilita r ON r.ambito_id = $1 AND r.presa_in_carico_id = t."presaInCaricoId"
       AND upper(r.periodo) IS DISTINCT FROM t.dalle AND r.operatore_id IS NOT NULL`,
    [ambitoId, JSON.stringify(istanti)],
  );
}
