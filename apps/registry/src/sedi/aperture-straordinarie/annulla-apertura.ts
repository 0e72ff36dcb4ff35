// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';
import { APERTURA_STRAORDINARIA } from './apertura-straordinaria.entity.ts';
import { PermessiApertura, type AperturaStraordinariaRow } from './apertura-straordinaria.ts';
import { loadApertura, trascorsa } from './transizione.ts';

@InputType({ description: "Un'apertura straordinaria autorizzata che è trascorsa e non è avvenuta." })
export class AnnullaAperturaInput {
  @Field(() => UUID, { description: "L'apertura." })
  aperturaId!: string;

  @Field(() => Int, { description: "Versione dell'apertura che si è letta." })
  versione!: number;

  @Motivo('Perché non è avvenuta: lo legge chi può leggere ciò che è stato annullato.')
  motivo!: string;
}

@Resolver(() => PermessiApertura)
export class AnnullaApertura {
  /**
   * Art. 5 c. 5: an opening was authorised, its hours are over, and the sede was closed. Until then it is taken back. The hours really open
   * of those days follow. @returns the sede's id
   */
  @Command(() => Sede, {
    description: "Annulla un'apertura straordinaria autorizzata che è trascorsa e non è avvenuta (art. 5 c. 5).",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async annullaApertura(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'apertura." }) input: AnnullaAperturaInput,
  ): Promise<string> {
    const apertura = await loadApertura(unit, input);
    if (apertura.stato !== 'AUTORIZZATA')
      throw new RuleViolation('art. 5 c. 5', "L'apertura non è stata autorizzata: la sede non risulta aperta");
    if (!trascorsa(apertura, unit.adesso))
      throw new RuleViolation('art. 5 c. 5', "L'apertura non è ancora trascorsa: prima che finisca si ritira");
    await annulla(unit, APERTURA_STRAORDINARIA, apertura.id, { motivo: input.motivo });
    unit.audit('AperturaStraordinaria', apertura.id);
    await finishModificaSede(unit, apertura.sedeId);
    return apertura.sedeId;
  }

  @Permesso('Se può annullarla: è trascorsa, ed era autorizzata.')
  puoAnnullare(@Root() apertura: AperturaStraordinariaRow, @Ctx() { adesso }: GraphContext): boolean {
    return apertura.stato === 'AUTORIZZATA' && trascorsa(apertura, adesso);
  }
}
