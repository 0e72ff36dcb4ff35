// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireIncaricoInVigore } from '../anagrafe/operatore-in-servizio.ts';
import { requirePresenzaConfermata } from '../anagrafe/presenza.ts';
import { entrustCase, inizioDelGiorno } from '../responsabilita/entrust-case.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { finishCambio } from './finish-cambio.ts';
import { loadCaso } from './load-caso.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { casoInParole, haResponsabile } from './stati.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';

@InputType({ description: 'Il passaggio di un caso a un altro assistente sociale.' })
export class CambiaCaseManagerInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: "L'assistente sociale a cui passa." })
  operatoreId!: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno; adesso, se manca.' })
  dal?: string;

  @Field({ description: 'La consegna: a che punto è il caso e che cosa occorre sapere.' })
  @Length(3, 4_000)
  nota!: string;

  @Field({ defaultValue: false, description: 'Se va affidato anche a chi, da quel giorno o più avanti, è assente.' })
  confermaAssenza: boolean = false;
}

@Resolver(() => PermessiPresaInCarico)
export class CambiaCaseManager {
  /**
   * Art. 2 c. 2, art. 7 c. 1: the coordinator hands a case over, with a note, now or from a day on. One person answers for the
   * case at every instant. A case opened in urgency is in order once it is handed over now.
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore passa un caso a un altro assistente sociale, adesso o da un certo giorno (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async cambiaCaseManager(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il passaggio.' }) input: CambiaCaseManagerInput,
  ): Promise<string> {
    const { presaInCaricoId, operatoreId, nota, confermaAssenza } = input;
    const oggi = giornoRoma(unit.adesso);
    const giorno = input.dal ?? oggi;
    if (giorno < oggi) throw new BadUserInput(['input', 'dal'], 'Un caso non passa nel passato');
    const { stato, inUrgenza } = await loadCaso(unit, input);
    if (!haResponsabile(stato))
      throw new RuleViolation('art. 2 c. 2', `${casoInParole(stato)} e non ha un responsabile da cambiare`);
    await requireIncaricoInVigore(unit, operatoreId, giorno);
    await requireMandato(unit, presaInCaricoId, operatoreId, giorno);
    await requirePresenzaConfermata(unit, operatoreId, giorno, confermaAssenza);
    const dalle = giorno === oggi ? unit.adesso : await inizioDelGiorno(unit, giorno);
    const responsabili = await unit.query<{ operatoreId: string; allora: boolean }>(
      `SELECT operatore_id AS "operatoreId", periodo @> $3::timestamptz AND natura <> 'URGENZA' AS allora
     FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND upper(periodo) IS DISTINCT FROM $3 AND operatore_id IS NOT NULL`,
      [unit.ambitoId, presaInCaricoId, dalle],
    );
    if (responsabili.some((responsabile) => responsabile.allora && responsabile.operatoreId === operatoreId))
      throw new RuleViolation('art. 2 c. 2', 'Il caso è già di questo assistente sociale');
    await entrustCase(unit, presaInCaricoId, { operatoreId, natura: 'ORDINARIA', nota, dalle });
    await emitSuccessioni(unit, [operatoreId, ...responsabili.map((responsabile) => responsabile.operatoreId)]);
    return finishCambio(unit, presaInCaricoId, { regolarizza: inUrgenza && giorno === oggi });
  }

  @Permesso('Se può passarla a un altro assistente sociale.')
  puoCambiareCaseManager(@Root() { stato }: PresaInCaricoRow): boolean {
    return haResponsabile(stato);
  }
}
