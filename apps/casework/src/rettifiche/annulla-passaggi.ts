// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, type AppError } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, Motivo, Unit, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { rifiutoDiChiLegge } from '../passaggi/examine-passaggi.ts';
import { MAX_PASSAGGI } from '../passaggi/passaggio.ts';
import { requireTutti } from '../passaggi/require-tutti.ts';
import { finishCambi } from '../prese-in-carico/finish-cambio.ts';
import { type Caso, readCasi } from '../prese-in-carico/load-caso.ts';
import { emitPreseInCarico } from '../prese-in-carico/presa-in-carico.evento.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { withdrawPassaggi } from '../responsabilita/entrust-case.ts';
import { lockAffidamento } from '../responsabilita/lock-affidamento.ts';
import {
  findAvvenuto,
  maiPassato,
  NESSUN_PASSAGGIO,
  readAvvenuti,
  rifiutoDi,
  undoPassaggi,
} from './passaggi-avvenuti.ts';

@InputType({ description: 'Un passaggio da annullare, cominciato o da venire.' })
export class PassaggioDaAnnullareInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => Date, { description: 'Da quando ne risponde, ne rispondeva o ne risponderà chi lo ha ricevuto.' })
  dalle!: Date;
}

@InputType({ description: 'Passaggi fatti insieme per errore, ciascuno di un caso.' })
export class AnnullaPassaggiInput {
  @Field(() => [PassaggioDaAnnullareInput], { description: 'I passaggi.' })
  @ArrayNotEmpty()
  @AtMost(MAX_PASSAGGI)
  passaggi!: PassaggioDaAnnullareInput[];

  @Motivo()
  motivo!: string;
}

/** The handovers of some cases ($2) of an Ambito ($1) that are planned after an instant ($3). */
const PROGRAMMATI = `
  SELECT presa_in_carico_id AS "presaInCaricoId", lower(periodo) AS dalle FROM responsabilita
  WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) AND inizio > $3::timestamptz AND in_attesa_dal IS NULL`;

/** Who answered, answers or will answer for some cases ($2) of an Ambito ($1). */
const RESPONSABILI = `
  SELECT DISTINCT operatore_id AS "operatoreId" FROM responsabilita
  WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) AND operatore_id IS NOT NULL`;

/** @throws BadUserInput naming each case that is there twice */
function requireUnaVolta(passaggi: readonly PassaggioDaAnnullareInput[]): void {
  const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
  const campi = ids.flatMap((id, indice) =>
    ids.indexOf(id) === indice
      ? []
      : [{ percorso: percorsoDi(indice, 'presaInCaricoId'), messaggio: 'Il caso è già nell’elenco' }],
  );
  if (campi.length > 0) throw new BadUserInput(campi);
}

const percorsoDi = (indice: number, campo: string): string[] => ['input', 'passaggi', String(indice), campo];

