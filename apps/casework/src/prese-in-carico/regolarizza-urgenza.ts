// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireIncaricoInVigore } from '../anagrafe/operatore-in-servizio.ts';
import { entrustCase } from '../responsabilita/entrust-case.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { inRegola } from './chi-puo-agire.ts';
import { finishCambio } from './finish-cambio.ts';
import { loadCasoDaAffidare } from './load-caso.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { casoInParole, haResponsabile } from './stati.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';

@InputType({ description: 'Una presa in carico aperta in urgenza, da regolarizzare.' })
export class RegolarizzaUrgenzaInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/** The operator who answers for a case now; null where nobody does. */
async function findResponsabile(unit: WriteUnit, presaInCaricoId: string): Promise<string | null> {
  const [responsabile] = await unit.query<{ operatoreId: string | null }>(
    `SELECT operatore_id AS "operatoreId" FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND periodo @> $3::timestamptz`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
  return responsabile?.operatoreId ?? null;
}

@Resolver(() => PermessiPresaInCarico)
export class RegolarizzaUrgenza {
  /**
   * Art. 2 c. 4: a case opened in urgency is in order once the operator responsible for it has the title and the mandate that
   * it needs. Otherwise the case is handed over to an operator who has them.
   */
  @Command(() => PresaInCarico, {
    description: 'Regolarizza un caso aperto in urgenza, se chi ne risponde ha titolo e mandato (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async regolarizzaUrgenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: RegolarizzaUrgenzaInput,
  ): Promise<string> {
    const { presaInCaricoId } = input;
    // Read before the case is locked, since operators are locked before cases. Another one would be another version of the case.
    const operatoreId = await findResponsabile(unit, presaInCaricoId);
    const { stato, inUrgenza } = await loadCasoDaAffidare(unit, input, ...(operatoreId === null ? [] : [operatoreId]));
    if (!haResponsabile(stato))
      throw new RuleViolation('art. 2 c. 4', `${casoInParole(stato)}: si regolarizza un caso aperto`);
    if (!inUrgenza) throw new RuleViolation('art. 2 c. 4', 'Il caso non è stato aperto in urgenza, o è già regolare');
    if (operatoreId === null)
      throw new RuleViolation('art. 2 c. 4', 'Nessuno risponde del caso: va prima passato a un assistente sociale');
    const oggi = giornoRoma(unit.adesso);
    await requireIncaricoInVigore(unit, operatoreId, oggi);
    await requireMandato(unit, presaInCaricoId, operatoreId, oggi);
    await entrustCase(unit, presaInCaricoId, { operatoreId, natura: 'ORDINARIA', dalle: unit.adesso });
    await emitSuccessioni(unit, [operatoreId]);
    return finishCambio(unit, presaInCaricoId, { regolarizza: unit.adesso });
  }

  @Permesso("Se può regolarizzare l'urgenza con cui è stata aperta.")
  async puoRegolarizzare(
    @Root() { id, stato, urgenzaMotivo, urgenzaRegolarizzataIl }: PresaInCaricoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    const daRegolarizzare = urgenzaMotivo !== null && urgenzaRegolarizzataIl === null;
    return haResponsabile(stato) && daRegolarizzare && inRegola(id, context);
  }
}
