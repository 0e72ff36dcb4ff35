// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { requireProprioComune, riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { finiscePrima, puoFinirePrima } from '../../fine-anticipata.ts';
import { emitAttoDiMandato } from './atto-di-mandato.evento.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';
import { AttoDiMandato, PermessiAttoDiMandato, type AttoDiMandatoRow } from './atto-di-mandato.ts';

@InputType({ description: 'La fine di un mandato.' })
export class RevocaAttoDiMandatoInput {
  @Field(() => UUID, { description: "L'atto." })
  attoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno di efficacia, compreso.' })
  al!: string;
}

/**
 * Whether an act can still end early: it has effect on a day or later, and lasts more than one day. A past act does not change.
 */
function revocabile(periodo: { dal: string; al: string | null }, oggi: string): boolean {
  return (periodo.al === null || periodo.al >= oggi) && puoFinirePrima(periodo);
}

@Resolver(() => PermessiAttoDiMandato)
export class RevocaAttoDiMandato {
  /**
   * Art. 2 c. 3: ends the effect of an act earlier than it said. A case manager who took a case in charge under the act keeps
   * the case. @returns the act's id
   */
  @Command(() => AttoDiMandato, {
    description: 'Fissa la fine di un mandato (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: attoDiMandatoReference,
  })
  async revocaAttoDiMandato(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La fine.' }) { attoId, versione, al }: RevocaAttoDiMandatoInput,
  ): Promise<string> {
    const atto = await loadForUpdate<{ codiceIstat: string; dal: string; al: string | null; versione: number }>(
      unit,
      { tipo: 'AttoDiMandato', nome: "L'atto", id: attoId },
      versione,
      `SELECT codice_istat AS "codiceIstat", lower(periodo) AS dal, upper(periodo) - 1 AS al, versione
     FROM atto_di_mandato WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
      [attoId, unit.ambitoId],
      ({ codiceIstat }) => requireProprioComune(unit.context, codiceIstat, 'Un Comune revoca solo i propri mandati'),
    );
    if (!revocabile(atto, giornoRoma(unit.adesso)))
      throw new RuleViolation('art. 2 c. 3', "L'atto non ha più effetto, o ne ha in un giorno solo: resta com'è");
    if (!finiscePrima(al, atto))
      throw new BadUserInput(
        ['input', 'al'],
        "La fine è fuori dai giorni del mandato: indica un giorno fra il primo e l'ultimo",
      );
    await unit.query(
      `UPDATE atto_di_mandato SET periodo = daterange(lower(periodo), $2::date, '[]'), versione = versione + 1 WHERE id = $1`,
      [attoId, al],
    );
    await emitAttoDiMandato(unit, attoId);
    unit.audit('AttoDiMandato', attoId);
    return attoId;
  }

  @Permesso('Se può revocarlo.')
  puoRevocare(
    @Root() atto: AttoDiMandatoRow,
    @Ctx() { adesso }: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): boolean {
    return riguarda(autorizzazione, atto.codiceIstat) && revocabile(atto, giornoRoma(adesso));
  }
}
