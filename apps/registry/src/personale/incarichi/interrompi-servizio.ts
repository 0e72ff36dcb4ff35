// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma, ilGiorno, vigilia } from '@ambito/orari';
import { annulla, rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { IsIn } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ASSENZA, AssenzaEntity } from '../operatori/assenza.entity.ts';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { OperatoreEntity } from '../operatori/operatore.entity.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore, type OperatoreRow } from '../operatori/operatore.ts';
import { INCARICO } from '../operatori/incarico.entity.ts';
import { MotivoFineIncarico } from './incarico.ts';
import { requireRapportoMinimo, writeConferma } from './rapporto-minimo.ts';

@InputType({ description: 'Una fine del servizio che non può attendere.' })
export class InterrompiServizioInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => DataIso, {
    description: "Ultimo giorno di servizio: non futuro, né prima dell'inizio dell'ultimo incarico cominciato.",
  })
  al!: string;

  @Field(() => MotivoFineIncarico, { description: 'Perché: DECESSO, SOSPENSIONE o ALTRO.' })
  @IsIn([MotivoFineIncarico.DECESSO, MotivoFineIncarico.SOSPENSIONE, MotivoFineIncarico.ALTRO])
  motivo!: MotivoFineIncarico;

  @Field(() => UUID, {
    nullable: true,
    description:
      'L’assistente sociale in servizio a cui passano i casi; se manca, l’assistente sociale che già lo sostituisce in quel giorno o, ad interim, il coordinatore.',
  })
  subentranteId?: string;

  @Field({
    defaultValue: false,
    description: "Conferma che l'Ambito scende sotto un assistente sociale ogni 10.000 residenti (art. 4 c. 1).",
  })
  confermaSottoMinimo: boolean = false;
}

/** The incarichi of some operators ($1). */
const SERVIZI = `
  SELECT operatore_id AS owner, id, lower(periodo) AS dal, upper(periodo) - 1 AS al,
         least(upper(periodo) - 1, fine_richiesta) AS fine FROM incarico
  WHERE operatore_id = ANY ($1::uuid[]) ORDER BY periodo, id`;

interface Servizio {
  readonly owner: string;
  readonly id: string;
  readonly dal: string;
  readonly al: string | null;
  /** The last day on which it counts: its own, or the earlier one that is requested. */
  readonly fine: string | null;
  readonly [column: string]: unknown;
}

/**
 * The earliest possible last day of a service: the first day of the latest incarico that has begun. An earlier day would change
 * past service.
 */
function primaFine(incarichi: readonly Servizio[], oggi: string): string {
  return incarichi.reduce((ultimo, { dal }) => (dal <= oggi && dal > ultimo ? dal : ultimo), '0001-01-01');
}

/** The present and future incarichi that go on after the last day of service. */
function daInterrompere(incarichi: readonly Servizio[], al: string, oggi: string): readonly Servizio[] {
  return incarichi.filter((incarico) => incarico.al === null || (incarico.al > al && incarico.al >= oggi));
}

/** SQL that tells whether an operator may take cases over on the day after a day. */
const SUBENTRA = (giorno: string): string =>
  `natura = 'ASSISTENTE_SOCIALE' AND giorni_disponibili(id) @> (${giorno}::date + 1)`;

/**
 * The operator who takes over: the one that the input names or, if there is none, the present substitute. It is an assistente
 * sociale in service, and not away, on the day after.
 */
async function findSubentrante(unit: WriteUnit, { operatoreId, subentranteId, al }: InterrompiServizioInput) {
  if (subentranteId === undefined) {
    const [sostituto] = await unit.query<{ id: string }>(
      `SELECT id FROM operatore WHERE ${SUBENTRA('$2')} AND id IN (
         SELECT sostituto_id FROM assenza WHERE operatore_id = $1 AND periodo @> $2::date)`,
      [operatoreId, al],
    );
    return sostituto?.id ?? null;
  }
  const [scelto] = await unit.query<{ disponibile: boolean }>(
    `SELECT ${SUBENTRA('$3')} AS disponibile FROM operatore WHERE id = $1 AND ambito_id = $2`,
    [subentranteId, unit.ambitoId, al],
  );
  if (scelto === undefined) throw new NotFound('Operatore che subentra non trovato');
  if (!scelto.disponibile || subentranteId === operatoreId)
    throw new RuleViolation(
      'art. 8 c. 1',
      'Chi subentra non è un assistente sociale in servizio e presente in quel giorno',
    );
  return subentranteId;
}

/**
 * After the last day the operator is no substitute any more: those absences have no substitute. One that has begun is annulled, and
 * others say who stood in, and until when.
 */
