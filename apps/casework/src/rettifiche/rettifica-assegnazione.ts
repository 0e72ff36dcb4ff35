// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoDopo, giornoRoma, ilGiorno } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UpdateInput } from '@ambito/subgraph';
import { Arg, Field, Resolver, Root } from 'type-graphql';
import { requireMandato } from '../anagrafe/mandato-in-vigore.ts';
import { requireIncaricoInVigore } from '../anagrafe/operatore-in-servizio.ts';
import { requireNaturaArea } from '../anagrafe/vocabolari.ts';
import { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { GIORNI_PER_REGOLARIZZARE } from '../prese-in-carico/assegna-in-urgenza.ts';
import { finishCambio } from '../prese-in-carico/finish-cambio.ts';
import { loadCasoDiTutti } from '../prese-in-carico/load-caso.ts';
import { PRESA_IN_CARICO, PresaInCaricoEntity } from '../prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PermessiPresaInCarico, PresaInCarico, type PresaInCaricoRow } from '../prese-in-carico/presa-in-carico.ts';
import { retellProgetti } from '../progetti/finish-progetto.ts';
import { moveInizioResponsabilita } from '../responsabilita/end-responsabilita.ts';
import { istanteCorretto, vicinoDi } from '../responsabilita/giorno-corretto.ts';
import type { Natura } from '../responsabilita/tratti.ts';
import { CONTATTO_IL, dopoIlContatto } from './rettifica-richiesta.ts';

@UpdateInput(PresaInCaricoEntity, 'Il giorno della richiesta o dell’assegnazione di un caso, scritto male', [])
export class RettificaAssegnazioneInput extends CasoSbagliatoInput {
  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno in cui è stata chiesta: non prima del contatto, non dopo l’assegnazione.',
  })
  richiestaIl?: string;

  @Field(() => DataIso, {
    nullable: true,
    description:
      'Il giorno in cui è stata assegnata: non prima della richiesta, non dopo la presa in carico o ciò che è venuto prima di quella.',
  })
  assegnataIl?: string;
}

interface Scritta {
  readonly area: string;
  readonly naturaArea: string;
  readonly richiestaIl: Date;
  readonly assegnataIl: Date;
  readonly urgenzaEntro: string | null;
  readonly contattoIl: Date | null;
  /** Who answered first, and how. */
  readonly operatoreId: string;
  readonly natura: Natura;
  /** What was recorded first of the case once it was assigned, in words, and when; null for nothing. */
  readonly cosa: string | null;
  readonly istante: Date | null;
}

/** An assigned case ($2) with the contatto before it, whoever answered first, and what was recorded first since. */
const SCRITTA = `
  SELECT p.area, p.natura_area AS "naturaArea", p.richiesta_il AS "richiestaIl", p.assegnata_il AS "assegnataIl", p.urgenza_entro AS "urgenzaEntro",
         ${CONTATTO_IL} AS "contattoIl", primo.operatore_id AS "operatoreId", primo.natura, fatto.cosa, fatto.istante
  FROM presa_in_carico p
  CROSS JOIN LATERAL (
    SELECT operatore_id, natura, inizio FROM responsabilita r WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id
    ORDER BY inizio LIMIT 1) AS primo
  LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT 'il caso è stato preso in carico' AS cosa, p.attivata_il AS istante WHERE p.attivata_il IS NOT NULL
      UNION ALL SELECT 'il caso è passato di mano', r.inizio FROM responsabilita r
        WHERE r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND r.inizio > primo.inizio AND r.inizio <= $3::timestamptz
      UNION ALL SELECT 'è stata trasmessa una richiesta a un ente', trasmessa_il FROM trasmissione t
        WHERE t.ambito_id = p.ambito_id AND t.presa_in_carico_id = p.id
      UNION ALL SELECT 'il caso si è concluso', p.conclusa_il WHERE p.conclusa_il IS NOT NULL) AS fatti
    ORDER BY istante LIMIT 1) AS fatto ON true
  WHERE p.ambito_id = $1 AND p.id = $2 AND p.assegnata_il IS NOT NULL`;

/**
 * The right instants of the request and of the assignment.
 * @throws BadUserInput for a day before what precedes, after what follows, or to come
 */
