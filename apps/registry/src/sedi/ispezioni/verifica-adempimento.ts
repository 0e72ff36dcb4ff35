// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ispezioneReference } from './ispezione.reference.ts';
import { Ispezione, PermessiIspezione, StandardMinimo, StatoIspezione } from './ispezione.ts';

@InputType({ description: 'Una misura che il coordinatore ha verificato adempiuta.' })
export class VerificaAdempimentoInput {
  @Field(() => UUID, { description: "L'ispezione." })
  ispezioneId!: string;

  @Field(() => Int, { description: "Versione dell'ispezione che si è letta." })
  versione!: number;

  @Field(() => StandardMinimo, { description: 'Lo standard che mancava.' })
  standard!: StandardMinimo;

  @Field(() => DataIso, { description: 'Il giorno della verifica.' })
  adempiutaIl!: string;

  @Field({ description: 'In che modo è stata adempiuta.' })
  @Length(3, 2_000)
  adempimento!: string;
}

@Resolver(() => PermessiIspezione)
export class VerificaAdempimento {
  /**
   * Art. 5 c. 2: the coordinator verifies that the sede meets a standard that was missing. From that day the sede has the
   * standard.
   */
  @Command(() => Ispezione, {
    description: 'Il coordinatore verifica che una misura è stata adempiuta: lo standard non manca più (art. 5 c. 2).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
    reload: ispezioneReference,
  })
  async verificaAdempimento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'adempimento." }) input: VerificaAdempimentoInput,
  ): Promise<string> {
    const { ispezioneId, versione, standard, adempiutaIl, adempimento } = input;
    const ispezione = await loadForUpdate<{ versione: number; eseguitaIl: string; stato: StatoIspezione }>(
      unit,
      { tipo: 'Ispezione', nome: "L'ispezione", id: ispezioneId },
      versione,
      'SELECT versione, eseguita_il AS "eseguitaIl", stato FROM ispezione WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
      [ispezioneId, unit.ambitoId],
    );
    if (ispezione.stato === StatoIspezione.SUPERATA)
      throw new RuleViolation(
        'art. 5 c. 2',
        'Un’ispezione successiva della sede ha verificato di nuovo gli standard: si adempie alle misure di quella',
      );
    if (adempiutaIl < ispezione.eseguitaIl || adempiutaIl > giornoRoma(unit.adesso))
      throw new BadUserInput(
        ['input', 'adempiutaIl'],
        `La verifica si fa dal giorno dell'ispezione, ${ilGiorno(ispezione.eseguitaIl)}, a oggi`,
      );
    const adempiuti = await unit.query(
      `UPDATE rilievo SET adempiuta_il = $3, adempimento = $4
     WHERE ispezione_id = $1 AND standard = $2 AND NOT conforme AND adempiuta_il IS NULL RETURNING 1`,
      [ispezioneId, standard, adempiutaIl, adempimento],
    );
    if (adempiuti.length === 0)
      throw new RuleViolation('art. 5 c. 2', 'Per questo standard non c’è una misura ancora da adempiere');
    await unit.query('UPDATE ispezione SET versione = versione + 1 WHERE id = $1', [ispezioneId]);
    unit.audit('Ispezione', ispezioneId);
    return ispezioneId;
  }

  @Permesso('Se può verificarne gli adempimenti che mancano.')
  puoVerificareAdempimenti(@Root() { stato }: Ispezione): boolean {
    return stato === StatoIspezione.DA_ADEMPIERE;
  }
}
