// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg } from 'type-graphql';
import { requireConfermata } from '../anagrafe/presenza.ts';
import { examinePassaggi } from './examine-passaggi.ts';
import { loadCasoDaAffidare } from './load-caso.ts';
import { passCases } from './pass-cases.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from './presa-in-carico.ts';
import { haResponsabile } from './stati.ts';
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
    const { operatoreId, nota, confermaAssenza } = input;
    const oggi = giornoRoma(unit.adesso);
    const giorno = input.dal ?? oggi;
    if (giorno < oggi) throw new BadUserInput(['input', 'dal'], 'Un caso non passa nel passato');
    const caso = await loadCasoDaAffidare(unit, input, operatoreId);
    const [esame] = await examinePassaggi(unit, [input], new Map([[caso.id, caso]]));
    if (esame === undefined) throw new Error('One handover was not examined');
    if (esame.rifiuto !== null) throw esame.rifiuto;
    if (!confermaAssenza)
      requireConfermata(unit, [{ percorso: ['input', 'operatoreId'], operatoreId, assenze: esame.assenze }]);
    await passCases(unit, [esame], nota);
    return caso.id;
  }

  @Permesso('Se può passarla a un altro assistente sociale.')
  puoCambiareCaseManager(@Root() { stato }: PresaInCaricoRow): boolean {
    return haResponsabile(stato);
  }
}
