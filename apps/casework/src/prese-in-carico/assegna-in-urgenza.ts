// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound } from '@ambito/errors';
import { alGiorno, giornoDopo, giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { requirePresenzaConfermata } from '../anagrafe/presenza.ts';
import { unicoCaso } from './chi-puo-agire.ts';
import { entrustCase } from '../responsabilita/entrust-case.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';
import { StatoPresaInCarico, TRANSIZIONI } from './stati.ts';
import { changeStato } from './change-stato.ts';
import { requireUnicoCaso } from './unico-caso.ts';
import { loadCasoDaAffidare } from './load-caso.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';

@InputType({ description: "L'assegnazione di una richiesta che non può attendere titoli e mandati." })
export class AssegnaInUrgenzaInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => UUID, { nullable: true, description: "Chi interviene, dell'Ambito; il coordinatore stesso, se manca." })
  operatoreId?: string;

  @Field({ description: "Perché l'intervento è immediato." })
  @Length(3, 1_000)
  motivoUrgenza!: string;

  @Field(() => DataIso, { description: 'Entro quando regolarizzare titolo e mandato, al massimo fra 90 giorni.' })
  daRegolarizzareEntro!: string;

  @Field({ defaultValue: false, description: 'Se va affidato anche a chi, da quel giorno o più avanti, è assente.' })
  confermaAssenza: boolean = false;
}

export const GIORNI_PER_REGOLARIZZARE = 90;

/** @throws BadUserInput for a day that is not from the assignment to 90 days after it */
export function requireEntroDaRegolarizzare(assegnataIl: Date, entro: string): void {
  const primo = giornoRoma(assegnataIl);
  const ultimo = giornoDopo(primo, GIORNI_PER_REGOLARIZZARE);
  const percorso = ['input', 'daRegolarizzareEntro'];
  if (entro < primo)
    throw new BadUserInput(percorso, `Il caso è assegnato ${ilGiorno(primo)}: indica un giorno da quello in poi`);
  if (entro > ultimo)
    throw new BadUserInput(
      percorso,
      `Sono più di ${GIORNI_PER_REGOLARIZZARE} giorni dall’assegnazione: indica un giorno fino ${alGiorno(ultimo)}`,
    );
}

/**
 * Finds the operator who intervenes: the operator of the Ambito that the input names, with or without a title; otherwise the
 * coordinator who gives the command. Undefined when there is none.
 */
async function findChiInterviene(unit: WriteUnit, operatoreId: string | undefined): Promise<string | undefined> {
  const [operatore] = await unit.query<{ id: string }>(
    `SELECT id FROM anagrafe_operatore WHERE ambito_id = $1
       AND CASE WHEN $2::uuid IS NULL THEN account = $3 AND natura_qualifica = 'COORDINATORE' ELSE id = $2 END`,
    [unit.ambitoId, operatoreId, unit.context.attore.sub],
  );
  return operatore?.id;
}

/** The refusal of an input by which nobody was found. */
function nessunoInterviene(operatoreId: string | undefined): NotFound | BadUserInput {
  if (operatoreId !== undefined) return new NotFound("Operatore non trovato nell'Ambito");
  return new BadUserInput(['input', 'operatoreId'], 'Non sei fra gli operatori registrati: indica chi interviene');
}

@Resolver(() => PermessiPresaInCarico)
export class AssegnaInUrgenza {
  /**
   * Art. 2 c. 4: an immediate intervention is never refused for mandate, title, hours or budget. It opens under the
   * responsibility of the coordinator, who gives the reason and the day by which it will be in order.
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore assegna una richiesta che non può attendere titoli e mandati, sotto la propria responsabilità (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async assegnaInUrgenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assegnazione." }) input: AssegnaInUrgenzaInput,
  ): Promise<string> {
    const { presaInCaricoId, motivoUrgenza, daRegolarizzareEntro, confermaAssenza } = input;
    const oggi = giornoRoma(unit.adesso);
    requireEntroDaRegolarizzare(unit.adesso, daRegolarizzareEntro);
    const operatoreId = await findChiInterviene(unit, input.operatoreId);
    const caso = await loadCasoDaAffidare(unit, input, ...(operatoreId === undefined ? [] : [operatoreId]));
    return changeStato(unit, caso, { stato: StatoPresaInCarico.IN_VALUTAZIONE }, async () => {
      await requireUnicoCaso(unit, presaInCaricoId);
      if (operatoreId === undefined) throw nessunoInterviene(input.operatoreId);
      await requirePresenzaConfermata(unit, operatoreId, oggi, confermaAssenza);
      await unit.manager.update(
        PresaInCaricoEntity,
        { ambitoId: unit.ambitoId, id: presaInCaricoId },
        { urgenzaMotivo: motivoUrgenza, urgenzaEntro: daRegolarizzareEntro },
      );
      await entrustCase(unit, presaInCaricoId, {
        operatoreId,
        natura: 'URGENZA',
        nota: motivoUrgenza,
        dalle: unit.adesso,
      });
    });
  }

  @Permesso('Se può assegnarla in urgenza, senza attendere titolo e mandato (art. 2 c. 4).')
  async puoAssegnareInUrgenza(@Root() { id, stato }: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return TRANSIZIONI[stato].includes(StatoPresaInCarico.IN_VALUTAZIONE) && unicoCaso(id, context);
  }
}
