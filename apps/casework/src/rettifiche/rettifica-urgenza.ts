// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, Resolver, Root } from 'type-graphql';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { requireEntroDaRegolarizzare } from '../prese-in-carico/assegna-in-urgenza.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCaso } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO, PresaInCaricoEntity } from '../prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';

@UpdateInput(PresaInCaricoEntity, 'L’urgenza con cui un caso è stato aperto, scritta male', [])
export class RettificaUrgenzaInput extends CasoSbagliatoInput {
  @Field(() => String, { nullable: true, description: "Perché l'intervento è immediato." })
  @Length(3, 1_000)
  motivoUrgenza?: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Entro quando regolarizzare titolo e mandato, al massimo a 90 giorni dall’assegnazione.',
  })
  daRegolarizzareEntro?: string;
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaUrgenza {
  /**
   * Art. 2 c. 4: the coordinator wrote the reason of an urgency, or the day by which it is to be in order, wrongly. Whoever answers for the
   * case stays. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore rettifica il motivo o il termine dell’urgenza con cui un caso è stato aperto (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaUrgenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'L’urgenza.' }) input: RettificaUrgenzaInput,
  ): Promise<string> {
    const { motivo, motivoUrgenza, daRegolarizzareEntro } = input;
    const { id } = await loadCaso(unit, input);
    const [urgenza] = await unit.query<{ assegnataIl: Date }>(
      `SELECT assegnata_il AS "assegnataIl" FROM presa_in_carico WHERE ambito_id = $1 AND id = $2 AND urgenza_motivo IS NOT NULL`,
      [unit.ambitoId, id],
    );
    if (urgenza === undefined) throw new RuleViolation('art. 2 c. 4', 'Il caso non è stato aperto in urgenza');
    if (daRegolarizzareEntro !== undefined) requireEntroDaRegolarizzare(urgenza.assegnataIl, daRegolarizzareEntro);
    await rettificaSulPosto(unit, PRESA_IN_CARICO, id, { motivo }, () =>
      unit.query(
        `UPDATE presa_in_carico SET urgenza_motivo = coalesce($3, urgenza_motivo), urgenza_entro = coalesce($4, urgenza_entro)
         WHERE ambito_id = $1 AND id = $2`,
        [unit.ambitoId, id, motivoUrgenza ?? null, daRegolarizzareEntro ?? null],
      ),
    );
    return finishCambio(unit, id, { regolarizza: false });
  }

  @Permesso('Se può rettificarne l’urgenza.')
  puoRettificareUrgenza(@Root() { urgenzaMotivo }: PresaInCaricoRow): boolean {
    return urgenzaMotivo !== null;
  }
}
