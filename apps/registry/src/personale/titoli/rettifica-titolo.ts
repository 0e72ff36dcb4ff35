// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, requireCorretto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { requireIncarichiEntro } from './require-incarichi-entro.ts';
import { loadTitolo } from './load-titolo.ts';
import { insertTitolo } from './registra-titolo.ts';
import { TITOLO, TitoloEntity } from '../operatori/titolo.entity.ts';
import { NaturaDatore, PermessiTitolo, TitoloDiServizio } from './titolo.ts';

@UpdateInput(TitoloEntity, 'Un titolo di servizio che era sbagliato, e come doveva essere', ['sottoscrittoIl', 'al'])
export class RettificaTitoloInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'Il titolo sbagliato.' })
  titoloId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => TitoloDiServizio, { nullable: true, description: "Rapporto di lavoro o disciplinare d'incarico." })
  tipo?: TitoloDiServizio;

  @Field(() => String, {
    nullable: true,
    description: 'Il datore di lavoro; un disciplinare è con il Comune capofila.',
  })
  @Length(2, 200)
  ente?: string;

  @Field(() => NaturaDatore, { nullable: true, description: 'Che cos’è il datore di lavoro.' })
  datore?: NaturaDatore;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto o del disciplinare." })
  @Length(3, 200)
  atto?: string;

  @Field(() => DataIso, { nullable: true, description: 'Giorno della sottoscrizione.' })
  sottoscrittoIl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Se è a tempo indeterminato; un disciplinare non lo è.' })
  tempoIndeterminato?: boolean;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; null se non ne ha.' })
  al?: string | null;
}

@Resolver(() => PermessiTitolo)
export class RettificaTitolo {
  /**
   * Art. 8 c. 1: a title was written wrongly. It is annulled, another one says how it was, and its incarichi stand in the other one;
   * it covers all their days (constraint `incarico_con_titolo`). @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      'Rettifica un titolo di servizio scritto male: quello sbagliato è annullato e un altro lo sostituisce, con i suoi incarichi (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async rettificaTitolo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il titolo.' }) input: RettificaTitoloInput,
  ): Promise<string> {
    const { operatoreId, versione, titoloId, motivo } = input;
    await loadOperatore(unit, operatoreId, versione);
    const prima = await loadTitolo(unit, operatoreId, titoloId);
    const tipo = input.tipo ?? prima.tipo;
    const al = input.al === undefined ? prima.al : input.al;
    const sottoscrittoIl = input.sottoscrittoIl === undefined ? prima.sottoscrittoIl : input.sottoscrittoIl;
    const nuovo = await insertTitolo(
      unit,
      {
        operatoreId,
        tipo,
        ente: input.ente ?? prima.ente,
        datore: input.datore ?? (tipo === TitoloDiServizio.DISCIPLINARE_INCARICO ? NaturaDatore.AMBITO : prima.datore),
        atto: input.atto ?? prima.atto,
        tempoIndeterminato: input.tempoIndeterminato ?? prima.tempoIndeterminato,
        dal: input.dal ?? prima.dal,
        ...(al === null ? {} : { al }),
        ...(sottoscrittoIl === null ? {} : { sottoscrittoIl }),
      },
      { uguale: 'riusa', alPostoDi: titoloId },
    );
    await requireIncarichiEntro(unit, titoloId, input.dal ?? prima.dal, al);
    await unit.query('UPDATE incarico SET titolo_id = $2 WHERE titolo_id = $1', [titoloId, nuovo]);
    await annulla(unit, TITOLO, titoloId, { motivo, sostituitoDa: nuovo });
    await requireCorretto(unit, TITOLO, titoloId, nuovo);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può rettificarlo.')
  puoRettificare(): boolean {
    return true;
  }
}
