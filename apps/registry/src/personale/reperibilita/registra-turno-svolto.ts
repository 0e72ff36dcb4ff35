// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { findOperatoreDellAttore } from '../operatori/operatore-dell-attore.ts';
import { cominciato } from './load-turno.ts';
import { requireDati, requireOreLibere, writeTurno } from './organizza-turno.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';
import { TurnoReperibilita } from './turno-reperibilita.ts';

@InputType({ description: 'Un turno di reperibilità che si è svolto, o è in corso, e non risulta.' })
export class RegistraTurnoSvoltoInput {
  @Field({ description: 'Quando è cominciato, con fuso orario.' })
  dalle!: Date;

  @Field({ description: 'Quando è finito o finisce, entro 31 giorni.' })
  alle!: Date;

  @Field(() => UUID, { description: 'Chi era reperibile: in servizio in quei giorni, e non assente.' })
  operatoreId!: string;

  @Field(() => UUID, { nullable: true, description: 'Chi lo sostituiva se serviva: in servizio, e non assente.' })
  sostitutoId?: string;

  @Motivo('Perché non era registrato: lo legge il coordinatore.')
  motivo!: string;
}

@Resolver(() => PermessiAmbito)
export class RegistraTurnoSvolto {
  /**
   * Art. 2 c. 4: somebody was on call and nobody had recorded the shift. What is asked of a shift to come is asked of it too: it overlaps
   * no other one, and its people were in service and not away. It says that it came afterwards, and why (`turno_reperibilita_passato`).
   * @returns the shift's id
   */
  @Command(() => TurnoReperibilita, {
    description:
      'Registra un turno di reperibilità che si è svolto, o è in corso, e non risulta, dicendo perché (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
    reload: turnoReperibilitaReference,
  })
  async registraTurnoSvolto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il turno che manca.' }) input: RegistraTurnoSvoltoInput,
  ): Promise<string> {
    const dati = await requireDati(unit, input);
    if (!cominciato(input, unit.adesso))
      throw new BadUserInput(
        ['input', 'dalle'],
        'Il turno non è ancora cominciato: si organizza come gli altri, senza dire perché',
      );
    await requireOreLibere(unit, input);
    return writeTurno(unit, dati, {
      ritardoMotivo: input.motivo,
      ritardoDa: unit.context.attore.sub,
      ritardoDaOperatore: await findOperatoreDellAttore(unit),
      ritardoIl: unit.adesso,
    });
  }

  @Permesso('Se può registrare un turno di reperibilità che manca.')
  puoRegistrareTurnoSvolto(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
