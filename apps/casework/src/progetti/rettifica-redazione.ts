// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { istanteCorretto, vicinoDi } from '../responsabilita/giorno-corretto.ts';
import { finishProgetto } from './finish-progetto.ts';
import { loadProgetto } from './load-progetto.ts';
import { PROGETTO } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import { PermessiProgetto, ProgettoPersonalizzato, type ProgettoRow } from './progetto.ts';
import { StatoProgetto } from './stati.ts';

@InputType({ description: 'Il giorno in cui un progetto è stato redatto, scritto male.' })
export class RettificaRedazioneInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, {
    description: 'Il giorno: da quello della presa in carico, non dopo una modifica o l’accettazione.',
  })
  redattoIl!: string;
}

interface Scritta {
  readonly redattoIl: Date;
  readonly attivataIl: Date;
  /** What was recorded first of the project since, in words, and when; null for nothing. */
  readonly cosa: string | null;
  readonly istante: Date | null;
}

/** A project ($2) with the instant from which its case is in charge, and what was recorded first since it was drafted. */
const SCRITTA = `
  SELECT g.redatto_il AS "redattoIl", p.attivata_il AS "attivataIl", fatto.cosa, fatto.istante
  FROM progetto g JOIN presa_in_carico p ON p.ambito_id = g.ambito_id AND p.id = g.presa_in_carico_id
  LEFT JOIN LATERAL (
    SELECT * FROM (VALUES ('è stato modificato', g.modifiche[1]), ('è stato accettato', g.accettato_il)) AS fatti (cosa, istante)
    WHERE istante IS NOT NULL ORDER BY istante LIMIT 1) AS fatto ON true
  WHERE g.ambito_id = $1 AND g.id = $2`;

/**
 * The instant of a draft on another day: the beginning of the day, or of the presa in carico on that day.
 * @throws BadUserInput for a day before the case was in charge, after what was done with the project, or to come
 */
async function readIstante(unit: WriteUnit, progettoId: string, giorno: string): Promise<Date> {
  const [scritta] = await unit.query<Scritta & { [column: string]: unknown }>(SCRITTA, [unit.ambitoId, progettoId]);
  if (scritta === undefined) throw new Error(`No Progetto ${progettoId}`);
  const { redattoIl, attivataIl, cosa, istante } = scritta;
  return istanteCorretto(unit, {
    ...{ campo: 'redattoIl', giorno, scritto: redattoIl },
    precede: { istante: attivataIl, rifiuto: 'Il caso è stato preso in carico dopo,' },
    segue: vicinoDi({ cosa, istante }, 'Il progetto era già redatto:'),
  });
}

@Resolver(() => PermessiProgetto)
export class RettificaRedazione {
  /** Art. 2 c. 3 c: a project was drafted on another day than the one on which it was written here. @returns the project's id */
  @Command(() => ProgettoPersonalizzato, {
    description: 'Il case manager rettifica il giorno in cui un progetto è stato redatto (art. 2 c. 3 c).',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: progettoReference,
  })
  async rettificaRedazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il giorno.' }) input: RettificaRedazioneInput,
  ): Promise<string> {
    const { progettoId, motivo, redattoIl } = input;
    const { stato } = await loadProgetto(unit, input);
    if (stato === StatoProgetto.CONCLUSO)
      throw new RuleViolation('art. 2 c. 3 c', 'Il progetto è concluso: si rettifica quello di un caso aperto');
    const istante = await readIstante(unit, progettoId, redattoIl);
    await rettificaSulPosto(unit, PROGETTO, progettoId, { motivo }, () =>
      unit.query('UPDATE progetto SET redatto_il = $3 WHERE ambito_id = $1 AND id = $2', [
        ...[unit.ambitoId, progettoId, istante],
      ]),
    );
    return finishProgetto(unit, input, motivo);
  }

  @Permesso('Se può rettificarne il giorno della redazione.')
  async puoRettificareRedazione(
    @Root() { stato, presaInCaricoId }: ProgettoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    return stato !== StatoProgetto.CONCLUSO && agisce(presaInCaricoId, context);
  }
}
