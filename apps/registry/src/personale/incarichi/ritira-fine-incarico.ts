// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import { PermessiIncarico, type IncaricoRow } from './incarico.ts';
import { findIncarico } from './load-incarico.ts';
import { writeConferma } from './rapporto-minimo.ts';

@InputType({ description: 'Il ritiro della fine chiesta per un incarico.' })
export class RitiraFineIncaricoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'incarico." })
  incaricoId!: string;
}

@Resolver(() => PermessiIncarico)
export class RitiraFineIncarico {
  /** Art. 2 c. 2: the coordinator withdraws a requested end that has had no effect yet. */
  @Command(() => Operatore, {
    description: 'Ritira la fine chiesta per un incarico.',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async ritiraFineIncarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'incarico." }) { operatoreId, versione, incaricoId }: RitiraFineIncaricoInput,
  ): Promise<string> {
    await loadOperatore(unit, operatoreId, versione);
    const { al, fineMotivo, fineRichiesta } = await findIncarico(unit, operatoreId, incaricoId);
    if (fineRichiesta === null && fineMotivo !== null && al !== null)
      throw new RuleViolation(
        'art. 2 c. 2',
        `La fine di questo incarico è già decisa, ${ilGiorno(al)}: se era sbagliata, si rettifica l’incarico`,
      );
    if (fineRichiesta === null) throw new RuleViolation('art. 2 c. 2', 'Per questo incarico non si è chiesta una fine');
    const nessuna = { fineRichiesta: null, fineMotivo: null, senzaSuccessore: null };
    await unit.manager.update(IncaricoEntity, { id: incaricoId }, nessuna);
    await writeConferma(unit, [incaricoId], false);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può ritirare la fine chiesta.')
  puoRitirareFine(@Root() { fineRichiesta }: IncaricoRow): boolean {
    return fineRichiesta !== null;
  }
}
