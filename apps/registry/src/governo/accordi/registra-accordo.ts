// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, CodiceIstat, Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { ArrayUnique, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { type Ambito, PermessiAmbito } from '../../ambito/ambiti/ambito.ts';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { AccordoEntity } from './accordo.entity.ts';
import { accordoReference } from './accordo.reference.ts';
import { Accordo, TipoAccordo } from './accordo.ts';

/** Why an ente or a Comune cannot be a party. */
export const NON_PARTE = {
  enti: "Il giorno della sottoscrizione l'ente non c'è, o non è del tuo Ambito",
  comuni: "Il giorno della sottoscrizione il Comune non è associato all'Ambito",
} as const;

@InputType({ description: 'Un accordo sottoscritto.' })
export class RegistraAccordoInput {
  @Field(() => TipoAccordo, { description: 'Forma.' })
  tipo!: TipoAccordo;

  @Field({ description: 'Oggetto.' })
  @Length(3, 300)
  oggetto!: string;

  @Field({ description: 'Per che cosa.' })
  @Length(3, 4_000)
  finalita!: string;

  @Field(() => [UUID], {
    nullable: true,
    description:
      "Con quali enti del registro dell'Ambito, attivi il giorno della sottoscrizione; con gli altri due elenchi, almeno una parte oltre all'Ambito.",
  })
  @AtMost(50)
  @ArrayUnique()
  enti?: string[];

  @Field(() => [String], {
    nullable: true,
    description: "Con quali Comuni associati all'Ambito il giorno della sottoscrizione: i codici ISTAT.",
  })
  @AtMost(500)
  @ArrayUnique()
  @CodiceIstat({ each: true })
  comuni?: string[];

  @Field(() => [String], { nullable: true, description: 'Con chi altri: il nome.' })
  @AtMost(50)
  @ArrayUnique()
  @Length(2, 200, { each: true })
  parti?: string[];

  @Field(() => DataIso, { description: 'Giorno della sottoscrizione.' })
  sottoscrittoIl!: string;

  @Field(() => DataIso, { description: 'Primo giorno in cui vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;
}

/**
 * Art. 2 c. 5 f and o: an agreement with its parties, its purpose and its term. A party is an ente or a Comune of the Ambito on
 * the day of the signing, or else a name. The present name of the ente or Comune is kept. @returns the agreement's id
 */
export async function registraAccordo(unit: WriteUnit, input: RegistraAccordoInput): Promise<string> {
  const { tipo, oggetto, finalita, enti = [], comuni = [], parti = [], sottoscrittoIl, dal, al } = input;
  if (al < dal)
    throw new BadUserInput(
      ['input', 'al'],
      "L'accordo finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
    );
  if (sottoscrittoIl > giornoRoma(unit.adesso))
    throw new BadUserInput(
      ['input', 'sottoscrittoIl'],
      'Il giorno della sottoscrizione è futuro: si registra un accordo già sottoscritto',
    );
  if (enti.length + comuni.length + parti.length === 0) throw senzaParti();
  await requireCoordinatoreInCarica(unit);
  const id = uuidv7();
  await unit.manager.insert(AccordoEntity, {
    ...{ id, ambitoId: unit.ambitoId, tipo, oggetto, finalita, sottoscrittoIl },
    periodo: `[${dal},${al}]`,
    nonSiRinnova: false,
    versione: 1,
  });
  // The query gives no row for an ente or a Comune outside the Ambito: the check below finds it.
  const scritte = await unit.query<{ enteId: string | null; codiceIstat: string | null }>(
    `INSERT INTO accordo_parte (accordo_id, ambito_id, ordine, nome, ente_id, codice_istat)
     SELECT $1, $2, row_number() OVER (ORDER BY elenco, posto), nome, ente_id, codice_istat
     FROM (
       SELECT 1 AS elenco, posto, denominazione AS nome, ente.id AS ente_id, NULL AS codice_istat
         FROM unnest($3::uuid[]) WITH ORDINALITY AS e (id, posto) JOIN ente USING (id) WHERE ambito_id = $2 AND periodo @> $6::date
       UNION ALL SELECT 2, posto, nome, NULL, codice_istat FROM unnest($4::text[]) WITH ORDINALITY AS c (codice_istat, posto)
         JOIN comune USING (codice_istat) JOIN appartenenza USING (codice_istat) WHERE ambito_id = $2 AND periodo @> $6::date
       UNION ALL SELECT 3, posto, nome, NULL, NULL FROM unnest($5::text[]) WITH ORDINALITY AS p (nome, posto)
     ) AS parti
     RETURNING ente_id AS "enteId", codice_istat AS "codiceIstat"`,
    [id, unit.ambitoId, enti, comuni, parti, sottoscrittoIl],
  );
  for (const [campo, chiesti, noti] of [
    ['enti', enti, scritte.map(({ enteId }) => enteId)],
    ['comuni', comuni, scritte.map(({ codiceIstat }) => codiceIstat)],
  ] as const) {
    const indice = chiesti.findIndex((chiesto) => !noti.includes(chiesto.toLowerCase()));
    if (indice >= 0) throw new BadUserInput(['input', campo, String(indice)], NON_PARTE[campo]);
  }
  unit.audit('Accordo', id);
  return id;
}

export const senzaParti = (): BadUserInput => new BadUserInput(['input', 'parti'], "Indica con chi è l'accordo");

@Resolver(() => PermessiAmbito)
export class RegistraAccordo {
  @Command(() => Accordo, {
    description: 'Registra un accordo sottoscritto (art. 2 c. 5 f e o).',
    articolo: 'art. 2 c. 5 f e o',
    ammessi: ['COORDINATORE'],
    reload: accordoReference,
  })
  registraAccordo(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accordo." }) input: RegistraAccordoInput,
  ): Promise<string> {
    return registraAccordo(unit, input);
  }

  @Permesso('Se può registrare un accordo.')
  async puoRegistrareAccordo(@Root() { id }: Ambito, @Ctx() context: GraphContext): Promise<boolean> {
    return id === context.ambitoId && (await puoDaCoordinatoreInCarica(context));
  }
}
