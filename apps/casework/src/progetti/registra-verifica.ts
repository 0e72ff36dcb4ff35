// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { inCorso, requireInCorso } from './stati.ts';
import { EsitoObiettivoInput, requireGiornoInCorso, writeValutazioni } from './write-verifica.ts';

@InputType({ description: 'La verifica di un progetto.' })
export class RegistraVerificaInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La verifica prevista che si è svolta.' })
  verificaId!: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno in cui si è svolta, da quello in cui il progetto è stato accettato a oggi; oggi, se manca.',
  })
  svoltaIl?: string;

  @Field({ description: 'Che cosa ne è emerso.' })
  @Length(3, 4_000)
  relazione!: string;

  @Field(() => [EsitoObiettivoInput], { description: 'Gli obiettivi che si sono valutati.' })
  @AtMost(20)
  obiettivi!: EsitoObiettivoInput[];
}

/** Art. 2 c. 3 d: the case manager verifies the path, objective by objective. */
export async function registraVerifica(unit: WriteUnit, input: RegistraVerificaInput): Promise<string> {
  const { progettoId, verificaId, relazione, obiettivi, svoltaIl = giornoRoma(unit.adesso) } = input;
  const { stato } = await loadProgetto(unit, input);
  requireInCorso(stato, 'si verifica');
  await requireGiornoInCorso(unit, progettoId, svoltaIl);
  const svolta = await unit.query(
    `UPDATE verifica SET svolta = $4, relazione = $5, registrata_il = $6 WHERE ambito_id = $1 AND progetto_id = $2 AND id = $3 AND svolta IS NULL RETURNING 1`,
    [unit.ambitoId, progettoId, verificaId, svoltaIl, relazione, unit.adesso],
  );
  if (svolta.length === 0)
    throw new BadUserInput(['input', 'verificaId'], 'Non è una verifica del progetto ancora da svolgere');
  await writeValutazioni(unit, { progettoId, verificaId, giorno: svoltaIl }, obiettivi);
  return finishProgetto(unit, input);
}

@Resolver(() => PermessiProgetto)
export class RegistraVerifica {
  @Command(() => ProgettoPersonalizzato, {
    description: 'Il case manager registra una verifica (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  registraVerifica(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La verifica.' }) input: RegistraVerificaInput,
  ): Promise<string> {
    return registraVerifica(unit, input);
  }
  @Permesso('Se può registrarne una verifica.')
  async puoVerificare(
    @Root() { stato, presaInCaricoId, daVerificare }: ProgettoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return inCorso(stato) && daVerificare && agisce(presaInCaricoId, context);
  }
}
