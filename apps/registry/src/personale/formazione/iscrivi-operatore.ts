// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { conditionsOf, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { PartecipazioneEntity } from './attivita-formativa.entity.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiAttivitaFormativa } from './attivita-formativa.ts';
import { enrolsOnlySelf, finishModifica, IscrizioneInput, ISCRIVONO, loadIscrizione, QUANDO } from './iscrizione.ts';
import { loadPartecipazioni } from './load-partecipazioni.ts';

/**
 * Art. 2 c. 5 n: an operator of the Ambito takes a place before the event begins, if it is open to the qualification. Under
 * concurrency too, the database holds the number of places (`partecipazione_posti`) and the qualifications
 * (`partecipazione_ammessa`). @returns the event's id
 */
export async function iscriviOperatore(unit: WriteUnit, input: IscrizioneInput): Promise<string> {
  const { attivitaId, operatoreId } = input;
  const { ore, ammesso } = await loadIscrizione(unit, input);
  if (!ammesso) throw nonAperta();
  await unit.manager.insert(PartecipazioneEntity, {
    id: uuidv7(),
    attivitaId,
    operatoreId,
    oreAttivita: ore,
    iscrittoIl: unit.adesso,
    ore: null,
  });
  return finishModifica(unit, attivitaId);
}

export const nonAperta = (): RuleViolation =>
  new RuleViolation(QUANDO, 'L’attività non è aperta alla qualifica di questo operatore');

@Resolver(() => PermessiAttivitaFormativa)
export class IscriviOperatore {
  @Command(() => AttivitaFormativa, {
    description: "Iscrive un operatore a un'attività formativa: il coordinatore chiunque, un operatore sé stesso.",
    articolo: 'art. 2 c. 5 n',
    ammessi: ISCRIVONO,
    reload: attivitaFormativaReference,
  })
  iscriviOperatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'iscrizione." }) input: IscrizioneInput,
  ): Promise<string> {
    return iscriviOperatore(unit, input);
  }

  @Permesso('Se può iscrivervi un operatore: non è cominciata e restano posti.')
  async puoIscrivere(
    @Root() { id, dal, posti }: AttivitaFormativa,
    @Ctx() context: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): Promise<boolean> {
    if (dal <= giornoRoma(context.adesso)) return false;
    const iscritti = (await loadPartecipazioni(context, id)).length;
    if (posti !== null && iscritti >= posti) return false;
    const account = enrolsOnlySelf(autorizzazione) ? context.attore.sub : null;
    const { conditions, parameters } = conditionsOf(1, [[(place) => `o.account = ${place}`, account]]);
    const aperte = await context.loadMany<{ owner: string }>('AttivitaFormativa.daIscrivere', id, ({ query }, ids) =>
      query(daIscrivere(conditions), [ids, ...parameters]),
    );
    return aperte.length > 0;
  }
}

/** The events, of some ($1), in which somebody may still be enrolled: an operator `o` of whom the conditions hold. */
const daIscrivere = (conditions: readonly string[]): string => `
  SELECT a.id AS owner FROM attivita_formativa AS a WHERE a.id = ANY ($1::uuid[]) AND EXISTS (
    SELECT FROM operatore AS o WHERE ${['o.ambito_id = a.ambito_id', 'aperta_alla_qualifica(a.aperta_a, o.qualifica, o.natura)', ...conditions].join(' AND ')}
      AND NOT EXISTS (SELECT FROM partecipazione AS p WHERE p.attivita_id = a.id AND p.operatore_id = o.id))`;
