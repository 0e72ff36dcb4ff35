// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { InterventoInput } from '../interventi/intervento.ts';
import { agisceSuCasoAperto } from '../prese-in-carico/chi-puo-agire.ts';
import { loadCasoProprio } from '../prese-in-carico/load-caso.ts';
import { PermessiPresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { casoInParole, StatoPresaInCarico } from '../prese-in-carico/stati.ts';
import { ProgettoEntity } from './progetto.entity.ts';
import { emitProgetto } from './progetto.evento.ts';
import { ProgettoPersonalizzato } from './progetto.ts';
import { progettoReference } from './progetto.reference.ts';
import { StatoProgetto } from './stati.ts';
import {
  ObiettivoInput,
  requireInterventi,
  writeInterventi,
  writeObiettivi,
  writeVerifiche,
} from './write-progetto.ts';

@InputType({ description: 'Un progetto personalizzato da redigere.' })
export class RedigiProgettoInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione della presa in carico che si è letta.' })
  versione!: number;

  @Field(() => [ObiettivoInput], { description: 'Gli obiettivi.' })
  @ArrayNotEmpty()
  @AtMost(20)
  obiettivi!: ObiettivoInput[];

  @Field(() => [InterventoInput], { description: 'Gli interventi.' })
  @AtMost(50)
  interventi!: InterventoInput[];

  @Field(() => [DataIso], { description: 'I giorni delle verifiche: almeno uno.' })
  @ArrayNotEmpty()
  @AtMost(50)
  verifiche!: string[];
}

/** Art. 2 c. 3 c: the case manager drafts the project of a case in charge; it is active once accepted. @returns the project's id */
export async function redigiProgetto(unit: WriteUnit, input: RedigiProgettoInput): Promise<string> {
  const { presaInCaricoId, obiettivi, interventi, verifiche } = input;
  const { ambitoId } = unit;
  const { stato } = await loadCasoProprio(unit, input);
  if (stato !== StatoPresaInCarico.IN_CARICO)
    throw new RuleViolation('art. 2 c. 3 c', `${casoInParole(stato)}: il progetto si redige per un caso in carico`);
  const linee = await requireInterventi(unit, interventi);
  const id = uuidv7();
  await unit.manager.insert(ProgettoEntity, {
    ambitoId,
    id,
    presaInCaricoId,
    stato: StatoProgetto.BOZZA,
    redattoIl: unit.adesso,
    versione: 1,
  });
  await writeObiettivi(unit, id, obiettivi);
  await writeVerifiche(unit, id, verifiche);
  await writeInterventi(unit, id, interventi, linee);
  await emitProgetto(unit, id);
  unit.audit('ProgettoPersonalizzato', id);
  return id;
}

@Resolver(() => PermessiPresaInCarico)
export class RedigiProgetto {
  @Command(() => ProgettoPersonalizzato, {
    description: 'Il case manager redige il progetto (art. 2 c. 3 c).',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  redigiProgetto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il progetto.' }) input: RedigiProgettoInput,
  ): Promise<string> {
    return redigiProgetto(unit, input);
  }
  @Permesso('Se può redigerne il progetto.')
  async puoRedigereProgetto(@Root() presa: PresaInCaricoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (presa.stato !== StatoPresaInCarico.IN_CARICO || !(await agisceSuCasoAperto(presa, context))) return false;
    const aperti = await context.loadMany<{ owner: string }>(
      'PresaInCarico.progettiAperti',
      presa.id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT presa_in_carico_id AS owner FROM progetto
           WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) AND NOT progetto_finito(stato)`,
          [ambitoId, ids],
        ),
    );
    return aperti.length === 0;
  }
}
