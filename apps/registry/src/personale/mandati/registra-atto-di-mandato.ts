// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, UUID, Command, Unit, azioneOfCommand } from '@ambito/subgraph';
import { ArrayMaxSize, ArrayNotEmpty, Length, Matches } from 'class-validator';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { ammettePer, requireProprioComune } from '../../sedi/sede/sede-di-chi.ts';
import { AttoDiMandatoEntity, AttoDiMandatoOperatoreEntity } from './atto-di-mandato.entity.ts';
import { Qualifica } from '../operatori/operatore.ts';
import { emitAttoDiMandato } from './atto-di-mandato.evento.ts';
import { AttoDiMandato } from './atto-di-mandato.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';

@InputType({ description: 'Un atto di mandato da registrare.' })
export class RegistraAttoDiMandatoInput {
  @Field({ description: 'Codice ISTAT del Comune che lo ha adottato.' })
  @Matches(/^\d{6}$/)
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
  @ArrayMaxSize(500)
  operatori!: string[];
}

/** Whether whoever reads may record a mandate of a Comune: one that is, was or will be associated. Batched. */
export async function puoRegistrareMandato(codiceIstat: string, context: GraphContext): Promise<boolean> {
  if (!ammettePer(azioneOfCommand(RegistraAttoDiMandato), codiceIstat, context)) return false;
  const associati = await context.loadMany<{ owner: string }>('Comune.conMandato', codiceIstat, (lettura, codici) =>
    lettura.query(
      'SELECT codice_istat AS owner FROM appartenenza WHERE codice_istat = ANY ($1::text[]) AND ambito_id = $2',
      [codici, lettura.ambitoId],
    ),
  );
  return associati.length > 0;
}

/**
 * Art. 2 c. 3: an associated Comune formalises the mandate of the assistenti sociali assigned to it; a Comune does so for
 * itself only, and while it is associated, by the constraint `atto_di_mandato_di_comune_associato`. Without one in force, no presa in carico for that Comune but an urgent one. @returns the act's id
 */
export async function registraAttoDiMandato(unit: WriteUnit, input: RegistraAttoDiMandatoInput): Promise<string> {
  const { codiceIstat, numero, data, organo, dal, al } = input;
  requireProprioComune(unit.context, codiceIstat, 'Un Comune dà mandato solo per sé');
  if (data > dal) throw new BadUserInput(['input', 'dal'], "Il mandato non comincia prima della data dell'atto");
  if (al !== undefined && al < dal) throw new BadUserInput(['input', 'al'], 'Il mandato finisce dopo il suo inizio');
  const [membro] = await unit.query<{ fine: string | null }>(
    'SELECT upper(periodo) - 1 AS fine FROM appartenenza WHERE codice_istat = $1 AND ambito_id = $2 AND periodo @> $3::date',
    [codiceIstat, unit.ambitoId, dal],
  );
  if (membro === undefined)
    throw new RuleViolation(
      'art. 2 c. 3',
      `Il mandato è dei Comuni associati: il Comune ${codiceIstat} non fa parte dell'Ambito il ${dal}`,
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
  await unit.manager.insert(
    AttoDiMandatoOperatoreEntity,
    operatori.map((operatoreId) => ({
      ambitoId: unit.ambitoId,
      attoId: id,
      operatoreId,
      qualifica: Qualifica.ASSISTENTE_SOCIALE,
    })),
  );
  await emitAttoDiMandato(unit, id);
  unit.audit('AttoDiMandato', id);
  return id;
}

async function requireAssistenti(unit: WriteUnit, operatori: readonly string[]): Promise<void> {
  const noti = await unit.query<{ id: string; nominativo: string; qualifica: string }>(
    `SELECT id, nome || ' ' || cognome AS nominativo, qualifica FROM operatore
     WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) ORDER BY cognome, nome, id FOR SHARE`,
    [unit.ambitoId, operatori],
  );
  const altri = noti.filter(({ qualifica }) => qualifica !== 'ASSISTENTE_SOCIALE');
  const ignoti = operatori.filter((id) => noti.every((noto) => noto.id !== id.toLowerCase()));
  if (altri.length === 0 && ignoti.length === 0) return;
  const manca = [
    ...altri.map(({ nominativo, qualifica }) => `${nominativo} ha qualifica ${qualifica}`),
    ...(ignoti.length === 0 ? [] : [`non sono operatori dell'Ambito: ${ignoti.length}`]),
  ];
  throw new RuleViolation('art. 2 c. 3', `Il mandato è degli assistenti sociali dell'Ambito: ${manca.join('; ')}`, {
    operatori: [...altri.map(({ id }) => id), ...ignoti],
  });
}

@Resolver()
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
}
