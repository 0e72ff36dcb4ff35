// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { dalGiorno, ilGiorno } from '@ambito/orari';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { Admitted, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { loadSedeDaModificare, puoCambiare } from '../../sedi/sede/sede-da-modificare.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../../sedi/sede/sede.ts';
import { endSede, INCARICHI_OLTRE } from './end-sede.ts';

@InputType({ description: 'Una sede da cessare.' })
export class CessaSedeInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Ultimo giorno di attività.' })
  al!: string;

  @Field({
    defaultValue: false,
    description:
      'Conferma che con la sede finiscono le PUA che esercita, e che non cominciano quelle disposte più avanti.',
  })
  confermaPua: boolean = false;
}

/**
 * Art. 2 c. 8 e: with a sede ends the PUA that it exercises, and one that is planned never begins: whoever ends the sede knows for which
 * Comuni somebody else has to exercise it. @throws BadUserInput naming them, unless it was confirmed
 */
export async function requirePuaConfermate(
  unit: WriteUnit,
  { sedeId, al, confermaPua }: Pick<CessaSedeInput, 'sedeId' | 'al' | 'confermaPua'>,
): Promise<void> {
  if (confermaPua) return;
  const finiscono = await unit.query<{ nome: string; dal: string; futura: boolean }>(
    `SELECT nome, lower(pua.periodo) AS dal, lower(pua.periodo) > $2::date AS futura FROM pua JOIN comune USING (codice_istat)
     WHERE sede_id = $1 AND pua.periodo && daterange($2::date + 1, NULL) ORDER BY nome, pua.periodo`,
    [sedeId, al],
  );
  if (finiscono.length === 0) return;
  const quali = finiscono.map(({ nome, dal, futura }) => (futura ? `${nome} (disposta ${dalGiorno(dal)})` : nome));
  throw new BadUserInput(
    ['input', 'confermaPua'],
    `Con la sede finisce la Porta unica di accesso che esercita per ${quali.join(', ')}: conferma, e poi disponi chi la esercita`,
  );
}

@Resolver(() => PermessiSede)
export class CessaSede {
  /** Art. 5 c. 1: a sede ends with its last day, and from the next day the Comune may designate another. */
  @Command(() => Sede, {
    description:
      'Cessa una sede da un giorno in poi: resta nella storia, e il Comune può individuarne un’altra (art. 5).',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: sedeReference,
  })
  async cessaSede(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Quale, e da quando.' }) input: CessaSedeInput,
  ): Promise<string> {
    const { sedeId, versione, al } = input;
    const { attivaDal, attivaAl } = await loadSedeDaModificare(unit, sedeId, versione);
    if (al < attivaDal || (attivaAl !== null && al > attivaAl))
      throw new RuleViolation('art. 5 c. 1', `La sede non è attiva ${ilGiorno(al)}`);
    await requirePuaConfermate(unit, input);
    await endSede(unit, sedeId, al);
    return sedeId;
  }

  @Permesso('Se può cessarla: non finché un incarico vi è senza termine.')
  async puoCessare(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!puoCambiare(sede, autorizzazione, context)) return false;
    const senzaTermine = await context.loadMany<{ owner: string }>(
      'Sede.incarichiSenzaTermine',
      sede.id,
      ({ query }, ids) => query(INCARICHI_OLTRE, [ids, 'infinity']),
    );
    return senzaTermine.length === 0;
  }
}
