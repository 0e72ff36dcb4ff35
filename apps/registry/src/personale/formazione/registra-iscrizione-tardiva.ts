// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Max, Min } from 'class-validator';
import { Arg, Ctx, Field, Float, InputType, Int, Resolver, Root } from 'type-graphql';
import { findOperatoreDellAttore } from '../operatori/operatore-dell-attore.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';
import { AttivitaFormativa, PermessiAttivitaFormativa } from './attivita-formativa.ts';
import { restaDaIscrivere } from './da-iscrivere.ts';
import { loadIscrizione, QUANDO, writeIscrizione } from './iscrizione.ts';
import { requireOrePossibili } from './registra-presenze.ts';

@InputType({ description: 'Un operatore che ha preso parte a un’attività formativa già cominciata, e non vi risulta.' })
export class RegistraIscrizioneTardivaInput {
  @Field(() => UUID, { description: "L'attività, in corso o finita." })
  attivitaId!: string;

  @Field(() => Int, { description: "Versione dell'attività che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Motivo('Perché non risultava iscritto: lo legge il coordinatore.')
  motivo!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Ore frequentate, al massimo quelle dell'attività; se mancano, si registrano con le presenze.",
  })
  @Min(0)
  @Max(500)
  ore?: number;
}

@Resolver(() => PermessiAttivitaFormativa)
export class RegistraIscrizioneTardiva {
  /**
   * Art. 2 c. 5 n: somebody took part in an event and nobody had enrolled them. From its first day on the coordinator records it, with
   * the reason; places and qualifications hold as for any other enrolment, and the record says that it came afterwards
   * (`partecipazione_tardiva`). @returns the event's id
   */
  @Command(() => AttivitaFormativa, {
    description:
      'Aggiunge a un’attività formativa già cominciata un operatore che vi prende parte e non risulta iscritto, dicendo perché (art. 2 c. 5 m, n).',
    articolo: 'art. 2 c. 5 m, n',
    ammessi: ['COORDINATORE'],
    reload: attivitaFormativaReference,
  })
  async registraIscrizioneTardiva(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'operatore che manca." }) input: RegistraIscrizioneTardivaInput,
  ): Promise<string> {
    const { versione, motivo, ore } = input;
    const iscrizione = await loadIscrizione(unit, input, versione);
    if (!iscrizione.cominciata) throw nonCominciata();
    if (ore !== undefined) requireOrePossibili(ore, Number(iscrizione.ore), ['input', 'ore']);
    return writeIscrizione(unit, input, iscrizione, {
      ore: ore?.toFixed(2) ?? null,
      ritardoMotivo: motivo,
      ritardoDa: unit.context.attore.sub,
      ritardoDaOperatore: await findOperatoreDellAttore(unit),
    });
  }

  @Permesso('Se può aggiungervi un operatore che manca: è cominciata e restano posti.')
  async puoRegistrareIscrizioneTardiva(
    @Root() attivita: AttivitaFormativa,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return attivita.dal <= giornoRoma(context.adesso) && (await restaDaIscrivere(attivita, context, null));
  }
}

const nonCominciata = (): RuleViolation =>
  new RuleViolation(QUANDO, 'L’attività non è ancora cominciata: l’operatore si iscrive, senza dire perché');
