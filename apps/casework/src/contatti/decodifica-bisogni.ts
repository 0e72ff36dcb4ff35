// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import { ContattoBisognoEntity, ContattoEntity } from './contatto.entity.ts';
import { emitContatto } from './contatto.evento.ts';
import { contattoReference } from './contatto.reference.ts';
import { Contatto, PermessiContatto, type ContattoRow } from './contatto.ts';
import { loadContattoAperto } from './load-contatto.ts';

@InputType({ description: 'Un bisogno decodificato.' })
export class BisognoInput {
  @Field({ description: 'Codice, dal vocabolario in vigore.' })
  codice!: string;

  @Field(() => String, { nullable: true, description: 'Annotazione libera.' })
  @Length(1, 2_000)
  nota?: string;
}

@InputType({ description: 'I bisogni decodificati in un contatto: sostituiscono quelli di prima.' })
export class DecodificaBisogniInput {
  @Field(() => UUID, { description: 'Il contatto.' })
  contattoId!: string;

  @Field(() => Int, { description: 'Versione del contatto che si è letta.' })
  versione!: number;

  @Field(() => [BisognoInput], { description: 'I bisogni, ciascuno una volta sola.' })
  @ArrayNotEmpty()
  @AtMost(20)
  @ArrayUnique(({ codice }: BisognoInput) => codice)
  bisogni!: BisognoInput[];
}

/** Art. 2 c. 8 e: replaces the needs of a contatto with codes of the list in force that day. */
export async function decodificaBisogni(
  unit: WriteUnit,
  { contattoId, versione, bisogni }: DecodificaBisogniInput,
): Promise<string> {
  await loadContattoAperto(unit, { contattoId, versione });
  const [vocabolario] = await readVocabolari(unit, 'BISOGNI');
  for (const [indice, { codice }] of bisogni.entries())
    requireVoce(vocabolario, codice, giornoRoma(unit.adesso), ['input', 'bisogni', String(indice), 'codice']);
  const { ambitoId } = unit;
  await unit.manager.delete(ContattoBisognoEntity, { ambitoId, contattoId });
  await unit.manager.insert(
    ContattoBisognoEntity,
    bisogni.map(({ codice, nota = null }) => ({ ambitoId, contattoId, codice, nota })),
  );
  await unit.manager.update(ContattoEntity, { ambitoId, id: contattoId }, { versione: versione + 1 });
  await emitContatto(unit, contattoId);
  unit.audit('Contatto', contattoId);
  return contattoId;
}

@Resolver(() => PermessiContatto)
export class DecodificaBisogni {
  @Command(() => Contatto, {
    description: 'Decodifica i bisogni di un contatto (art. 2 c. 8 e).',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
    reload: contattoReference,
  })
  decodificaBisogni(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I bisogni.' }) input: DecodificaBisogniInput,
  ): Promise<string> {
    return decodificaBisogni(unit, input);
  }

  @Permesso('Se può decodificarne i bisogni.')
  puoDecodificare(@Root() { esito }: ContattoRow): boolean {
    return esito === null;
  }
}
