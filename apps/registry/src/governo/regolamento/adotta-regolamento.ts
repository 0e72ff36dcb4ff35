// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { type Ambito, PermessiAmbito } from '../../ambito/ambiti/ambito.ts';
import { ArticoloInput, requireModifiche } from './articoli.ts';
import { createVersione, lockRegolamento, versioneVigente, VIGENTI, type Vigente } from './nuova-versione.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import { OrigineVersione, VersioneRegolamento } from './versione-regolamento.ts';

@InputType({ description: 'Il Regolamento approvato, da registrare come prima versione.' })
export class AdottaRegolamentoInput {
  @Field(() => DataIso, { description: 'Data di approvazione, che è quella di entrata in vigore (art. 10).' })
  approvatoIl!: string;

  @Field({ description: "L'atto di approvazione." })
  @Length(3, 300)
  atto!: string;

  @Field(() => [ArticoloInput], { description: 'Gli articoli.' })
  @ArrayNotEmpty()
  @AtMost(200)
  articoli!: ArticoloInput[];
}

/** Art. 10: the Regolamento as it was approved, as the first version; later versions follow from art. 11. @returns the version's id */
export async function adottaRegolamento(
  unit: WriteUnit,
  { approvatoIl, atto, articoli }: AdottaRegolamentoInput,
): Promise<string> {
  if (approvatoIl > giornoRoma(unit.adesso))
    throw new BadUserInput(
      ['input', 'approvatoIl'],
      'Il giorno dell’approvazione è futuro: si registra un Regolamento già approvato',
    );
  requireModifiche([], articoli);
  await lockRegolamento(unit);
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

@Resolver(() => PermessiAmbito)
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

  @Permesso('Se può registrare il Regolamento: non ne ha ancora uno.')
  async puoAdottareRegolamento(@Root() { id }: Ambito, @Ctx() context: GraphContext): Promise<boolean> {
    if (id !== context.ambitoId) return false;
    const vigenti = await context.loadMany<Vigente & { owner: string; [column: string]: unknown }>(
      'Ambito.vigente',
      id,
      ({ query }, ids) => query(VIGENTI, [ids]),
    );
    return vigenti.length === 0;
  }
}
