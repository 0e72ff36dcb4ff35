// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { aperture, type AperturaDatata, type Calendario } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { Length, Matches } from 'class-validator';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { CALENDARIO_SQL } from '../orari/calendario.sql.ts';
import { ORA } from '../orari/fascia-oraria.ts';
import { fasciaSql } from '../orari/orari.sql.ts';
import { requireChiRichiede } from './chi-richiede.ts';
import { requireNonFinita } from './transizione.ts';
import { AperturaStraordinaria } from './apertura-straordinaria.ts';
import { aperturaStraordinariaReference } from './apertura-straordinaria.reference.ts';

@InputType({ description: "Un'apertura straordinaria da chiedere." })
export class RichiediAperturaInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => DataIso, { description: 'Il giorno, entro un anno.' })
  giorno!: string;

  @Field({ description: 'Ora di apertura, HH:MM.' })
  @Matches(ORA)
  dalle!: string;

  @Field({ description: 'Ora di chiusura, HH:MM.' })
  @Matches(ORA)
  alle!: string;

  @Field({ description: 'La specifica esigenza o il motivo di urgenza.' })
  @Length(3, 500)
  motivo!: string;
}

const GIORNI_AVANTI = 366;

/**
 * Art. 5 c. 5: whoever works at a sede, or its Comune, asks for an opening out of its hours, with the reason. It must not be
 * over yet, nor be within hours that are open anyway, nor overlap another that is asked for or authorised. @returns its id
 */
export async function richiediApertura(unit: WriteUnit, input: RichiediAperturaInput): Promise<string> {
  const { sedeId, giorno, dalle, alle, motivo } = input;
  if (alle <= dalle) throw new BadUserInput(['input', 'alle'], "L'apertura finisce prima di cominciare");
  const [sede] = await unit.query<Calendario & { codiceIstat: string }>(
    `SELECT calendario.*, codice_istat AS "codiceIstat"
     FROM (${CALENDARIO_SQL} WHERE id = $1 AND ambito_id = $2) AS calendario JOIN sede ON id = owner`,
    [sedeId, unit.ambitoId],
  );
  if (sede === undefined) throw new NotFound('Sede non trovata');
  await requireChiRichiede(unit, sedeId, sede.codiceIstat);
  const apertura = { giorno, dalle, alle };
  requireNonFinita(apertura, unit.adesso);
  if (Date.parse(giorno) - unit.adesso.getTime() > GIORNI_AVANTI * 86_400_000)
    throw new BadUserInput(['input', 'giorno'], 'Si chiede al più un anno prima');
  requireFuoriOrario(sede, apertura);
  const id = uuidv7();
  await unit.query(
    `INSERT INTO apertura_straordinaria (id, ambito_id, sede_id, giorno, fascia, motivo, stato, richiesta_da, richiesta_il)
     VALUES ($1, $2, $3, $4, $5, $6, 'RICHIESTA', $7, $8)`,
    [id, unit.ambitoId, sedeId, giorno, fasciaSql(apertura), motivo, unit.context.attore.sub, unit.adesso],
  );
  unit.audit('AperturaStraordinaria', id);
  return id;
}

function requireFuoriOrario(sede: Calendario, apertura: AperturaDatata): void {
  const { giorno } = apertura;
  const [chiesta] = aperture({ ...sede, orari: [], variazioni: [], straordinarie: [apertura] }, giorno, giorno);
  if (chiesta === undefined)
    throw new RuleViolation('art. 5 c. 5', 'In quel giorno a quell’ora la sede non può aprire');
  const consuete = aperture({ ...sede, straordinarie: [] }, giorno, giorno);
  if (consuete.some(({ dalle, alle }) => dalle < chiesta.alle && chiesta.dalle < alle))
    throw new RuleViolation('art. 5 c. 5', 'In quelle ore la sede è già aperta secondo i suoi orari');
}

@Resolver()
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
}
