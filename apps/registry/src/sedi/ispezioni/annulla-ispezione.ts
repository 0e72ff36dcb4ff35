// SPDX-License-Identifier: AGPL-3.0-or-later
import { keepAnnullato, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { ISPEZIONE } from './ispezione.entity.ts';
import { PermessiIspezione } from './ispezione.ts';

@InputType({ description: "Un'ispezione che era sbagliata." })
export class AnnullaIspezioneInput {
  @Field(() => UUID, { description: "L'ispezione." })
  ispezioneId!: string;

  @Field(() => Int, { description: "Versione dell'ispezione che si è letta." })
  versione!: number;

  @Motivo()
  motivo!: string;
}

export interface LoadedIspezione {
  readonly sedeId: string;
  readonly eseguitaIl: string;
  readonly note: string | null;
  readonly versione: number;
}

/** @throws NotFound, Conflict for another version */
export const loadIspezione = (unit: WriteUnit, id: string, versione: number): Promise<LoadedIspezione> =>
  loadForUpdate<LoadedIspezione>(
    unit,
    { tipo: 'Ispezione', nome: "L'ispezione", id },
    versione,
    `SELECT sede_id AS "sedeId", eseguita_il AS "eseguitaIl", note, versione FROM ispezione
     WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );

/** Annuls an inspection with its findings. Its files are joined to it no longer. @returns the files */
export async function deleteIspezione(
  unit: WriteUnit,
  id: string,
  errore: { motivo: string; sostituitoDa?: string },
): Promise<string[]> {
  await keepAnnullato(unit, ISPEZIONE, id, errore);
  const prove = await unit.query<{ allegatoId: string }>(
    'DELETE FROM prova_ispezione WHERE ispezione_id = $1 RETURNING allegato_id AS "allegatoId"',
    [id],
  );
  await unit.query('DELETE FROM rilievo WHERE ispezione_id = $1', [id]);
  await unit.query('DELETE FROM ispezione WHERE id = $1', [id]);
  unit.audit('Ispezione', id);
  return prove.map(({ allegatoId }) => allegatoId);
}

@Resolver(() => PermessiIspezione)
export class AnnullaIspezione {
  /** Art. 5 c. 2: an inspection that nobody made, or of another sede. The standards of the sede are those of the one before. */
  @Command(() => Sede, {
    description: "Annulla un'ispezione registrata per errore, con i suoi rilievi (art. 5 c. 2).",
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async annullaIspezione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'ispezione." }) { ispezioneId, versione, motivo }: AnnullaIspezioneInput,
  ): Promise<string> {
    const { sedeId } = await loadIspezione(unit, ispezioneId, versione);
    await deleteIspezione(unit, ispezioneId, { motivo });
    return sedeId;
  }

  @Permesso('Se può annullarla.')
  puoAnnullare(): boolean {
    return true;
  }
}
