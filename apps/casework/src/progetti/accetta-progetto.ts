// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, Forbidden, NotFound, RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { IsIn, Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { requireCaseManager } from '../anagrafe/operatore-in-servizio.ts';
import { impegna } from '../bilancio/impegna.ts';
import { requireAffidamentiCoperti } from '../interventi/affidamento.ts';
import { emitProgetto } from './progetto.evento.ts';
import { ProgettoPersonalizzato } from './progetto.ts';
import { progettoReference } from './progetto.reference.ts';

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
export async function accettaProgetto(
  unit: WriteUnit,
  { progettoId, versione, accettatoDa, parole }: AccettaProgettoInput,
): Promise<string> {
  const [progetto] = await unit.query<{
    stato: string;
    versione: number;
    presaInCaricoId: string;
    codiceFiscale: string | null;
  }>(
    `SELECT g.stato, g.versione, presa_in_carico_id AS "presaInCaricoId", codice_fiscale AS "codiceFiscale"
     FROM progetto g
     JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
     JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
     JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
     WHERE g.ambito_id = $1 AND g.id = $2 FOR UPDATE OF g`,
    [unit.ambitoId, progettoId],
  );
  const { attore, autorizzazione } = unit.context;
  const cittadino = autorizzazione.ruolo === 'CITTADINO';
  if (
    progetto === undefined ||
    (cittadino && (progetto.codiceFiscale === null || progetto.codiceFiscale !== attore.codiceFiscale))
  ) {
    throw new NotFound('Progetto non trovato');
  }
  if (!cittadino) await requireCaseManager(unit, progetto.presaInCaricoId);
  if (cittadino && accettatoDa !== 'PERSONA') throw new Forbidden('Chi accede accetta per sé');
  if (progetto.versione !== versione)
    throw new Conflict('Il progetto è stato modificato nel frattempo', progetto.versione);
  if (progetto.stato !== 'BOZZA')
    throw new RuleViolation('art. 2 c. 5 a', `Si accetta un progetto in BOZZA: questo è ${progetto.stato}`);
  await requireAffidamentiCoperti(unit, progettoId);
  await unit.query(
    `UPDATE progetto SET stato = 'ATTIVO', accettato_il = $3, accettato_da = $4, parole = $5, versione = versione + 1
     WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, progettoId, unit.adesso, accettatoDa, parole],
  );
  await impegna(unit, progettoId);
  await emitProgetto(unit, progettoId);
  unit.audit('ProgettoPersonalizzato', progettoId);
  return progettoId;
}

@Resolver()
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
}
