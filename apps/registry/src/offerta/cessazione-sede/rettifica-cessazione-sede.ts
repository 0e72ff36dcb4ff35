// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type UnitContext, type WriteUnit } from '@ambito/persistence';
import {
  Admitted,
  Command,
  DataIso,
  type GraphContext,
  Motivo,
  Permesso,
  Unit,
  UpdateInput,
  UUID,
} from '@ambito/subgraph';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { goOnOrari } from '../../sedi/orari/go-on-orari.ts';
import { requireEntroDieciAnni } from '../../sedi/sede/entro-dieci-anni.ts';
import { lockSede, propria } from '../../sedi/sede/sede-da-modificare.ts';
import { SEDE, SedeEntity } from '../../sedi/sede/sede.entity.ts';
import { finishModificaSede } from '../../sedi/sede/sede.evento.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../../sedi/sede/sede.ts';
import { requirePuaConfermate } from './cessa-sede.ts';
import { endSede } from './end-sede.ts';

@UpdateInput(SedeEntity, "L'ultimo giorno di una sede, scritto male", ['attivaAl'])
export class RettificaCessazioneSedeInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { nullable: true, description: "L'ultimo giorno giusto; null se la sede non cessa." })
  attivaAl?: string | null;

  @Motivo()
  motivo!: string;

  @Field({
    defaultValue: false,
    description: 'Conferma che le PUA che la sede esercita finiscono prima, con la sede.',
  })
  confermaPua: boolean = false;
}

@Resolver(() => PermessiSede)
export class RettificaCessazioneSede {
  /**
   * Art. 5 c. 1: the last day of a sede was written wrongly, or the sede never ended. What it was is kept among what was annulled. On a
   * later day the hours with which it ended go on; on an earlier one all that it has ends as when it ceases. @returns the sede's id
   */
  @Command(() => Sede, {
    description:
      "Rettifica l'ultimo giorno di una sede, scritto male: gli orari con cui è cessata proseguono; PUA e risorse finite con la sede si rettificano a parte (art. 5 c. 1).",
    articolo: 'art. 5 c. 1',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  async rettificaCessazioneSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il giorno giusto.' }) input: RettificaCessazioneSedeInput,
  ): Promise<string> {
    const { sedeId, versione, motivo, confermaPua } = input;
    const { attivaDal, attivaAl: finiva } = await lockSede(unit, sedeId, versione);
    const al = input.attivaAl === undefined ? finiva : input.attivaAl;
    if (finiva === null)
      throw new RuleViolation('art. 5 c. 1', 'La sede non ha un ultimo giorno da rettificare: se finisce, si cessa');
    if (al !== null && al < attivaDal)
      throw new BadUserInput(['input', 'attivaAl'], `Il primo giorno della sede è dopo, ${ilGiorno(attivaDal)}`);
    if (al !== null) requireEntroDieciAnni(unit, 'attivaAl', al);
    await rettificaSulPosto(unit, SEDE, sedeId, { motivo }, async () => {
      if (al !== null && al < finiva) {
        await requirePuaConfermate(unit, { sedeId, al, confermaPua });
        return endSede(unit, sedeId, al);
      }
      await unit.query(`UPDATE sede SET periodo = daterange(lower(periodo), $2::date, '[]') WHERE id = $1`, [
        sedeId,
        al,
      ]);
      await goOnOrari(unit, sedeId, finiva, al);
      await finishModificaSede(unit, sedeId);
    });
    return sedeId;
  }

  @Permesso("Se può rettificarne l'ultimo giorno: quando ne ha uno.")
  puoRettificareCessazione(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): boolean {
    return sede.attivaAl !== null && propria(sede, autorizzazione, context);
  }
}
