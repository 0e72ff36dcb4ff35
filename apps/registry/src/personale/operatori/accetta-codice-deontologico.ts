// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from './load-operatore.ts';
import { OperatoreEntity } from './operatore.entity.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore, PermessiOperatore, type OperatoreRow } from './operatore.ts';

@InputType({ description: "L'accettazione del codice deontologico da parte di un operatore." })
export class AccettaCodiceDeontologicoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Giorno in cui lo ha accettato, non futuro.' })
  data!: string;
}

@Resolver(() => PermessiOperatore)
export class AccettaCodiceDeontologico {
  /** Art. 3 c. 1 b, art. 8 c. 1: an operator accepts the professional code, once. From that day on the operator may have an incarico. @returns the operator's id */
  @Command(() => Operatore, {
    description: 'Registra che un operatore ha accettato il codice deontologico (art. 3 c. 1 b, art. 8 c. 1).',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async accettaCodiceDeontologico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accettazione." }) { operatoreId, versione, data }: AccettaCodiceDeontologicoInput,
  ): Promise<string> {
    if (data > giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'data'], "L'accettazione non è ancora avvenuta");
    const { accettato } = await loadOperatore(unit, operatoreId, versione);
    if (accettato !== null)
      throw new RuleViolation('art. 8 c. 1', `Il codice deontologico è già stato accettato ${ilGiorno(accettato)}`);
    await unit.manager.update(OperatoreEntity, { id: operatoreId }, { codiceDeontologicoAccettatoIl: data });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può registrarne l’accettazione del codice deontologico.')
  puoAccettareCodice(@Root() { codiceDeontologicoAccettatoIl }: OperatoreRow): boolean {
    return codiceDeontologicoAccettatoIl === null;
  }
}
