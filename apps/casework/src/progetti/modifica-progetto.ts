// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { InterventoInput } from '../interventi/intervento.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { StatoProgetto } from './stati.ts';
import {
  ObiettivoInput,
  requireInterventi,
  takeOutInterventi,
  takeOutObiettivi,
  takeOutVerifiche,
  writeInterventi,
  writeObiettivi,
  writeVerifiche,
} from './write-progetto.ts';

@InputType({
  description: 'Che cosa cambia di un progetto in bozza: ogni elenco dato prende il posto di quello di prima.',
})
export class ModificaProgettoInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field(() => [ObiettivoInput], { nullable: true, description: 'Gli obiettivi, tutti.' })
  @ArrayNotEmpty()
  @AtMost(20)
  obiettivi?: ObiettivoInput[];

  @Field(() => [InterventoInput], { nullable: true, description: 'Gli interventi, tutti.' })
  @AtMost(50)
  interventi?: InterventoInput[];

  @Field(() => [DataIso], { nullable: true, description: 'I giorni delle verifiche, tutti: almeno uno.' })
  @ArrayNotEmpty()
  @AtMost(50)
  verifiche?: string[];
}

/** The refusal of what is done with a draft only. */
export const nonInBozza = (azione: 'modifica' | 'annulla'): RuleViolation =>
  new RuleViolation(
    'art. 2 c. 3 c',
    `Il progetto non è più in bozza e non si ${azione}: se è stato accettato per errore, si annulla l’accettazione`,
  );

@Resolver(() => PermessiProgetto)
export class ModificaProgetto {
  /**
   * Art. 2 c. 3 c and c. 5 a: a project is worked out with the person. Until it is accepted it binds nobody and is written again as
   * it shall be; whoever accepts it names the version that they read. @returns the project's id
   */
  @Command(() => ProgettoPersonalizzato, {
    description: 'Il case manager modifica un progetto in bozza, prima che sia accettato (art. 2 c. 3 c).',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  async modificaProgetto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Che cosa cambia.' }) input: ModificaProgettoInput,
  ): Promise<string> {
    const { progettoId, obiettivi, interventi, verifiche } = input;
    const { stato } = await loadProgetto(unit, input);
    if (stato !== StatoProgetto.BOZZA) throw nonInBozza('modifica');
    if (obiettivi !== undefined) {
      await takeOutObiettivi(unit, progettoId);
      await writeObiettivi(unit, progettoId, obiettivi);
    }
    if (interventi !== undefined) {
      const linee = await requireInterventi(unit, interventi);
      await takeOutInterventi(unit, progettoId);
      await writeInterventi(unit, progettoId, interventi, linee);
    }
    if (verifiche !== undefined) {
      await takeOutVerifiche(unit, progettoId);
      await writeVerifiche(unit, progettoId, verifiche);
    }
    await unit.query('UPDATE progetto SET modifiche = modifiche || $3::timestamptz WHERE ambito_id = $1 AND id = $2', [
      ...[unit.ambitoId, progettoId, unit.adesso],
    ]);
    return finishProgetto(unit, input);
  }

  @Permesso('Se può modificarlo, finché è in bozza.')
  async puoModificare(@Root() { stato, presaInCaricoId }: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return stato === StatoProgetto.BOZZA && agisce(presaInCaricoId, context);
  }
}
