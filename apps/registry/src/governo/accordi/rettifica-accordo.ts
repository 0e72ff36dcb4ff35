// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import { requireCorretto, writeCorretto, type WriteUnit } from '@ambito/persistence';
import {
  AtMost,
  CodiceIstat,
  Command,
  DataIso,
  type GraphContext,
  Motivo,
  Permesso,
  Unit,
  UpdateInput,
  UUID,
} from '@ambito/subgraph';
import { ArrayUnique, Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { ACCORDO, AccordoEntity } from './accordo.entity.ts';
import { accordoReference } from './accordo.reference.ts';
import { Accordo, PermessiAccordo, TipoAccordo, type AccordoRow } from './accordo.ts';
import { annullaAccordo } from './annulla-accordo.ts';
import { loadAccordo } from './load-accordo.ts';
import { requireGiorniDellAccordo } from './registra-accordo.ts';
import { senzaParti, writeParti } from './write-parti.ts';

@UpdateInput(AccordoEntity, 'Un accordo scritto male, e come doveva essere', ['attoTermine'])
export class RettificaAccordoInput {
  @Field(() => UUID, { description: "L'accordo." })
  accordoId!: string;

  @Field(() => Int, { description: "Versione dell'accordo che si è letta." })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => TipoAccordo, { nullable: true, description: 'Forma.' })
  tipo?: TipoAccordo;

  @Field(() => String, { nullable: true, description: 'Oggetto.' })
  @Length(3, 300)
  oggetto?: string;

  @Field(() => String, { nullable: true, description: 'Per che cosa.' })
  @Length(3, 4_000)
  finalita?: string;

  @Field(() => [UUID], { nullable: true, description: 'Con quali enti del registro: tutti, se non erano questi.' })
  @AtMost(50)
  @ArrayUnique()
  enti?: string[];

  @Field(() => [String], { nullable: true, description: 'Con quali Comuni associati: tutti, se non erano questi.' })
  @AtMost(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni?: string[];

  @Field(() => [String], { nullable: true, description: 'Con chi altri: tutti i nomi, se non erano questi.' })
  @AtMost(50)
  @ArrayUnique()
  @Length(2, 200, { each: true })
  parti?: string[];

  @Field(() => DataIso, { nullable: true, description: 'Giorno della sottoscrizione.' })
  sottoscrittoIl?: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno in cui vale.' })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto che ne ha cambiato il termine." })
  @Length(3, 200)
  attoTermine?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Se è stabilito che non si rinnova.' })
  nonSiRinnova?: boolean;
}

/** The parties of an annulled agreement ($2) whose lists are not written anew ($3), for the one that takes its place ($1). */
const COME_ERANO = `
  INSERT INTO accordo_parte (accordo_id, ambito_id, ordine, nome, ente_id, codice_istat)
  SELECT $1, p.ambito_id, p.ordine, p.nome, p.ente_id, p.codice_istat
  FROM annullamento AS a, jsonb_populate_recordset(NULL::accordo_parte, a.dati -> 'parti') AS p
  WHERE a.id = $2 AND CASE WHEN p.ente_id IS NOT NULL THEN 'enti' WHEN p.codice_istat IS NOT NULL THEN 'comuni' ELSE 'parti' END
    <> ALL ($3::text[])`;

@Resolver(() => PermessiAccordo)
export class RettificaAccordo {
  /**
   * Art. 2 c. 5 f and o: an agreement was written wrongly. It is annulled with its parties, and another one says how it was. A list of
   * parties that is not given stays as it was, with the names of that day. @returns the id of the new one
   */
  @Command(() => Accordo, {
    description:
      'Rettifica un accordo scritto male: quello sbagliato è annullato e un altro lo sostituisce (art. 2 c. 5 f e o).',
    articolo: 'art. 2 c. 5 f e o',
    ammessi: ['COORDINATORE'],
    reload: accordoReference,
  })
  async rettificaAccordo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accordo." }) input: RettificaAccordoInput,
  ): Promise<string> {
    await requireCoordinatoreInCarica(unit);
    const { motivo, tipo, oggetto, finalita, attoTermine, nonSiRinnova, enti, comuni, parti } = input;
    const prima = await loadAccordo(unit, input);
    const { sottoscrittoIl = prima.sottoscrittoIl, dal = prima.dal, al = prima.al } = input;
    requireGiorniDellAccordo(unit, { sottoscrittoIl, dal, al });
    const id = uuidv7();
    await annullaAccordo(unit, prima.id, { motivo, sostituitoDa: id });
    const periodo = `[${dal},${al}]`;
    await writeCorretto(unit, ACCORDO, prima.id, {
      ...{ id, tipo, oggetto, finalita, attoTermine, nonSiRinnova, sottoscrittoIl, periodo, versione: 1 },
    });
    const nuove = Object.entries({ enti, comuni, parti }).flatMap(([elenco, valori]) => (valori ? [elenco] : []));
    await unit.query(COME_ERANO, [id, prima.id, nuove]);
    await writeParti(unit, { id, sottoscrittoIl }, { enti: enti ?? [], comuni: comuni ?? [], parti: parti ?? [] });
    const [una] = await unit.query('SELECT 1 FROM accordo_parte WHERE accordo_id = $1 LIMIT 1', [id]);
    if (una === undefined) throw senzaParti();
    await requireCorretto(unit, ACCORDO, prima.id, id);
    unit.audit('Accordo', id);
    return id;
  }

  @Permesso('Se può rettificarlo.')
  async puoRettificare(@Root() { ambitoId }: AccordoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return ambitoId === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
