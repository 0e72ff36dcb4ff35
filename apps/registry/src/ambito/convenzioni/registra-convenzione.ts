// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { Ambito, PermessiAmbito, type AmbitoRow } from '../ambiti/ambito.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { lockAmbito } from '../ambiti/lock-ambito.ts';
import { ConvenzioneEntity } from './convenzione.entity.ts';

@InputType({ description: 'Una Convenzione sottoscritta dai Comuni associati.' })
export class RegistraConvenzioneInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field({ description: 'Oggetto.' })
  @Length(3, 500)
  oggetto!: string;

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione: oggi al più tardi.' })
  sottoscrittaIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => [String], { description: 'Codici ISTAT dei Comuni che la sottoscrivono: tutti gli associati.' })
  @ArrayNotEmpty()
  @AtMost(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni!: string[];
}

/**
 * Art. 1: all the Comuni that are associated on its first day sign the Convenzione, and no other. One Convenzione is in force
 * at a time, by the constraint `convenzione_una_per_volta`. A Comune whose later entry is recorded signs on the day on which it
 * enters. @returns the Ambito's id
 */
export async function registraConvenzione(unit: WriteUnit, input: RegistraConvenzioneInput): Promise<string> {
  const { versione, oggetto, sottoscrittaIl, dal, al, comuni } = input;
  const { ambitoId } = unit;
  if (al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      'La Convenzione finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
    );
  if (sottoscrittaIl > giornoRoma(unit.adesso))
    throw new BadUserInput(
      ['input', 'sottoscrittaIl'],
      'Il giorno della sottoscrizione è futuro: si registra una Convenzione già sottoscritta',
    );
  // The Ambito does not change: it is locked so that its members stay the same while the signatories are compared with them.
  await lockAmbito(unit, ambitoId, versione);
  const associati = await unit.query<{ codiceIstat: string }>(
    'SELECT codice_istat AS "codiceIstat" FROM appartenenza WHERE ambito_id = $1 AND periodo @> $2::date',
    [ambitoId, dal],
  );
  const attesi = associati.map(({ codiceIstat }) => codiceIstat);
  const mancanti = attesi.filter((codice) => !comuni.includes(codice));
  const estranei = comuni.filter((codice) => !attesi.includes(codice));
  if (mancanti.length + estranei.length > 0) throw nonDegliAssociati({ mancanti, estranei });
  const id = uuidv7();
  await unit.manager.insert(ConvenzioneEntity, { id, ambitoId, oggetto, sottoscrittaIl, periodo: `[${dal},${al}]` });
  await unit.query(
    `INSERT INTO convenzione_comune (convenzione_id, codice_istat, sottoscritta_il)
     SELECT $1, codice_istat, CASE WHEN bool_or(periodo @> $3::date) THEN $4::date ELSE min(lower(periodo)) END
     FROM appartenenza WHERE ambito_id = $2 AND periodo && daterange($3::date, $5::date, '[]') GROUP BY codice_istat`,
    [id, ambitoId, dal, sottoscrittaIl, al],
  );
  unit.audit('Convenzione', id);
  return ambitoId;
}

/** @param dettagli who has not signed, and who signed and is not associated */
export const nonDegliAssociati = (dettagli?: Record<'mancanti' | 'estranei', string[]>): RuleViolation =>
  new RuleViolation('art. 1 c. 1', 'I firmatari non sono tutti e soli i Comuni associati', dettagli);

@Resolver(() => PermessiAmbito)
export class RegistraConvenzione {
  @Command(() => Ambito, {
    description: 'Registra la Convenzione sottoscritta dai Comuni associati (art. 1 e 9).',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  registraConvenzione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La Convenzione.' }) input: RegistraConvenzioneInput,
  ): Promise<string> {
    return registraConvenzione(unit, input);
  }

  @Permesso('Se può registrare la Convenzione.')
  puoRegistrareConvenzione(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}
