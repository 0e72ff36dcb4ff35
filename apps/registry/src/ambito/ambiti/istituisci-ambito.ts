// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, defineForma, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Arg, Field, InputType, Resolver } from 'type-graphql';
import { AmbitoEntity } from './ambito.entity.ts';
import { emitAmbito } from './ambito.evento.ts';
import { Ambito } from './ambito.ts';
import { ambitoReference } from './ambito.reference.ts';
import { AppartenenzaEntity } from './appartenenza.entity.ts';
import { CapofilaEntity } from './capofila.entity.ts';

const IdentificativoMinuscolo = defineForma({
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  attesa: 'Un UUID in minuscolo',
  esempio: '0192a04a-0000-7000-8000-000000000a04',
});

const CodiceAmbito = defineForma({
  pattern: /^[A-Z0-9]{1,10}$/,
  attesa: 'Il codice di un Ambito, da 1 a 10 lettere maiuscole e cifre',
  esempio: 'A04',
});

@InputType({ description: 'Un Ambito da istituire.' })
export class IstituisciAmbitoInput {
  @Field(() => UUID, {
    description: 'Identificativo (UUID), scelto da chi istituisce: i ruoli degli account lo richiamano.',
  })
  @IdentificativoMinuscolo()
  id!: string;

  @Field({ description: 'Codice nella Regione.' })
  @CodiceAmbito()
  codice!: string;

  @Field({ description: 'Denominazione.' })
  @Length(3, 200)
  nome!: string;

  @Field({ description: 'Codice ISTAT del Comune capofila, che è fra i Comuni.' })
  capofila!: string;

  @Field(() => [String], { description: 'Codici ISTAT dei Comuni associati.' })
  @ArrayNotEmpty()
  @AtMost(500)
  @ArrayUnique()
  comuni!: string[];

  @Field(() => DataIso, { description: 'Da quando i Comuni ne fanno parte: la data della Convenzione.' })
  dal!: string;
}

/**
 * Art. 1: the Comuni associate by a Convenzione. They are of one Regione, by the constraint `appartenenza_della_regione`, and
 * each belongs to one Ambito at a time. @returns the Ambito's id
 */
export async function istituisciAmbito(unit: WriteUnit, input: IstituisciAmbitoInput): Promise<string> {
  const { id, codice, nome, capofila, comuni, dal } = input;
  if (!comuni.includes(capofila))
    throw new BadUserInput(['input', 'capofila'], 'Il Comune capofila non è fra i Comuni associati');
  const noti = await unit.query<{ codiceIstat: string; regione: string }>(
    `SELECT codice_istat AS "codiceIstat", regione FROM comune WHERE codice_istat = ANY ($1)`,
    [comuni],
  );
  const ignoti = comuni.filter((codice) => noti.every(({ codiceIstat }) => codiceIstat !== codice));
  if (ignoti.length > 0)
    throw new BadUserInput(
      ['input', 'comuni'],
      ignoti.length === 1
        ? `Il Comune ${ignoti[0]} non è in anagrafica`
        : `${ignoti.length} Comuni non sono in anagrafica: ${ignoti.join(', ')}`,
    );
  const regione = noti.find(({ codiceIstat }) => codiceIstat === capofila)?.regione ?? '';
  if (noti.some((comune) => comune.regione !== regione)) throw diAltraRegione();
  await unit.manager.insert(AmbitoEntity, { id, codice, nome, regione, versione: 1 });
  await unit.manager.insert(
    AppartenenzaEntity,
    comuni.map((codiceIstat) => ({ codiceIstat, ambitoId: id, periodo: `[${dal},)` })),
  );
  await unit.manager.insert(CapofilaEntity, { ambitoId: id, codiceIstat: capofila, periodo: `[${dal},)` });
  await emitAmbito(unit, id);
  unit.audit('Ambito', id);
  return id;
}

export const diAltraRegione = (): RuleViolation =>
  new RuleViolation('art. 1 c. 1', "Il Comune è di un'altra Regione rispetto all'Ambito");

@Resolver()
export class IstituisciAmbito {
  @Command(() => Ambito, {
    description: 'Istituisce un Ambito con i Comuni che ne fanno parte e il Comune capofila (art. 1).',
    articolo: 'art. 1',
    ammessi: ['AMMINISTRATORE'],
    reload: ambitoReference,
  })
  istituisciAmbito(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "I dati dell'Ambito." }) input: IstituisciAmbitoInput,
  ): Promise<string> {
    return istituisciAmbito(unit, input);
  }
}
