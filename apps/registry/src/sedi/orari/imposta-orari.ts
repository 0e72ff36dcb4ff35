// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, verifyFasce } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { requireEntroDieciAnni } from '../sede/entro-dieci-anni.ts';
import { sedeDaModificare } from '../sede/sede-da-modificare.ts';
import { sedeCambiata } from '../sede/sede.evento.ts';
import { valoriSoglia } from '../../ambito/vocabolari/in-vigore.ts';
import { ImpostaOrariInput } from './fascia-oraria.ts';
import { OrarioEntity } from './orario.entity.ts';
import { fasciaSql } from './orari.sql.ts';
import { Command, Unit } from '@ambito/subgraph';
import { Resolver, Arg } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { sedeReference } from '../sede/sede.reference.ts';

/** What was decided on the hours of a day that is over stays true; also said by `orario_passato` of the database. */
export const orariNelPassato = (): BadUserInput =>
  new BadUserInput(['input', 'validoDal'], 'Orari nuovi valgono da oggi in poi: quelli di prima sono già valsi');

/**
 * Art. 6 c. 2: the coordinator sets the weekly hours of a sede from today or a later day on, as long as the sede is there;
 * earlier hours end the day before, and stay, those that would begin on that day or later are replaced. A sede whose hours
 * nobody has written down yet is given those that it has, from whatever day.
 * At least the hours a week that are known to be due on each day, Monday to Friday unless motivated, no overlap: here with
 * the article, and in the database.
 */
export async function impostaOrari(
  unit: WriteUnit,
  { sedeId, versione, validoDal, fasce }: ImpostaOrariInput,
): Promise<void> {
  requireEntroDieciAnni(unit, 'validoDal', validoDal);
  const { attivaDal, attivaAl } = await sedeDaModificare(unit, sedeId, versione);
  if (validoDal < attivaDal || (attivaAl !== null && validoDal > attivaAl))
    throw new RuleViolation('art. 5 c. 3', 'In quel giorno la sede non è attiva');
  await requirePassatoIntatto(unit, sedeId, validoDal);
  const [problema] = verifyFasce(
    fasce.map((fascia) => ({ ...fascia, validoDal, validoAl: attivaAl })),
    await valoriSoglia(unit, 'ORE_SETTIMANALI_SEDE'),
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
      validita: `[${validoDal},${attivaAl ?? ''}${attivaAl === null ? ')' : ']'}`,
      motivazione,
    })),
  );
  await sedeCambiata(unit, sedeId);
}

async function requirePassatoIntatto(unit: WriteUnit, sedeId: string, validoDal: string): Promise<void> {
  const oggi = giornoRoma(unit.adesso);
  if (validoDal >= oggi) return;
  const [valsi] = await unit.query('SELECT 1 FROM orario WHERE sede_id = $1 AND lower(validita) < $2::date LIMIT 1', [
    sedeId,
    oggi,
  ]);
  if (valsi !== undefined) throw orariNelPassato();
}

@Resolver()
export class ImpostaOrari {
  @Command(() => Sede, {
    description:
      'Il coordinatore definisce gli orari settimanali di una sede da una certa data (art. 5 c. 3 e 4, art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async impostaOrari(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Gli orari.' }) input: ImpostaOrariInput,
  ): Promise<string> {
    await impostaOrari(unit, input);
    return input.sedeId;
  }
}
