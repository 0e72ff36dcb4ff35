// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { keepAnnullato, passAnnullati, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { requireStessaPersona } from '../operatori/omonimi.ts';
import { emitOperatoreAnnullato } from '../operatori/operatore.evento.ts';
import { OPERATORE } from '../operatori/operatore.entity.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore } from '../operatori/operatore.ts';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';
import { annullaErrato } from './annulla-errato.ts';
import { moveAttivita } from './move-attivita.ts';
import { moveServizio, takeNomine, writeNomine } from './move-servizio.ts';
import { requirePerdite } from './perdite.ts';

@InputType({ description: 'Un operatore registrato due volte, o per errore.' })
export class AnnullaOperatoreInput {
  @Field(() => UUID, { description: "L'operatore da annullare." })
  operatoreId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => UUID, {
    nullable: true,
    description:
      "L'operatore che resta: la stessa persona. Se manca, l'operatore era stato registrato per errore: non ha niente, e nessun caso può essere stato suo.",
  })
  sostituitoDaId?: string;

  @Motivo()
  motivo!: string;

  @Field({
    defaultValue: false,
    description:
      "Conferma che sono la stessa persona, quando i nomi o i numeri dell'albo sono diversi, o si era detto che erano due.",
  })
  confermaStessaPersona: boolean = false;

  @Field({
    defaultValue: false,
    description:
      "Conferma che è solo annullato ciò che l'altro ha già, ma diverso: titoli, incarichi, assenze, ore di formazione, account.",
  })
  confermaPerdite: boolean = false;
}

@Resolver(() => PermessiOperatore)
export class AnnullaOperatore {
  /**
   * Art. 8: one person was registered as two operators, or somebody who does not work here. Titles, incarichi, absences, mandates, shifts
   * on call and training of the one pass to the other, as they were and from their first day on; what both have is annulled once, after a
   * confirmation where it is not the same. The account, the albo, the acceptance of the code and the successor pass if the other has none. Casework passes the cases when it takes the event.
   * @returns the id of the operator who stays
   */
  @Command(() => Operatore, {
    nullable: true,
    description:
      'Annulla un operatore registrato due volte: titoli, incarichi, assenze, mandati, turni, formazione e casi passano all’altro. Oppure annulla un operatore registrato per errore, che non ha niente: in questo caso la risposta è vuota (art. 8).',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: (context: GraphContext, id: string | null) =>
      id === null ? null : context.load(operatoreReference, 'id', id),
  })
  async annullaOperatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'operatore." }) input: AnnullaOperatoreInput,
  ): Promise<string | null> {
    const { operatoreId: da, versione, sostituitoDaId: a, motivo, confermaStessaPersona, confermaPerdite } = input;
    if (da === a)
      throw new BadUserInput(['input', 'sostituitoDaId'], 'È lo stesso operatore: indica l’altro, che resta');
    // Two at once that name the same two operators wait for each other in one order.
    await unit.query('SELECT 1 FROM operatore WHERE id = ANY ($1::uuid[]) AND ambito_id = $2 ORDER BY id FOR UPDATE', [
      a === undefined ? [da] : [da, a],
      unit.ambitoId,
    ]);
    await loadOperatore(unit, da, versione);
    if (a === undefined) {
      await annullaErrato(unit, da, motivo);
      return null;
    }
    await loadOperatore(unit, a);
    await requireStessaPersona(unit, { da, a }, confermaStessaPersona);
    const doppione: Doppione = { da, a, motivo };
    await requirePerdite(unit, doppione, confermaPerdite);
    await keepAnnullato(unit, OPERATORE, da, { motivo, sostituitoDa: a, proprietarioId: a });
    await passAnnullati(unit, da, a);
    await unit.query(
      'UPDATE annullamento SET annullato_da_operatore = $2 WHERE ambito_id = $3 AND annullato_da_operatore = $1',
      [...[da, a, unit.ambitoId]],
    );
    const sostituiti = await moveServizio(unit, doppione);
    await moveAttivita(unit, doppione);
    const altri = new Set([...sostituiti, ...(await moveSubentro(unit, doppione))]);
    const nomine = await takeNomine(unit, doppione);
    await emitOperatoreAnnullato(unit, da, a);
    await deleteDoppione(unit, doppione);
    await writeNomine(unit, doppione, nomine);
    for (const altro of altri) if (altro !== a && altro !== da) await finishModifica(unit, altro);
    unit.audit('Operatore', da);
    return finishModifica(unit, a);
  }

  @Permesso('Se può annullarlo, quando è stato registrato due volte o per errore.')
  puoAnnullare(): boolean {
    return true;
  }
}

/** The double is deleted, and what only it knew of the person is written to the other one. */
async function deleteDoppione(unit: WriteUnit, { da, a }: Doppione): Promise<void> {
  await unit.query('DELETE FROM operatore WHERE id = $1', [da]);
  await unit.query(
    `UPDATE operatore AS o SET account = coalesce(o.account, d.account),
       subentrante_id = coalesce(o.subentrante_id, nullif(d.subentrante_id, o.id)),
       codice_deontologico_accettato_il = coalesce(o.codice_deontologico_accettato_il, d.codice_deontologico_accettato_il),
       (albo_regione, albo_sezione, albo_numero) = (SELECT s.albo_regione, s.albo_sezione, s.albo_numero
         FROM (VALUES (o.albo_regione, o.albo_sezione, o.albo_numero, 1), (d.albo_regione, d.albo_sezione, d.albo_numero, 2))
           AS s (albo_regione, albo_sezione, albo_numero, posto)
         WHERE s.albo_numero IS NOT NULL OR s.posto = 1 ORDER BY s.albo_numero IS NULL, s.posto LIMIT 1)
     FROM annullamento AS a, jsonb_populate_record(NULL::operatore, a.dati) AS d WHERE a.id = $1 AND o.id = $2`,
    [da, a],
  );
}

/** Whoever named the double as the successor names the other one. @returns the operators that have changed */
async function moveSubentro(unit: WriteUnit, { da, a }: Doppione): Promise<string[]> {
  const righe = await unit.query<{ id: string }>(
    `UPDATE operatore SET subentrante_id = CASE WHEN id = $2 THEN NULL ELSE $2::uuid END
     WHERE subentrante_id = $1 AND ambito_id = $3 RETURNING id`,
    [da, a, unit.ambitoId],
  );
  return righe.map(({ id }) => id);
}
