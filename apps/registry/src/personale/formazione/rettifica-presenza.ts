// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Max, Min } from 'class-validator';
import { Arg, Field, Float, InputType, Int, Resolver, Root } from 'type-graphql';
import { lockAttivita } from './annulla-attivita-formativa.ts';
import { PARTECIPAZIONE } from './attivita-formativa.entity.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiPartecipazione, type PartecipazioneRow } from './attivita-formativa.ts';
import { finishModifica } from './iscrizione.ts';
import { requireQuartiDOra } from './programma-attivita-formativa.ts';

@InputType({ description: 'Le ore frequentate da un operatore, registrate male, e quante erano.' })
export class RettificaPresenzaInput {
  @Field(() => UUID, { description: "L'attività." })
  attivitaId!: string;

  @Field(() => Int, { description: "Versione dell'attività che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => Float, { description: "Ore frequentate, al massimo quelle dell'attività; 0 se assente." })
  @Min(0)
  @Max(500)
  ore!: number;
}

@Resolver(() => PermessiPartecipazione)
export class RettificaPresenza {
  /**
   * Art. 2 c. 5 m: the hours that an operator attended were recorded wrongly: what was recorded is annulled, and the right hours are
   * written. @returns the event's id
   */
  @Command(() => AttivitaFormativa, {
    description:
      'Rettifica le ore frequentate da un operatore, registrate male: quelle di prima sono annullate (art. 2 c. 5 m).',
    articolo: 'art. 2 c. 5 m, n',
    ammessi: ['COORDINATORE'],
    reload: attivitaFormativaReference,
  })
  async rettificaPresenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Le ore giuste.' }) input: RettificaPresenzaInput,
  ): Promise<string> {
    const { attivitaId, versione, operatoreId, motivo, ore } = input;
    await lockAttivita(unit, attivitaId, versione);
    requireQuartiDOra(ore, ['input', 'ore']);
    const [presenza] = await unit.query<{ id: string }>(
      'SELECT id FROM partecipazione WHERE attivita_id = $1 AND operatore_id = $2 AND ore IS NOT NULL',
      [attivitaId, operatoreId],
    );
    if (presenza === undefined)
      throw new NotFound('Per questo operatore non sono ancora registrate ore: si registrano le presenze');
    await rettifica(unit, PARTECIPAZIONE, presenza.id, { ore: ore.toFixed(2) }, { motivo });
    return finishModifica(unit, attivitaId);
  }

  @Permesso('Se può rettificarne le ore: sono registrate.')
  puoRettificare(@Root() { ore }: PartecipazioneRow): boolean {
    return ore !== null;
  }
}
