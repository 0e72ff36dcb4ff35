// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { annulla, type Reader, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { annullamentoRimanda } from '../../ambito/annullamenti/annullamenti.azioni.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { loadSedeDaModificare, puoCambiare } from '../../sedi/sede/sede-da-modificare.ts';
import { SEDE } from '../../sedi/sede/sede.entity.ts';
import { emitSedeAnnullata } from '../../sedi/sede/sede.evento.ts';
import { PermessiSede, type SedeRow } from '../../sedi/sede/sede.ts';
import { CHE_HA } from './che-ha.sql.ts';

@InputType({ description: 'Una sede individuata per errore, che non è ancora attiva.' })
export class AnnullaSedeInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

/**
 * What stands in the way of the annulment of some sedi ($1) on a day ($2), one row each: that they have begun, or what they have. A first
 * day that was wrong counts if it had come before it was put right: people came meanwhile. One that was put right on the same day does not.
 */
const IMPEDIMENTI = `
  SELECT id AS owner, NULL AS che FROM sede WHERE id = ANY ($1::uuid[]) AND lower(periodo) <= $2::date
  UNION SELECT sostituito_da, NULL FROM annullamento
    WHERE sostituito_da = ANY ($1::uuid[]) AND tipo = 'SEDE'
      AND lower((dati ->> 'periodo')::daterange) < (annullato_il AT TIME ZONE 'Europe/Rome')::date
  UNION SELECT sede_id, che FROM (${CHE_HA}) AS righe WHERE sede_id = ANY ($1::uuid[])
  ORDER BY che NULLS FIRST`;

type Impedimento = {
  readonly owner: string;
  /** Missing for a sede that has begun. */
  readonly che: string | null;
};

const impedimenti = ({ query }: Pick<Reader, 'query'>, ids: readonly string[], oggi: string): Promise<Impedimento[]> =>
  query<Impedimento>(IMPEDIMENTI, [ids, oggi]);

@Resolver(() => PermessiSede)
export class AnnullaSede {
  /**
   * Art. 5 c. 1: a sede that the Comune never meant to give. Only before its first day: from then on people come, and their contatti name
   * it; such a sede ends. @returns the ISTAT code of the Comune, which may designate another one
   */
  @Command(() => Comune, {
    description:
      'Annulla una sede individuata per errore, prima che sia attiva e che abbia altro che orari (art. 5 c. 1).',
    articolo: 'art. 5 c. 1',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: comuneReference,
  })
  async annullaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La sede.' }) { sedeId, versione, motivo }: AnnullaSedeInput,
  ): Promise<string> {
    const { codiceIstat } = await loadSedeDaModificare(unit, sedeId, versione);
    const trovati = await impedimenti(unit, [sedeId], giornoRoma(unit.adesso));
    if (trovati[0]?.che === null)
      throw new RuleViolation('art. 5 c. 1', 'La sede è stata attiva: resta nella storia, e si cessa');
    if (trovati.length > 0) {
      const quali = trovati.map(({ che }) => che).join(', ');
      throw new RuleViolation('art. 5 c. 1', `La sede ha già: ${quali}. Prima si annullano o si tolgono`);
    }
    await emitSedeAnnullata(unit, sedeId);
    await unit.query('DELETE FROM orario WHERE sede_id = $1', [sedeId]);
    await annulla(unit, SEDE, sedeId, { motivo });
    return codiceIstat;
  }

  @Permesso('Se può annullarla: non è ancora stata attiva, e ha al più i suoi orari.')
  async puoAnnullare(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!puoCambiare(sede, autorizzazione, context)) return false;
    const oggi = giornoRoma(context.adesso);
    // What was annulled is read within the Ambito: the sede itself is public.
    const trovati = await context
      .bind(annullamentoRimanda)
      .loadMany<Impedimento>('Sede.impedimenti', sede.id, (lettura, ids) => impedimenti(lettura, ids, oggi));
    return trovati.length === 0;
  }
}
