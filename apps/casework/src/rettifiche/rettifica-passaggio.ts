// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireIncaricoInVigore } from '../anagrafe/operatore-in-servizio.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { istanteDelPassaggio } from '../passaggi/giorno-del-passaggio.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCasoDiTutti } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO } from '../prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { findAvvenuto, loadAvvenuti, maiPassato, NESSUN_PASSAGGIO, readAvvenuti } from './passaggi-avvenuti.ts';

@InputType({ description: 'Un passaggio già cominciato, scritto in un altro giorno di quello in cui è avvenuto.' })
export class RettificaPassaggioInput extends CasoSbagliatoInput {
  @Field(() => Date, { description: 'Da quando risulta che ne risponda, o ne rispondesse, chi lo ha ricevuto.' })
  dalle!: Date;

  @Field(() => DataIso, {
    description:
      'Il primo giorno in cui ne ha risposto: dopo quello in cui ha cominciato chi ne rispondeva prima, prima del passaggio seguente.',
  })
  dal!: string;
}

/** Two stretches of a case that follow each other. */
interface Confine {
  /** When whoever answered before began. */
  readonly prima: Date;
  /** When whoever received the case ceased; null while they answer. */
  readonly alle: Date | null;
  readonly operatoreId: string;
}

/** The stretch of a case ($2) that begins at an instant ($3), with the one before it. */
const CONFINE = `
  SELECT lower(prima.periodo) AS prima, upper(r.periodo) AS alle, r.operatore_id AS "operatoreId"
  FROM responsabilita r JOIN responsabilita prima
    ON prima.ambito_id = r.ambito_id AND prima.presa_in_carico_id = r.presa_in_carico_id AND prima.fine = r.inizio
  WHERE r.ambito_id = $1 AND r.presa_in_carico_id = $2 AND lower(r.periodo) = $3`;

/** Moves the instant at which one stretch of a case ends and the next one begins. */
async function moveConfine(unit: WriteUnit, presaInCaricoId: string, da: Date, a: Date): Promise<void> {
  const caso = [unit.ambitoId, presaInCaricoId, da, a];
  const finisce = `UPDATE responsabilita SET periodo = tstzrange(lower(periodo), $4) WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND upper(periodo) = $3`;
  const comincia = `UPDATE responsabilita SET periodo = tstzrange($4, upper(periodo)) WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) = $3`;
  // Two stretches never overlap: the one that gets shorter goes first.
  for (const statement of a < da ? [finisce, comincia] : [comincia, finisce]) await unit.query(statement, caso);
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaPassaggio {
  /**
   * Art. 2 c. 2, art. 7 c. 1: a case passed to somebody else on another day than the one on which that was written. What it said is kept.
   * What was done stays of whoever answered then. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore rettifica il giorno in cui un caso è passato a un altro assistente sociale, se in quei giorni non si è fatto nulla per il caso (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaPassaggio(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il passaggio.' }) input: RettificaPassaggioInput,
  ): Promise<string> {
    const { presaInCaricoId, dalle, motivo } = input;
    const { operatori } = await loadCasoDiTutti(unit, input);
    const avvenuti = await readAvvenuti(unit, unit.ambitoId, [presaInCaricoId], unit.adesso);
    if (avvenuti.length === 0) throw maiPassato();
    const [confine] = await unit.query<Confine & { [column: string]: unknown }>(CONFINE, [
      ...[unit.ambitoId, presaInCaricoId, dalle],
    ]);
    if (findAvvenuto(avvenuti, dalle) === undefined || confine === undefined)
      throw new BadUserInput(['input', 'dalle'], NESSUN_PASSAGGIO);
    const { prima, alle } = confine;
    const istante = await istanteDelPassaggio(unit, { presaInCaricoId, dal: input.dal, da: dalle, prima, alle });
    await requireIncaricoInVigore(unit, confine.operatoreId, giornoRoma(istante));
    await requireMandato(unit, presaInCaricoId, confine.operatoreId, giornoRoma(istante));
    await rettificaSulPosto(unit, PRESA_IN_CARICO, presaInCaricoId, { motivo }, async () => {
      await moveConfine(unit, presaInCaricoId, dalle, istante);
      await unit.query(
        `UPDATE presa_in_carico SET urgenza_regolarizzata_il = $4
         WHERE ambito_id = $1 AND id = $2 AND urgenza_regolarizzata_il = $3`,
        [unit.ambitoId, presaInCaricoId, dalle, istante],
      );
    });
    await emitSuccessioni(unit, operatori);
    return finishCambio(unit, presaInCaricoId, { regolarizza: false });
  }

  @Permesso('Se può rettificarne il giorno di un passaggio già cominciato.')
  async puoRettificarePassaggi(@Root() { id }: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return (await loadAvvenuti(id, context)).length > 0;
  }
}
