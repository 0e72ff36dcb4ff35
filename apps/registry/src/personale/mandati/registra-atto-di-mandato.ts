// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import {
  Admitted,
  AtMost,
  CodiceIstat,
  Command,
  DataIso,
  type GraphContext,
  Permesso,
  Unit,
  UUID,
} from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { comuneInParole } from '../../ambito/comuni/comune-in-parole.ts';
import { PermessiComune, type ComuneRow } from '../../ambito/comuni/comune.ts';
import { requireProprioComune, riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { AttoDiMandatoEntity, AttoDiMandatoOperatoreEntity } from './atto-di-mandato.entity.ts';
import { emitAttoDiMandato } from './atto-di-mandato.evento.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';
import { AttoDiMandato } from './atto-di-mandato.ts';

@InputType({ description: 'Un atto di mandato da registrare.' })
export class RegistraAttoDiMandatoInput {
  @Field({ description: 'Codice ISTAT del Comune che lo ha adottato.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field({ description: 'Numero.' })
  @Length(1, 50)
  numero!: string;

  @Field(() => DataIso, { description: 'Data.' })
  data!: string;

  @Field({ description: 'Organo che lo ha adottato, ad esempio Giunta comunale.' })
  @Length(3, 100)
  organo!: string;

  @Field(() => DataIso, { description: "Primo giorno di efficacia, non prima della data dell'atto." })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => [UUID], { description: 'Gli assistenti sociali a cui dà mandato.' })
  @ArrayNotEmpty()
  @AtMost(500)
  operatori!: string[];
}

/**
 * Art. 2 c. 3: an associated Comune gives a mandate to the assistenti sociali assigned to it. A Comune does so for itself
 * only, and while it is associated (constraint `atto_di_mandato_di_comune_associato`). Without a mandate in force only an
 * urgent presa in carico begins for that Comune. @returns the act's id
 */
export async function registraAttoDiMandato(unit: WriteUnit, input: RegistraAttoDiMandatoInput): Promise<string> {
  const { codiceIstat, numero, data, organo, dal, al } = input;
  requireProprioComune(unit.context, codiceIstat, 'Un Comune dà mandato solo per sé');
  if (data > dal) throw primaDellAtto();
  if (al !== undefined && al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      'Il mandato finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
    );
  const [membro] = await unit.query<{ fine: string | null }>(
    'SELECT upper(periodo) - 1 AS fine FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date',
    [codiceIstat, unit.ambitoId, dal],
  );
  if (membro === undefined)
    throw new RuleViolation(
      'art. 2 c. 3',
      `Il mandato è dei Comuni associati: ${ilGiorno(dal)} il ${await comuneInParole(unit, codiceIstat)} non fa parte dell'Ambito`,
      { comune: codiceIstat, giorno: dal },
    );
  const fine = al ?? membro.fine;
  const operatori = [...new Set(input.operatori)];
  await requireAssistenti(unit, operatori);
  const id = uuidv7();
  await unit.manager.insert(AttoDiMandatoEntity, {
    id,
    ambitoId: unit.ambitoId,
    codiceIstat,
    numero,
    data,
    organo,
    periodo: fine === null ? `[${dal},)` : `[${dal},${fine}]`,
    versione: 1,
  });
  await insertOperatori(unit, id, operatori);
  await emitAttoDiMandato(unit, id);
  unit.audit('AttoDiMandato', id);
  return id;
}

/** Writes to whom an act gives the mandate; somebody who is named twice gets it once. */
export async function insertOperatori(unit: WriteUnit, attoId: string, operatori: readonly string[]): Promise<void> {
  await unit.manager.insert(
    AttoDiMandatoOperatoreEntity,
    [...new Set(operatori)].map((operatoreId) => ({
      ambitoId: unit.ambitoId,
      attoId,
      operatoreId,
    })),
  );
}

/** @throws RuleViolation for operators who are not assistenti sociali of the Ambito */
export async function requireAssistenti(unit: WriteUnit, operatori: readonly string[]): Promise<void> {
  const noti = await unit.query<{ id: string; nominativo: string; natura: string }>(
    `SELECT id, nome || ' ' || cognome AS nominativo, natura FROM operatore
     WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) ORDER BY cognome, nome, id FOR SHARE`,
    [unit.ambitoId, operatori],
  );
  const altri = noti.filter(({ natura }) => natura !== 'ASSISTENTE_SOCIALE');
  const ignoti = operatori.filter((id) => noti.every((noto) => noto.id !== id.toLowerCase()));
  if (altri.length === 0 && ignoti.length === 0) return;
  const manca = [
    ...altri.map(({ nominativo }) => `${nominativo} ha un'altra qualifica`),
    ...(ignoti.length === 1 ? ["un operatore non è dell'Ambito"] : []),
    ...(ignoti.length > 1 ? [`${ignoti.length} operatori non sono dell'Ambito`] : []),
  ];
  throw new RuleViolation('art. 2 c. 3', `Il mandato è degli assistenti sociali dell'Ambito: ${manca.join('; ')}`, {
    operatori: [...altri.map(({ id }) => id), ...ignoti],
  });
}

export const primaDellAtto = (): BadUserInput =>
  new BadUserInput(['input', 'dal'], "Il mandato comincerebbe prima della data dell'atto: correggi uno dei due giorni");

@Resolver(() => PermessiComune)
export class RegistraAttoDiMandato {
  @Command(() => AttoDiMandato, {
    description: 'Registra l’atto con cui un Comune dà mandato agli assistenti sociali (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: attoDiMandatoReference,
  })
  registraAttoDiMandato(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'atto." }) input: RegistraAttoDiMandatoInput,
  ): Promise<string> {
    return registraAttoDiMandato(unit, input);
  }

  @Permesso('Se può registrarvi un atto di mandato.')
  async puoRegistrareMandato(
    @Root() { codiceIstat }: ComuneRow,
    @Ctx() context: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): Promise<boolean> {
    if (!riguarda(autorizzazione, codiceIstat)) return false;
    // The Comune is, was or will be associated: a mandate need not begin today.
    const associati = await context.loadMany<{ owner: string }>('Comune.conMandato', codiceIstat, (lettura, codici) =>
      lettura.query(
        'SELECT codice_istat AS owner FROM appartenenza WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2',
        [codici, lettura.ambitoId],
      ),
    );
    return associati.length > 0;
  }
}
