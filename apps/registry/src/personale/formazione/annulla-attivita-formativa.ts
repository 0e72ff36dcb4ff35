// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, keepAnnullato, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { ATTIVITA_FORMATIVA, PARTECIPAZIONE } from './attivita-formativa.entity.ts';
import { emitAttivitaFormativaAnnullata } from './attivita-formativa.evento.ts';
import { PermessiAttivitaFormativa } from './attivita-formativa.ts';

@InputType({ description: "Un'attività formativa che non si è tenuta, o registrata per errore." })
export class AnnullaAttivitaFormativaInput {
  @Field(() => UUID, { description: "L'attività." })
  attivitaId!: string;

  @Field(() => Int, { description: "Versione dell'attività che si è letta." })
  versione!: number;

  @Motivo()
  motivo!: string;
}

/** @throws NotFound, Conflict for another version */
export async function lockAttivita(unit: WriteUnit, id: string, versione: number): Promise<void> {
  await loadForUpdate<{ versione: number }>(
    unit,
    { tipo: 'AttivitaFormativa', nome: "L'attività", id },
    versione,
    'SELECT versione FROM attivita_formativa WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [id, unit.ambitoId],
  );
}

@Resolver(() => PermessiAttivitaFormativa)
export class AnnullaAttivitaFormativa {
  /**
   * Art. 2 c. 5 m: an event that did not take place, before or after its days. The hours that were recorded are annulled with it, each
   * under its operator; enrolments without hours are deleted. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description:
      "Annulla un'attività formativa che non si è tenuta: le ore registrate non valgono più (art. 2 c. 5 m, n).",
    articolo: 'art. 2 c. 5 m, n',
    ammessi: ['COORDINATORE'],
    reload: ambitoReference,
  })
  async annullaAttivitaFormativa(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'attività." }) { attivitaId, versione, motivo }: AnnullaAttivitaFormativaInput,
  ): Promise<string> {
    await lockAttivita(unit, attivitaId, versione);
    await emitAttivitaFormativaAnnullata(unit, attivitaId);
    const conOre = await unit.query<{ id: string }>(
      'SELECT id FROM partecipazione WHERE attivita_id = $1 AND ore IS NOT NULL ORDER BY id',
      [attivitaId],
    );
    for (const { id } of conOre) await annulla(unit, PARTECIPAZIONE, id, { motivo });
    await keepAnnullato(unit, ATTIVITA_FORMATIVA, attivitaId, { motivo });
    await unit.query('DELETE FROM partecipazione WHERE attivita_id = $1', [attivitaId]);
    await unit.query('DELETE FROM attivita_formativa WHERE id = $1', [attivitaId]);
    unit.audit('AttivitaFormativa', attivitaId);
    return unit.ambitoId;
  }

  @Permesso('Se può annullarla.')
  puoAnnullare(): boolean {
    return true;
  }
}
