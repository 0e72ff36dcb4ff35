// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { DirettivaEntity } from './direttiva.entity.ts';
import { direttivaReference } from './direttiva.reference.ts';
import { Direttiva, PermessiDirettiva } from './direttiva.ts';

@InputType({ description: "L'ultimo giorno di effetto di una direttiva." })
export class RevocaDirettivaInput {
  @Field(() => UUID, { description: 'La direttiva.' })
  direttivaId!: string;

  @Field(() => Int, { description: 'Versione della direttiva che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui ha effetto: da oggi in poi.' })
  al!: string;
}

@Resolver(() => PermessiDirettiva)
export class RevocaDirettiva {
  /** Art. 7 c. 2: a directive ends, once. @returns the directive's id */
  @Command(() => Direttiva, {
    description: 'Fa cessare una direttiva.',
    articolo: 'art. 7 c. 2',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: direttivaReference,
  })
  async revocaDirettiva(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La revoca.' }) { direttivaId, versione, al }: RevocaDirettivaInput,
  ): Promise<string> {
    const { dal, fine } = await loadForUpdate<{ versione: number; dal: string; fine: string | null }>(
      unit,
      { tipo: 'Direttiva', nome: 'La direttiva', id: direttivaId },
      versione,
      'SELECT versione, lower(periodo) AS dal, upper(periodo) AS fine FROM direttiva WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
      [direttivaId, unit.ambitoId],
    );
    if (fine !== null) throw new RuleViolation('art. 7 c. 2', 'La direttiva è già revocata');
    if (al < giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'al'], 'Ha avuto effetto fino a oggi: cessa da oggi in poi');
    if (al < dal)
      throw new RuleViolation(
        'art. 7 c. 2',
        'La direttiva cessa dopo che ha avuto effetto: una adottata per errore si annulla',
      );
    await unit.manager.update(DirettivaEntity, direttivaId, { periodo: `[${dal},${al}]`, versione: versione + 1 });
    unit.audit('Direttiva', direttivaId);
    return direttivaId;
  }

  @Permesso('Se può farla cessare.')
  puoRevocare(@Root() { efficaceAl }: Direttiva): boolean {
    return efficaceAl === null;
  }
}
