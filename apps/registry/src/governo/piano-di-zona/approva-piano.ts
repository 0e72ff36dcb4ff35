// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, type GraphContext, UUID, Command, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { emitLinea } from '../bilancio/linea.evento.ts';
import { loadPiano } from './load-piano.ts';
import { PianoDiZona } from './piano-di-zona.ts';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';

@InputType({ description: "L'approvazione di un Piano di Zona." })
export class ApprovaPianoInput {
  @Field(() => UUID, { description: 'Il Piano.' })
  pianoId!: string;

  @Field(() => Int, { description: 'Versione del Piano che si è letta: è quella che si approva.' })
  versione!: number;

  @Field(() => DataIso, { description: "Giorno dell'approvazione." })
  approvatoIl!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

/** What keeps each of some plans ($1) from being approved as it reads. */
const IMPEDIMENTI = `
  SELECT id AS owner, stato = 'APPROVATO' AS approvato,
         EXISTS (SELECT FROM riduzione_linea AS r JOIN linea_di_bilancio AS l ON l.id = r.linea_id
                 WHERE l.piano_id = p.id AND r.stato = 'RICHIESTA') AS "inRiduzione",
         NOT EXISTS (SELECT FROM obiettivo_di_piano WHERE piano_id = p.id) AS "senzaObiettivi"
  FROM piano_di_zona AS p WHERE id = ANY ($1::uuid[])`;

interface Impedimenti {
  readonly owner: string;
  readonly approvato: boolean;
  readonly inRiduzione: boolean;
  readonly senzaObiettivi: boolean;
  readonly [column: string]: unknown;
}

function impedimento({ approvato, inRiduzione, senzaObiettivi }: Impedimenti): RuleViolation | undefined {
  if (approvato) return new RuleViolation('art. 1 c. 1', 'Il Piano è già approvato così come è');
  if (inRiduzione)
    return new RuleViolation('art. 6 c. 1', 'Una riduzione attende ancora risposta: il Piano si approva dopo');
  return senzaObiettivi
    ? new RuleViolation('art. 7 c. 2', 'Il Piano non ha obiettivi: senza non si approva')
    : undefined;
}

/** Whether a plan may be approved as it reads. Batched. */
export async function approvabile(pianoId: string, context: GraphContext): Promise<boolean> {
  const [trovati] = await context.loadMany<Impedimenti>('PianoDiZona.impedimenti', pianoId, ({ query }, ids) =>
    query(IMPEDIMENTI, [ids]),
  );
  return trovati !== undefined && impedimento(trovati) === undefined;
}

/**
 * Art. 1 and art. 6 c. 1: the Coordinamento Istituzionale approves the plan as it reads; the edition keeps it so, and its
 * lines can be spent from, as far as it says. Not while a reduction awaits its answer: the edition would say another figure
 * than the line. @returns the plan's id
 */
export async function approvaPiano(
  unit: WriteUnit,
  { pianoId, versione, approvatoIl, atto }: ApprovaPianoInput,
): Promise<string> {
  if (approvatoIl > giornoRoma(unit.adesso))
    throw new BadUserInput(['input', 'approvatoIl'], "L'approvazione è di oggi o di un giorno passato");
  await loadPiano(unit, pianoId, versione);
  // After the plan, as the commands on a line do; casework's answers take the line alone.
  await unit.query('SELECT FROM linea_di_bilancio WHERE piano_id = $1 ORDER BY id FOR UPDATE', [pianoId]);
  const [trovati] = await unit.query<Impedimenti>(IMPEDIMENTI, [[pianoId]]);
  const violazione = trovati && impedimento(trovati);
  if (violazione !== undefined) throw violazione;
  await unit.query(
    `INSERT INTO edizione_piano (piano_id, numero, approvata_il, atto, obiettivi, linee)
     SELECT $1, (SELECT coalesce(max(numero), 0) + 1 FROM edizione_piano WHERE piano_id = $1), $2, $3, obiettivi,
            coalesce((SELECT jsonb_agg(jsonb_build_object('anno', anno, 'codice', codice, 'denominazione', denominazione, 'fondo', fondo,
                                                          'importo', importo::text) ORDER BY anno, codice)
                      FROM linea_di_bilancio WHERE piano_id = $1), '[]')
     FROM (SELECT jsonb_agg(jsonb_build_object('descrizione', descrizione, 'codiceIndicatore', indicatore, 'valoreAtteso', valore_atteso,
                                               'entro', entro) ORDER BY ordine, id) AS obiettivi
           FROM obiettivo_di_piano WHERE piano_id = $1) AS contenuto`,
    [pianoId, approvatoIl, atto],
  );
  await unit.query(`UPDATE piano_di_zona SET stato = 'APPROVATO', versione = versione + 1 WHERE id = $1`, [pianoId]);
  const linee = await unit.query<{ id: string }>(
    'UPDATE linea_di_bilancio SET versione = versione + 1, importo_approvato = importo WHERE piano_id = $1 RETURNING id',
    [pianoId],
  );
  for (const { id } of linee) await emitLinea(unit, unit.adesso, id);
  unit.audit('PianoDiZona', pianoId);
  return pianoId;
}

@Resolver()
export class ApprovaPiano {
  @Command(() => PianoDiZona, {
    description: 'Il Coordinamento Istituzionale approva il Piano di Zona così come è.',
    articolo: 'art. 6 c. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: pianoDiZonaReference,
  })
  approvaPiano(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'approvazione." }) input: ApprovaPianoInput,
  ): Promise<string> {
    return approvaPiano(unit, input);
  }
}
