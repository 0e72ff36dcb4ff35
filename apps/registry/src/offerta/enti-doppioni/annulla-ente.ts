// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { keepAnnullato, passAnnullati, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import type { Doppione } from '../../ambito/annullamenti/doppione.ts';
import { ENTE } from '../enti/ente.entity.ts';
import { emitEnte, emitEnteAnnullato } from '../enti/ente.evento.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente, PermessiEnte, type EnteRow } from '../enti/ente.ts';
import { LEGAMI_DELL_ENTE } from '../enti/legami-dell-ente.sql.ts';
import { lockEnte } from '../enti/load-ente.ts';
import { moveAccreditamenti, moveAccordi, movePrestazioni, movePua } from './move-atti.ts';
import { moveCompetenze, moveDati } from './move-dati.ts';
import { requireAttivo, requireStessoEnte } from './stesso-ente.ts';

@InputType({ description: 'Un ente registrato due volte, o per errore.' })
export class AnnullaEnteInput {
  @Field(() => UUID, { description: "L'ente da annullare." })
  id!: string;

  @Field(() => Int, { description: 'La versione letta.' })
  versione!: number;

  @Field(() => UUID, {
    nullable: true,
    description:
      "L'altra registrazione dello stesso ente, che resta. Se manca, l'ente era stato registrato per errore: non ha niente, e nessuna richiesta o intervento può nominarlo.",
  })
  sostituitoDaId?: string;

  @Motivo()
  motivo!: string;

  @Field({
    defaultValue: false,
    description: 'Conferma che sono lo stesso ente, quando denominazioni, nature o codici fiscali sono diversi.',
  })
  confermaStessoEnte: boolean = false;
}

/** Why an ente that something may name is not annulled by itself. */
export const NOMINABILE =
  "L'ente può aver ricevuto richieste o interventi: indica l'ente giusto, che lo sostituisce, o registrane la cessazione";

@Resolver(() => PermessiEnte)
export class AnnullaEnte {
  /**
   * Art. 2 c. 5 f: one body was registered as two enti, or one that the Ambito does not know. Accreditations, PUA, entries of the
   * catalogue and agreements of the double pass to the one that stays, as they were and from their first day on; what both have is
   * annulled once. Casework passes interventi and transmissions when it takes the event. @returns the id of the ente that stays
   */
  @Command(() => Ente, {
    nullable: true,
    description:
      'Annulla un ente registrato due volte: accreditamenti, PUA, prestazioni, accordi, interventi e trasmissioni passano a quello che resta. Oppure annulla un ente registrato per errore, che non ha niente: in questo caso la risposta è vuota (art. 2 c. 5 f).',
    articolo: 'art. 2 c. 5 f',
    ammessi: ['COORDINATORE'],
    reload: (context: GraphContext, id: string | null) => (id === null ? null : context.load(enteReference, 'id', id)),
  })
  async annullaEnte(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'ente." }) input: AnnullaEnteInput,
  ): Promise<string | null> {
    const { id, versione, sostituitoDaId, motivo, confermaStessoEnte } = input;
    if (id === sostituitoDaId)
      throw new BadUserInput(['input', 'sostituitoDaId'], "È lo stesso ente: indica l'altro, che resta");
    await lockTutto(unit, id, sostituitoDaId);
    await lockEnte(unit, id, versione);
    unit.audit('Ente', id);
    if (sostituitoDaId === undefined) {
      await annullaErrato(unit, id, motivo);
      return null;
    }
    await lockEnte(unit, sostituitoDaId, 'any');
    const doppione: Doppione = { da: id, a: sostituitoDaId, motivo };
    await requireStessoEnte(unit, doppione, confermaStessoEnte);
    await requireAttivo(unit, doppione);
    await unisci(unit, doppione);
    return sostituitoDaId;
  }

  @Permesso('Se può annullarlo, quando è stato registrato due volte o per errore.')
  puoAnnullare(@Root() { ambitoId }: EnteRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId;
  }
}

