// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Forbidden, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { type AperturaDatata, aperture, type Calendario, giornoRoma, ilGiorno } from '@ambito/orari';
import type { UnitContext, WriteUnit } from '@ambito/persistence';
import { Admitted, Command, DataIso, type GraphContext, Ora, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { CALENDARIO_SQL } from '../calendario/calendario.sql.ts';
import { fasciaSql } from '../calendario/orari.sql.ts';
import { puoCambiare, sedeIgnota } from '../sede/sede-da-modificare.ts';
import { requireProprioComune } from '../../ambito/comuni/proprio-comune.ts';
import { PermessiSede, type SedeRow } from '../sede/sede.ts';
import { AperturaStraordinariaEntity } from './apertura-straordinaria.entity.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';
import { AperturaStraordinaria } from './apertura-straordinaria.ts';
import { requireNonTrascorsa } from './transizione.ts';

@InputType({ description: "Un'apertura straordinaria da chiedere." })
export class RichiediAperturaInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => DataIso, { description: 'Il giorno, entro un anno.' })
  giorno!: string;

  @Field({ description: 'Ora di apertura, HH:MM.' })
  @Ora()
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM.' })
  @Ora()
  alle!: string;

  @Field({ description: 'La specifica esigenza o il motivo di urgenza.' })
  @Length(3, 500)
  motivo!: string;
}

const GIORNI_AVANTI = 366;

/** These roles ask for an opening only of the sede where they work. */
const OPERATORI: readonly string[] = ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'];

/** The sedi, among $1 (uuid[]), where the operator of an account ($2) works on a day ($3). */
const DOVE_LAVORA = `
  SELECT sede_id AS owner FROM incarico JOIN operatore ON operatore.id = operatore_id
  WHERE sede_id = ANY ($1::uuid[]) AND account = $2 AND periodo @> $3::date`;

/**
 * Art. 5 c. 5: an operator who works at a sede, or its Comune, asks for an opening out of its hours, with the reason. The
 * opening is not over yet, lies outside the hours in which the sede is open already, and overlaps no other requested or
 * authorised opening.
 * @returns the opening's id
 */
export async function richiediApertura(unit: WriteUnit, input: RichiediAperturaInput): Promise<string> {
  const { sedeId, giorno, dalle, alle, motivo } = input;
  if (alle <= dalle) throw new BadUserInput(['input', 'alle'], "L'apertura finisce prima di cominciare");
  const [sede] = await unit.query<Calendario & { codiceIstat: string }>(
    `SELECT calendario.*, codice_istat AS "codiceIstat"
     FROM (${CALENDARIO_SQL} WHERE id = $1 AND ambito_id = $2) AS calendario JOIN sede ON id = owner`,
    [sedeId, unit.ambitoId],
  );
  if (sede === undefined) throw sedeIgnota();
  await requireChiRichiede(unit, sedeId, sede.codiceIstat);
  const apertura = { giorno, dalle, alle };
  requireNonTrascorsa(apertura, unit.adesso);
  if (Date.parse(giorno) - unit.adesso.getTime() > GIORNI_AVANTI * 86_400_000)
    throw new BadUserInput(['input', 'giorno'], 'Il giorno è troppo lontano: si chiede al più un anno prima');
  requireFuoriOrario(sede, apertura);
  const id = uuidv7();
  await unit.manager.insert(AperturaStraordinariaEntity, {
    id,
    ambitoId: unit.ambitoId,
    sedeId,
    giorno,
    fascia: fasciaSql(apertura),
    motivo,
    stato: 'RICHIESTA',
    richiestaDa: unit.context.attore.sub,
    richiestaIl: unit.adesso,
    versione: 1,
  });
  unit.audit('AperturaStraordinaria', id);
  return id;
}

/** @throws Forbidden for an operator who does not work at the sede, and for another Comune */
async function requireChiRichiede(unit: WriteUnit, sedeId: string, codiceIstat: string): Promise<void> {
  const { autorizzazione, attore } = unit.context;
  requireProprioComune(unit.context, codiceIstat);
  if (!OPERATORI.includes(autorizzazione.ruolo)) return;
  const [propria] = await unit.query(DOVE_LAVORA, [[sedeId], attore.sub, giornoRoma(unit.adesso)]);
  if (propria === undefined) throw new Forbidden("Chiede l'apertura straordinaria di una sede chi vi lavora");
}

function requireFuoriOrario(sede: Calendario, apertura: AperturaDatata): void {
  const { giorno } = apertura;
  const [chiesta] = aperture({ ...sede, orari: [], variazioni: [], straordinarie: [apertura] }, giorno, giorno);
  if (chiesta === undefined) throw new RuleViolation('art. 5 c. 5', `La sede non può aprire ${ilGiorno(giorno)}`);
  const consuete = aperture({ ...sede, straordinarie: [] }, giorno, giorno);
  if (consuete.some(({ dalle, alle }) => dalle < chiesta.alle && chiesta.dalle < alle)) throw giaAperta();
}

export const giaAperta = (): RuleViolation =>
  new RuleViolation('art. 5 c. 5', 'In quelle ore la sede è già aperta secondo i suoi orari');

@Resolver(() => PermessiSede)
export class RichiediApertura {
  @Command(() => AperturaStraordinaria, {
    description:
      "Chi lavora in una sede, o il suo Comune, ne chiede l'apertura fuori orario, con il motivo (art. 5 c. 5).",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
    reload: aperturaStraordinariaReference,
  })
  richiediApertura(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'apertura." }) input: RichiediAperturaInput,
  ): Promise<string> {
    return richiediApertura(unit, input);
  }

  @Permesso("Se può chiedere un'apertura straordinaria.")
  async puoRichiedereApertura(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!puoCambiare(sede, autorizzazione, context)) return false;
    if (!OPERATORI.includes(autorizzazione.ruolo)) return true;
    const propria = await context.loadMany<{ owner: string }>('Sede.doveLavora', sede.id, ({ query, attore }, ids) =>
      query(DOVE_LAVORA, [ids, attore.sub, giornoRoma(context.adesso)]),
    );
    return propria.length > 0;
  }
}
