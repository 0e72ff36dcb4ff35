// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { verificaFasce } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { esigiEntroDieciAnni } from '../sedi/entro-dieci-anni.ts';
import { sedeDaModificare } from '../sedi/sede-da-modificare.ts';
import { sedeCambiata } from '../sedi/sede.evento.ts';
import type { ImpostaOrariInput } from './fascia-oraria.ts';
import { ORE_MINIME_SQL, oreMinimeAl } from './ore-minime.ts';
import { OrarioEntity } from './orario.entity.ts';
import { fasciaSql } from './orari.sql.ts';

/**
 * Art. 6 c. 2: the coordinator sets the weekly hours of a sede from a date on; earlier hours end the day before, and stay,
 * those that began on that day or later are replaced, past ones too.
 * At least the hours a week of the threshold in force, Monday to Friday unless motivated, no overlap: here with the article,
 * and in the database.
 */
export async function impostaOrari(
  unit: WriteUnit,
  { sedeId, versione, validoDal, fasce }: ImpostaOrariInput,
): Promise<void> {
  esigiEntroDieciAnni(unit, 'validoDal', validoDal);
  await sedeDaModificare(unit, sedeId, versione);
  const minime = oreMinimeAl(await unit.query(ORE_MINIME_SQL), validoDal);
  const [problema] = verificaFasce(
    fasce.map((fascia) => ({ ...fascia, validoDal })),
    minime,
  );
  if (problema !== undefined) throw new RuleViolation(problema.articolo, problema.messaggio);
  await unit.query('DELETE FROM orario WHERE sede_id = $1 AND lower(validita) >= $2::date', [sedeId, validoDal]);
  await unit.query(
    `UPDATE orario SET validita = validita * daterange(NULL, $2::date) WHERE sede_id = $1 AND validita @> $2::date`,
    [sedeId, validoDal],
  );
  await unit.manager.insert(
    OrarioEntity,
    fasce.map(({ giorno, dalle, alle, motivazione = null }) => ({
      sedeId,
      giorno,
      fascia: fasciaSql({ dalle, alle }),
      validita: `[${validoDal},)`,
      motivazione,
    })),
  );
  await sedeCambiata(unit, sedeId);
}
