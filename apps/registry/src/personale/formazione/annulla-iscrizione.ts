// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { BadUserInput, type CampoNonValido, NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { PARTECIPAZIONE, PartecipazioneEntity } from './attivita-formativa.entity.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiPartecipazione, type PartecipazioneRow } from './attivita-formativa.ts';
import { enrolsOnlySelf, finishModifica, IscrizioneInput, ISCRIVONO, loadIscrizione, QUANDO } from './iscrizione.ts';

@InputType({ description: 'Un’iscrizione da togliere; dal primo giorno dell’attività, solo se era sbagliata.' })
export class AnnullaIscrizioneInput extends IscrizioneInput {
  @Field(() => Int, {
    nullable: true,
    description: "Versione dell'attività che si è letta: serve dal suo primo giorno in poi.",
  })
  versione?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Perché era sbagliata: serve dal primo giorno dell’attività in poi, e lo legge il coordinatore.',
  })
  @Length(3, 300)
  motivo?: string;
}

@Resolver(() => PermessiPartecipazione)
export class AnnullaIscrizione {
  /**
   * Art. 2 c. 5 n: takes an enrolment back before the event begins, so that the place is free. From its first day on nobody withdraws, and
   * the coordinator annuls, with its hours, an enrolment that was wrong; the database deletes no other one (`partecipazione_iniziata`).
   * @returns the event's id
   */
  @Command(() => AttivitaFormativa, {
    description:
      'Annulla un’iscrizione, prima che l’attività cominci; dopo, il coordinatore annulla quella sbagliata, dicendo perché.',
    articolo: 'art. 2 c. 5 n',
    ammessi: ISCRIVONO,
    reload: attivitaFormativaReference,
  })
  async annullaIscrizione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'iscrizione." }) input: AnnullaIscrizioneInput,
  ): Promise<string> {
    const { attivitaId, operatoreId, versione } = input;
    const { cominciata } = await loadIscrizione(unit, input, versione);
    const [iscrizione] = await unit.query<{ id: string }>(
      'SELECT id FROM partecipazione WHERE attivita_id = $1 AND operatore_id = $2',
      [attivitaId, operatoreId],
    );
    if (iscrizione === undefined) throw new NotFound('L’operatore non è iscritto');
    if (cominciata) await annulla(unit, PARTECIPAZIONE, iscrizione.id, { motivo: requireErrore(unit, input) });
    else await unit.manager.delete(PartecipazioneEntity, { id: iscrizione.id });
    return finishModifica(unit, attivitaId);
  }

  @Permesso("Se può annullarla: prima che l'attività cominci; dopo, solo il coordinatore, dicendo perché.")
  puoAnnullare(
    @Root() { attivitaDal, account }: PartecipazioneRow,
    @Ctx() { adesso, attore }: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): boolean {
    if (!enrolsOnlySelf(autorizzazione)) return true;
    return account === attore.sub && attivitaDal > giornoRoma(adesso);
  }
}

/**
 * Requires that an enrolment in an event that has begun was wrong, and not that somebody withdraws. @returns why it was wrong
 * @throws RuleViolation for an operator; BadUserInput without the reason, or without the version that was read
 */
function requireErrore(unit: WriteUnit, { versione, motivo }: AnnullaIscrizioneInput): string {
  if (enrolsOnlySelf(unit.context.autorizzazione)) throw giaCominciata();
  const mancano: CampoNonValido[] = [];
  if (motivo === undefined)
    mancano.push({
      percorso: ['input', 'motivo'],
      messaggio: 'L’attività è già cominciata: di’ perché l’iscrizione era sbagliata',
    });
  if (versione === undefined)
    mancano.push({
      percorso: ['input', 'versione'],
      messaggio: 'L’attività è già cominciata: indica la versione che hai letto',
    });
  if (motivo === undefined || mancano.length > 0) throw new BadUserInput(mancano);
  return motivo;
}

export const giaCominciata = (): RuleViolation =>
  new RuleViolation(
    QUANDO,
    'L’attività è già cominciata: nessuno si ritira. Se l’iscrizione era sbagliata, la annulla il coordinatore',
  );
