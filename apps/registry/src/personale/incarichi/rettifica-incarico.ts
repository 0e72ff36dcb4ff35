// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { CodiceIstat, Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length, Max, Min } from 'class-validator';
import { Arg, Field, Float, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { requireAssociato, requireLuogo } from './conferisci-incarico.ts';
import { requireMinimoDopo } from './giorni-persi.ts';
import { INCARICO, IncaricoEntity } from '../operatori/incarico.entity.ts';
import { MotivoFineIncarico, PermessiIncarico } from './incarico.ts';
import { findIncarico } from './load-incarico.ts';
import { requireTempoPieno } from './tempo-pieno.ts';

@UpdateInput(IncaricoEntity, 'Un incarico che era sbagliato, e come doveva essere', ['al', 'fineMotivo'])
export class RettificaIncaricoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'incarico sbagliato, anche non ancora cominciato, in corso o finito." })
  incaricoId!: string;

  @Motivo()
  motivo!: string;

  @Field(() => UUID, { nullable: true, description: 'La sede.' })
  sedeId?: string;

  @Field(() => String, { nullable: true, description: 'Codice ISTAT del Comune, se non è in una sede.' })
  @CodiceIstat()
  codiceIstat?: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; null se non ne ha.' })
  al?: string | null;

  @Field(() => MotivoFineIncarico, {
    nullable: true,
    description: 'Perché finisce quel giorno. Di un ultimo giorno corretto, se manca, il motivo non è detto.',
  })
  fineMotivo?: MotivoFineIncarico | null;

  @Field(() => Float, { nullable: true, description: 'Tempo pieno equivalente, da 0 (escluso) a 1.' })
  @Min(0.01)
  @Max(1)
  fte?: number;

  @Field(() => UUID, { nullable: true, description: 'Il titolo di servizio.' })
  titoloId?: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto." })
  @Length(3, 200)
  atto?: string;

  @Field({
    defaultValue: false,
    description: "Conferma che l'Ambito resta sotto un assistente sociale ogni 10.000 residenti (art. 4 c. 1).",
  })
  confermaSottoMinimo: boolean = false;
}

@Resolver(() => PermessiIncarico)
export class RettificaIncarico {
  /**
   * Art. 8 c. 1: an incarico was written wrongly. It is annulled, and another one says how it was from its first day on. A requested
   * end stays requested. The figures of past days follow. @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      'Rettifica un incarico scritto male: quello sbagliato è annullato e un altro lo sostituisce fin dal suo inizio (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async rettificaIncarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'incarico." }) input: RettificaIncaricoInput,
  ): Promise<string> {
    const { operatoreId, versione, incaricoId, motivo, titoloId, atto, fte, confermaSottoMinimo } = input;
    const { natura } = await loadOperatore(unit, operatoreId, versione);
    const prima = await findIncarico(unit, operatoreId, incaricoId);
    const dal = input.dal ?? prima.dal;
    const al = input.al === undefined ? prima.al : input.al;
    if (al !== null && al < dal)
      throw new BadUserInput(
        ['input', 'al'],
        "L'incarico finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
      );
    const corretto = await rettifica(
      unit,
      INCARICO,
      incaricoId,
      {
        ...(await luogo(unit, input, prima, { dal, al })),
        ...{ titoloId, atto, fte: fte?.toFixed(2), periodo: `[${dal},${al ?? ''}]` },
        ...{ senzaSuccessore: null, successioneVersione: 0, ...motivoDellaFine(input, prima, al) },
      },
      { motivo },
    );
    if (natura === 'ASSISTENTE_SOCIALE')
      await requireMinimoDopo(unit, prima, await findIncarico(unit, operatoreId, corretto), confermaSottoMinimo);
    await requireTempoPieno(unit, operatoreId);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può rettificarlo.')
  puoRettificare(): boolean {
    return true;
  }
}

/**
 * The reason of the end goes with its day: of another last day nobody has said it. That of a requested end stays with the request.
 * @throws BadUserInput for the reason of an end that is not there, or is still requested
 */
function motivoDellaFine(
  { fineMotivo }: RettificaIncaricoInput,
  prima: { readonly al: string | null; readonly fineRichiesta: string | null },
  al: string | null,
): { fineMotivo?: MotivoFineIncarico | null } {
  if (typeof fineMotivo === 'string' && (al === null || prima.fineRichiesta !== null))
    throw new BadUserInput(
      ['input', 'fineMotivo'],
      al === null
        ? 'Non ha un ultimo giorno: non c’è il motivo di una fine'
        : 'La fine è chiesta: prima si ritira la richiesta',
    );
  if (fineMotivo !== undefined) return { fineMotivo };
  return al === prima.al || prima.fineRichiesta !== null ? {} : { fineMotivo: null };
}

interface Luogo {
  readonly sedeId: string | null;
  readonly codiceIstat: string | null;
}

/**
 * The place of the corrected incarico: the given one, or the old one.
 * @throws BadUserInput for two places, NotFound for one that is not the Ambito's, RuleViolation for a Comune that is no member
 */
async function luogo(
  unit: WriteUnit,
  { sedeId, codiceIstat }: RettificaIncaricoInput,
  prima: Luogo,
  { dal, al }: { dal: string; al: string | null },
): Promise<Luogo> {
  if (sedeId !== undefined && codiceIstat !== undefined)
    throw new BadUserInput(['input', 'sedeId'], 'Indica la sede oppure il Comune');
  const altro = sedeId !== undefined || codiceIstat !== undefined;
  const dove = altro ? { sedeId: sedeId ?? null, codiceIstat: codiceIstat ?? null } : prima;
  await requireLuogo(unit, dove.sedeId, dove.codiceIstat, dal);
  if (dove.codiceIstat !== null) await requireAssociato(unit, dove.codiceIstat, dal, al);
  return { sedeId: dove.sedeId, codiceIstat: dove.codiceIstat };
}
