// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Root, Arg, Ctx } from 'type-graphql';
import { readVocabolari, requireVoce } from '../anagrafe/vocabolari.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { loadProgetto } from './load-progetto.ts';
import { ProgettoEntity } from './progetto.entity.ts';
import { emitProgetto } from './progetto.evento.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { inCorso, requireInCorso } from './stati.ts';

@InputType({ description: "L'esito di un obiettivo." })
export class EsitoObiettivoInput {
  @Field(() => UUID, { description: "L'obiettivo." })
  obiettivoId!: string;

  @Field({ description: 'Dal vocabolario in vigore (ESITI_OBIETTIVO): RAGGIUNTO, PARZIALE, NON_RAGGIUNTO.' })
  @Length(1, LUNGHEZZA_CODICE)
  esito!: string;
}

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

/** The day of a verification. @throws BadUserInput for one before the project was accepted, or to come */
async function readGiorno(unit: WriteUnit, { progettoId, svoltaIl }: RegistraVerificaInput): Promise<string> {
  const oggi = giornoRoma(unit.adesso);
  if (svoltaIl === undefined) return oggi;
  const [progetto] = await unit.query<{ accettatoIl: Date }>(
    'SELECT accettato_il AS "accettatoIl" FROM progetto WHERE ambito_id = $1 AND id = $2',
    [unit.ambitoId, progettoId],
  );
  if (progetto === undefined) throw new Error(`No Progetto ${progettoId}`);
  const primo = giornoRoma(progetto.accettatoIl);
  if (svoltaIl < primo || svoltaIl > oggi)
    throw new BadUserInput(
      ['input', 'svoltaIl'],
      `Il progetto è in corso da quando è accettato, ${ilGiorno(primo)}: indica un giorno da quello a oggi`,
    );
  return svoltaIl;
}

/** Outcomes with what they count for in the figures. @throws BadUserInput for one that is not in use on the day of the verification */
async function readEsiti(
  unit: WriteUnit,
  obiettivi: readonly EsitoObiettivoInput[],
  giorno: string,
): Promise<readonly (EsitoObiettivoInput & { readonly raggiunto: boolean })[]> {
  const [esiti] = await readVocabolari(unit, 'ESITI_OBIETTIVO');
  return obiettivi.map((obiettivo, indice) => {
    const percorso = ['input', 'obiettivi', String(indice), 'esito'];
    return { ...obiettivo, raggiunto: requireVoce(esiti, obiettivo.esito, giorno, percorso).natura === 'RAGGIUNTO' };
  });
}

/** Art. 2 c. 3 d: the case manager verifies the path, objective by objective. */
export async function registraVerifica(unit: WriteUnit, input: RegistraVerificaInput): Promise<string> {
  const { progettoId, versione, verificaId, relazione, obiettivi } = input;
  const { stato } = await loadProgetto(unit, input);
  requireInCorso(stato, 'Si verifica');
  const giorno = await readGiorno(unit, input);
  const svolta = await unit.query(
    `UPDATE verifica SET svolta = $4, relazione = $5 WHERE ambito_id = $1 AND progetto_id = $2 AND id = $3 AND svolta IS NULL RETURNING 1`,
    [unit.ambitoId, progettoId, verificaId, giorno, relazione],
  );
  if (svolta.length === 0)
    throw new BadUserInput(['input', 'verificaId'], 'Non è una verifica del progetto ancora da svolgere');
  const valutati = await unit.query(
    `UPDATE obiettivo SET esito = v.esito, raggiunto = v.raggiunto
     FROM jsonb_to_recordset($3) AS v ("obiettivoId" uuid, esito text, raggiunto boolean)
     WHERE ambito_id = $1 AND progetto_id = $2 AND id = v."obiettivoId" RETURNING 1`,
    [unit.ambitoId, progettoId, JSON.stringify(await readEsiti(unit, obiettivi, giorno))],
  );
  if (valutati.length !== obiettivi.length)
    throw new BadUserInput(['input', 'obiettivi'], 'Non sono tutti obiettivi del progetto, ciascuno una volta');
  await unit.manager.update(ProgettoEntity, { ambitoId: unit.ambitoId, id: progettoId }, { versione: versione + 1 });
  await emitProgetto(unit, progettoId);
  unit.audit('ProgettoPersonalizzato', progettoId);
  return progettoId;
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
    @Root() { id, stato, presaInCaricoId }: ProgettoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!inCorso(stato)) return false;
    const daSvolgere = await context.loadMany<{ owner: string }>(
      'Progetto.daVerificare',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          'SELECT DISTINCT progetto_id AS owner FROM verifica WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) AND svolta IS NULL',
          [ambitoId, ids],
        ),
    );
    return daSvolgere.length > 0 && agisce(presaInCaricoId, context);
  }
}
