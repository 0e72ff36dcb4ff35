// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno, verifyFasce } from '@ambito/orari';
import { annulla, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { valoriSoglia } from '../../ambito/vocabolari/in-vigore.ts';
import { fasciaSql } from '../calendario/orari.sql.ts';
import { ORARIO, OrarioEntity } from '../calendario/orario.entity.ts';
import { requireEntroDieciAnni } from '../sede/entro-dieci-anni.ts';
import { loadSedeDaModificare, puoCambiare } from '../sede/sede-da-modificare.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../sede/sede.ts';
import { ImpostaOrariInput } from './fascia-oraria.ts';

/** Weekly hours of days that are over cannot change. The trigger `orario_passato` of the database refuses it with the same words. */
export const orariNelPassato = (): BadUserInput =>
  new BadUserInput(
    ['input', 'validoDal'],
    'Orari nuovi valgono da oggi in poi: quelli di prima sono già valsi. Se erano sbagliati si rettificano',
  );

/**
 * Art. 6 c. 2: the coordinator sets the weekly hours of a sede from today, or from a later day, until the sede ends. The hours
 * in force end the day before; those that would begin on that day or later are annulled. The first hours of a sede may begin on
 * a past day.
 * The hours reach the weekly minimum on each day, are from Monday to Friday unless there is a reason, and do not overlap: this
 * function refuses other hours with the article, and the database refuses them too. @returns the sede's id
 */
export async function impostaOrari(
  unit: WriteUnit,
  { sedeId, versione, validoDal, fasce }: ImpostaOrariInput,
): Promise<string> {
  requireEntroDieciAnni(unit, 'validoDal', validoDal);
  const { attivaDal, attivaAl } = await loadSedeDaModificare(unit, sedeId, versione);
  if (validoDal < attivaDal || (attivaAl !== null && validoDal > attivaAl))
    throw new RuleViolation('art. 5 c. 3', `La sede non è attiva ${ilGiorno(validoDal)}`);
  await requirePassatoIntatto(unit, sedeId, validoDal);
  const [problema] = verifyFasce(
    fasce.map((fascia) => ({ ...fascia, validoDal, validoAl: attivaAl })),
    await valoriSoglia(unit, 'ORE_SETTIMANALI_SEDE'),
  );
  if (problema !== undefined) throw new RuleViolation(problema.articolo, problema.messaggio);
  const sostituiti = await unit.query<{ id: string }>(
    'SELECT id FROM orario WHERE sede_id = $1 AND lower(validita) >= $2::date ORDER BY validita, giorno, fascia',
    [sedeId, validoDal],
  );
  for (const { id } of sostituiti) await annulla(unit, ORARIO, id, { motivo: 'Sostituiti da altri orari' });
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
  await finishModificaSede(unit, sedeId);
  return sedeId;
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

@Resolver(() => PermessiSede)
export class ImpostaOrari {
  @Command(() => Sede, {
    description:
      'Il coordinatore definisce gli orari settimanali di una sede da una certa data (art. 5 c. 3 e 4, art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  impostaOrari(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Gli orari.' }) input: ImpostaOrariInput,
  ): Promise<string> {
    return impostaOrari(unit, input);
  }

  @Permesso('Se può definirne orari, variazioni e chiusure.')
  puoDefinireOrari(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): boolean {
    return puoCambiare(sede, autorizzazione, context);
  }
}
