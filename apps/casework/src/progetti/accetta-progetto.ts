// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { Forbidden } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Admitted, Command, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { IsIn, Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { adjustImpegni } from '../bilancio/adjust-impegni.ts';
import { requireAffidamentiCoperti } from '../interventi/affidamento.ts';
import { unmarkScoperti } from '../interventi/mark-scoperti.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { ProgettoEntity } from './progetto.entity.ts';
import { dellaPersona, progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { requireTransizione, StatoProgetto, TRANSIZIONI } from './stati.ts';

@InputType({ description: "L'accettazione di un progetto." })
export class AccettaProgettoInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Field({ defaultValue: 'PERSONA', description: 'Chi accetta: PERSONA o TUTORE.' })
  @IsIn(['PERSONA', 'TUTORE'])
  accettatoDa: string = 'PERSONA';

  @Field({ description: "L'accettazione con le parole di chi la dà." })
  @Length(3, 4_000)
  parole!: string;
}

/**
 * Art. 2 c. 5 a: the project is the person's too. The person accepts it, signed in, or the case manager records the
 * acceptance given by the person or the guardian; only then is it active.
 */
export async function accettaProgetto(unit: WriteUnit, input: AccettaProgettoInput): Promise<string> {
  const { progettoId, versione, accettatoDa, parole } = input;
  const accettatoConAccesso = unit.context.autorizzazione.ruolo === 'CITTADINO';
  if (accettatoConAccesso && accettatoDa !== 'PERSONA')
    throw new Forbidden('L’accettazione sarebbe del tutore: con il proprio accesso si accetta per sé');
  const { stato } = await loadProgetto(unit, input);
  requireTransizione(stato, StatoProgetto.ATTIVO);
  await requireAffidamentiCoperti(unit, progettoId);
  await unmarkScoperti(unit, progettoId);
  await unit.manager.update(
    ProgettoEntity,
    { ambitoId: unit.ambitoId, id: progettoId },
    { stato: StatoProgetto.ATTIVO, accettatoIl: unit.adesso, accettatoDa, parole, accettatoConAccesso },
  );
  await adjustImpegni(unit, progettoId);
  return finishProgetto(unit, { progettoId, versione });
}

@Resolver(() => PermessiProgetto)
export class AccettaProgetto {
  @Command(() => ProgettoPersonalizzato, {
    description: 'La persona accetta il progetto, o il case manager ne registra l’accettazione (art. 2 c. 5 a).',
    articolo: 'art. 2 c. 5 a',
    ammessi: ['CITTADINO', 'ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  accettaProgetto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accettazione." }) input: AccettaProgettoInput,
  ): Promise<string> {
    return accettaProgetto(unit, input);
  }
  @Permesso('Se può accettarlo, o registrarne l’accettazione.')
  async puoAccettare(
    @Root() { id, stato, presaInCaricoId }: ProgettoRow,
    @Admitted() { ruolo }: Autorizzazione,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!TRANSIZIONI[stato].includes(StatoProgetto.ATTIVO)) return false;
    const scoperti = await context.loadMany<{ owner: string }>('Progetto.scoperto', id, ({ query, ambitoId }, ids) =>
      query(SCOPERTI, [ambitoId, ids]),
    );
    if (scoperti.length > 0) return false;
    if (ruolo !== 'CITTADINO') return agisce(presaInCaricoId, context);
    const propri = await context.loadMany<{ owner: string }>(
      'Progetto.delCittadino',
      id,
      ({ query, ambitoId, attore }, ids) => query(DEL_CITTADINO, [ambitoId, ids, attore.codiceFiscale ?? null]),
    );
    return propri.length > 0;
  }
}

/** Among projects ($2), those with an intervento whose ente is not accredited on some of its days. */
const SCOPERTI = `
  SELECT DISTINCT progetto_id AS owner FROM intervento
  WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) AND ente_id IS NOT NULL
    AND giorni_scoperti(ambito_id, ente_id, prestazione, periodo) <> '{}'`;

/** Among projects ($2), those of the person who has signed in ($3). */
const DEL_CITTADINO = `
  SELECT g.id AS owner FROM progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
  WHERE g.ambito_id = $1 AND g.id = ANY ($2::uuid[]) AND ${dellaPersona('$3')}`;
