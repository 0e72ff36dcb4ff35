// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, Command, Unit } from '@ambito/subgraph';
import { ArrayMaxSize, ArrayNotEmpty, Length } from 'class-validator';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { ArticoloInput, requireModifiche } from './articoli.ts';
import { bloccaAmbito, createVersione, versioneVigente, VIGENTI, type Vigente } from './nuova-versione.ts';
import { OrigineVersione, VersioneRegolamento } from './versione-regolamento.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';

@InputType({ description: 'Il Regolamento approvato, da registrare come prima versione.' })
export class AdottaRegolamentoInput {
  @Field(() => DataIso, { description: 'Data di approvazione, che è quella di entrata in vigore (art. 10).' })
  approvatoIl!: string;

  @Field({ description: "L'atto di approvazione." })
  @Length(3, 300)
  atto!: string;

  @Field(() => [ArticoloInput], { description: 'Gli articoli.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  articoli!: ArticoloInput[];
}

/** Whether an Ambito has no Regolamento yet. Batched. */
export async function senzaRegolamento(ambitoId: string, context: GraphContext): Promise<boolean> {
  const vigenti = await context.loadMany<Vigente & { owner: string; [colonna: string]: unknown }>(
    'Ambito.vigente',
    ambitoId,
    ({ query }, ids) => query(VIGENTI, [ids]),
  );
  return vigenti.length === 0;
}

/** Art. 10: the Regolamento as it was approved. The first version only: after it the text changes by art. 11. @returns its id */
export async function adottaRegolamento(
  unit: WriteUnit,
  { approvatoIl, atto, articoli }: AdottaRegolamentoInput,
): Promise<string> {
  if (approvatoIl > giornoRoma(unit.adesso))
    throw new BadUserInput(['input', 'approvatoIl'], 'Si registra un Regolamento già approvato');
  requireModifiche([], articoli);
  await bloccaAmbito(unit);
  if ((await versioneVigente(unit)) !== undefined)
    throw new RuleViolation(
      'art. 11',
      "L'Ambito ha già un Regolamento: si modifica con una proposta o un allineamento",
    );
  return createVersione(unit, undefined, {
    origine: OrigineVersione.ADOZIONE,
    atto,
    articoli,
    approvataIl: approvatoIl,
  });
}

@Resolver()
export class AdottaRegolamento {
  @Command(() => VersioneRegolamento, {
    description: 'Registra il Regolamento approvato, come prima versione (art. 10).',
    articolo: 'art. 10',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: versioneRegolamentoReference,
  })
  adottaRegolamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il Regolamento.' }) input: AdottaRegolamentoInput,
  ): Promise<string> {
    return adottaRegolamento(unit, input);
  }
}
