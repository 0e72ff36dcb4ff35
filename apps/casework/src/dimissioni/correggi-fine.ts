// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { correctFineCaso } from '../prese-in-carico/fine-caso.ts';
import { moveFineResponsabilita } from '../responsabilita/end-responsabilita.ts';
import type { StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { moveFineProgetti } from '../progetti/end-progetto.ts';
import { inizioDelGiorno } from '../responsabilita/entrust-case.ts';

/** What was recorded last of a case ($2), before its end, that an earlier end would deny, and when; `cosa` is for people. */
const ULTIMO_FATTO = `
  SELECT cosa, istante FROM presa_in_carico p
  CROSS JOIN LATERAL (
    SELECT 'è registrata la presa in carico' AS cosa, p.attivata_il AS istante
    UNION ALL SELECT 'è registrato l’inizio di una responsabilità', lower(periodo) FROM responsabilita r
      WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id
    UNION ALL SELECT 'è registrata una sospensione', CASE WHEN upper(periodo) < p.conclusa_il THEN upper(periodo) ELSE lower(periodo) END
      FROM sospensione s WHERE s.ambito_id = p.ambito_id AND s.presa_in_carico_id = p.id
    UNION ALL SELECT CASE WHEN accettato_il IS NULL THEN 'è registrato il progetto' ELSE 'è registrata l’accettazione del progetto' END, coalesce(accettato_il, redatto_il)
      FROM progetto g WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id
    UNION ALL SELECT 'è registrata una verifica del progetto', svolta::timestamp AT TIME ZONE 'Europe/Rome'
      FROM progetto g JOIN verifica v ON v.ambito_id = g.ambito_id AND v.progetto_id = g.id
      WHERE g.ambito_id = p.ambito_id AND g.presa_in_carico_id = p.id
    UNION ALL SELECT 'è registrata una trasmissione', trasmessa_il FROM trasmissione t
      WHERE t.ambito_id = p.ambito_id AND t.presa_in_carico_id = p.id) AS fatto
  WHERE p.ambito_id = $1 AND p.id = $2 AND istante IS NOT NULL ORDER BY istante DESC LIMIT 1`;

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
  await correctFineCaso(unit, id, { motivo, daStato, istante }, perche);
  if (istante !== undefined) await moveFineProgetti(unit, id, istante);
}

/** The last instant of a day, or now. */
async function istanteDi(unit: WriteUnit, id: string, giorno: string): Promise<Date> {
  const oggi = giornoRoma(unit.adesso);
  const [ultimo] = await unit.query<{ cosa: string; istante: Date }>(ULTIMO_FATTO, [unit.ambitoId, id]);
  if (ultimo === undefined) throw new Error(`No PresaInCarico ${id}`);
  const primo = giornoRoma(ultimo.istante);
  if (giorno < primo || giorno > oggi)
    throw new BadUserInput(
      ['input', 'data'],
      giorno > oggi
        ? 'Il giorno non è ancora venuto'
        : `Il caso non si è concluso prima: ${ilGiorno(primo)} ${ultimo.cosa}`,
    );
  if (giorno === oggi) return unit.adesso;
  const domani = await inizioDelGiorno(unit, giorno, 1);
  return new Date(domani.getTime() - 1);
}
