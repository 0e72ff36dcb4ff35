// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { comuniDellAmbito } from '../anagrafe/comune-competente.sql.ts';
import { requireComuneNoto } from '../anagrafe/comune-noto.ts';
import { agisceSuCasoAperto } from '../prese-in-carico/chi-puo-agire.ts';
import { endProgetto } from '../progetti/end-progetto.ts';
import { endResponsabilita } from '../responsabilita/end-responsabilita.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { StatoPresaInCarico, TRANSIZIONI } from '../prese-in-carico/stati.ts';
import { changeStato } from '../prese-in-carico/change-stato.ts';
import { loadCasoProprio } from '../prese-in-carico/load-caso.ts';
import { TrasferimentoEntity } from './trasferimento.entity.ts';

@InputType({ description: 'Il trasferimento di una presa in carico ai servizi di un altro Ambito.' })
export class TrasferisciInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field({ description: 'Codice ISTAT del Comune in cui la persona va a vivere, di un altro Ambito.' })
  @CodiceIstat()
  comune!: string;

  @Field({ description: 'Relazione per i servizi che la seguiranno.' })
  @Length(3, 4_000)
  relazione!: string;
}

export const MOTIVO_TRASFERIMENTO = 'Trasferimento ad altro Ambito';

/**
 * @param giorno the day of the transfer
 * @throws BadUserInput at the path for a Comune that does not exist on that day, RuleViolation for one that is of this Ambito then
 */
export async function requireDiAltroAmbito(
  unit: WriteUnit,
  comune: string,
  giorno: string,
  percorso: readonly string[] = ['input', 'comune'],
): Promise<void> {
  await requireComuneNoto(unit, comune, giorno, percorso);
  const [nostro] = await unit.query(`${comuniDellAmbito('$3::date')} AND "codiceIstat" = $2`, [
    unit.ambitoId,
    comune,
    giorno,
  ]);
  if (nostro !== undefined)
    throw new RuleViolation(
      'art. 2 c. 2',
      'Il Comune è di questo Ambito: il caso resta qui, con un altro case manager',
    );
}

@Resolver(() => PermessiPresaInCarico)
export class Trasferisci {
  /**
   * Art. 2 c. 2: a person who goes to live in another Ambito is followed there. The case ends here as it stands: its project is
   * concluded without asking for the outcomes that are missing. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description: 'Il case manager trasferisce una presa in carico ai servizi di un altro Ambito (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async trasferisci(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il trasferimento.' }) input: TrasferisciInput,
  ): Promise<string> {
    const { presaInCaricoId, comune, relazione } = input;
    const caso = await loadCasoProprio(unit, input);
    const passo = { stato: StatoPresaInCarico.TRASFERITA, motivo: MOTIVO_TRASFERIMENTO };
    return changeStato(unit, caso, passo, async () => {
      const data = giornoRoma(unit.adesso);
      await requireDiAltroAmbito(unit, comune, data);
      await endProgetto(unit, presaInCaricoId, { conEsiti: false });
      await unit.manager.insert(TrasferimentoEntity, {
        ambitoId: unit.ambitoId,
        id: uuidv7(),
        presaInCaricoId,
        daStato: caso.stato,
        comune,
        data,
        relazione,
      });
      await endResponsabilita(unit, presaInCaricoId);
    });
  }

  @Permesso('Se può trasferirla ad altro Ambito.')
  async puoTrasferire(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return TRANSIZIONI[presa.stato].includes(StatoPresaInCarico.TRASFERITA) && agisceSuCasoAperto(presa, context);
  }
}
