// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiAttivitaFormativa } from './attivita-formativa.ts';
import { restaDaIscrivere } from './da-iscrivere.ts';
import { enrolsOnlySelf, IscrizioneInput, ISCRIVONO, loadIscrizione, QUANDO, writeIscrizione } from './iscrizione.ts';

/**
 * Art. 2 c. 5 n: an operator of the Ambito takes a place before the event begins, if it is open to the qualification. Under
 * concurrency too, the database holds the number of places (`partecipazione_posti`), the qualifications (`partecipazione_ammessa`) and
 * the day (`partecipazione_tardiva`). @returns the event's id
 */
export async function iscriviOperatore(unit: WriteUnit, input: IscrizioneInput): Promise<string> {
  const iscrizione = await loadIscrizione(unit, input);
  if (iscrizione.cominciata) throw iscrizioniChiuse();
  return writeIscrizione(unit, input, iscrizione);
}

/** The refusal of an enrolment once the event has begun. */
export const iscrizioniChiuse = (): RuleViolation =>
  new RuleViolation(
    QUANDO,
    'L’attività è già cominciata: le iscrizioni sono chiuse. Chi vi prende parte e manca lo aggiunge il coordinatore, dicendo perché',
  );

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
    @Root() attivita: AttivitaFormativa,
    @Ctx() context: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): Promise<boolean> {
    if (attivita.dal <= giornoRoma(context.adesso)) return false;
    return restaDaIscrivere(attivita, context, enrolsOnlySelf(autorizzazione) ? context.attore.sub : null);
  }
}
