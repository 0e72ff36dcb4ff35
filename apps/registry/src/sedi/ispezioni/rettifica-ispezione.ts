// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { columnsOf, requireCorretto, writeCorretto, type WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { ArrayUnique, Length } from 'class-validator';
import { Arg, Field, Int, Resolver } from 'type-graphql';
import { deleteIspezione, loadIspezione } from './annulla-ispezione.ts';
import { ISPEZIONE, IspezioneEntity } from './ispezione.entity.ts';
import { ispezioneReference } from './ispezione.reference.ts';
import { Ispezione, PermessiIspezione } from './ispezione.ts';
import { ProvaIspezioneEntity } from './prova-ispezione.entity.ts';
import { requireValida, RilievoInput } from './registra-ispezione.ts';
import { RilievoEntity } from './rilievo.entity.ts';

@UpdateInput(IspezioneEntity, "Un'ispezione scritta male, e come doveva essere")
export class RettificaIspezioneInput {
  @Field(() => UUID, { description: "L'ispezione sbagliata." })
  ispezioneId!: string;

  @Field(() => Int, { description: "Versione dell'ispezione che si è letta." })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Il giorno in cui è stata fatta.' })
  eseguitaIl?: string;

  @Field(() => [RilievoInput], {
    nullable: true,
    description:
      'I rilievi sbagliati, come dovevano essere: gli altri restano. Un adempimento verificato per quello standard non vale più.',
  })
  @AtMost(3)
  @ArrayUnique(({ standard }: RilievoInput) => standard)
  rilievi?: RilievoInput[];

  @Field(() => String, { nullable: true, description: 'Annotazioni.' })
  @Length(1, 4_000)
  note?: string | null;
}

@Resolver(() => PermessiIspezione)
export class RettificaIspezione {
  /**
   * Art. 5 c. 2: an inspection was written wrongly: its day, a finding, or a measure that was marked as fulfilled. It is annulled, and
   * another one with its files says what was found. @returns the new inspection's id
   */
  @Command(() => Ispezione, {
    description:
      "Rettifica un'ispezione scritta male, o un adempimento segnato per errore: quella sbagliata è annullata e un'altra la sostituisce (art. 5 c. 2).",
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
    reload: ispezioneReference,
  })
  async rettificaIspezione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'ispezione." }) input: RettificaIspezioneInput,
  ): Promise<string> {
    const { ispezioneId, versione, motivo, note, rilievi: corretti = [] } = input;
    const prima = await loadIspezione(unit, ispezioneId, versione);
    const eseguitaIl = input.eseguitaIl ?? prima.eseguitaIl;
    const restano = (await readRilievi(unit, ispezioneId)).filter(
      ({ standard }) => !corretti.some((corretto) => corretto.standard === standard),
    );
    // Those of the input come first, so that a refusal names their place there.
    requireValida({ eseguitaIl, rilievi: [...corretti, ...restano.map(comeInput)] }, giornoRoma(unit.adesso));
    for (const { adempiutaIl } of restano)
      if (adempiutaIl !== null && adempiutaIl < eseguitaIl)
        throw new BadUserInput(
          ['input', 'eseguitaIl'],
          `Una misura è stata verificata ${ilGiorno(adempiutaIl)}: l'ispezione non viene dopo`,
        );
    const nuova = uuidv7();
    const prove = await deleteIspezione(unit, ispezioneId, { motivo, sostituitoDa: nuova });
    await writeCorretto(unit, ISPEZIONE, ispezioneId, { id: nuova, eseguitaIl, note, versione: 1 });
    await unit.manager.insert(
      RilievoEntity,
      [...corretti, ...restano].map((rilievo) => ({ ...rilievo, ispezioneId: nuova })),
    );
    if (prove.length > 0)
      await unit.manager.insert(
        ProvaIspezioneEntity,
        prove.map((allegatoId) => ({ ispezioneId: nuova, allegatoId })),
      );
    await requireCorretto(unit, ISPEZIONE, ispezioneId, nuova);
    unit.audit('Ispezione', nuova);
    return nuova;
  }

  @Permesso('Se può rettificarla.')
  puoRettificare(): boolean {
    return true;
  }
}

const readRilievi = (unit: WriteUnit, ispezioneId: string): Promise<RilievoEntity[]> =>
  unit.query(`SELECT ${columnsOf(RilievoEntity)} FROM rilievo WHERE ispezione_id = $1 ORDER BY standard`, [
    ispezioneId,
  ]);

function comeInput({ standard, conforme, descrizione, misura, entro }: RilievoEntity): RilievoInput {
  const scritti = Object.entries({ descrizione, misura, entro }).filter(([, valore]) => valore !== null);
  return { standard, conforme, ...Object.fromEntries(scritti) } as RilievoInput;
}
