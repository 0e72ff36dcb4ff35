// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Resolver, Root } from 'type-graphql';
import { requireConfermata } from '../anagrafe/presenza.ts';
import { loadCasoDaAffidare } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO } from '../prese-in-carico/presa-in-carico.entity.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { haResponsabile } from '../prese-in-carico/stati.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { type Esame, examinePassaggi } from './examine-passaggi.ts';
import { istanteDelPassaggio } from './giorno-del-passaggio.ts';
import { passCases } from './pass-cases.ts';
import { PassaggioInput } from './passaggio.ts';

@InputType({ description: 'Il passaggio di un caso a un altro assistente sociale.' })
export class CambiaCaseManagerInput extends PassaggioInput {
  @Field({ description: 'La consegna: a che punto è il caso e che cosa occorre sapere.' })
  @Length(3, 4_000)
  nota!: string;

  @Field({ defaultValue: false, description: 'Se va affidato anche a chi, da quel giorno o più avanti, è assente.' })
  confermaAssenza: boolean = false;

  @Field(() => String, {
    nullable: true,
    description: 'Perché il passaggio si registra dopo: occorre se il primo giorno è già passato.',
  })
  @Length(3, 300)
  motivo?: string;
}

/** @throws BadUserInput for a handover in the past without the reason why it is written late, or another one with such a reason */
function requireMotivo(passato: boolean, { motivo }: CambiaCaseManagerInput): void {
  if (passato === (motivo !== undefined)) return;
  throw new BadUserInput(
    ['input', 'motivo'],
    passato
      ? 'Il primo giorno è già passato: scrivi perché il passaggio si registra dopo'
      : 'Il passaggio comincia oggi o più avanti: togli il motivo, la consegna basta',
  );
}

/**
 * Hands a locked case over from a day that has passed, by the rules by which a wrong day is corrected: whoever answered on that day
 * answers until then, and nothing was done since. What the case said is kept; the audit tells both days.
 */
async function passInThePast(unit: WriteUnit, esame: Esame, nota: string, motivo: string): Promise<void> {
  const {
    giorno: dal,
    passaggio: { presaInCaricoId },
  } = esame;
  const [adesso] = await unit.query<{ prima: Date }>(
    `SELECT lower(periodo) AS prima FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND periodo @> $3::timestamptz`,
    [unit.ambitoId, presaInCaricoId, unit.adesso],
  );
  if (adesso === undefined) throw new Error(`Nobody answers for ${presaInCaricoId}`);
  const dalle = await istanteDelPassaggio(unit, {
    ...{ presaInCaricoId, dal, da: unit.adesso, prima: adesso.prima, alle: null },
  });
  const quando = `passato ${ilGiorno(dal)}, registrato ${ilGiorno(giornoRoma(unit.adesso))}`;
  await rettificaSulPosto(unit, PRESA_IN_CARICO, presaInCaricoId, { motivo }, () =>
    passCases(unit, [{ ...esame, dalle }], nota, `${motivo} (${quando})`),
  );
}

@Resolver(() => PermessiPresaInCarico)
export class CambiaCaseManager {
  /**
   * Art. 2 c. 2, art. 7 c. 1: the coordinator hands a case over, with a note, now or from a day on, which may have passed. One person
   * answers for the case at every instant. A case opened in urgency is in order once it is handed over.
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore passa un caso a un altro assistente sociale, adesso o da un certo giorno; anche passato, se da allora non si è fatto nulla per il caso (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async cambiaCaseManager(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il passaggio.' }) input: CambiaCaseManagerInput,
  ): Promise<string> {
    const { operatoreId, nota, confermaAssenza, motivo } = input;
    requireMotivo(input.dal !== undefined && input.dal < giornoRoma(unit.adesso), input);
    const caso = await loadCasoDaAffidare(unit, input, operatoreId);
    const [esame] = await examinePassaggi(unit, [input], new Map([[caso.id, caso]]));
    if (esame === undefined) throw new Error('One handover was not examined');
    if (esame.rifiuto !== null) throw esame.rifiuto;
    if (!confermaAssenza)
      requireConfermata(unit, [{ percorso: ['input', 'operatoreId'], operatoreId, assenze: esame.assenze }]);
    if (motivo === undefined) await passCases(unit, [esame], nota);
    else await passInThePast(unit, esame, nota, motivo);
    return caso.id;
  }

  @Permesso('Se può passarla a un altro assistente sociale.')
  puoCambiareCaseManager(@Root() { stato }: PresaInCaricoRow): boolean {
    return haResponsabile(stato);
  }
}
