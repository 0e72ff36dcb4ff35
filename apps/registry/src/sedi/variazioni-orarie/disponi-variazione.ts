// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { dalAl } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, Ora, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { fasciaSql } from '../calendario/orari.sql.ts';
import { VariazioneOrariaEntity } from '../calendario/variazione-oraria.entity.ts';
import { loadSedeDaModificare } from '../sede/sede-da-modificare.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede } from '../sede/sede.ts';

@InputType({ description: 'Da un’ora a un’altra di un giorno.' })
class IntervalloInput {
  @Field({ description: 'Ora di apertura, HH:MM.' })
  @Ora()
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM.' })
  @Ora()
  alle!: string;
}

@InputType({ description: 'Un orario diverso in alcuni giorni, o una chiusura.' })
export class DisponiVariazioneInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso: al massimo un anno dopo.' })
  al!: string;

  @Field(() => [IntervalloInput], { description: "L'orario di ciascuno di quei giorni; vuoto per una chiusura." })
  @AtMost(6)
  fasce!: IntervalloInput[];

  @Field({ description: 'Il motivo, per i cittadini.' })
  @Length(3, 300)
  motivo!: string;
}

const GIORNI_AL_MASSIMO = 366;

/**
 * Art. 6 c. 2: the coordinator sets other hours for some days, or none, in place of the weekly ones and of holidays. A day has
 * one variation at most, by `variazione_una_al_giorno`. An unforeseen closure may be recorded afterwards.
 * @returns the sede's id
 */
export async function disponiVariazione(unit: WriteUnit, input: DisponiVariazioneInput): Promise<string> {
  const { sedeId, versione, dal, al, fasce, motivo } = input;
  if (al < dal) throw new BadUserInput(['input', 'al'], 'La variazione finisce prima di cominciare');
  if (Date.parse(al) - Date.parse(dal) >= GIORNI_AL_MASSIMO * 86_400_000)
    throw new BadUserInput(['input', 'al'], `Una variazione dura al massimo ${GIORNI_AL_MASSIMO} giorni`);
  requireFasceValide(fasce);
  const { attivaDal, attivaAl } = await loadSedeDaModificare(unit, sedeId, versione);
  if (dal < attivaDal || (attivaAl !== null && al > attivaAl)) throw sedeNonAttiva();
  await requireGiorniLiberi(unit, sedeId, dal, al);
  await unit.manager.insert(VariazioneOrariaEntity, {
    id: uuidv7(),
    sedeId,
    periodo: `[${dal},${al}]`,
    minuti: `{${fasce.map(fasciaSql).join()}}`,
    motivo,
  });
  await finishModificaSede(unit, sedeId);
  return sedeId;
}

/** What people are told of the rule `variazione_una_al_giorno`. @param quando the days, in words */
export const giaVariato = (quando = 'in quei giorni'): RuleViolation =>
  new RuleViolation('art. 5 c. 3', `C’è già una chiusura o un orario diverso ${quando}: prima va annullato`);

async function requireGiorniLiberi(unit: WriteUnit, sedeId: string, dal: string, al: string): Promise<void> {
  const gia = await unit.query<{ dal: string; al: string }>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al FROM variazione_oraria
     WHERE sede_id = $1 AND periodo && daterange($2::date, $3::date, '[]') ORDER BY periodo`,
    [sedeId, dal, al],
  );
  if (gia.length > 0) throw giaVariato(gia.map((giorni) => dalAl(giorni.dal, giorni.al)).join(' e '));
}

/** Times compare as text: all are HH:MM. */
function requireFasceValide(fasce: readonly IntervalloInput[]): void {
  const ordinate = [...fasce].sort((una, altra) => (una.dalle < altra.dalle ? -1 : 1));
  for (const [indice, { dalle, alle }] of ordinate.entries()) {
    if (alle <= dalle) throw new RuleViolation('art. 5 c. 3', `La fascia ${dalle}-${alle} finisce prima di cominciare`);
    const prima = ordinate[indice - 1];
    if (prima !== undefined && prima.alle > dalle)
      throw new RuleViolation(
        'art. 5 c. 3',
        `Le fasce ${prima.dalle}-${prima.alle} e ${dalle}-${alle} si sovrappongono`,
      );
  }
}

export const sedeNonAttiva = (): RuleViolation =>
  new RuleViolation('art. 5 c. 3', 'In quei giorni la sede non è sempre attiva');

@Resolver()
export class DisponiVariazione {
  @Command(() => Sede, {
    description:
      'Il coordinatore dispone per alcuni giorni un orario diverso, o la chiusura (art. 5 c. 3, art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  disponiVariazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La variazione.' }) input: DisponiVariazioneInput,
  ): Promise<string> {
    return disponiVariazione(unit, input);
  }
}
