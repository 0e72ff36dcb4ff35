// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Resolver, Root } from 'type-graphql';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { rispondevaAllaFine } from '../prese-in-carico/chi-puo-agire.ts';
import { loadCasoConcluso } from '../prese-in-carico/load-caso.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { requireFinitoCosi, StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { correggiFine } from './correggi-fine.ts';
import { findFine } from './riapri-caso.ts';
import { TRASFERIMENTO, TrasferimentoEntity } from './trasferimento.entity.ts';
import { MOTIVO_TRASFERIMENTO, requireDiAltroAmbito } from './trasferisci.ts';

@UpdateInput(TrasferimentoEntity, 'Un trasferimento scritto male, e come doveva essere')
export class RettificaTrasferimentoInput extends CasoSbagliatoInput {
  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno del trasferimento, non prima di ciò che si è fatto per il caso e non oltre oggi.',
  })
  data?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Codice ISTAT del Comune in cui la persona va a vivere, di un altro Ambito.',
  })
  @CodiceIstat()
  comune?: string;

  @Field(() => String, { nullable: true, description: 'Relazione per i servizi che la seguiranno.' })
  @Length(3, 4_000)
  relazione?: string;
}

/** Requires that the person went to another Ambito, on the right day and to the right Comune. @throws BadUserInput, RuleViolation */
async function requireAltrove(
  unit: WriteUnit,
  presaInCaricoId: string,
  { comune, data }: RettificaTrasferimentoInput,
  prima: string,
): Promise<void> {
  if (comune === undefined && data === undefined) return;
  const [scritto] = await unit.query<{ comune: string }>(
    'SELECT comune FROM trasferimento WHERE ambito_id = $1 AND presa_in_carico_id = $2',
    [unit.ambitoId, presaInCaricoId],
  );
  if (scritto === undefined) throw new Error(`No Trasferimento of ${presaInCaricoId}`);
  const campo = comune === undefined ? 'data' : 'comune';
  await requireDiAltroAmbito(unit, comune ?? scritto.comune, data ?? prima, ['input', campo]);
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaTrasferimento {
  /** Art. 2 c. 2: a transfer to the wrong Comune, on the wrong day or with the wrong report. @returns the case's id */
  @Command(() => PresaInCarico, {
    description:
      'Chi rispondeva di un caso al trasferimento lo rettifica: quello sbagliato è annullato e un altro lo sostituisce (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaTrasferimento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il trasferimento.' }) input: RettificaTrasferimentoInput,
  ): Promise<string> {
    const { motivo, data, comune, relazione } = input;
    const { id, stato } = await loadCasoConcluso(unit, input);
    requireFinitoCosi(stato, StatoPresaInCarico.TRASFERITA);
    const { id: fineId, data: prima, daStato } = await findFine(unit, TRASFERIMENTO, id);
    await requireAltrove(unit, id, input, prima);
    await rettifica(unit, TRASFERIMENTO, fineId, { data, comune, relazione }, { motivo });
    await correggiFine(unit, id, { prima, data, daStato, motivo: MOTIVO_TRASFERIMENTO }, motivo);
    return id;
  }

  @Permesso('Se può rettificarne il trasferimento.')
  async puoRettificareTrasferimento(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return presa.stato === StatoPresaInCarico.TRASFERITA && rispondevaAllaFine(presa.id, context);
  }
}
