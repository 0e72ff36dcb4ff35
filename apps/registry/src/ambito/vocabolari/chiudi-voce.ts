// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Unit } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE, natureDelProgramma } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { advanceVocabolario } from './advance.ts';
import { readVocabolario } from './read-vocabolario.ts';
import { emitVocabolario } from './vocabolario.evento.ts';
import { NomeVocabolario, Vocabolario } from './vocabolario.ts';

@InputType({ description: 'Una voce da chiudere.' })
export class ChiudiVoceInput {
  @Field(() => NomeVocabolario, { description: 'Il vocabolario.' })
  vocabolario!: NomeVocabolario;

  @Field(() => Int, { description: 'Versione del vocabolario che si è letta.' })
  versione!: number;

  @Field({ description: 'Codice.' })
  @Length(1, LUNGHEZZA_CODICE)
  codice!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno di uso, compreso: oggi o dopo.' })
  al!: string;
}

/** The refusal of an entry that the program itself writes. */
export const delProgramma = (): BadUserInput =>
  new BadUserInput(
    ['input', 'codice'],
    'Questa voce la registra il programma stesso: non si aggiunge, non si chiude e non si rettifica',
  );

/** @param codici the needs, when they are known */
export const areaConBisogni = (codici: readonly string[] = []): BadUserInput =>
  new BadUserInput(
    ['input', 'al'],
    `Dei bisogni di quest’area durano oltre questo giorno${codici.length === 0 ? '' : `: ${codici.join(', ')}`}. Prima si chiudono quelli`,
  );

/** Requires that no need outlasts its area. @throws BadUserInput with the needs that would */
async function requireSenzaBisogni(unit: WriteUnit, area: string, al: string): Promise<void> {
  const durano = await unit.query<{ codice: string }>(
    `SELECT DISTINCT codice FROM voce_vocabolario WHERE vocabolario = 'BISOGNI' AND area = $1
       AND NOT periodo * daterange($2::date, NULL, '()') <@ (
         SELECT coalesce(range_agg(a.periodo), '{}') FROM voce_vocabolario AS a
         WHERE a.vocabolario = 'AREE_UTENZA' AND a.codice = $1 AND lower(a.periodo) > $2::date)
     ORDER BY codice`,
    [area, al],
  );
  if (durano.length > 0) throw areaConBisogni(durano.map(({ codice }) => codice));
}

@Resolver()
export class ChiudiVoce {
  /** Art. 11 c. 1: an entry is no longer used after a day. Records that have it keep its meaning. */
  @Command(() => Vocabolario, {
    description: 'Chiude una voce di un vocabolario a una data; chi l’ha usata la conserva.',
    articolo: 'art. 2 c. 5 p, q',
    ammessi: ['AMMINISTRATORE'],
    reload: (context: GraphContext, nome: NomeVocabolario) => readVocabolario(context, nome),
  })
  async chiudiVoce(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La voce.' }) { vocabolario, versione, codice, al }: ChiudiVoceInput,
  ): Promise<NomeVocabolario> {
    const oggi = giornoRoma(unit.adesso);
    if (al < oggi) throw new BadUserInput(['input', 'al'], 'Il giorno è passato: una voce si chiude da oggi in poi');
    const nome = await advanceVocabolario(unit, vocabolario, versione);
    const [sua] = await unit.query(
      'SELECT 1 FROM voce_vocabolario WHERE vocabolario = $1 AND codice = $2 AND natura = ANY ($3)',
      [vocabolario, codice, natureDelProgramma(vocabolario)],
    );
    if (sua !== undefined) throw delProgramma();
    if (vocabolario === NomeVocabolario.AREE_UTENZA) await requireSenzaBisogni(unit, codice, al);
    // The entry in use on that day or, if there is none, the last entry before that is still in use today. Its end may move
    // either way.
    const chiusa = await unit.query(
      `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), $3::date, '[]'), registrata_il = $4
     WHERE vocabolario = $1 AND codice = $2 AND lower(periodo) = (
       SELECT max(lower(periodo)) FROM voce_vocabolario
       WHERE vocabolario = $1 AND codice = $2 AND lower(periodo) <= $3::date AND NOT coalesce(upper(periodo) <= $5::date, false))
     RETURNING 1`,
      [vocabolario, codice, al, unit.adesso, oggi],
    );
    if (chiusa.length === 0) throw new NotFound('Nessuna voce in uso con questo codice');
    await emitVocabolario(unit, nome);
    unit.audit('Vocabolario', vocabolario);
    return vocabolario;
  }
}
