// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Resolver, Root } from 'type-graphql';
import { requireConfermata } from '../anagrafe/presenza.ts';
import { loadCasoDaAffidare } from '../prese-in-carico/load-caso.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { haResponsabile } from '../prese-in-carico/stati.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { examinePassaggi } from './examine-passaggi.ts';
import { passCases } from './pass-cases.ts';
import { GIA_PASSATO, PassaggioInput } from './passaggio.ts';

@InputType({ description: 'Il passaggio di un caso a un altro assistente sociale.' })
export class CambiaCaseManagerInput extends PassaggioInput {
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
    if (giorno < oggi) throw new BadUserInput(['input', 'dal'], GIA_PASSATO);
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
