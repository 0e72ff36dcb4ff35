// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso } from '@ambito/subgraph';
import { AREE_UTENZA, codiceBenFormato } from '@ambito/vocabulary';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { loadVocabolario } from './load-for-update.ts';
import { NomeVocabolario } from './vocabolario.ts';
import { emitVocabolario } from './vocabolario.evento.ts';

@InputType({ description: 'Una voce da aggiungere.' })
export class VoceInput {
  @Field({ description: 'Codice: lettere maiuscole e trattini bassi; per le prestazioni, come A2.07.' })
  @Length(1, 40)
  codice!: string;

  @Field({ description: 'Nome, per le persone.' })
  @Length(2, 300)
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Area di utenza ISTAT: per i bisogni, e solo per quelli.' })
  @IsIn(AREE_UTENZA)
  area?: string;

  @Field(() => DataIso, { description: 'Primo giorno di uso: oggi o dopo.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno di uso, compreso.' })
  al?: string;
}

@InputType({ description: 'Voci da aggiungere a un vocabolario, tutte o nessuna.' })
export class AggiungiVociInput {
  @Field(() => NomeVocabolario, { description: 'Il vocabolario.' })
  vocabolario!: NomeVocabolario;

  @Field(() => Int, { description: 'Versione del vocabolario che si è letta.' })
  versione!: number;

  @Field({ description: 'La disposizione o l’atto da cui vengono.' })
  @Length(3, 300)
  fonte!: string;

  @Field(() => [VoceInput], { description: 'Le voci.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  voci!: VoceInput[];
}

/**
 * Art. 2 c. 5 p, q; art. 11 c. 1: new entries from a day on. A code means one thing on a day, held by
 * `voce_vocabolario_un_significato`; and it must fit the events that will carry it.
 */
export async function aggiungiVoci(
  unit: WriteUnit,
  { vocabolario, versione, fonte, voci }: AggiungiVociInput,
): Promise<NomeVocabolario> {
  const oggi = giornoRoma(unit.adesso);
  for (const [indice, voce] of voci.entries())
    requireVoceValida(vocabolario, voce, oggi, ['input', 'voci', String(indice)]);
  await loadVocabolario(unit, vocabolario, versione);
  await unit.query(
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, area, fonte, registrata_il)
     SELECT $1, codice, daterange(dal, al, '[]'), nome, area, $2, $3
     FROM jsonb_to_recordset($4) AS v (codice text, dal date, al date, nome text, area text)`,
    [vocabolario, fonte, unit.adesso, JSON.stringify(voci)],
  );
  await emitVocabolario(unit, vocabolario);
  unit.audit('Vocabolario', vocabolario);
  return vocabolario;
}

function requireVoceValida(
  vocabolario: NomeVocabolario,
  { codice, area, dal, al }: VoceInput,
  oggi: string,
  percorso: readonly string[],
): void {
  if (!codiceBenFormato(vocabolario, codice))
    throw new BadUserInput([...percorso, 'codice'], 'Il codice non ha la forma del vocabolario');
  if ((vocabolario === NomeVocabolario.BISOGNI) !== (area !== undefined))
    throw new BadUserInput([...percorso, 'area'], 'L’area è dei bisogni, e solo di quelli');
  if (dal < oggi) throw new BadUserInput([...percorso, 'dal'], 'Una voce vale da oggi in poi: il passato non cambia');
  if (al !== undefined && al < dal)
    throw new BadUserInput([...percorso, 'al'], 'L’ultimo giorno non viene prima del primo');
}
