// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiPartecipazione, type PartecipazioneRow } from './attivita-formativa.ts';
import { enrolsOnlySelf, finishModifica, IscrizioneInput, ISCRIVONO, loadIscrizione } from './iscrizione.ts';

@Resolver(() => PermessiPartecipazione)
export class AnnullaIscrizione {
  /**
   * Art. 2 c. 5 n: takes an enrolment back before the event begins, so that the place is free. Afterwards the database refuses it
   * too (`partecipazione_iniziata`). @returns the event's id
   */
  @Command(() => AttivitaFormativa, {
    description: 'Annulla un’iscrizione, prima che l’attività cominci.',
    articolo: 'art. 2 c. 5 n',
    ammessi: ISCRIVONO,
    reload: attivitaFormativaReference,
  })
  async annullaIscrizione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'iscrizione." }) input: IscrizioneInput,
  ): Promise<string> {
    const { attivitaId, operatoreId } = input;
    await loadIscrizione(unit, input);
    const tolta = await unit.query(
      'DELETE FROM partecipazione WHERE attivita_id = $1 AND operatore_id = $2 RETURNING 1',
      [attivitaId, operatoreId],
    );
    if (tolta.length === 0) throw new NotFound('L’operatore non è iscritto');
    return finishModifica(unit, attivitaId);
  }

  @Permesso("Se può annullarla: l'attività non è cominciata.")
  puoAnnullare(
    @Root() { attivitaDal, account }: PartecipazioneRow,
    @Ctx() { adesso, attore }: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): boolean {
    if (attivitaDal <= giornoRoma(adesso)) return false;
    return !enrolsOnlySelf(autorizzazione) || account === attore.sub;
  }
}