async function endSostituzioni(unit: WriteUnit, operatoreId: string, al: string): Promise<void> {
  const oltre = await unit.query<{ id: string; operatoreId: string; dal: string; fine: string }>(
    `SELECT id, operatore_id AS "operatoreId", lower(periodo) AS dal, upper(periodo) - 1 AS fine
     FROM assenza WHERE sostituto_id = $1 AND upper(periodo) - 1 > $2::date`,
    [operatoreId, al],
  );
  const motivo = { motivo: 'Il servizio di chi sostituisce è stato interrotto' };
  for (const { id, operatoreId: assente, dal, fine } of oltre) {
    if (dal <= al) {
      await rettifica(unit, ASSENZA, id, { periodo: `[${dal},${al}]` }, motivo);
      await unit.manager.insert(AssenzaEntity, {
        id: uuidv7(),
        ambitoId: unit.ambitoId,
        operatoreId: assente,
        sostitutoId: null,
        periodo: `(${al},${fine}]`,
      });
    } else if (dal <= giornoRoma(unit.adesso)) await rettifica(unit, ASSENZA, id, { sostitutoId: null }, motivo);
    else await unit.manager.update(AssenzaEntity, id, { sostitutoId: null });
  }
  // The absent operators have changed too, and the other services are told: the substitute no longer sees their cases.
  for (const assente of new Set(oltre.map((assenza) => assenza.operatoreId))) await finishModifica(unit, assente);
}

@Resolver(() => PermessiOperatore)
export class InterrompiServizio {
  /**
   * Art. 2 c. 2, art. 8 c. 1: death, suspension. Every present incarico ends at once and future ones are annulled; past service
   * stays. Casework hands each open case over in the transaction that applies the event. Operators for
   * whom this one stood in are without a substitute from then on. @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      'Interrompe subito il servizio di un operatore (decesso, sospensione): i suoi casi passano a chi subentra o, ad interim, al coordinatore (art. 2 c. 2).',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async interrompiServizio(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La fine del servizio.' }) input: InterrompiServizioInput,
  ): Promise<string> {
    const { operatoreId, versione, al, motivo, confermaSottoMinimo } = input;
    const oggi = giornoRoma(unit.adesso);
    if (al > oggi) throw new BadUserInput(['input', 'al'], 'Una fine futura si chiede, e attende i successori');
    const { natura } = await loadOperatore(unit, operatoreId, versione);
    const tutti = await unit.query<Servizio>(SERVIZI, [[operatoreId]]);
    const prima = primaFine(tutti, oggi);
    if (al < prima)
      throw new BadUserInput(
        ['input', 'al'],
        `L'ultimo incarico è cominciato ${ilGiorno(prima)}: l'ultimo giorno non viene prima`,
      );
    const incarichi = daInterrompere(tutti, al, oggi);
    if (incarichi.length === 0) throw new RuleViolation('art. 8 c. 1', "L'operatore non ha incarichi dopo quel giorno");
    const ids = incarichi.map(({ id }) => id);
    let sottoMinimo = false;
    if (natura === 'ASSISTENTE_SOCIALE')
      for (const { dal, fine } of incarichi) {
        const dopo = dal > al ? vigilia(dal) : al;
        if (fine === null || fine > dopo)
          sottoMinimo =
            (await requireRapportoMinimo(unit, { senza: ids, tolto: 0, dopo, finoAl: fine }, confermaSottoMinimo)) ||
            sottoMinimo;
      }
    const subentranteId = await findSubentrante(unit, input);
    await endSostituzioni(unit, operatoreId, al);
    // An incarico that has not begun is annulled: nobody will serve it.
    for (const { id } of incarichi.filter(({ dal }) => dal > oggi))
      await annulla(unit, INCARICO, id, { motivo: 'Il servizio è stato interrotto prima del suo inizio' });
    await unit.query(
      `UPDATE incarico SET periodo = daterange(lower(periodo), $2::date, '[]'), fine_richiesta = NULL, fine_motivo = $3
     WHERE id = ANY ($1::uuid[])`,
      [ids, al, motivo],
    );
    await writeConferma(unit, ids, sottoMinimo);
    await unit.manager.update(OperatoreEntity, { id: operatoreId }, { subentranteId });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può interromperne subito il servizio.')
  async puoInterrompereServizio(@Root() { id }: OperatoreRow, @Ctx() context: GraphContext): Promise<boolean> {
    const oggi = giornoRoma(context.adesso);
    const incarichi = await context.loadMany<Servizio>('Operatore.servizio', id, ({ query }, ids) =>
      query(SERVIZI, [ids]),
    );
    // Whether some incarico ends, if the service ends on the earliest possible day.
    return daInterrompere(incarichi, primaFine(incarichi, oggi), oggi).length > 0;
  }
}