@Resolver()
export class AnnullaPassaggi {
  /**
   * Art. 2 c. 2, art. 7 c. 1: takes a whole handover back (`passaCasi`), all of its cases or none. One that has begun is annulled as by
   * `annullaPassaggioAvvenuto`, one to come is not made. A refusal says which cases, and why. The statements grow with the operators
   * concerned, never with the cases.
   * @returns the ids of the cases, in the order of the input
   */
  @AtMost(MAX_PASSAGGI)
  @Command(() => [PresaInCarico], {
    description:
      'Il coordinatore annulla insieme i passaggi di più casi, tutti o nessuno: quelli cominciati, se non si è fatto nulla per il caso, e quelli da venire (art. 2 c. 2, art. 7 c. 1).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaPassaggi(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'I passaggi.' }) { passaggi, motivo }: AnnullaPassaggiInput,
  ): Promise<string[]> {
    requireUnaVolta(passaggi);
    const ids = passaggi.map(({ presaInCaricoId }) => presaInCaricoId);
    // The operators are read before the cases are locked. If they change meanwhile, so has the version of a case.
    const responsabili = await unit.query<{ operatoreId: string }>(RESPONSABILI, [unit.ambitoId, ids]);
    const operatori = responsabili.map(({ operatoreId }) => operatoreId);
    await lockAffidamento(unit, operatori);
    const casi = await readCasi(unit.context, unit, ids, true);
    for (const id of casi.keys()) unit.auditRead('PresaInCarico', id);
    await requireAnnullabili(unit, passaggi, casi);
    const daVenire = passaggi.filter(({ dalle }) => dalle > unit.adesso);
    const cominciati = passaggi.filter(({ dalle }) => dalle <= unit.adesso);
    if (daVenire.length > 0) await withdrawPassaggi(unit, daVenire);
    if (cominciati.length > 0) await undoPassaggi(unit, cominciati, motivo);
    await emitSuccessioni(unit, operatori);
    await finishPassaggi(unit, { daVenire, cominciati }, motivo);
    return ids;
  }
}

/** @throws NotFound, Conflict, RuleViolation naming the cases; BadUserInput at each instant at which no handover begins */
async function requireAnnullabili(
  unit: WriteUnit,
  passaggi: readonly PassaggioDaAnnullareInput[],
  casi: ReadonlyMap<string, Caso>,
): Promise<void> {
  const ids = [...casi.keys()];
  const avvenuti = await readAvvenuti(unit, unit.ambitoId, ids, unit.adesso);
  const programmati = await unit.query<{ presaInCaricoId: string; dalle: Date }>(PROGRAMMATI, [
    ...[unit.ambitoId, ids, unit.adesso],
  ]);
  const esami = passaggi.map((passaggio): { rifiuto: AppError | null; manca: boolean } => {
    const { presaInCaricoId, dalle } = passaggio;
    const rifiuto = rifiutoDiChiLegge(passaggio, casi.get(presaInCaricoId));
    if (rifiuto !== null) return { rifiuto, manca: false };
    const programmato = programmati.some(
      (uno) => uno.presaInCaricoId === presaInCaricoId && uno.dalle.getTime() === dalle.getTime(),
    );
    if (programmato) return { rifiuto: null, manca: false };
    const delCaso = avvenuti.filter(({ owner }) => owner === presaInCaricoId);
    const avvenuto = findAvvenuto(delCaso, dalle);
    if (avvenuto !== undefined) return { rifiuto: rifiutoDi(avvenuto), manca: false };
    return delCaso.length === 0 ? { rifiuto: maiPassato(), manca: false } : { rifiuto: null, manca: true };
  });
  requireTutti(
    passaggi.map(({ presaInCaricoId }, indice) => ({ presaInCaricoId, rifiuto: esami[indice]?.rifiuto ?? null })),
    { nessuno: 'Nessun passaggio è annullato', vietato: ['non torna indietro', 'non tornano indietro'] },
  );
  const campi = esami.flatMap(({ manca }, indice) =>
    manca ? [{ percorso: percorsoDi(indice, 'dalle'), messaggio: NESSUN_PASSAGGIO }] : [],
  );
  if (campi.length > 0) throw new BadUserInput(campi);
}

/** Tells of the cases that have gone back; each has one new version. */
async function finishPassaggi(
  unit: WriteUnit,
  { daVenire, cominciati }: Record<'daVenire' | 'cominciati', readonly PassaggioDaAnnullareInput[]>,
  motivo: string,
): Promise<void> {
  const ids = cominciati.map(({ presaInCaricoId }) => presaInCaricoId);
  if (ids.length > 0) await emitPreseInCarico(unit, ids);
  for (const id of ids) unit.audit('PresaInCarico', id, motivo);
  if (daVenire.length > 0)
    await finishCambi(
      unit,
      daVenire.map(({ presaInCaricoId: id }) => ({ id, regolarizza: false })),
      motivo,
    );
}