/**
 * Locks what is about to change, in the order in which others do: the Comuni whose PUA an ente exercises, entries of the catalogue, and
 * the two enti by id. Two commands at once that name the same two wait for each other in one order.
 */
async function lockTutto(unit: WriteUnit, id: string, sostituitoDaId: string | undefined): Promise<void> {
  await unit.query(
    `SELECT FROM appartenenza WHERE ambito_id = $2
       AND codice_istat IN (SELECT codice_istat FROM pua WHERE distretto_id = $1 AND ambito_id = $2)
     ORDER BY codice_istat, periodo FOR NO KEY UPDATE`,
    [id, unit.ambitoId],
  );
  await unit.query(
    `SELECT FROM prestazione WHERE ambito_id = $2
       AND (titolare_id = $1 OR id IN (SELECT prestazione_id FROM prestazione_ente WHERE ente_id = $1))
     ORDER BY id FOR UPDATE`,
    [id, unit.ambitoId],
  );
  await unit.query('SELECT FROM ente WHERE id = ANY ($1::uuid[]) AND ambito_id = $2 ORDER BY id FOR UPDATE', [
    [id, ...(sostituitoDaId === undefined ? [] : [sostituitoDaId])],
    unit.ambitoId,
  ]);
}

/** Passes all that the double has, and deletes it. The other services are told of the one that stays first: it has everything then. */
async function unisci(unit: WriteUnit, doppione: Doppione): Promise<void> {
  const { da, a, motivo } = doppione;
  await keepAnnullato(unit, ENTE, da, { motivo, sostituitoDa: a, proprietarioId: a });
  await passAnnullati(unit, da, a);
  await moveAccreditamenti(unit, doppione);
  await movePua(unit, doppione);
  await movePrestazioni(unit, doppione);
  await moveAccordi(unit, doppione);
  await moveCompetenze(unit, doppione);
  await moveDati(unit, doppione);
  await emitEnte(unit, a);
  await emitEnteAnnullato(unit, da, a);
  await unit.query('UPDATE ente_doppione SET ente_id = $2 WHERE ente_id = $1', [da, a]);
  await unit.query('DELETE FROM ente WHERE id = $1', [da]);
  await unit.query('INSERT INTO ente_doppione (id, ente_id) VALUES ($1, $2)', [da, a]);
  unit.audit('Ente', a);
}

/** What an ente ($1) has, by the name that a person reads. */
const LEGAMI = `
  SELECT legame FROM (${LEGAMI_DELL_ENTE}) AS righe WHERE ente_id = $1
  UNION SELECT 'prestazioni' FROM prestazione WHERE titolare_id = $1
  UNION SELECT 'prestazioni' FROM prestazione_ente WHERE ente_id = $1
  ORDER BY legame`;

/** Annuls an ente that was registered by mistake. @throws RuleViolation when it has something, or something may name it */
async function annullaErrato(unit: WriteUnit, id: string, motivo: string): Promise<void> {
  const resta = await unit.query<{ legame: string }>(LEGAMI, [id]);
  if (resta.length > 0)
    throw new RuleViolation(
      'art. 2 c. 5 f',
      `L'ente ha già: ${resta.map(({ legame }) => legame).join(', ')}. Indica l'ente giusto, che lo sostituisce, oppure annulla o togli prima ciò che ha`,
    );
  const [ente] = await unit.query<{ nominabile: boolean }>(
    'SELECT ente_nominabile(ente) AS nominabile FROM ente WHERE id = $1',
    [id],
  );
  if (ente?.nominabile === true) throw new RuleViolation('art. 2 c. 8 e', NOMINABILE);
  await emitEnteAnnullato(unit, id, null);
  await unit.query('DELETE FROM ente_competenza WHERE ente_id = $1', [id]);
  await unit.query('DELETE FROM ente_comune WHERE ente_id = $1', [id]);
  await keepAnnullato(unit, ENTE, id, { motivo });
  await unit.query('DELETE FROM ente_doppione WHERE ente_id = $1', [id]);
  await unit.query('DELETE FROM ente WHERE id = $1', [id]);
}
