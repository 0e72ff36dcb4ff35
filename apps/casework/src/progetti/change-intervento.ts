// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno, vigilia } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import { adjustImpegni } from '../bilancio/adjust-impegni.ts';
import { endIntervento } from '../interventi/end-interventi.ts';
import { INTERVENTO } from '../interventi/intervento.entity.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { requireInCorso } from './stati.ts';

@InputType({ description: 'Un intervento di un progetto.' })
export class SuInterventoInput {
  @Field(() => UUID, { description: 'Il progetto di cui fa parte.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: "L'intervento." })
  interventoId!: string;
}

interface InterventoPreso {
  readonly dal: string;
  /** The planned last day, if there is one. */
  readonly al: string | null;
  readonly conclusoAl: string | null;
  readonly motivo: string | null;
}

/** What becomes of an intervento: its last day, and why; both null when it goes on as planned. */
interface Fine {
  readonly conclusoAl: string | null;
  readonly motivo: string | null;
  /** Why the end that was written is wrong; undefined when there was none. */
  readonly errore?: string;
}

/** @throws BadUserInput for a last day that is not before the planned one, or leaves more than no day */
export function requireUltimoGiorno(ultimoGiorno: string, { dal, al }: Pick<InterventoPreso, 'dal' | 'al'>): void {
  const campo = ['input', 'ultimoGiorno'];
  const primo = vigilia(dal);
  if (ultimoGiorno < primo)
    throw new BadUserInput(
      campo,
      `L'intervento comincia ${ilGiorno(dal)}: se non è mai cominciato, l'ultimo giorno è ${ilGiorno(primo)}`,
    );
  if (al !== null && ultimoGiorno >= al)
    throw new BadUserInput(
      campo,
      `L'intervento finisce già ${ilGiorno(al)}: si conclude prima, o si riapre se era concluso per errore`,
    );
}

/** @throws RuleViolation for an intervento that goes on as planned */
export function requireConcluso({ conclusoAl }: InterventoPreso): void {
  if (conclusoAl === null)
    throw new RuleViolation('art. 2 c. 3 d', "L'intervento non è stato concluso prima del previsto");
}

/**
 * Changes the last day of an intervento of an active project, and what it commits with it, in one transaction. An end that was a mistake
 * is kept (`INTERVENTO`).
 * @param siFa how the refusal for a project that is not active goes on
 * @param decide the last day and its reason, of the intervento as it is; it throws the refusal
 * @throws NotFound, Forbidden, Conflict, RuleViolation for a project that is not active or a line without the money
 */
export async function changeIntervento(
  unit: WriteUnit,
  { progettoId, versione, interventoId }: SuInterventoInput,
  siFa: string,
  decide: (intervento: InterventoPreso) => Fine,
): Promise<string> {
  const { stato } = await loadProgetto(unit, { progettoId, versione });
  requireInCorso(stato, siFa);
  const [intervento] = await unit.query<InterventoPreso>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al, concluso_al AS "conclusoAl", motivo_conclusione AS motivo FROM intervento
     WHERE ambito_id = $1 AND progetto_id = $2 AND id = $3`,
    [unit.ambitoId, progettoId, interventoId],
  );
  if (intervento === undefined) throw new BadUserInput(['input', 'interventoId'], 'Non è un intervento del progetto');
  const { errore, ...fine } = decide(intervento);
  const write = (): Promise<void> => endIntervento(unit, interventoId, fine);
  if (errore === undefined) await write();
  else await rettificaSulPosto(unit, INTERVENTO, interventoId, { motivo: errore }, write);
  await adjustImpegni(unit, progettoId);
  return finishProgetto(unit, { progettoId, versione }, errore ?? fine.motivo ?? undefined);
}
