// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno, vigilia } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { EnteEntity } from './ente.entity.ts';
import { emitEnte } from './ente.evento.ts';
import { enteReference } from './ente.reference.ts';
import { Ente, PermessiEnte, type EnteRow } from './ente.ts';
import { isOwnActive, loadEnte } from './load-ente.ts';

@InputType({ description: 'La cessazione di un ente.' })
export class CessaEnteInput {
  @Field(() => UUID, { description: "L'ente." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui opera: da ieri in poi.' })
  al!: string;
}

/**
 * The reasons why some enti ($1) cannot cease on a day ($2): the published entries that they answer for, by name, and the PUA
 * that they exercise after that day.
 */
const IMPEDISCE = `
  SELECT titolare_id AS owner, nome AS prestazione FROM prestazione
  WHERE titolare_id = ANY ($1::uuid[]) AND stato = 'PUBBLICATA'
  UNION ALL SELECT distretto_id, NULL FROM pua WHERE distretto_id = ANY ($1::uuid[]) AND periodo && daterange($2::date + 1, NULL)
  ORDER BY prestazione`;

@Resolver(() => PermessiEnte)
export class CessaEnte {
  /**
   * An ente ceases, but not before the day of an agreement that it signed (`ente_attivo_negli_accordi`). Its accreditations and
   * its PUA end first, which the database requires, and so do the published entries that it answers for. The past does not
   * change (`ente_immutabile`): the last day is yesterday at the earliest.
   * @returns the ente's id
   */
  @Command(() => Ente, {
    description: 'Registra la cessazione di un ente; la sua storia resta.',
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: enteReference,
  })
  async cessaEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La cessazione.' }) { id, versione, al }: CessaEnteInput,
  ): Promise<string> {
    const ente = await loadEnte(unit, id, versione);
    if (al < ente.dal || (ente.al !== null && al > ente.al))
      throw new RuleViolation(
        'art. 2 c. 5 f',
        `Un ente cessa nel periodo in cui opera, che comincia ${ilGiorno(ente.dal)}`,
      );
    const ieri = vigilia(giornoRoma(unit.adesso));
    if (al < ieri)
      throw new RuleViolation(
        'art. 2 c. 5 f',
        `I giorni in cui l'ente ha operato non cambiano: cessa al più presto ieri, ${ilGiorno(ieri)}`,
      );
    const [resta] = await unit.query<{ prestazione: string | null }>(IMPEDISCE, [[id], al]);
    if (resta !== undefined)
      throw resta.prestazione === null
        ? new RuleViolation('art. 2 c. 8', "L'ente esercita una PUA oltre quel giorno: prima la esercita un altro")
        : new RuleViolation(
            'art. 2 c. 6',
            `L'ente risponde della prestazione pubblicata «${resta.prestazione}»: ritirala o affidala a un altro`,
          );
    await requireNonAccreditatoDopo(unit, id, al);
    await unit.manager.update(EnteEntity, { id }, { periodo: `[${ente.dal},${al}]`, versione: versione + 1 });
    await emitEnte(unit, id);
    unit.audit('Ente', id);
    return id;
  }

  /** With a published entry that it answers for, or a PUA without an end, the ente cannot cease on any day. */
  @Permesso('Se può registrarne la cessazione.')
  async puoCessare(@Root() ente: EnteRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (!isOwnActive(ente, context)) return false;
    const impedimenti = await context.loadMany<{ owner: string }>('Ente.impedimenti', ente.id, ({ query }, ids) =>
      query(IMPEDISCE, [ids, 'infinity']),
    );
    return impedimenti.length === 0;
  }
}

/** @throws RuleViolation for an accreditation that goes on; the constraint `accreditamento_di_ente_attivo` has the same rule */
async function requireNonAccreditatoDopo(unit: WriteUnit, enteId: string, al: string): Promise<void> {
  const [dopo] = await unit.query<{ atto: string; ultimo: string }>(
    `SELECT atto, upper(periodo) - 1 AS ultimo FROM accreditamento
     WHERE ente_id = $1 AND periodo && daterange($2::date + 1, NULL) ORDER BY periodo LIMIT 1`,
    [enteId, al],
  );
  if (dopo !== undefined)
    throw new RuleViolation(
      'art. 2 c. 5 o',
      `L'ultimo giorno dell'accreditamento «${dopo.atto}» è dopo, ${ilGiorno(dopo.ultimo)}: prima si revoca`,
    );
}