async function readDate(
  unit: WriteUnit,
  input: RettificaAssegnazioneInput,
  { contattoIl, ...scritta }: Scritta,
): Promise<Pick<Scritta, 'richiestaIl' | 'assegnataIl'>> {
  // Another day of the assignment is compared with that of the request.
  const segue = input.assegnataIl === undefined ? scritta.assegnataIl : null;
  const richiestaIl =
    input.richiestaIl === undefined
      ? scritta.richiestaIl
      : await istanteCorretto(unit, {
          ...{ campo: 'richiestaIl', giorno: input.richiestaIl, scritto: scritta.richiestaIl },
          precede: dopoIlContatto(contattoIl),
          segue: vicinoDi({ istante: segue }, 'Il caso è stato assegnato prima,'),
        });
  if (input.assegnataIl === undefined) return { richiestaIl, assegnataIl: scritta.assegnataIl };
  const assegnataIl = await istanteCorretto(unit, {
    ...{ campo: 'assegnataIl', giorno: input.assegnataIl, scritto: scritta.assegnataIl },
    precede: { istante: richiestaIl, rifiuto: 'Il caso è stato chiesto dopo,' },
    segue: vicinoDi(scritta, 'Il caso era già assegnato:'),
  });
  return { richiestaIl, assegnataIl };
}

/**
 * What an assignment asks for, on its right day: an incarico and a mandate, or in urgency the term by which they are in order.
 * @throws RuleViolation, BadUserInput
 */
async function requireAllora(
  unit: WriteUnit,
  presaInCaricoId: string,
  { operatoreId, natura, urgenzaEntro }: Scritta,
  assegnataIl: Date,
): Promise<void> {
  const giorno = giornoRoma(assegnataIl);
  if (natura === 'ORDINARIA') {
    await requireIncaricoInVigore(unit, operatoreId, giorno);
    await requireMandato(unit, presaInCaricoId, operatoreId, giorno);
  }
  if (urgenzaEntro !== null && (urgenzaEntro < giorno || urgenzaEntro > giornoDopo(giorno, GIORNI_PER_REGOLARIZZARE)))
    throw new BadUserInput(
      ['input', 'assegnataIl'],
      `L’urgenza si regolarizza ${ilGiorno(urgenzaEntro)}: non è da quel giorno a ${GIORNI_PER_REGOLARIZZARE} giorni dopo. Prima si rettifica il termine`,
    );
}

@Resolver(() => PermessiPresaInCarico)
export class RettificaAssegnazione {
  /**
   * Art. 2 c. 2, art. 7 c. 1: a case was asked for, or assigned, on another day than the one on which that was written. What it said is
   * kept; whoever was assigned answers from the right day on. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il coordinatore rettifica il giorno in cui un caso è stato chiesto o assegnato: chi lo ha ricevuto ne risponde da quel giorno (art. 2 c. 2, art. 7 c. 1).',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async rettificaAssegnazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La presa in carico.' }) input: RettificaAssegnazioneInput,
  ): Promise<string> {
    const {
      caso: { id },
    } = await loadCasoDiTutti(unit, input);
    const [scritta] = await unit.query<Scritta & { [column: string]: unknown }>(SCRITTA, [
      ...[unit.ambitoId, id, unit.adesso],
    ]);
    if (scritta === undefined)
      throw new RuleViolation('art. 7 c. 1', 'Il caso non è stato assegnato: se ne rettifica la richiesta');
    const { richiestaIl, assegnataIl } = await readDate(unit, input, scritta);
    const mossa = assegnataIl.getTime() !== scritta.assegnataIl.getTime();
    if (mossa) await requireAllora(unit, id, scritta, assegnataIl);
    const natura = await requireNaturaArea(unit, scritta.area, giornoRoma(richiestaIl), ['input', 'richiestaIl']);
    await rettificaSulPosto(unit, PRESA_IN_CARICO, id, { motivo: input.motivo }, async () => {
      await unit.query(
        `UPDATE presa_in_carico SET richiesta_il = $3, assegnata_il = $4, natura_area = $5 WHERE ambito_id = $1 AND id = $2`,
        [unit.ambitoId, id, richiestaIl, assegnataIl, natura],
      );
      if (mossa) await moveInizioResponsabilita(unit, id, assegnataIl);
    });
    if (natura !== scritta.naturaArea) await retellProgetti(unit, id);
    return finishCambio(unit, id, { regolarizza: false });
  }

  @Permesso('Se può rettificarne il giorno della richiesta o dell’assegnazione.')
  puoRettificareAssegnazione(@Root() { assegnataIl }: PresaInCaricoRow): boolean {
    return assegnataIl !== null;
  }
}
