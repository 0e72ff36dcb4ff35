// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { concludiModifica, loadOperatore } from './load-operatore.ts';
import { Operatore } from './operatore.ts';
import { operatoreReference } from './operatore.reference.ts';

@InputType({ description: "L'accettazione del codice deontologico da parte di un operatore." })
export class AccettaCodiceDeontologicoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Giorno in cui lo ha accettato, non futuro.' })
  data!: string;
}

/** Art. 3 c. 1 b, art. 8 c. 1: an operator accepts the professional code, once; from that day one may have an incarico. */
export async function accettaCodiceDeontologico(
  unit: WriteUnit,
  { operatoreId, versione, data }: AccettaCodiceDeontologicoInput,
): Promise<string> {
  if (data > giornoRoma(unit.adesso)) throw new BadUserInput(['input', 'data'], "L'accettazione non è ancora avvenuta");
  const { accettato } = await loadOperatore(unit, operatoreId, versione);
  if (accettato !== null)
    throw new RuleViolation('art. 8 c. 1', `Il codice deontologico è già stato accettato il ${accettato}`);
  await unit.query('UPDATE operatore SET codice_deontologico_accettato_il = $2 WHERE id = $1', [operatoreId, data]);
  return concludiModifica(unit, operatoreId);
}

@Resolver()
export class AccettaCodiceDeontologico {
  @Command(() => Operatore, {
    description: 'Registra che un operatore ha accettato il codice deontologico (art. 3 c. 1 b, art. 8 c. 1).',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  accettaCodiceDeontologico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accettazione." }) input: AccettaCodiceDeontologicoInput,
  ): Promise<string> {
    return accettaCodiceDeontologico(unit, input);
  }
}
