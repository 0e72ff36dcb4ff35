// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { correctConclusione } from '../prese-in-carico/change-stato.ts';
import { moveFineResponsabilita } from '../prese-in-carico/end-responsabilita.ts';
import type { StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { moveFineProgetti } from '../progetti/end-progetto.ts';
import { inizioDelGiorno } from '../responsabilita/entrust-case.ts';

/** The last instant, before the end, at which something of a case ($2) was recorded that an earlier end would deny. */
const ULTIMO_FATTO = `
  SELECT greatest(p.attivata_il,
    (SELECT max(lower(periodo)) FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id),
    (SELECT max(CASE WHEN upper(periodo) < p.conclusa_il THEN upper(periodo) ELSE lower(periodo) END) FROM sospensione s
     WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id),
    (SELECT max(coalesce(accettato_il, redatto_il)) FROM progetto g WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id),
    (SELECT max(svolta)::timestamp AT TIME ZONE 'Europe/Rome' FROM progetto g JOIN verifica v ON v.ambito_id = g.ambito_id AND v.progetto_id = g.id
     WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id),
    (SELECT max(trasmessa_il) FROM trasmissione t WHERE t.ambito_id = p.ambito_id AND t.presa_in_carico_id = p.id)) AS istante
  FROM presa_in_carico p WHERE p.ambito_id = $1 AND p.id = $2`;

/** The right end of a case. */
interface Fine {
  /** The day that is written. */
  readonly prima: string;
  /** The right day; undefined when it is the one that is written. */
  readonly data: string | undefined;
  readonly daStato: StatoPresaInCarico;
  /** The reason of the end, as the case shows it. */
  readonly motivo: string;
}

/**
 * Writes the right end of a locked case whose wrong record was corrected: responsibility, suspension, project and interventi end on the
 * right day too. @param perche why it was wrong
 * @throws BadUserInput for a day to come, or before something that was done for the case; RuleViolation for a line without the money
 */
export async function correggiFine(
  unit: WriteUnit,
  id: string,
  { prima, data, daStato, motivo }: Fine,
  perche: string,
): Promise<void> {
  const istante = data === undefined || data === prima ? undefined : await istanteDi(unit, id, data);
  if (istante !== undefined) await moveFineResponsabilita(unit, id, istante);
  await correctConclusione(unit, id, { motivo, daStato, istante }, perche);
  if (istante !== undefined) await moveFineProgetti(unit, id, istante);
}

/** The last instant of a day, or now. */
async function istanteDi(unit: WriteUnit, id: string, giorno: string): Promise<Date> {
  const oggi = giornoRoma(unit.adesso);
  const [ultimo] = await unit.query<{ istante: Date }>(ULTIMO_FATTO, [unit.ambitoId, id]);
  if (ultimo === undefined) throw new Error(`No PresaInCarico ${id}`);
  const primo = giornoRoma(ultimo.istante);
  if (giorno < primo || giorno > oggi)
    throw new BadUserInput(
      ['input', 'data'],
      giorno > oggi
        ? 'Il giorno non è ancora venuto'
        : `Il caso non si è concluso prima: ${ilGiorno(primo)} è registrato ciò che si è fatto`,
    );
  if (giorno === oggi) return unit.adesso;
  const domani = await inizioDelGiorno(unit, giorno, 1);
  return new Date(domani.getTime() - 1);
}
