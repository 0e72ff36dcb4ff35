// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { keepAnnullato, loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { requireProprioComune, riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { ATTO_DI_MANDATO } from './atto-di-mandato.entity.ts';
import { emitAttoDiMandatoAnnullato } from './atto-di-mandato.evento.ts';
import { PermessiAttoDiMandato, type AttoDiMandatoRow } from './atto-di-mandato.ts';

@InputType({ description: 'Un atto di mandato che era sbagliato.' })
export class AnnullaAttoDiMandatoInput {
  @Field(() => UUID, { description: "L'atto." })
  attoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

export interface LoadedAtto {
  readonly codiceIstat: string;
  readonly data: string;
  readonly dal: string;
  readonly al: string | null;
  readonly versione: number;
}

/** @throws NotFound, Forbidden for a Comune that is not the act's, Conflict for another version */
export const loadAtto = (
  unit: WriteUnit,
  { attoId, versione }: { attoId: string; versione: number },
): Promise<LoadedAtto> =>
  loadForUpdate<LoadedAtto>(
    unit,
    { tipo: 'AttoDiMandato', nome: "L'atto", id: attoId },
    versione,
    `SELECT codice_istat AS "codiceIstat", data, lower(periodo) AS dal, upper(periodo) - 1 AS al, versione
     FROM atto_di_mandato WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [attoId, unit.ambitoId],
    ({ codiceIstat }) => requireProprioComune(unit.context, codiceIstat, 'Un Comune corregge solo i propri mandati'),
  );

/** Annuls an act with its list of operators, and tells the other services that it never has effect. @returns the operators */
export async function deleteAtto(
  unit: WriteUnit,
  id: string,
  errore: { motivo: string; sostituitoDa?: string },
): Promise<string[]> {
  await emitAttoDiMandatoAnnullato(unit, id);
  await keepAnnullato(unit, ATTO_DI_MANDATO, id, errore);
  const operatori = await unit.query<{ operatoreId: string }>(
    'DELETE FROM atto_di_mandato_operatore WHERE atto_id = $1 RETURNING operatore_id AS "operatoreId"',
    [id],
  );
  await unit.query('DELETE FROM atto_di_mandato WHERE id = $1', [id]);
  unit.audit('AttoDiMandato', id);
  return operatori.map(({ operatoreId }) => operatoreId);
}

@Resolver(() => PermessiAttoDiMandato)
export class AnnullaAttoDiMandato {
  /**
   * Art. 2 c. 3: an act that the Comune never adopted. It gives a mandate on no day; a case that was taken in charge under it stays with
   * its case manager. @returns the ISTAT code of the Comune
   */
  @Command(() => Comune, {
    description: 'Annulla un atto di mandato registrato per errore (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: comuneReference,
  })
  async annullaAttoDiMandato(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'atto." }) input: AnnullaAttoDiMandatoInput,
  ): Promise<string> {
    const { codiceIstat } = await loadAtto(unit, input);
    await deleteAtto(unit, input.attoId, { motivo: input.motivo });
    return codiceIstat;
  }

  @Permesso('Se può annullarlo.')
  puoAnnullare(@Root() { codiceIstat }: AttoDiMandatoRow, @Admitted() autorizzazione: Autorizzazione): boolean {
    return riguarda(autorizzazione, codiceIstat);
  }
}
