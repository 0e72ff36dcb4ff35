// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, Int, Resolver, Root } from 'type-graphql';
import { updateGiven } from '../../update-given.ts';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { TitoloEntity } from '../operatori/titolo.entity.ts';
import { NaturaDatore, PermessiTitolo, TitoloDiServizio, type TitoloRow } from './titolo.ts';

@UpdateInput(TitoloEntity, 'Il datore di lavoro di un titolo di servizio già registrato')
export class IndicaDatoreInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'Il titolo: un rapporto di lavoro dipendente.' })
  titoloId!: string;

  @Field(() => NaturaDatore, { description: 'Che cos’è.' })
  datore!: NaturaDatore;

  @Field(() => String, { nullable: true, description: 'La sua denominazione; quella registrata, se manca.' })
  @Length(2, 200)
  ente?: string;
}

@Resolver(() => PermessiTitolo)
export class IndicaDatore {
  /**
   * Art. 8 c. 1: corrects who the employer of a title is. Whether the title counts towards the essential level
   * follows from it (L. 178/2020 art. 1 c. 797). @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      'Corregge che cos’è il datore di lavoro di un titolo di servizio: ne dipende se conta per il livello essenziale (art. 4, art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async indicaDatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il datore di lavoro.' })
    { operatoreId, versione, titoloId, datore, ente }: IndicaDatoreInput,
  ): Promise<string> {
    await loadOperatore(unit, operatoreId, versione);
    const [titolo] = await unit.query<{ tipo: TitoloDiServizio }>(
      'SELECT tipo FROM titolo_di_servizio WHERE id = $1 AND operatore_id = $2',
      [titoloId, operatoreId],
    );
    if (titolo === undefined) throw new NotFound('Titolo di servizio non trovato');
    if (titolo.tipo !== TitoloDiServizio.DIPENDENTE)
      throw new RuleViolation('art. 8 c. 1', "Il disciplinare d'incarico non è con il Comune capofila");
    await updateGiven(unit, TitoloEntity, titoloId, { datore, ente });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può correggere che cos’è il datore di lavoro: non di un disciplinare, che è con il capofila.')
  puoIndicareDatore(@Root() { tipo }: TitoloRow): boolean {
    return tipo === TitoloDiServizio.DIPENDENTE;
  }
}
