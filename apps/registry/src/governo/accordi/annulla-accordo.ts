// SPDX-License-Identifier: AGPL-3.0-or-later
import { keepAnnullato, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { ACCORDO } from './accordo.entity.ts';
import { PermessiAccordo, type AccordoRow } from './accordo.ts';
import { loadAccordo } from './load-accordo.ts';

@InputType({ description: 'Un accordo registrato per errore.' })
export class AnnullaAccordoInput {
  @Field(() => UUID, { description: "L'accordo." })
  accordoId!: string;

  @Field(() => Int, { description: "Versione dell'accordo che si è letta." })
  versione!: number;

  @Motivo()
  motivo!: string;
}

/** Annuls an agreement, locked, with its parties. @param errore why, and which one takes its place */
export async function annullaAccordo(
  unit: WriteUnit,
  id: string,
  errore: { readonly motivo: string; readonly sostituitoDa?: string },
): Promise<void> {
  await keepAnnullato(unit, ACCORDO, id, errore);
  await unit.query('DELETE FROM accordo_parte WHERE accordo_id = $1', [id]);
  await unit.query('DELETE FROM accordo WHERE id = $1', [id]);
}

@Resolver(() => PermessiAccordo)
export class AnnullaAccordo {
  /** Art. 2 c. 5 f and o: an agreement that nobody signed, or that was recorded twice. Its parties go with it. @returns the Ambito's id */
  @Command(() => Ambito, {
    description: 'Annulla un accordo registrato per errore, o due volte (art. 2 c. 5 f e o).',
    articolo: 'art. 2 c. 5 f e o',
    ammessi: ['COORDINATORE'],
    reload: ambitoReference,
  })
  async annullaAccordo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accordo." }) input: AnnullaAccordoInput,
  ): Promise<string> {
    await requireCoordinatoreInCarica(unit);
    const { id } = await loadAccordo(unit, input);
    await annullaAccordo(unit, id, { motivo: input.motivo });
    unit.audit('Accordo', id);
    return unit.ambitoId;
  }

  @Permesso('Se può annullarlo.')
  async puoAnnullare(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return ambitoId === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
